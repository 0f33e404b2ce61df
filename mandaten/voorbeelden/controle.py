"""Example inspection campaigns: one that is closed, and one that is half-way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mandaten.domein.controle import IN_ORDE, NIET_IN_ORDE, Vaststelling
from mandaten.handelingen.controle import (
    bevindingen_beantwoorden,
    bevindingen_vastleggen,
    controle_afsluiten,
    controle_starten,
    controledossier_besluiten,
    opvolging_registreren,
)
from mandaten.models import Controledossier, Controleronde
from mandaten.soorten import CONTINGENT, ERKENNING
from mandaten.voorbeelden.spel import Gebeurtenis, Spel

_VOORBIJ, _HALF = "Contingenten: begeleiding en verzekering", "Erkenningen: diploma's en verzekering"
_CRITERIA = (
    "Elke begeleider heeft het vereiste diploma of de vereiste ervaring",
    "De verzekering burgerlijke aansprakelijkheid loopt",
    "Elke deelnemer heeft een plan dat hij zelf ondertekende",
)


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """Two campaigns; each file of them is named by its place in the draw."""
    leg_vast, antwoord, besluit = partial(_leg_vast, spel), partial(_antwoord, spel), partial(_besluit, spel)
    yield spel.op(-310, 10), partial(_start, spel, CONTINGENT, _VOORBIJ, -310, 2)
    yield spel.op(-300, 15), partial(leg_vast, _VOORBIJ, 1, -301)
    yield spel.op(-299, 15), partial(leg_vast, _VOORBIJ, 2, -300, niet=1)
    yield spel.op(-285, 15), partial(antwoord, _VOORBIJ, 2)
    yield spel.op(-262, 15), partial(besluit, _VOORBIJ, 1)
    yield spel.op(-262, 16), partial(besluit, _VOORBIJ, 2, opvolgen=-220)
    yield spel.op(-219, 15), partial(_volg_op, spel, _VOORBIJ, 2)
    yield spel.op(-210, 15), partial(_sluit, spel, _VOORBIJ)
    yield spel.op(-74, 10), partial(_start, spel, ERKENNING, _HALF, -74, 6)
    yield spel.op(-65, 15), partial(leg_vast, _HALF, 1, -66)
    yield spel.op(-64, 15), partial(leg_vast, _HALF, 2, -66, niet=0)
    yield spel.op(-50, 15), partial(antwoord, _HALF, 2)
    yield spel.op(-34, 15), partial(besluit, _HALF, 1)
    yield spel.op(-28, 15), partial(besluit, _HALF, 2, opvolgen=45)
    yield spel.op(-24, 15), partial(leg_vast, _HALF, 3, -25, niet=2)
    yield spel.op(-8, 15), partial(antwoord, _HALF, 3)
    yield spel.op(-11, 15), partial(leg_vast, _HALF, 4, -12, niet=1)


def _start(spel: Spel, soort: str, titel: str, peildag: int, aantal: int) -> None:
    controle_starten(
        soort=soort,
        titel=titel,
        criteria=_CRITERIA,
        peildag=spel.dag(peildag),
        aantal=aantal,
        door=spel.desk(soort),
    )


def _dossier(titel: str, nummer: int) -> Controledossier:
    return Controledossier.objects.select_related("ronde", "toekenning__houder").get(
        ronde__titel=titel, volgnummer=nummer
    )


def _leg_vast(spel: Spel, titel: str, nummer: int, bezocht: int, niet: int | None = None) -> None:
    """`niet`: the criterium that is not in order."""
    dossier = _dossier(titel, nummer)
    vaststellingen = [
        Vaststelling(
            plek,
            NIET_IN_ORDE if plek == niet else IN_ORDE,
            "Niet getoond, ook niet na vraag." if plek == niet else "Stukken ingekeken ter plaatse.",
        )
        for plek in range(len(_CRITERIA))
    ]
    bevindingen_vastleggen(
        dossier,
        bezocht_op=spel.dag(bezocht),
        vaststellingen=vaststellingen,
        versie=dossier.versie,
        door=spel.desk(dossier.ronde.soort),
    )


def _antwoord(spel: Spel, titel: str, nummer: int) -> None:
    dossier = _dossier(titel, nummer)
    bevindingen_beantwoorden(
        dossier,
        antwoord="Het stuk lag bij onze boekhouder. We bezorgden het intussen.",
        versie=dossier.versie,
        door=spel.beheerder_van(dossier.toekenning.houder),
    )


def _besluit(spel: Spel, titel: str, nummer: int, opvolgen: int | None = None) -> None:
    dossier = _dossier(titel, nummer)
    controledossier_besluiten(
        dossier,
        is_in_orde=opvolgen is None,
        conclusie="Alles is in orde." if opvolgen is None else "Eén criterium is nog niet in orde.",
        opvolging="" if opvolgen is None else "Bezorg het ontbrekende stuk.",
        opvolgen_voor=None if opvolgen is None else spel.dag(opvolgen),
        versie=dossier.versie,
        door=spel.desk(dossier.ronde.soort, 1),
    )


def _volg_op(spel: Spel, titel: str, nummer: int) -> None:
    dossier = _dossier(titel, nummer)
    opvolging_registreren(
        dossier,
        op=spel.dag(-219),
        uitkomst="Het stuk is er en klopt.",
        versie=dossier.versie,
        door=spel.desk(dossier.ronde.soort),
    )


def _sluit(spel: Spel, titel: str) -> None:
    ronde = Controleronde.objects.get(titel=titel)
    controle_afsluiten(
        ronde,
        conclusie="De begeleiding is goed; een verzekering moest vernieuwd worden.",
        versie=ronde.versie,
        door=spel.desk(ronde.soort),
    )
