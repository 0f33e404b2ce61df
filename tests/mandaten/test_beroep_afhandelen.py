"""The act `beroep_afhandelen`: how a challenge ended, and what a founded one leads to."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from mandaten.bladen.behandeling import klokblad
from mandaten.handelingen.beroepen import beroep_afhandelen
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.models import Aanvraag, Aard, Beroep, Besluit
from mandaten.statussen import GEWEIGERD, INGEDIEND, NIET_ONTVANKELIJK, ONTVANKELIJK, TOEGEKEND
from tests.mandaten.beslissingen import beslis, collega, maak_besluit, stel_voor
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag
from tests.mandaten.test_beroep_registreren import registreer
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def an():
    """An proposed the refusal, a colleague decided it."""
    return beslisser("zorg")


@pytest.fixture
def besluit(an) -> Besluit:
    return maak_besluit("zorg", toekennen=False, an=an)


@pytest.fixture
def beroep(an, besluit) -> Beroep:
    return registreer(besluit, an)


def handel_af(beroep, door, uitkomst="gegrond", **anders) -> Beroep:
    """It ended today."""
    velden = {"op": timezone.localdate(), "tekst": "Drongen wordt wel bediend.", "versie": 1, **anders}
    return beroep_afhandelen(beroep, uitkomst=uitkomst, door=door.door, **velden)


def test_een_gegrond_bezwaar_opent_de_geweigerde_aanvraag_weer(an, besluit, beroep):
    handel_af(beroep, an)
    aanvraag = besluit.aanvraag
    aanvraag.refresh_from_db()
    assert (aanvraag.status, aanvraag.afgehandeld_op) == (ONTVANKELIJK, None)
    assert aanvraag.uiterlijk_op is not None
    # The term stood still while the decision held.
    assert besluit.nummer in aanvraag.klokstops.get().reden
    # And somebody can decide again, under the next number.
    stel_voor(aanvraag, an)
    nieuw = beslis(aanvraag, collega(an))
    aanvraag.refresh_from_db()
    assert (aanvraag.status, nieuw.volgnummer) == (TOEGEKEND, besluit.volgnummer + 1)


def test_de_klok_legt_uit_waarom_een_heropende_aanvraag_meteen_te_laat_is(an, besluit, beroep):
    """The first decision came after the term: nobody lost a day since, and the desk must know that."""
    aanvraag = besluit.aanvraag
    vroeg = timezone.now() - timedelta(days=200)
    with in_handeling():
        Aanvraag.objects.filter(pk=aanvraag.pk).update(ingediend_op=vroeg, ontvankelijk_op=vroeg.date())
    handel_af(beroep, an)
    vandaag = timezone.localdate()
    blad = klokblad(Aanvraag.objects.get(pk=aanvraag.pk), vandaag)
    assert blad.stand == "laat"
    assert f"sinds {vandaag:%d/%m/%Y} opnieuw open" in blad.reden
    with in_handeling():
        Beroep.objects.filter(pk=beroep.pk).update(uitkomst="ongegrond")
    assert klokblad(Aanvraag.objects.get(pk=aanvraag.pk), vandaag).reden == ""


def test_een_gegrond_bezwaar_opent_ook_wat_niet_ontvankelijk_was(an):
    aanvraag = maak_aanvraag("zorg", status="ingediend")
    with in_handeling():
        besluit = neem_besluit(Aard.NIET_ONTVANKELIJK, motivering="Te laat.", door=an.door, aanvraag=aanvraag)
        aanvraag.status = NIET_ONTVANKELIJK
        aanvraag.save()
    handel_af(registreer(besluit, an), an)
    aanvraag.refresh_from_db()
    assert aanvraag.status == INGEDIEND


def test_na_een_gegrond_beroep_tegen_een_toekenning_is_er_een_taak(an):
    besluit = maak_besluit("zorg", an=an)
    handel_af(registreer(besluit, an, "beroep"), an)
    taak = Taak.objects.get(soort="besluit_herzien")
    assert (taak.object_id, taak.klaar_op) == (besluit.pk, None)
    besluit.aanvraag.refresh_from_db()
    assert besluit.aanvraag.status == TOEGEKEND
    # A new decision about the same grant does what was asked.
    with in_handeling():
        neem_besluit(Aard.HERZIENING, motivering="Herzien.", door=an.door, toekenning=besluit.toekenning)
    taak.refresh_from_db()
    assert taak.klaar_op is not None


@pytest.mark.parametrize("uitkomst", ["ongegrond", "onontvankelijk", "ingetrokken"])
def test_een_andere_uitkomst_verandert_het_besluit_niet(an, besluit, beroep, uitkomst):
    rij = handel_af(beroep, an, uitkomst)
    besluit.aanvraag.refresh_from_db()
    assert (besluit.aanvraag.status, rij.uitkomst, rij.versie) == (GEWEIGERD, uitkomst, 2)
    assert not Taak.objects.filter(soort="besluit_herzien").exists()
    assert Taak.objects.get(soort="beroep_beantwoorden").klaar_op is not None
    assert Melding.objects.filter(soort="beroep_beantwoord").count() == 1
    assert Logregel.objects.get(handeling="beroep_afhandelen").gegevens["uitkomst"] == uitkomst


def test_alleen_de_laatste_weigering_opent_de_aanvraag(an, besluit, beroep):
    """The application was refused again meanwhile: a founded challenge of the old refusal opens nothing."""
    handel_af(beroep, an)
    stel_voor(besluit.aanvraag, an)
    beslis(besluit.aanvraag, collega(an))
    handel_af(registreer(besluit, an), an)
    besluit.aanvraag.refresh_from_db()
    assert besluit.aanvraag.status == TOEGEKEND
    assert Taak.objects.filter(soort="besluit_herzien", object_id=besluit.pk).exists()


def test_met_een_nieuwe_aanvraag_die_loopt_gaat_de_oude_niet_open(an, besluit, beroep):
    oud = besluit.aanvraag
    maak_aanvraag("zorg", aanvrager=oud.aanvrager, oproep=oud.oproep, status="concept")
    with pytest.raises(Geweigerd, match="twee tegelijk"):
        handel_af(beroep, an)
    beroep.refresh_from_db()
    assert beroep.uitkomst == ""


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"uitkomst": "misschien"}, "uitkomst"), ({"tekst": ""}, "tekst")],
)
def test_wat_niet_kan(an, beroep, anders, veld):
    with pytest.raises(Geweigerd) as nee:
        handel_af(beroep, an, **anders)
    assert nee.value.velden.keys() == {veld}


def test_geen_tweede_uitkomst_en_geen_oude_versie(an, beroep):
    with pytest.raises(Versieconflict):
        handel_af(beroep, an, versie=7)
    handel_af(beroep, an, "ongegrond")
    with pytest.raises(Geweigerd, match="al afgehandeld"):
        handel_af(beroep, an, "gegrond", versie=2)


def test_een_ander_kan_er_niet_bij(beroep):
    with pytest.raises(Besluit.DoesNotExist):
        handel_af(beroep, beslisser("netwerk"))


def test_ook_de_database_wil_een_dag_bij_een_uitkomst(beroep):
    with pytest.raises(IntegrityError, match="beroep_uitkomst_met_dag"), transaction.atomic(), in_handeling():
        Beroep.objects.filter(pk=beroep.pk).update(uitkomst="gegrond")


# --- the door --------------------------------------------------------------------------------------------------------


def adres(beroep: Beroep) -> str:
    return reverse("beroep_afhandelen", args=[beroep.pk])


def ingevuld(**anders):
    """The form as it is sent."""
    return {
        "aanvraag_sleutel": str(uuid4()),
        "versie": "1",
        "uitkomst": "ongegrond",
        "op": f"{timezone.localdate():%d/%m/%Y}",
        "tekst": "De motivering klopt.",
        **anders,
    }


def test_de_deur(an, besluit, beroep, als):
    klant = als(an)
    assert "Wij bedienen Drongen wel." in klant.get(adres(beroep)).content.decode()
    assert klant.post(adres(beroep), ingevuld(tekst="")).status_code == 422
    conflict = klant.post(adres(beroep), ingevuld(versie="5"))
    assert conflict.status_code == 409
    assert "De motivering klopt." in conflict.content.decode()
    assert klant.post(adres(beroep), ingevuld())["Location"] == besluit.get_absolute_url()
    assert klant.get(adres(beroep))["Location"] == besluit.get_absolute_url()


@pytest.mark.parametrize(
    "anders",
    [{"uitkomst": "x"}, {"op": "32/01/2026"}, {"op": "01/01/2020"}, {"tekst": "\x00"}, {"versie": ""}],
)
def test_slechte_invoer_is_een_zin(an, beroep, als, anders):
    assert als(an).post(adres(beroep), ingevuld(**anders)).status_code == 422


def test_de_buur_vindt_niets(beroep, als):
    assert als(beslisser("contingent")).get(adres(beroep)).status_code == 404
