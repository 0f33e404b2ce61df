"""Sessions in our own table: nothing in it is of use to whoever reads or writes it past the application."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.rolverdeling import Rolverdeling
from werkzorg.gebruikers.models import Sessie
from werkzorg.gebruikers.sessies import (
    HOOGSTENS,
    STIL,
    STIL_GEDEELD,
    SessionStore,
    beeindig_alle,
    einde,
    sleutelhash,
)

BEGIN = datetime(2026, 10, 25, 0, 30, tzinfo=timezone.get_default_timezone())


# --- when it is over (no database) ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("minuten_gezien", "gedeeld", "minuten_over"),
    [(0, False, 30), (0, True, 15), (100, False, 130), (575, False, 600), (575, True, 590), (599, True, 600)],
)
def test_een_sessie_eindigt_door_stilte_of_door_haar_duur(
    minuten_gezien: int, gedeeld: bool, minuten_over: int
) -> None:
    gezien = BEGIN + timedelta(minutes=minuten_gezien)
    assert einde(BEGIN, gezien, gedeeld=gedeeld) == BEGIN + timedelta(minutes=minuten_over)


@given(st.integers(0, 40_000), st.integers(0, 40_000), st.booleans())
def test_langer_werken_maakt_een_sessie_nooit_korter_en_nooit_langer_dan_tien_uur(
    een: int, ander: int, gedeeld: bool
) -> None:
    vroeg, laat = sorted((een, ander))
    eerst, dan = (einde(BEGIN, BEGIN + timedelta(seconds=n), gedeeld=gedeeld) for n in (vroeg, laat))
    assert eerst <= dan <= BEGIN + HOOGSTENS
    assert einde(BEGIN, BEGIN, gedeeld=True) - BEGIN == STIL_GEDEELD < STIL


# --- the table -------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_de_tabel_kent_de_sleutel_niet_en_toont_de_inhoud_niet() -> None:
    winkel = SessionStore()
    winkel["geheim"] = "JBSWY3DPEHPK3PXP"
    winkel.create()
    (rij,) = Sessie.objects.all()
    assert rij.session_key == sleutelhash(winkel.session_key)
    assert winkel.session_key not in str(vars(rij))
    assert "JBSWY3DPEHPK3PXP" not in rij.session_data
    assert SessionStore(winkel.session_key)["geheim"] == "JBSWY3DPEHPK3PXP"
    # The value of the column is no key: who reads the table is nobody.
    assert SessionStore(rij.session_key).get("geheim") is None


@pytest.mark.django_db
def test_de_inhoud_van_een_andere_rij_opent_niet() -> None:
    winkels = [SessionStore(), SessionStore()]
    for nummer, winkel in enumerate(winkels):
        winkel["wie"] = nummer
        winkel.create()
    bron, doel = (Sessie.objects.get(session_key=sleutelhash(een.session_key)) for een in winkels)
    Sessie.objects.filter(pk=doel.pk).update(session_data=bron.session_data)
    assert dict(SessionStore(winkels[1].session_key).items()) == {}
    assert SessionStore(winkels[0].session_key)["wie"] == 0


@pytest.mark.django_db
def test_bewaren_houdt_kenmerk_en_laatste_gebruik_en_een_nieuwe_sleutel_begint_opnieuw() -> None:
    winkel = SessionStore()
    winkel.create()
    oud = timezone.now() - timedelta(minutes=7)
    Sessie.objects.update(gezien_op=oud)
    kenmerk = Sessie.objects.get().kenmerk
    weer = SessionStore(winkel.session_key)
    weer["a"] = 1
    weer.save()
    rij = Sessie.objects.get()
    assert (rij.kenmerk, rij.gezien_op) == (kenmerk, oud)
    weer.cycle_key()
    rij = Sessie.objects.get()
    assert rij.kenmerk != kenmerk
    assert SessionStore(weer.session_key)["a"] == 1
    assert SessionStore(winkel.session_key).get("a") is None


@pytest.mark.django_db
@pytest.mark.parametrize("sleutel", ["", "x" * 5000, "é🙂", "' OR 1=1 --", None])
def test_een_vreemde_sleutel_is_geen_sessie(sleutel: str | None) -> None:
    assert dict(SessionStore(sleutel).items()) == {}


@pytest.mark.django_db
def test_wie_zich_aanmeldt_staat_met_toestel_en_begin_in_zijn_rij(cast: Rolverdeling) -> None:
    klant = Client()
    klant.force_login(cast.casemanager_zorg.gebruiker)
    (rij,) = Sessie.objects.all()
    assert rij.gebruiker_id == cast.casemanager_zorg.gebruiker.pk
    assert rij.toestel == "Onbekend toestel"
    assert abs(rij.begonnen_op - timezone.now()) < timedelta(seconds=30)
    assert not rij.is_gedeeld


@pytest.mark.django_db
def test_alle_sessies_van_een_mens_eindigen_bij_de_volgende_aanvraag(cast: Rolverdeling) -> None:
    klanten = [Client(), Client(), Client()]
    for klant in klanten[:2]:
        klant.force_login(cast.casemanager_zorg.gebruiker)
    klanten[2].force_login(cast.buur.gebruiker)
    hier = Sessie.objects.get(session_key=sleutelhash(klanten[0].cookies["sessie"].value)).kenmerk
    assert beeindig_alle(cast.casemanager_zorg.gebruiker.pk, behalve=hier) == 1
    assert [klant.get("/").status_code for klant in klanten] == [200, 302, 200]
    assert beeindig_alle(cast.casemanager_zorg.gebruiker.pk) == 1
    assert [klant.get("/").status_code for klant in klanten] == [302, 302, 200]
