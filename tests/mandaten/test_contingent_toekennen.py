"""The act `contingent_toekennen`: places for the calendar year of the first day, without an end."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mandaten.models import Bevoegdheid, Contingentjaar, Toekenning
from tests.mandaten.beslissingen import beslis, collega, stel_voor
from tests.mandaten.maken import beslisser, maak_aanvraag
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


@pytest.fixture
def wim():
    """Wim proposes for the Departement WSE."""
    return beslisser("contingent")


@pytest.fixture
def aanvraag(wim):
    aanvraag = maak_aanvraag("contingent")
    stel_voor(aanvraag, wim)
    return aanvraag


def test_het_contingent_telt_plaatsen_in_zijn_eerste_jaar(wim, aanvraag):
    besluit = beslis(aanvraag, collega(wim))
    toekenning = Toekenning.objects.get()
    assert besluit.nummer.startswith("WSE-")
    assert laatste_dag(toekenning.periode) is None
    assert toekenning.laatste_dag_besluit is None
    jaar = Contingentjaar.objects.get()
    assert (jaar.jaar, jaar.plaatsen, jaar.besluit) == (aanvraag.ingaat_op.year, 12, besluit)
    assert Bevoegdheid.objects.get().functie == "ama_wse"


def test_wie_voorstelde_kent_het_niet_toe(wim, aanvraag):
    with pytest.raises(Geweigerd, match="tweede persoon"):
        beslis(aanvraag, wim)


def test_de_deur(wim, aanvraag, als):
    adres = reverse("contingent_toekennen", args=[aanvraag.pk])
    tekst = als(collega(wim)).get(adres).content.decode()
    assert "zonder einddatum" in tekst
    assert "12 plaatsen" in tekst
    assert "Ken het contingent toe" in tekst
    assert als(beslisser("zorg")).get(adres).status_code == 403
