"""The payment file of the quarterly reports, and the lines of one report: as Excel and by the same filters."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ama.kwartalen import K1, K2, contingent, heel, loop, maak_op
from tests.ama.test_subsidie_betaalbestand import IBAN, geef_rekening
from tests.beheer.exports import bladen, ingevuld
from tests.rolverdeling import Rolverdeling

pytestmark = pytest.mark.django_db


def test_wie_hoeveel_op_welke_rekening(cast: Rolverdeling, als) -> None:
    rij = contingent(cast)
    loop(cast, date(2025, 1, 1))
    geef_rekening(rij.houder, IBAN, date(2020, 1, 1))
    heel(cast, K1)
    maak_op(cast, K2)
    client = als(cast.spelers["departement_wse"])
    rijen, _ = bladen(client.post("/exporteer/?lijst=kwartaalverslag_lijst", ingevuld()))
    als_rij = [dict(zip(rijen[0], een, strict=True)) for een in rijen[1:]]
    assert [(een["Kwartaal"], een["Rekeningnummer"], een["Te betalen"]) for een in als_rij] == [
        (2, IBAN, 701.12),
        (1, IBAN, 693.42),
    ]
    assert "betaal nog niet" in als_rij[0]["Let op"]
    assert not als_rij[1]["Let op"]
    vast, _ = bladen(client.post("/exporteer/?lijst=kwartaalverslag_lijst&stand=vastgelegd", ingevuld()))
    assert len(vast) == 2


def test_de_lijnen_van_een_verslag(cast: Rolverdeling, als) -> None:
    contingent(cast)
    een = loop(cast, date(2025, 1, 1))
    verslag = maak_op(cast)
    adres = f"/exporteer/?lijst=kwartaalverslag_detail&object={verslag.pk}"
    rijen, _ = bladen(als(cast.spelers["begeleider_ama"]).post(adres, ingevuld()))
    als_rij = [dict(zip(rijen[0], rij, strict=True)) for rij in rijen[1:]]
    (lijn,) = als_rij
    assert lijn["Dossiernummer"] == een.deelnemer.dossiernummer
    assert lijn["Kalenderdagen van het kwartaal"] == 90
    assert "90 dagen: telt mee" in lijn["De dagen"]
    assert als(cast.buren["begeleider_ama"]).post(adres, ingevuld()).status_code == 404
