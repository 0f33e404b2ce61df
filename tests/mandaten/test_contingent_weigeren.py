"""The act `contingent_weigeren`: a contingent is refused by a second person, with its reasons."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mandaten.models import Bevoegdheid, Toekenning
from mandaten.statussen import GEWEIGERD
from tests.mandaten.beslissingen import beslis, collega, om_te_weigeren, stel_voor
from tests.mandaten.maken import beslisser, maak_aanvraag
from werkzorg.berichten.models import Opdracht
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def an():
    """An proposes."""
    return beslisser("contingent")


@pytest.fixture
def aanvraag(an):
    aanvraag = maak_aanvraag("contingent")
    stel_voor(aanvraag, an, om_te_weigeren())
    return aanvraag


def test_er_komt_een_besluit_en_geen_recht(an, aanvraag):
    besluit = beslis(aanvraag, collega(an))
    aanvraag.refresh_from_db()
    assert (besluit.aard, aanvraag.status) == ("weigering", GEWEIGERD)
    assert besluit.nummer.startswith("WSE-")
    assert besluit.motivering == om_te_weigeren().motivering
    assert not Toekenning.objects.exists()
    assert not Bevoegdheid.objects.exists()
    assert Logregel.objects.get(handeling="contingent_weigeren").object_id == aanvraag.pk
    assert Opdracht.objects.filter(soort="besluitbrief_opmaken").count() == 1


def test_wie_voorstelde_weigert_niet_zelf(an, aanvraag):
    with pytest.raises(Geweigerd, match="tweede persoon"):
        beslis(aanvraag, an)


def test_de_deur(an, aanvraag, als):
    adres = reverse("contingent_weigeren", args=[aanvraag.pk])
    tekst = als(collega(an)).get(adres).content.decode()
    assert "U krijgt het contingent AMA sociale economie niet" in tekst
    assert "Weiger het contingent" in tekst
    # To grant is another page, and it says how things stand.
    ander = als(collega(an)).get(reverse("contingent_toekennen", args=[aanvraag.pk]))
    assert ander["Location"] == aanvraag.get_absolute_url()
    assert als(beslisser("zorg")).get(adres).status_code in (403, 404)
