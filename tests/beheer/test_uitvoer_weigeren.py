"""`uitvoer_weigeren`: a second person keeps a list inside and says why."""

from __future__ import annotations

from uuid import uuid4

import pytest

from werkzorg.beheer.handelingen.uitvoer import uitvoer_weigeren
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_de_aanvrager_leest_waarom(cast, als, baas, uitvoer):
    adres = f"/exports/{uitvoer.pk}/weiger/"
    velden = {"aanvraag_sleutel": str(uuid4()), "reden": "Gebruik de filter op gemeente."}
    for _ in range(2):
        assert als(baas).post(adres, velden).status_code == 302
    uitvoer.refresh_from_db()
    assert (uitvoer.toestand, uitvoer.vraag) == ("geweigerd", None)
    assert not Taak.objects.filter(soort="uitvoer_goedkeuren").open().exists()
    assert Melding.objects.get(soort="uitvoer_geweigerd").gebruiker == cast.casemanager_zorg.gebruiker
    tekst = als(cast.casemanager_zorg).get(f"/exports/{uitvoer.pk}/").text
    assert "Gebruik de filter op gemeente." in tekst
    assert "Download" not in tekst


@pytest.mark.parametrize("reden", ["", "   ", "x" * 301, "\x00"])
def test_zonder_goede_reden_niet(als, baas, uitvoer, reden):
    velden = {"aanvraag_sleutel": str(uuid4()), "reden": reden}
    antwoord = als(baas).post(f"/exports/{uitvoer.pk}/weiger/", velden)
    assert antwoord.status_code == 422
    uitvoer.refresh_from_db()
    assert uitvoer.toestand == "gevraagd"


def test_na_een_beslissing_niet_meer(baas, uitvoer):
    with pytest.raises(Geweigerd) as nee:
        uitvoer_weigeren(uitvoer, reden=" ", door=baas.door)
    assert set(nee.value.velden) == {"reden"}
    uitvoer_weigeren(uitvoer, reden="Nee.", door=baas.door)
    with pytest.raises(Geweigerd, match="al beslist"):
        uitvoer_weigeren(uitvoer, reden="Nee.", door=baas.door)
