"""Quarterly reports of AMA sociale economie for tests, laid down directly: the acts have tests of their own."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone

from ama.models import (
    Kwartaalcorrectie,
    Kwartaallijn,
    Kwartaalverslag,
    Toeleiding,
    WseVoorschot,
)
from tests.rolverdeling import maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling

_WEG = ("in_opmaak", "bevestigd", "gecontroleerd", "vastgelegd")


def maak_verslag(
    toeleiding: Toeleiding, *, jaar: int = 2026, nummer: int = 1, status: str = "in_opmaak", **velden: Any
) -> Kwartaalverslag:
    """The report of the contingent of this toeleiding in this state, with nobody of the cast as who did what."""
    contingent = toeleiding.contingent
    assert contingent is not None  # only of who is with an aanbieder
    begin = {
        "organisatie_id": contingent.houder_id,
        "eenheid_cent": 281_220,
        "noemer": 365,
        "plaatsen": 10,
        "dagen": "kalenderdagen",
        "kalender": 85,
        "kwartaal_kalender": 85,
        "jaar_cent": 65_490,
        "bron": "x",
    }
    with in_handeling():
        rij = Kwartaalverslag.objects.create(
            contingent=contingent, jaar=jaar, nummer=nummer, **{**begin, **velden}
        )
        for stap in _WEG[1 : _WEG.index(status) + 1]:
            huis = maak_organisatie(f"Proef {uuid4().hex[:6]}", "departement_wse")
            wie = maak_speler("departement_wse", huis).gebruiker
            rij.status = stap
            setattr(rij, f"{stap}_op", timezone.now())
            setattr(rij, f"{stap}_door", wie)
            rij.save()
    return rij


def maak_kwartaallijn(verslag: Kwartaalverslag, toeleiding: Toeleiding, **velden: Any) -> Kwartaallijn:
    """The line of this toeleiding: a quarter of guidance."""
    begin = {
        "jaar": verslag.jaar,
        "kalender": 85,
        "kwartaal_kalender": 85,
        "stukken": [
            {
                "overeenkomst": str(uuid4()),
                "van": f"{verslag.jaar}-01-06",
                "tot": f"{verslag.jaar}-03-31",
                "regel": "",
            }
        ],
    }
    with in_handeling():
        return Kwartaallijn.objects.create(
            verslag=verslag,
            toeleiding=toeleiding,
            deelnemer=toeleiding.deelnemer,
            aanbieder=toeleiding.aanbieder,
            **{**begin, **velden},
        )


def maak_kwartaalcorrectie(verslag: Kwartaalverslag) -> Kwartaalcorrectie:
    """Ten days more in the year before."""
    with in_handeling():
        return Kwartaalcorrectie.objects.create(
            verslag=verslag,
            jaar=verslag.jaar - 1,
            kalender_was=365,
            kalender_nu=375,
            aanwezig_was=0,
            aanwezig_nu=0,
            was_cent=281_220,
            nu_cent=288_925,
            uitleg=["10 dagen meer in het vorige jaar."],
        )


def maak_wsevoorschot(toeleiding: Toeleiding, *, jaar: int = 2026, kwartaal: int = 2) -> WseVoorschot:
    """An advance on its contingent."""
    with in_handeling():
        return WseVoorschot.objects.create(
            contingent=toeleiding.contingent,
            jaar=jaar,
            kwartaal=kwartaal,
            bedrag_cent=100_000,
            betaald_op=date(2026, 2, 2),
            geregistreerd_door=toeleiding.voorgesteld_door,
        )
