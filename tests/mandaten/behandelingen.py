"""What the tests about handling applications share: an application in a state, some days ago, with its desk."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from mandaten.domein.ontvankelijkheid import controlepunten
from mandaten.handelingen.behandeling import aanvulling_vragen, ontvankelijk_verklaren
from mandaten.handelingen.klok import zet_termijn
from mandaten.models import Aanvraag, Criterium, Klokstop, Oproep
from mandaten.soorten import SOORTEN
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag, maak_oproep
from tests.rolverdeling import Speler
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.organisaties.models import Lidmaatschap


def vandaag() -> date:
    """The local day."""
    return timezone.localdate()


def over(dagen: int) -> date:
    """So many days from today."""
    return vandaag() + timedelta(days=dagen)


def ingediend(soort: str = "erkenning", *, geleden: int = 0, **anders: Any) -> Aanvraag:
    """An application that was submitted that many days ago, with its last day as the act stores it."""
    aanvraag = maak_aanvraag(soort, status="ingediend", **anders)
    return schuif_indiening(aanvraag, geleden)


def schuif_indiening(aanvraag: Aanvraag, geleden: int) -> Aanvraag:
    """As if it was submitted that many days ago."""
    moment = timezone.make_aware(datetime.combine(over(-geleden), time(10, 30)))
    with in_handeling():
        Aanvraag.objects.filter(pk=aanvraag.pk).update(ingediend_op=moment)
        aanvraag = Aanvraag.objects.get(pk=aanvraag.pk)
        zet_termijn(aanvraag)
    return vers(aanvraag)


def aanvrager(aanvraag: Aanvraag) -> Speler:
    """The manager who applied for his organisation."""
    lid = Lidmaatschap.objects.get(gebruiker=aanvraag.gestart_door, organisatie=aanvraag.aanvrager)
    return Speler(lid.gebruiker, lid)


def vers(aanvraag: Aanvraag) -> Aanvraag:
    """As it stands in the database now."""
    return Aanvraag.objects.get(pk=aanvraag.pk)


def vraag(aanvraag: Aanvraag, wie: Speler, **vragen: str) -> Klokstop:
    """The desk asks something, by default about the whole; over the latest version."""
    return aanvulling_vragen(
        aanvraag,
        vragen=vragen or {"": "Wat bedoelt u met de toelichting?"},
        reden="De aanvraag is niet duidelijk.",
        versie=vers(aanvraag).versie,
        door=wie.door,
    )


def verklaar_ontvankelijk(aanvraag: Aanvraag, wie: Speler) -> Aanvraag:
    """The desk ticked everything, over the latest version."""
    punten = [punt.sleutel for punt in controlepunten(aanvraag.toekenningssoort)]
    return ontvankelijk_verklaren(aanvraag, nagekeken=punten, versie=vers(aanvraag).versie, door=wie.door)


def beantwoord(stop: Klokstop, *, begon: int, eindigde: int) -> Aanvraag:
    """As if it was asked and answered that many days ago, by the same steps as the act of the applicant."""
    with in_handeling():
        stop.periode = reeks(over(-begon), over(-eindigde))
        stop.save(update_fields=["periode"])
        aanvraag = vers(stop.aanvraag)
        aanvraag.status = {"onvolledig": "ingediend", "aan_te_vullen": "ontvankelijk"}[aanvraag.status]
        aanvraag.versie += 1
        aanvraag.save(update_fields=["status", "versie"])
        zet_termijn(aanvraag)
    return vers(aanvraag)


def met_criteria(soort: str = "zorg", **anders: Any) -> tuple[Oproep, list[Criterium]]:
    """A call with two criteria: 60 points of which nobody can go without, and 40."""
    oproep = maak_oproep(soort, **anders)
    with in_handeling():
        criteria = [
            Criterium.objects.create(
                oproep=oproep, volgorde=n, omschrijving=naam, gewicht=gewicht, is_uitsluitend=uitsluitend
            )
            for n, (naam, gewicht, uitsluitend) in enumerate(
                [("Deskundigheid", 60, True), ("Bereikbaarheid", 40, False)]
            )
        ]
    return oproep, criteria


def bureau(soort: str = "erkenning") -> Speler:
    """Somebody of the only desk that decides about this kind."""
    return beslisser(soort)


def sleutel() -> str:
    """A new key of a form."""
    return str(uuid4())


def einde(stop: Klokstop) -> date | None:
    """The last day of a standstill."""
    return laatste_dag(Klokstop.objects.get(pk=stop.pk).periode)


ALLE_SOORTEN = tuple(SOORTEN)
