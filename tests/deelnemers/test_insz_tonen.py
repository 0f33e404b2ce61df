"""`insz_tonen`: the number only in the answer to the press, and a row for every time."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.deelnemers.personen import registreer, vers_insz
from werkzorg.deelnemers.dossier import INSZ_MASKER
from werkzorg.deelnemers.handelingen.opzoeken import insz_tonen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage
from werkzorg.ui import nummers

pytestmark = pytest.mark.django_db


@pytest.fixture
def insz() -> str:
    return vers_insz()


@pytest.fixture
def deelnemer(cast, insz) -> Deelnemer:
    """Nele's."""
    return registreer(cast.casemanager_zorg.door, insz=insz)


def adres(deelnemer: Deelnemer) -> str:
    return reverse("insz_tonen", args=[deelnemer.pk])


def test_de_handeling_geeft_het_nummer_en_schrijft_een_regel_zonder_nummer(cast, deelnemer, insz):
    assert insz_tonen(deelnemer, door=cast.casemanager_zorg.door) == insz
    regel = Logregel.objects.get(handeling="insz_tonen")
    assert (regel.deelnemer_id, regel.gegevens) == (deelnemer.pk, {})


def test_wie_de_persoon_niet_ziet_krijgt_niets(cast, deelnemer):
    with pytest.raises(Deelnemer.DoesNotExist):
        insz_tonen(deelnemer, door=cast.buur.door)
    with pytest.raises(PermissionDenied):
        insz_tonen(deelnemer, door=cast.departement.door)
    assert not Logregel.objects.filter(handeling="insz_tonen").exists()


def test_wie_aansloot_mag_het_nummer_zien(cast, deelnemer, insz):
    registreer(cast.buur.door, insz=insz)
    assert insz_tonen(deelnemer, door=cast.buur.door) == insz


@pytest.mark.parametrize("route", ["dossier_detail", "deelnemer_detail", "insz_tonen"])
def test_de_bladzijden_zelf_tonen_een_masker_met_een_knop(cast, als, deelnemer, insz, route):
    tekst = als(cast.casemanager_zorg).get(reverse(route, args=[deelnemer.pk])).text
    assert INSZ_MASKER in tekst
    assert f'action="{adres(deelnemer)}"' in tekst
    assert insz not in re.sub(
        r"\D", "", tekst.partition("<main")[2].partition("Rijksregisternummer")[2][:400]
    )


@pytest.mark.parametrize("htmx", [False, True], ids=["zonder script", "met htmx"])
def test_een_druk_op_de_knop_toont_het_en_laat_een_eigen_inzageregel_na(cast, als, deelnemer, insz, htmx):
    kop = {"HX-Request": "true"} if htmx else {}
    antwoord = als(cast.casemanager_zorg).post(adres(deelnemer), headers=kop)
    assert antwoord.status_code == 200
    assert nummers.insz(insz) in antwoord.text
    assert ("<html" in antwoord.text) is not htmx
    rij = Inzage.objects.get()
    assert (rij.actie, rij.object_id, rij.uitkomst) == ("insz_tonen", deelnemer.pk, "getoond")
    titel = antwoord.text.partition("<title>")[2].partition("</title>")[0]
    assert insz not in re.sub(r"\D", "", titel + antwoord.request["PATH_INFO"])
    assert "no-store" in antwoord["Cache-Control"]


def test_herladen_verbergt_het_weer(cast, als, deelnemer, insz):
    klant = als(cast.casemanager_zorg)
    klant.post(adres(deelnemer))
    for blad in (adres(deelnemer), deelnemer.get_absolute_url()):
        assert nummers.insz(insz) not in klant.get(blad).text
    fragment = klant.get(adres(deelnemer), headers={"HX-Request": "true"}).text
    assert INSZ_MASKER in fragment
    assert "<html" not in fragment


def test_zonder_nummer_staat_er_waarom(cast, als):
    zonder = registreer(cast.casemanager_zorg.door, insz="", insz_ontbreekt="aangevraagd")
    klant = als(cast.casemanager_zorg)
    tekst = klant.get(zonder.get_absolute_url()).text
    assert "Het nummer is aangevraagd" in tekst
    assert f'action="{adres(zonder)}"' not in tekst
    assert klant.post(adres(zonder))["Location"] == zonder.get_absolute_url()


def test_de_buur_vindt_de_bladzijde_niet(cast, als, deelnemer):
    klant = als(cast.buur)
    assert klant.get(adres(deelnemer)).status_code == 404
    assert klant.post(adres(deelnemer)).status_code == 404
    assert als(cast.departement).post(adres(deelnemer)).status_code == 403


def test_in_het_inzagelog_staat_het_in_woorden(cast, als, deelnemer):
    klant = als(cast.casemanager_zorg)
    klant.post(adres(deelnemer))
    assert "rijksregisternummer" in klant.get(reverse("inzage_lijst", args=[deelnemer.pk])).text.lower()
