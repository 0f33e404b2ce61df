"""Machines read the public register, in pages that do not shift, and ask who may do what."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.mandaten.maken import maak_toekenning
from tests.mandaten.registers import houder
from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import Beller, maak_koppeling
from werkzorg.toegang.models import Inzage
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN


@pytest.fixture
def beller(cast: Rolverdeling, client: Client) -> Beller:
    huis = cast.spelers["dienstverlener"].lidmaatschap.organisatie
    return maak_koppeling(huis, [REGISTER_LEZEN], met_protocol=False).bellen(client)


@pytest.mark.django_db
def test_het_register_komt_in_bladzijden_die_niet_verschuiven(beller: Beller) -> None:
    for nummer in ("W-1", "W-3", "W-5"):
        maak_toekenning("werkactor", nummer=nummer, van=date(2020, 1, 1), tot=None)
    eerste = beller.vraag("/toekenningen", aantal=2).json()
    assert [een["nummer"] for een in eerste["rijen"]] == ["W-1", "W-3"]
    # A new row before the cursor moves nothing on the next page.
    maak_toekenning("werkactor", nummer="W-2", van=date(2020, 1, 1), tot=None)
    tweede = beller.vraag("/toekenningen", aantal=2, na=eerste["volgende"]).json()
    assert [een["nummer"] for een in tweede["rijen"]] == ["W-5"]
    assert tweede["volgende"] is None
    assert [een["nummer"] for een in beller.vraag("/toekenningen", dag="2019-12-31").json()["rijen"]] == []


@pytest.mark.django_db
def test_of_een_organisatie_iets_mag(beller: Beller) -> None:
    brug = houder("zorg", "CAW De Brug", kbo_nummer="0123456749")
    maak_toekenning("zorg", houder=brug, nummer="SVZ-1", regios=("gent",))
    vraag = {"kbo_nummer": "0123456749", "functie": "casemanager_zorg", "dag": "2026-01-01"}
    assert beller.vraag("/geldigheid", **vraag, regio="gent").json() == {
        **vraag,
        "regio": "gent",
        "geldig": True,
    }
    assert not beller.vraag("/geldigheid", **vraag, regio="midwest").json()["geldig"]
    assert not beller.vraag("/geldigheid", **{**vraag, "kbo_nummer": "0999999922"}).json()["geldig"]
    assert beller.vraag("/geldigheid", **vraag, regio="nergens").status_code == 422
    assert beller.vraag("/geldigheid", functie="x").status_code == 422


@pytest.mark.django_db
def test_ook_een_aanroep_die_niemand_toont_staat_in_het_inzagelog(beller: Beller) -> None:
    beller.vraag("/toekenningen")
    rij = Inzage.objects.get()
    assert (rij.kanaal, rij.actie, rij.deelnemer_ids) == ("api", "toekenningen_opvragen", [])
