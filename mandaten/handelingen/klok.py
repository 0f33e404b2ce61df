"""What every act that moves an application does at its end: store its last day, and put its task where it belongs."""

from __future__ import annotations

from datetime import date

from mandaten.domein.termijnklok import Termijnklok
from mandaten.handelingen.werk import zet_taken
from mandaten.models import Aanvraag, Klokstop
from mandaten.statussen import IN_BEHANDELING
from werkzorg.databank.perioden import reeks
from werkzorg.parameters.lezen import momentopname


def zet_termijn(aanvraag: Aanvraag) -> Termijnklok | None:
    """The stored last day is the one of the clock now, the open task fits; gives that clock, None when none runs.

    Call it after status, `ingediend_op`, `ontvankelijk_op` and the standstills are saved. There is no last day while
    the clock stands still, before the application is submitted, and once it is answered. The numbers are those of the
    day of submission; raises ParameterOnbekend when one is not known then.
    """
    klok = None
    if aanvraag.status in IN_BEHANDELING and aanvraag.indiendag is not None:
        klok = aanvraag.termijnklok(momentopname(aanvraag.indiendag))
    uiterlijk = klok.uiterlijk if klok else None
    if aanvraag.uiterlijk_op != uiterlijk:
        aanvraag.uiterlijk_op = uiterlijk
        aanvraag.save(update_fields=["uiterlijk_op"])
    zet_taken(aanvraag)
    return klok


def sluit_klokstop(aanvraag: Aanvraag, dag: date) -> None:
    """The standstill that is open, if any, lasts up to and including this day; the clock runs again the day after."""
    stop = Klokstop.objects.filter(aanvraag=aanvraag, periode__endswith__isnull=True).first()
    if stop is not None:
        stop.periode = reeks(stop.periode.lower, max(dag, stop.periode.lower))
        stop.save(update_fields=["periode"])
