"""The act `voorstel_terugsturen`: a second person wants something else, or the proposer takes it back."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from mandaten.handelingen.beslissen import voorstel_terugsturen
from mandaten.models import Aanvraag
from mandaten.statussen import ONTVANKELIJK
from tests.mandaten.beslissingen import beslis, collega, stel_voor
from tests.mandaten.maken import beslisser, maak_aanvraag
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def an():
    """An proposes."""
    return beslisser("zorg")


@pytest.fixture
def bram(an):
    """Bram reads what An proposed."""
    return collega(an)


@pytest.fixture
def aanvraag(an) -> Aanvraag:
    aanvraag = maak_aanvraag("zorg")
    stel_voor(aanvraag, an)
    aanvraag.refresh_from_db()
    return aanvraag


def test_het_voorstel_sluit_met_de_reden_en_er_kan_opnieuw(an, bram, aanvraag):
    voorstel = voorstel_terugsturen(aanvraag, reden="Zeg iets over Drongen.", versie=2, door=bram.door)
    aanvraag.refresh_from_db()
    assert (aanvraag.status, aanvraag.versie) == (ONTVANKELIJK, 3)
    assert (voorstel.terugreden, voorstel.bekrachtigd_op) == ("Zeg iets over Drongen.", None)
    assert Logregel.objects.get(handeling="voorstel_terugsturen").object_id == aanvraag.pk
    assert not Taak.objects.filter(soort="beslissing_bekrachtigen", klaar_op=None).exists()
    stel_voor(aanvraag, an)
    assert beslis(aanvraag, bram).nummer


def test_de_voorsteller_krijgt_een_melding_van_een_ander_niet_van_zichzelf(an, bram, aanvraag):
    voorstel_terugsturen(aanvraag, reden="Vergissing.", versie=2, door=an.door)
    assert not Melding.objects.filter(soort="voorstel_teruggestuurd").exists()
    stel_voor(aanvraag, an)
    voorstel_terugsturen(aanvraag, reden="Te kort.", versie=4, door=bram.door)
    assert Melding.objects.get(soort="voorstel_teruggestuurd").gebruiker == an.gebruiker


def test_zonder_reden_gaat_het_niet(bram, aanvraag):
    with pytest.raises(Geweigerd) as nee:
        voorstel_terugsturen(aanvraag, reden=" ", versie=2, door=bram.door)
    assert nee.value.velden.keys() == {"reden"}


def test_een_oude_versie_is_een_conflict(bram, aanvraag):
    with pytest.raises(Versieconflict):
        voorstel_terugsturen(aanvraag, reden="Te kort.", versie=1, door=bram.door)


def test_zonder_voorstel_valt_er_niets_terug_te_sturen(bram):
    with pytest.raises(Geweigerd, match="ontvankelijk"):
        voorstel_terugsturen(maak_aanvraag("zorg"), reden="x", versie=1, door=bram.door)


def adres(aanvraag: Aanvraag) -> str:
    return reverse("voorstel_terugsturen", args=[aanvraag.pk])


def test_de_deur(an, bram, aanvraag, als):
    velden = {"aanvraag_sleutel": str(uuid4()), "versie": "2", "reden": "Zeg iets over Drongen."}
    assert "Neem je voorstel terug" in als(an).get(adres(aanvraag)).content.decode()
    klant = als(bram)
    assert "Stuur het voorstel terug" in klant.get(adres(aanvraag)).content.decode()
    assert klant.post(adres(aanvraag), {**velden, "reden": ""}).status_code == 422
    assert klant.post(adres(aanvraag), {**velden, "versie": "1"}).status_code == 409
    assert klant.post(adres(aanvraag), velden).status_code == 302
    # Nothing waits any more.
    assert klant.get(adres(aanvraag)).status_code == 302
    # Who proposes again reads why it came back.
    tekst = als(an).get(reverse("beslissing_voorstellen", args=[aanvraag.pk])).content.decode()
    assert "Zeg iets over Drongen." in tekst


def test_de_buur_vindt_niets(aanvraag, als):
    assert als(beslisser("contingent")).get(adres(aanvraag)).status_code == 404
