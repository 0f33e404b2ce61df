"""`tweede_factor_herstellen`: the second person confirms, and the colleague starts afresh."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.beheer.collegas import geef_factor, nog_een_lid, sleutel, tweede_beheerder, verander
from werkzorg.beheer.handelingen.factorherstel import factorherstel_voorstellen, tweede_factor_herstellen
from werkzorg.beheer.handelingen.vertrek import lidmaatschap_beeindigen
from werkzorg.beheer.models import Factorherstel
from werkzorg.gebruikers.models import Sessie
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def herstel(bureau) -> Factorherstel:
    """Griet proposes it for Karim, who has an app and recovery codes."""
    geef_factor(bureau.karim)
    RecoveryCodes.activate(bureau.karim.gebruiker)
    return factorherstel_voorstellen(
        bureau.karim.lidmaatschap, reden="verloren", controle="gezien", door=bureau.griet.door
    )


def adres(herstel: Factorherstel) -> str:
    return f"/tweede-stap/{herstel.pk}/"


@pytest.mark.parametrize("wie", ["femke", "tweede"])
def test_een_tweede_persoon_wist_elke_factor_en_elke_sessie(bureau, herstel, uitgevoerd, wie):
    bevestiger = bureau.femke if wie == "femke" else tweede_beheerder(bureau)
    geef_factor(bureau.sofie)
    for speler in (bureau.karim, bureau.sofie):
        Client().force_login(speler.gebruiker)
    tweede_factor_herstellen(herstel, door=bevestiger.door)
    assert not Authenticator.objects.filter(user=bureau.karim.gebruiker).exists()
    assert not Sessie.objects.filter(gebruiker=bureau.karim.gebruiker).exists()
    assert Authenticator.objects.filter(user=bureau.sofie.gebruiker).exists()
    assert Sessie.objects.filter(gebruiker=bureau.sofie.gebruiker).exists()
    herstel.refresh_from_db()
    assert (herstel.bevestigd_door, herstel.bevestigd_op is not None) == (bevestiger.gebruiker, True)
    assert not Taak.objects.filter(soort="factorherstel_bevestigen", klaar_op__isnull=True).exists()
    assert Logregel.objects.get(handeling="tweede_factor_herstellen").gegevens == {
        "factorherstel": str(herstel.pk)
    }
    uitgevoerd()
    assert "gewist" in mail.outbox[-1].subject
    assert mail.outbox[-1].to == ["karim@brug.be"]


def test_wie_het_voorstelde_bevestigt_het_niet(bureau, herstel):
    with pytest.raises(Geweigerd, match="een tweede persoon"):
        tweede_factor_herstellen(herstel, door=bureau.griet.door)
    # Neither in another role of the same account.
    ander = nog_een_lid(
        bureau.griet.gebruiker, bureau.femke.lidmaatschap.organisatie, "functioneel_beheerder"
    )
    with pytest.raises(Geweigerd, match="een tweede persoon"):
        tweede_factor_herstellen(herstel, door=ander.als_hoedanigheid())
    assert Authenticator.objects.filter(user=bureau.karim.gebruiker).exists()


def test_wie_het_aangaat_bevestigt_het_niet(bureau, herstel):
    zelf = nog_een_lid(bureau.karim.gebruiker, bureau.brug, "organisatiebeheerder")
    with pytest.raises(Geweigerd, match="je eigen tweede stap niet"):
        tweede_factor_herstellen(herstel, door=zelf.als_hoedanigheid())


def test_na_24_uur_is_het_voorstel_niets_meer_waard(bureau, herstel):
    verander(herstel, vervalt_op=timezone.now())
    with pytest.raises(Geweigerd, match="vervallen"):
        tweede_factor_herstellen(herstel, door=bureau.femke.door)


def test_wie_hier_intussen_vertrok_wordt_niet_meer_hersteld(bureau, herstel):
    """The account may still work elsewhere: whether it opens anew is no longer for this organisation to say."""
    hanne = tweede_beheerder(bureau)
    lidmaatschap_beeindigen(
        bureau.karim.lidmaatschap, laatste_dag=None, opvolging={}, versie=0, door=bureau.griet.door
    )
    for wie in (hanne, bureau.femke):
        with pytest.raises(Geweigerd, match="werkt hier niet"):
            tweede_factor_herstellen(herstel, door=wie.door)
    assert Authenticator.objects.filter(user=bureau.karim.gebruiker).exists()


def test_een_keer_is_genoeg(bureau, herstel):
    tweede_factor_herstellen(herstel, door=bureau.femke.door)
    with pytest.raises(Geweigerd, match="al bevestigd"):
        tweede_factor_herstellen(herstel, door=bureau.femke.door)


def test_een_beheerder_van_elders_bestaat_niet_voor_dit_voorstel(bureau, herstel):
    with pytest.raises(Factorherstel.DoesNotExist):
        tweede_factor_herstellen(herstel, door=bureau.bob.door)


def test_het_scherm_zegt_wat_er_gevraagd_wordt(bureau, herstel, als):
    klant = als(bureau.femke)
    scherm = klant.get(adres(herstel)).text
    for tekst in ("Karim El Idrissi", "Griet Maes", "verloren of gestolen", "in levenden lijve"):
        assert tekst in scherm
    velden = sleutel()
    antwoorden = [klant.post(adres(herstel), velden).status_code for _ in range(2)]
    assert antwoorden == [302, 302]
    assert "Dit voorstel is al bevestigd" in klant.get(adres(herstel)).text
    assert klant.post(adres(herstel), sleutel()).status_code == 422


def test_wie_het_voorstelde_ziet_geen_knop_om_te_bevestigen(bureau, herstel, als):
    scherm = als(bureau.griet).get(adres(herstel)).text
    assert "Jij stelde dit voor." in scherm
    assert "Bevestig en wis" not in scherm
    assert als(bureau.griet).post(adres(herstel), sleutel()).status_code == 422


def test_buren_en_collegas_blijven_buiten(bureau, herstel, als):
    assert als(bureau.bob).get(adres(herstel)).status_code == 404
    assert als(bureau.bob).post(adres(herstel), sleutel()).status_code == 404
    assert als(bureau.sofie).post(adres(herstel), sleutel()).status_code == 403
