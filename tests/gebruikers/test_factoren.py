"""Second factors: sealed rows, codes that work once, and required for whoever works here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.gebruikers.test_aanmelding import EMAIL, WACHTWOORD, code_van, verander
from tests.huis.adressen import adressen
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from werkzorg.gebruikers.factoren import (
    AlGebruikt,
    codes_zijn_bewaard,
    factoren_van,
    gebruik_code,
    markeer_codes_bewaard,
)
from werkzorg.gebruikers.middleware import ONDERWEG
from werkzorg.gebruikers.models import Gebruiker, Sessie
from werkzorg.organisaties.rollen import ROLLEN

pytestmark = pytest.mark.django_db
GEHEIM = "JBSWY3DPEHPK3PXP"
KIEZEN = "/account/beveiligen/"
CODES = "/account/2fa/recovery-codes/"


@pytest.fixture
def klok() -> Iterator[time_machine.Coordinates]:
    """A clock that stands still in the middle of a time step, and moves when it is told to."""
    begin = (int(time.time()) // 30) * 30 + 15
    with time_machine.travel(begin, tick=False) as reiziger:
        yield reiziger


@pytest.fixture
def nele(klok: time_machine.Coordinates, db: None) -> Gebruiker:
    """Nele, with a password and one role."""
    speler = maak_speler("casemanager_zorg", maak_organisatie("CGG De Linde", "cgg"), email=EMAIL)
    verander(speler.gebruiker, wachtwoord=WACHTWOORD)
    return speler.gebruiker


@pytest.fixture
def verplicht(settings) -> None:
    """As everywhere but in the demo."""
    settings.TWEEDE_FACTOR_VERPLICHT = True


def meld_aan(**kop: str):
    """A new browser in which Nele typed her password, and what she got."""
    klant = Client(**kop)
    return klant, klant.post("/account/login/", {"login": EMAIL, "password": WACHTWOORD})


def activeer(klant: Client) -> str:
    """Adds an app on the page; its secret."""
    scherm = klant.get("/account/2fa/totp/activate/")
    geheim = scherm.context["form"].secret
    antwoord = klant.post("/account/2fa/totp/activate/", {"code": code_van(geheim)})
    assert (antwoord.status_code, antwoord["Location"]) == (302, CODES)
    return geheim


# --- the seal --------------------------------------------------------------------------------------------
def _verplaats(van: Authenticator, naar: Gebruiker) -> None:
    Authenticator.objects.filter(pk=van.pk).update(user=naar)


def test_een_factor_die_naar_een_ander_account_verhuist_opent_niets(
    nele: Gebruiker, cast: Rolverdeling
) -> None:
    factor = TOTP.activate(nele, GEHEIM).instance
    assert Authenticator.objects.get(pk=factor.pk).data["secret"] != GEHEIM
    _verplaats(factor, cast.buur.gebruiker)
    with pytest.raises(PermissionDenied):
        factoren_van(cast.buur.gebruiker.pk)


@pytest.mark.parametrize("wat", ["used_mask", "seed", "zegel", "extra"])
def test_een_factor_die_buiten_de_toepassing_veranderde_opent_niets(wat: str, nele: Gebruiker) -> None:
    TOTP.activate(nele, GEHEIM)
    codes = RecoveryCodes.activate(nele).instance
    code = codes.wrap().generate_codes()[0]
    assert gebruik_code(Authenticator.objects.get(pk=codes.pk), code)
    gegevens = {**Authenticator.objects.get(pk=codes.pk).data}
    gegevens[wat] = 0 if wat == "used_mask" else "AAAA"
    Authenticator.objects.filter(pk=codes.pk).update(data=gegevens)
    with pytest.raises(PermissionDenied):
        factoren_van(nele.pk)
    # Whoever then signs in gets no further, and no page of an error of ours.
    klant, antwoord = meld_aan()
    assert antwoord["Location"].startswith("/account/2fa/authenticate/")
    assert klant.post("/account/2fa/authenticate/", {"code": code}).status_code == 403
    assert "_auth_user_id" not in klant.session


def test_herstelcodes_staan_niet_leesbaar_in_de_databank(nele: Gebruiker) -> None:
    TOTP.activate(nele, GEHEIM)
    codes = RecoveryCodes.activate(nele).generate_codes()
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(a::text, '') FROM mfa_authenticator a")
        alles = cursor.fetchone()[0]
    assert len(codes) == 10
    assert not any(code in alles for code in codes)
    assert GEHEIM not in alles


# --- codes -----------------------------------------------------------------------------------------------
def test_een_code_werkt_een_keer_in_alle_processen(nele: Gebruiker, klok: time_machine.Coordinates) -> None:
    factor = TOTP.activate(nele, GEHEIM).instance
    with pytest.raises(AlGebruikt):
        gebruik_code(factor, code_van(GEHEIM))  # spent by adding the app
    klok.shift(30)
    code = code_van(GEHEIM)
    assert gebruik_code(factor, code)
    # Another process knows only the row.
    with pytest.raises(AlGebruikt):
        gebruik_code(Authenticator.objects.get(pk=factor.pk), code)
    klok.shift(30)
    # A code of the step before is still right, and was used.
    with pytest.raises(AlGebruikt):
        gebruik_code(Authenticator.objects.get(pk=factor.pk), code)
    assert gebruik_code(Authenticator.objects.get(pk=factor.pk), code_van(GEHEIM))


def test_de_klok_van_een_gsm_mag_een_halve_minuut_fout_staan(
    nele: Gebruiker, klok: time_machine.Coordinates
) -> None:
    factor = TOTP.activate(nele, GEHEIM).instance
    klok.shift(300)
    code = code_van(GEHEIM)
    klok.shift(30)
    assert gebruik_code(factor, code)
    klok.shift(90)
    laat = code_van(GEHEIM)
    klok.shift(60)
    assert not gebruik_code(Authenticator.objects.get(pk=factor.pk), laat)


def test_aan_de_deur_zegt_een_gebruikte_code_wat_te_doen(
    nele: Gebruiker, klok: time_machine.Coordinates
) -> None:
    TOTP.activate(nele, GEHEIM)
    klok.shift(60)
    code = code_van(GEHEIM)
    for verwacht in (302, 200):
        klant, _ = meld_aan()
        antwoord = klant.post("/account/2fa/authenticate/", {"code": code})
        assert antwoord.status_code == verwacht
    assert "Deze code is al gebruikt. Wacht tot je app een nieuwe code toont." in antwoord.text


def test_codes_raden_houdt_op_en_sluit_het_slachtoffer_elders_niet_buiten(
    nele: Gebruiker, klok: time_machine.Coordinates
) -> None:
    TOTP.activate(nele, GEHEIM)
    klok.shift(60)
    aanvaller, _ = meld_aan(REMOTE_ADDR="203.0.113.9")
    antwoorden = [
        aanvaller.post("/account/2fa/authenticate/", {"code": f"{nummer:06}"}).text for nummer in range(7)
    ]
    assert ["te vaak" in tekst for tekst in antwoorden] == [False] * 5 + [True] * 2
    klant, _ = meld_aan(REMOTE_ADDR="10.0.0.1")
    assert klant.post("/account/2fa/authenticate/", {"code": code_van(GEHEIM)}).status_code == 302


# --- required --------------------------------------------------------------------------------------------
def test_zonder_tweede_factor_opent_niets_behalve_het_instellen(nele: Gebruiker, verplicht: None) -> None:
    klant, antwoord = meld_aan()
    assert antwoord["Location"] == "/"
    for adres in adressen():
        if adres.is_openbaar or adres.parameters:
            continue
        antwoord = klant.get(adres.url())
        if adres.naam in ONDERWEG:
            assert antwoord.get("Location") != KIEZEN, adres.naam
        else:
            assert (antwoord.status_code, antwoord["Location"]) == (302, KIEZEN), adres.naam
    scherm = klant.get(KIEZEN)
    assert "Beveilig je account" in scherm.text
    assert "Hoofdmenu" not in scherm.text
    assert klant.get("/privacy/").status_code == 200


@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_geen_rol_is_vrijgesteld(rol: str, cast: Rolverdeling, verplicht: None) -> None:
    klant = Client()
    klant.force_login(cast.spelers[rol].gebruiker)
    assert klant.get("/")["Location"] == KIEZEN
    assert klant.post("/hoedanigheid/", {})["Location"] == KIEZEN


def test_alleen_de_demo_doet_zonder(nele: Gebruiker, settings) -> None:
    settings.TWEEDE_FACTOR_VERPLICHT = False
    klant, _ = meld_aan()
    assert klant.get("/").status_code == 200


def test_van_wachtwoord_tot_vandaag(nele: Gebruiker, verplicht: None, klok: time_machine.Coordinates) -> None:
    klant, _ = meld_aan()
    geheim = activeer(klant)  # without typing the password once more
    # Not before the codes are kept.
    assert klant.get("/")["Location"] == KIEZEN
    assert klant.get(KIEZEN)["Location"] == CODES
    scherm = klant.get(CODES)
    assert "Ik heb mijn codes bewaard" in scherm.text
    assert klant.post(KIEZEN)["Location"] == "/"
    assert klant.get("/").status_code == 200
    assert codes_zijn_bewaard(factoren_van(nele.pk))
    # Next time: password and code, and straight on.
    klok.shift(60)
    nieuw, antwoord = meld_aan()
    assert antwoord["Location"].startswith("/account/2fa/authenticate/")
    assert nieuw.post("/account/2fa/authenticate/", {"code": code_van(geheim)})["Location"] == "/"
    assert nieuw.get("/").status_code == 200


def test_codes_bewaren_zonder_codes_zegt_wat_eerst_moet(nele: Gebruiker, verplicht: None) -> None:
    klant, _ = meld_aan()
    antwoord = klant.post(KIEZEN, follow=True)
    assert "Je hebt nog geen herstelcodes." in antwoord.text


def test_wie_met_alleen_het_wachtwoord_voor_was_komt_er_niet_in(
    nele: Gebruiker, verplicht: None, klok: time_machine.Coordinates
) -> None:
    """Somebody with the stolen password waits at the set-up page; then Nele sets hers up elsewhere."""
    dief, _ = meld_aan()
    assert dief.get("/")["Location"] == KIEZEN
    klant, _ = meld_aan()
    activeer(klant)
    klant.post(KIEZEN)
    for methode in (dief.get, dief.post):
        antwoord = methode("/hoedanigheid/")
        assert antwoord["Location"].startswith("/account/login/")
    assert "_auth_user_id" not in dief.session
    assert Sessie.objects.filter(gebruiker=nele).count() == 1
    assert klant.get("/").status_code == 200


def test_het_wordt_een_keer_per_sessie_gevraagd(
    nele: Gebruiker, verplicht: None, klok: time_machine.Coordinates
) -> None:
    klant, _ = meld_aan()
    activeer(klant)
    klant.post(KIEZEN)
    klant.get("/hoedanigheid/")
    with CaptureQueriesContext(connection) as gevangen:
        assert klant.get("/hoedanigheid/").status_code == 200
    assert not [een for een in gevangen.captured_queries if "mfa_authenticator" in een["sql"]]


def test_de_laatste_factor_gaat_niet_weg(
    nele: Gebruiker, verplicht: None, klok: time_machine.Coordinates
) -> None:
    klant, _ = meld_aan()
    activeer(klant)
    klant.post(KIEZEN)
    antwoord = klant.post("/account/2fa/totp/deactivate/")
    assert antwoord.status_code == 200
    assert "Dit is je laatste tweede stap. Voeg eerst een andere toe" in antwoord.text
    assert Authenticator.objects.filter(user=nele, type="totp").exists()
    sleutel = Authenticator.objects.create(user=nele, type="webauthn", data={"name": "gsm"})
    assert klant.post("/account/2fa/totp/deactivate/").status_code == 302
    antwoord = klant.post(f"/account/2fa/webauthn/keys/{sleutel.pk}/remove/")
    assert antwoord["Location"] == "/account/2fa/webauthn/"
    assert Authenticator.objects.filter(pk=sleutel.pk).exists()


def test_een_factor_die_afgenomen_werd_leidt_bij_de_volgende_aanmelding_weer_naar_het_instellen(
    nele: Gebruiker, verplicht: None
) -> None:
    klant, _ = meld_aan()
    activeer(klant)
    klant.post(KIEZEN)
    Authenticator.objects.filter(user=nele).delete()
    Sessie.objects.filter(gebruiker=nele).delete()
    assert klant.get("/")["Location"].startswith("/account/login/")
    nieuw, _ = meld_aan()
    assert nieuw.get("/")["Location"] == KIEZEN


def test_nieuwe_codes_moeten_ook_bewaard_worden(
    nele: Gebruiker, verplicht: None, klok: time_machine.Coordinates
) -> None:
    klant, _ = meld_aan()
    geheim = activeer(klant)
    klant.post(KIEZEN)
    klant.post("/account/2fa/recovery-codes/generate/")
    klok.shift(60)
    nieuw, _ = meld_aan()
    nieuw.post("/account/2fa/authenticate/", {"code": code_van(geheim)})
    assert nieuw.get("/")["Location"] == KIEZEN
    assert nieuw.get(KIEZEN)["Location"] == CODES
    # Five minutes later the page with the codes asks first who it is.
    klok.shift(timedelta(minutes=6))
    assert "/reauthenticate/" in nieuw.get(CODES)["Location"]
    assert nieuw.post(KIEZEN)["Location"] == "/"


def test_voor_een_wijziging_van_de_factoren_wordt_opnieuw_gevraagd_wie_je_bent(
    nele: Gebruiker, verplicht: None, klok: time_machine.Coordinates
) -> None:
    klant, _ = meld_aan()
    geheim = activeer(klant)
    klant.post(KIEZEN)
    klok.shift(timedelta(minutes=6))
    for pad in ("totp/deactivate", "webauthn/add", "recovery-codes", "recovery-codes/generate"):
        antwoord = klant.get(f"/account/2fa/{pad}/")
        assert "/reauthenticate/" in antwoord["Location"], pad
    antwoord = klant.post(antwoord["Location"], {"password": WACHTWOORD})
    assert klant.get("/account/2fa/webauthn/add/").status_code == 200
    assert geheim


def test_zonder_codes_is_er_niets_te_bewaren(nele: Gebruiker) -> None:
    assert not markeer_codes_bewaard(nele.pk)
    assert timezone.now()


def test_aanmelden_met_een_factor_bewijst_hem_voor_deze_sessie(
    nele: Gebruiker, verplicht: None, klok: time_machine.Coordinates, als: Callable
) -> None:
    TOTP.activate(nele, GEHEIM)
    RecoveryCodes.activate(nele)
    markeer_codes_bewaard(nele.pk)
    klant = Client()
    klant.force_login(nele)  # without any proof
    assert klant.get("/")["Location"] == "/account/login/?reden=tweede_stap"
    klok.shift(60)
    klant, _ = meld_aan()
    klant.post("/account/2fa/authenticate/", {"code": code_van(GEHEIM)})
    assert klant.get("/").status_code == 200
