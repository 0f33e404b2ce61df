"""The page "wat als": the end date with an interruption or an extension, of which nothing is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import over, stop_de_klok
from trajecten.models import Onderbreking, Traject, Verlenging
from trajecten.statussen import GOEDGEKEURD
from werkzorg.termijnen import einde_na_maanden
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db


def vraag(client, traject, **velden) -> str:
    antwoord = client.get(reverse("traject_wat_als", args=[traject.pk]), velden)
    assert antwoord.status_code == 200
    return antwoord.text


def tekst(dag) -> str:
    return f"{dag:%d/%m/%Y}"


def test_een_verlenging_toont_de_nieuwe_laatste_dag_en_bewaart_niets(cast, als) -> None:
    traject = maak_traject(cast)
    blad = vraag(als(cast.casemanager_werk), traject, maanden="3")
    assert tekst(traject.uiterste_einddatum) in blad
    assert tekst(einde_na_maanden(traject.startdatum, 21)) in blad
    assert not Verlenging.objects.exists()
    assert Traject.objects.get().uiterste_einddatum == traject.uiterste_einddatum
    assert Inzage.objects.filter(actie="traject_wat_als", object_id=traject.pk).exists()


def test_een_onderbreking_zegt_dat_de_klok_doorloopt(cast, als) -> None:
    traject = maak_traject(cast)
    blad = vraag(als(cast.casemanager_zorg), traject, van=tekst(over(-5)), tot=tekst(over(14)))
    assert "De klok loopt door" in blad
    assert "de einddatum blijft dezelfde" in blad
    assert not Onderbreking.objects.exists()


def test_met_de_klok_stil_schuift_hij_evenveel_dagen(cast, als, monkeypatch) -> None:
    stop_de_klok(monkeypatch)
    traject = maak_traject(cast)
    client = als(cast.casemanager_zorg)
    dan = traject.uiterste_einddatum + timedelta(days=20)
    blad = vraag(client, traject, van=tekst(over(-5)), tot=tekst(over(14)))
    assert tekst(dan) in blad
    assert "De klok staat stil" in blad
    # What the form of an interruption shows while it is filled in is this same part, with what it says was read.
    assert f'name="gezien" value="{dan.isoformat()}"' in blad
    beide = vraag(client, traject, van=tekst(over(-5)), tot=tekst(over(14)), maanden="2")
    assert tekst(einde_na_maanden(traject.startdatum, 20) + timedelta(days=20)) in beide


def test_zonder_vraag_en_voor_de_start_staat_er_geen_datum(cast, als) -> None:
    traject = maak_traject(cast)
    assert "Dan uiterlijk" not in vraag(als(cast.casemanager_werk), traject)
    vroeg = maak_traject(cast, status=GOEDGEKEURD)
    client = als(cast.spelers["vdab_beslisser"])
    assert "Dan uiterlijk" not in vraag(client, vroeg, maanden="3")


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"van": "31/02/2026"}, "bestaat niet"),
        ({"maanden": "0"}, "Vul een getal van 1 tot en met 99 in."),
        ({"maanden": "x"}, "Er klopt nog 1 ding niet"),
        ({"van": "gisteren"}, "dd/mm/jjjj"),
    ],
)
def test_wat_niet_kan_is_een_zin_en_geen_fout(cast, als, velden, zin) -> None:
    blad = vraag(als(cast.casemanager_werk), maak_traject(cast), **velden)
    assert zin in blad
    assert "Dan uiterlijk" not in blad


def test_alleen_de_tandem_en_vdab(cast, als) -> None:
    adres = reverse("traject_wat_als", args=[maak_traject(cast).pk])
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 200
    assert als(cast.buren["casemanager_werk"]).get(adres).status_code == 404
    assert als(cast.spelers["netwerkcoordinator"]).get(adres).status_code == 403
    assert als(cast.casemanager_werk).post(adres).status_code == 405


def test_het_formulier_van_een_onderbreking_vraagt_het_vanzelf(cast, als) -> None:
    traject = maak_traject(cast)
    blad = als(cast.casemanager_werk).get(reverse("onderbreking_melden", args=[traject.pk])).text
    assert f'hx-get="{reverse("traject_wat_als", args=[traject.pk])}"' in blad
    # Only the days go along: why somebody rests never stands in an address.
    assert 'hx-params="van,tot"' in blad
    assert "Toon het effect op de einddatum" in blad
