"""A round of questions of the desk about an application: what is open in it, and when it is over."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from mandaten.domein.indienen import is_volledig
from mandaten.handelingen.checklist import checklist
from mandaten.handelingen.klok import sluit_klokstop, zet_termijn
from mandaten.models import Aanvraag, Aanvulling
from mandaten.statussen import AAN_TE_VULLEN, INGEDIEND, ONTVANKELIJK, ONVOLLEDIG
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

TERUG = {ONVOLLEDIG: INGEDIEND, AAN_TE_VULLEN: ONTVANKELIJK}


def open_ronde(aanvraag: Aanvraag) -> list[Aanvulling]:
    """The questions of the round that runs, answered or not, in the order in which they were asked."""
    return list(
        aanvraag.aanvullingen.filter(klokstop__periode__endswith__isnull=True).select_related(
            "bijlage", "organisatie"
        )
    )


def open_vragen_aan(aanvraag: Aanvraag, organisatie_id: UUID) -> list[Aanvulling]:
    """The questions of the round that runs to which this partner did not answer yet."""
    return [
        een
        for een in open_ronde(aanvraag)
        if een.organisatie_id == organisatie_id and een.beantwoord_op is None
    ]


def doet_niet_mee(aanvraag: Aanvraag, organisatie_id: UUID, zin: str, *, door: Hoedanigheid) -> None:
    """What this partner was still asked is answered with this sentence: it takes no part any more."""
    for vraag in open_vragen_aan(aanvraag, organisatie_id):
        beantwoord(vraag, zin, door=door)


def beantwoord(vraag: Aanvulling, tekst: str, *, door: Hoedanigheid) -> None:
    """This question is answered now, by this person, with these words ("": mended in the application itself)."""
    vraag.antwoord = tekst
    vraag.beantwoord_op, vraag.beantwoord_door_id = timezone.now(), door.gebruiker_id
    vraag.save(update_fields=["antwoord", "bijlage", "beantwoord_op", "beantwoord_door", "is_teruggenomen"])


def rond_af_als_het_kan(aanvraag: Aanvraag) -> bool:
    """The round is over when every question is answered and what was filled in is in order; whether it is.

    The locked application goes back to the desk, and its clock runs again the day after today.
    """
    if aanvraag.status not in TERUG or any(een.beantwoord_op is None for een in open_ronde(aanvraag)):
        return False
    vandaag = timezone.localdate()
    if not is_volledig(checklist(Aanvraag.objects.met_inhoud().get(pk=aanvraag.pk), vandaag=vandaag)):
        return False
    sluit_ronde(aanvraag)
    return True


def sluit_ronde(aanvraag: Aanvraag) -> None:
    """The locked application lies with the desk again, as before the questions; its clock runs from tomorrow."""
    sluit_klokstop(aanvraag, timezone.localdate())
    aanvraag.status, aanvraag.versie = TERUG[aanvraag.status], aanvraag.versie + 1
    aanvraag.save(update_fields=["status", "versie"])
    zet_termijn(aanvraag)
