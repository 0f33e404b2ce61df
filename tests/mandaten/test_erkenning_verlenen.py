"""The act `erkenning_verlenen`: a begeleider AMA is recognised by a second person."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mandaten.models import Bevoegdheid, Toekenning
from tests.mandaten.beslissingen import beslis, collega, stel_voor
from tests.mandaten.maken import beslisser, maak_aanvraag, maak_toekenning
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.termijnen import einde_na_jaren

pytestmark = pytest.mark.django_db


@pytest.fixture
def an():
    """An proposes."""
    return beslisser("erkenning")


@pytest.fixture
def aanvraag(an):
    aanvraag = maak_aanvraag("erkenning")
    stel_voor(aanvraag, an)
    return aanvraag


def test_een_erkenning_geldt_vijf_jaar_en_overal(an, aanvraag):
    besluit = beslis(aanvraag, collega(an))
    toekenning = Toekenning.objects.get()
    assert besluit.nummer == toekenning.nummer
    assert besluit.nummer.startswith("AMA-")
    assert laatste_dag(toekenning.periode) == einde_na_jaren(aanvraag.ingaat_op, 5)
    assert not toekenning.regios.exists()
    recht = Bevoegdheid.objects.get()
    assert (recht.functie, recht.regio, recht.organisatie) == ("begeleider_ama", None, aanvraag.aanvrager)


def test_erkenningen_sluiten_elkaar_niet_uit(an, aanvraag):
    maak_toekenning("erkenning", tot=None)
    assert beslis(aanvraag, collega(an)).nummer


def test_wie_voorstelde_verleent_ze_niet(an, aanvraag):
    with pytest.raises(Geweigerd, match="tweede persoon"):
        beslis(aanvraag, an)


def test_de_deur(an, aanvraag, als):
    adres = reverse("erkenning_verlenen", args=[aanvraag.pk])
    tekst = als(collega(an)).get(adres).content.decode()
    assert "U krijgt de erkenning begeleider AMA" in tekst
    assert "Verleen de erkenning" in tekst
    assert als(beslisser("netwerk")).get(adres).status_code == 403
