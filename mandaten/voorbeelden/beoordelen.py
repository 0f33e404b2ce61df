"""How the desk handles an example application: questions, admissibility, advice, a proposal and its decision."""

from __future__ import annotations

from collections.abc import Mapping

from mandaten.domein.aanvraagvelden import partnerveld
from mandaten.domein.beslissing import TOEKENNEN, WEIGEREN, Voorstel
from mandaten.domein.ontvankelijkheid import controlepunten
from mandaten.handelingen import beslissen
from mandaten.handelingen.aanvragen import aanvraag_intrekken
from mandaten.handelingen.aanvulling import Antwoord, aanvulling_geven
from mandaten.handelingen.advies import advies_geven
from mandaten.handelingen.behandeling import (
    aanvulling_vragen,
    onontvankelijk_verklaren,
    ontvankelijk_verklaren,
)
from mandaten.handelingen.beslissen import (
    beslissing_voorstellen,
    handeling_voor,
    ontwerpbrief,
    voorstel_terugsturen,
)
from mandaten.handelingen.rondes import open_ronde
from mandaten.models import Criterium
from mandaten.models.behandeling import Adviesstrekking
from mandaten.voorbeelden.opstellen import bewijs
from mandaten.voorbeelden.spel import Spel

_MOTIVERING = {
    TOEKENNEN: "De aanvraag voldoet aan elke voorwaarde. De ervaring is aangetoond, en heel het werkingsgebied wordt "
    "bediend.",
    WEIGEREN: "De gevraagde plaatsen worden niet verantwoord: uit de cijfers blijkt niet dat de doelgroep in de regio "
    "aanwezig is.",
}


def vraag_aanvulling(
    spel: Spel, sleutel: str, vragen: Mapping[str, str], bij_partner: tuple[str, str, str] | None = None
) -> None:
    """The desk asks, also one partner when `bij_partner` says (house, field, question); the clock stands still then."""
    rij = spel.aanvraag(sleutel)
    alle = dict(vragen)
    if bij_partner is not None:
        huis, veld, vraag = bij_partner
        alle[partnerveld(veld, spel.huizen[huis].pk)] = vraag
    aanvulling_vragen(
        rij,
        vragen=alle,
        reden="Zonder deze gegevens kunnen we de aanvraag niet beoordelen.",
        versie=rij.versie,
        door=spel.desk(rij.soort),
    )


def vul_aan(spel: Spel, sleutel: str) -> None:
    """The applicant answers every question, with a file."""
    rij = spel.aanvraag(sleutel)
    antwoorden = {
        vraag.pk: Antwoord("Zie het document hierbij.", bewijs("aanvulling.pdf")) for vraag in open_ronde(rij)
    }
    aanvulling_geven(rij, antwoorden=antwoorden, versie=rij.versie, door=spel.beheerder_van(rij.aanvrager))


def verklaar_ontvankelijk(spel: Spel, sleutel: str) -> None:
    """Everything was looked at and is in order."""
    rij = spel.aanvraag(sleutel)
    punten = [punt.sleutel for punt in controlepunten(rij.toekenningssoort)]
    ontvankelijk_verklaren(rij, nagekeken=punten, versie=rij.versie, door=spel.desk(rij.soort))


def verklaar_onontvankelijk(spel: Spel, sleutel: str) -> None:
    """The application ends at the door."""
    rij = spel.aanvraag(sleutel)
    onontvankelijk_verklaren(
        rij,
        motivering="Wie de aanvraag indiende, kan de organisatie volgens haar statuten niet alleen verbinden.",
        versie=rij.versie,
        door=spel.desk(rij.soort),
    )


def adviseer(spel: Spel, sleutel: str, punten: int = 8) -> None:
    """An expert's advice; so many points (0 to 10) for the first criterion of the call, one less for the others."""
    rij = spel.aanvraag(sleutel)
    criteria = Criterium.objects.filter(oproep=rij.oproep_id) if rij.oproep_id else ()
    is_gunstig = punten >= 6
    advies_geven(
        rij,
        adviseur="Dr. Hilde Vandenbroucke, externe deskundige",
        strekking=Adviesstrekking.GUNSTIG if is_gunstig else Adviesstrekking.ONGUNSTIG,
        tekst="Het plan is haalbaar en de partners vullen elkaar aan."
        if is_gunstig
        else "De cijfers over de doelgroep ontbreken en de begeleiding is te licht.",
        punten={een.pk: max(punten - (een.volgorde > 1), 0) for een in criteria},
        door=spel.desk(rij.soort),
    )


def stel_voor(spel: Spel, sleutel: str, uitkomst: str = TOEKENNEN) -> None:
    """One colleague of the desk proposes; what is granted begins on the day that was asked."""
    rij = spel.aanvraag(sleutel)
    voorstel = Voorstel(uitkomst, _MOTIVERING[uitkomst])
    if uitkomst == TOEKENNEN:
        voorstel = Voorstel(uitkomst, _MOTIVERING[uitkomst], van=rij.ingaat_op, plaatsen=rij.plaatsen)
    beslissing_voorstellen(rij, voorstel=voorstel, versie=rij.versie, door=spel.desk(rij.soort))


def stuur_terug(spel: Spel, sleutel: str) -> None:
    """The second colleague does not agree yet."""
    rij = spel.aanvraag(sleutel)
    voorstel_terugsturen(
        rij,
        reden="Vermeld in de motivering ook het advies van de deskundige.",
        versie=rij.versie,
        door=spel.desk(rij.soort, 1),
    )


def beslis(spel: Spel, sleutel: str) -> None:
    """The second colleague read the whole letter and decides as proposed."""
    rij = spel.aanvraag(sleutel)
    voorstel = beslissen.lopend_voorstel(rij)
    assert voorstel is not None, sleutel
    door = spel.desk(rij.soort, 1)
    doe = getattr(beslissen, handeling_voor(rij.soort, voorstel.uitkomst))
    doe(rij, gezien=ontwerpbrief(voorstel, door).vingerafdruk, versie=rij.versie, door=door)


def trek_in(spel: Spel, sleutel: str) -> None:
    """The applicant thinks better of it."""
    rij = spel.aanvraag(sleutel)
    aanvraag_intrekken(rij, versie=rij.versie, door=spel.beheerder_van(rij.aanvrager))
