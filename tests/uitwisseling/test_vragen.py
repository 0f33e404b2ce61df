"""A list of the API asks the database the same number of questions, however many rows it gives."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.gbo.onthalen import aanvaard, maak_onthaal
from tests.mandaten.maken import maak_toekenning
from tests.mandaten.registers import houder
from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import Beller, maak_koppeling
from werkzorg.uitwisseling.domein.scopes import ONTHAAL_LEZEN, REGISTER_LEZEN

pytestmark = pytest.mark.django_db


def _vragen(beller: Beller, adres: str, rijen: int) -> int:
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = beller.vraag(adres, aantal=200)
    assert len(antwoord.json()["rijen"]) == rijen
    return len(gevangen)


def test_het_postvak(cast: Rolverdeling, client: Client) -> None:
    gbo = cast.spelers["gbo_medewerker"]
    beller = maak_koppeling(gbo.lidmaatschap.organisatie, [ONTHAAL_LEZEN]).bellen(client)
    aantallen = []
    for keer in (1, 2):
        for _ in range(5 * keer):
            maak_onthaal(gbo)
            aanvaard(gbo)
        aantallen.append(_vragen(beller, "/onthaaltrajecten", 10 if keer == 1 else 30))
    assert aantallen[0] == aantallen[1]


def test_het_register(cast: Rolverdeling, client: Client) -> None:
    huis = cast.spelers["dienstverlener"].lidmaatschap.organisatie
    beller = maak_koppeling(huis, [REGISTER_LEZEN]).bellen(client)
    maak_toekenning("zorg", houder=houder("zorg", "CAW De Brug"), nummer="Z-1", regios=("gent",))
    aantallen = []
    for keer in (1, 2):
        for nummer in range(4):
            maak_toekenning("werkactor", nummer=f"W-{keer}{nummer}", van=date(2020, 1, 1), tot=None)
        aantallen.append(_vragen(beller, "/toekenningen", 1 + 4 * keer))
    assert aantallen[0] == aantallen[1]
