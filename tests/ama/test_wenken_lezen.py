"""The hints of regelgeving 5.8: a page of their own, and beside an agreement that is not over."""

from __future__ import annotations

import pytest

from ama.soorten import WSE
from ama.statussen import BEEINDIGD
from tests.ama.maken import START, maak_overeenkomst, maak_versie

pytestmark = pytest.mark.django_db


def test_de_pagina(cast, als) -> None:
    client = als(cast.spelers["begeleider_ama"])
    tekst = client.get("/ama/wenken/").content.decode()
    for stuk in ("€ 35,00", "€ 175,00", "Kinderen ten laste", "Dimona", "volgens de FOD WASO"):
        assert stuk in tekst
    assert "volgens Herwin" in client.get(f"/ama/wenken/?soort={WSE}").content.decode()
    assert "volgens de FOD WASO" in client.get("/ama/wenken/?soort=onzin").content.decode()
    assert als(cast.casemanager_zorg).get("/ama/wenken/").status_code == 403


def test_naast_een_overeenkomst(cast, als) -> None:
    rijen = {
        "loopt": maak_overeenkomst(cast),
        "wse": maak_overeenkomst(cast, soort=WSE),
        "voorbij": maak_overeenkomst(cast, status=BEEINDIGD, einde=START, einde_reden="andere"),
    }
    for rij in rijen.values():
        maak_versie(rij)
    client = als(cast.spelers["begeleider_ama"])
    tekst = {naam: client.get(rij.get_absolute_url()).content.decode() for naam, rij in rijen.items()}
    assert "Wat je moet weten" in tekst["loopt"]
    assert "volgens de FOD WASO" in tekst["loopt"]
    assert "maatwerkbedrijf" in tekst["wse"]
    assert "Wat je moet weten" not in tekst["voorbij"]
