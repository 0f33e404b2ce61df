"""Accepting an invitation: act, mail, and the page behind the link."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pghistory
import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from werkzorg.beheer.handelingen.uitnodiging import (
    UITNODIGING_MAILEN,
    link_van,
    stuur_uitnodiging,
    uitnodiging_aanvaarden,
)
from werkzorg.berichten.models import Opdracht
from werkzorg.gebruikers.models import Gebruiker, Uitnodiging
from werkzorg.gebruikers.uitnodiging import gebruiker_van, token_van, token_voor, trek_in, uitnodiging_van
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
PAD = "/uitnodiging/"
WACHTWOORD = "een lang en eigen wachtwoord 7"


@pytest.fixture
def lotte(cast: Rolverdeling) -> Speler:
    """Lotte, whom Nele's organisation just gave an account; she cannot sign in yet."""
    return maak_speler("verwijzer", cast.casemanager_zorg.lidmaatschap.organisatie, email="lotte@test.be")


def nodig_uit(wie: Speler, door: Speler) -> Uitnodiging:
    """What an act that gives an account does."""
    with pghistory.context(handeling="test", door="commando:test"):
        uitnodiging = stuur_uitnodiging(wie.gebruiker, lidmaatschap=wie.lidmaatschap, door=door.door)
    assert uitnodiging is not None
    return uitnodiging


@pytest.fixture
def uitnodiging(lotte: Speler, cast: Rolverdeling) -> Uitnodiging:
    """Nele invited Lotte."""
    return nodig_uit(lotte, cast.casemanager_zorg)


def open_link(klant: Client, uitnodiging: Uitnodiging):
    """The page that the link in the mail ends at."""
    return klant.get(PAD, {"t": token_van(uitnodiging)}, follow=True)


def kies(klant: Client, wachtwoord: str = WACHTWOORD, nogmaals: str = WACHTWOORD):
    """What the page answers to this password."""
    return klant.post(PAD, {"password1": wachtwoord, "password2": nogmaals})


# --- the link --------------------------------------------------------------------------------------------
def test_de_link_is_van_een_account_en_niet_te_vervalsen(uitnodiging: Uitnodiging, lotte: Speler) -> None:
    token = token_van(uitnodiging)
    assert token == token_voor(lotte.gebruiker)
    assert gebruiker_van(token) == lotte.gebruiker
    assert token not in str(list(Uitnodiging.objects.values()))
    for vals in (
        "",
        token[:-1],
        token + "x",
        token.replace(":", ""),
        uitnodiging.id.hex,
        f"{uuid4().hex}:x",
        "\x00",
    ):
        assert uitnodiging_van(vals) is None
        assert gebruiker_van(vals) is None


def test_de_link_werkt_zeven_dagen_op_de_seconde(uitnodiging: Uitnodiging, lotte: Speler) -> None:
    token = token_van(uitnodiging)
    for over, werkt in ((timedelta(days=7, seconds=-1), True), (timedelta(days=7), False)):
        with time_machine.travel(uitnodiging.aangemaakt_op + over, tick=False):
            assert (gebruiker_van(token) is not None) is werkt


def test_een_nieuwe_uitnodiging_maakt_de_vorige_waardeloos(
    uitnodiging: Uitnodiging, lotte: Speler, cast: Rolverdeling
) -> None:
    nieuw = nodig_uit(lotte, cast.casemanager_zorg)
    assert gebruiker_van(token_van(uitnodiging)) is None
    assert gebruiker_van(token_van(nieuw)) == lotte.gebruiker
    with (
        pytest.raises(IntegrityError, match="uitnodiging_een_open_per_account"),
        transaction.atomic(),
        pghistory.context(handeling="test", door="commando:test"),
    ):
        Uitnodiging.objects.create(
            gebruiker=lotte.gebruiker, lidmaatschap_id=uuid4(), vervalt_op=timezone.now()
        )


# --- the mail --------------------------------------------------------------------------------------------
def test_de_mail_heeft_een_link_en_de_wachtrij_geen_geheim(
    uitnodiging: Uitnodiging, lotte: Speler, cast: Rolverdeling, uitgevoerd: Callable[[], int]
) -> None:
    opdracht = Opdracht.objects.get(soort=UITNODIGING_MAILEN)
    assert token_van(uitnodiging) not in str(vars(opdracht))
    assert "lotte" not in str(vars(opdracht))
    assert uitgevoerd() == 1
    (brief,) = mail.outbox
    assert brief.to == ["lotte@test.be"]
    assert link_van(uitnodiging) in brief.body
    # Who reads along learns nothing about anybody else.
    assert cast.casemanager_zorg.gebruiker.naam not in brief.body
    assert cast.casemanager_zorg.lidmaatschap.organisatie.naam not in brief.body


def test_wie_intussen_introk_of_aanvaardde_stuurt_geen_mail(
    uitnodiging: Uitnodiging, lotte: Speler, uitgevoerd: Callable[[], int]
) -> None:
    with pghistory.context(handeling="test", door="commando:test"):
        assert trek_in(lotte.gebruiker) == 1
    uitgevoerd()
    assert mail.outbox == []


def test_wie_al_een_wachtwoord_heeft_hoort_alleen_van_de_nieuwe_rol(
    lotte: Speler, cast: Rolverdeling, uitgevoerd: Callable[[], int]
) -> None:
    with pghistory.context(handeling="test", door="commando:test"):
        lotte.gebruiker.set_password(WACHTWOORD)
        lotte.gebruiker.save()
        for _ in range(2):
            assert (
                stuur_uitnodiging(
                    lotte.gebruiker, lidmaatschap=lotte.lidmaatschap, door=cast.casemanager_zorg.door
                )
                is None
            )
    uitgevoerd()
    (brief,) = mail.outbox
    assert "/hoedanigheid/" in brief.body
    assert "?t=" not in brief.body
    assert not Uitnodiging.objects.exists()


# --- the act ---------------------------------------------------------------------------------------------
def test_aanvaarden_geeft_een_wachtwoord_en_staat_in_het_logboek(
    uitnodiging: Uitnodiging, lotte: Speler
) -> None:
    gebruiker = uitnodiging_aanvaarden(uitnodiging, wachtwoord=WACHTWOORD, door=lotte.door)
    assert gebruiker.check_password(WACHTWOORD)
    uitnodiging.refresh_from_db()
    assert uitnodiging.aanvaard_op is not None
    regel = Logregel.objects.get(handeling="uitnodiging_aanvaarden")
    assert (regel.object_id, regel.door) == (lotte.gebruiker.pk, lotte.door.als_verwijzing())
    assert WACHTWOORD not in str(vars(regel))


def test_aanvaarden_gaat_een_keer(uitnodiging: Uitnodiging, lotte: Speler) -> None:
    uitnodiging_aanvaarden(uitnodiging, wachtwoord=WACHTWOORD, door=lotte.door)
    with pytest.raises(Geweigerd, match="werkt niet meer"):
        uitnodiging_aanvaarden(uitnodiging, wachtwoord="heel iets anders 12345", door=lotte.door)
    lotte.gebruiker.refresh_from_db()
    assert lotte.gebruiker.check_password(WACHTWOORD)


def test_een_ander_aanvaardt_niet(uitnodiging: Uitnodiging, cast: Rolverdeling, lotte: Speler) -> None:
    with pytest.raises((Geweigerd, PermissionDenied)):
        uitnodiging_aanvaarden(uitnodiging, wachtwoord=WACHTWOORD, door=cast.buur.door)
    lotte.gebruiker.refresh_from_db()
    assert not lotte.gebruiker.has_usable_password()


@pytest.mark.parametrize("hoe", ["ingetrokken", "verlopen", "account dicht"])
def test_wat_niet_meer_geldt_wordt_geweigerd(hoe: str, uitnodiging: Uitnodiging, lotte: Speler) -> None:
    with pghistory.context(handeling="test", door="commando:test"):
        if hoe == "ingetrokken":
            trek_in(lotte.gebruiker)
        elif hoe == "verlopen":
            Uitnodiging.objects.update(vervalt_op=timezone.now())
        else:
            Gebruiker.objects.filter(pk=lotte.gebruiker.pk).update(is_active=False)
    with pytest.raises(Geweigerd):
        uitnodiging_aanvaarden(uitnodiging, wachtwoord=WACHTWOORD, door=lotte.door)


# --- the door --------------------------------------------------------------------------------------------
def test_van_de_mail_tot_vandaag(
    uitnodiging: Uitnodiging, lotte: Speler, cast: Rolverdeling, client: Client
) -> None:
    scherm = open_link(client, uitnodiging)
    assert scherm.redirect_chain == [(PAD, 302)]  # the secret leaves the address at once
    for wat in (cast.casemanager_zorg.gebruiker.naam, "Eigen cgg", "verwijzer", "lotte@test.be"):
        assert wat in scherm.text
    voor = client.session.session_key
    antwoord = kies(client)
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")
    assert client.session.session_key != voor
    assert client.get("/").status_code == 200
    assert open_link(Client(), uitnodiging).status_code == 410


def test_een_link_openen_verbruikt_hem_niet(uitnodiging: Uitnodiging, client: Client) -> None:
    """Mail scanners open every link."""
    for _ in range(3):
        assert open_link(Client(), uitnodiging).status_code == 200
        Client().head(PAD, {"t": token_van(uitnodiging)}, follow=True)
    open_link(client, uitnodiging)
    assert kies(client).status_code == 302


@pytest.mark.parametrize(
    ("een", "twee", "zin"),
    [
        ("", "", "Vul een wachtwoord in."),
        ("kort", "kort", "Dit wachtwoord is te kort: neem minstens 12 tekens."),
        (WACHTWOORD, "iets heel anders", "De twee wachtwoorden zijn niet gelijk: typ ze opnieuw."),
        ("lotte@test.be", "lotte@test.be", "lijkt te veel op je naam"),
        ("x" * 1001, "x" * 1001, "Dit wachtwoord is te lang"),
        ("a\x00b", "a\x00b", "typ het opnieuw"),
    ],
)
def test_een_slecht_wachtwoord_geeft_een_zin_en_verbruikt_niets(
    een: str, twee: str, zin: str, uitnodiging: Uitnodiging, client: Client, lotte: Speler
) -> None:
    open_link(client, uitnodiging)
    antwoord = kies(client, een, twee)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert "Fout: Aanvaard je uitnodiging" in antwoord.text
    if len(een) > 5 and "@" not in een:
        assert f'value="{een}"' not in antwoord.text
    lotte.gebruiker.refresh_from_db()
    assert not lotte.gebruiker.has_usable_password()
    assert kies(client).status_code == 302


def test_elke_link_die_niets_opent_zegt_waarom(uitnodiging: Uitnodiging, lotte: Speler) -> None:
    def kop(token: str) -> str:
        antwoord = Client().get(PAD, {"t": token}, follow=True)
        assert antwoord.status_code == 410
        # Of whom it was, nobody learns any more.
        for wat in ("Lotte", "lotte", "Eigen cgg", "verwijzer"):
            assert wat not in antwoord.text
        return re.findall("<h1>(.*)</h1>", antwoord.text)[0]

    token = token_van(uitnodiging)
    assert kop("onzin") == "We kennen deze uitnodiging niet"
    assert kop("") == "We kennen deze uitnodiging niet"
    assert kop("\x00" * 500) == "We kennen deze uitnodiging niet"
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert kop(token) == "Deze uitnodiging is verlopen"
    with pghistory.context(handeling="test", door="commando:test"):
        lid = lotte.lidmaatschap
        oud = lid.periode
        type(lid).objects.filter(pk=lid.pk).update(periode=DateRange(oud.lower, timezone.localdate()))
        assert kop(token) == "Deze uitnodiging werkt niet meer"
        type(lid).objects.filter(pk=lid.pk).update(periode=oud)
        trek_in(lotte.gebruiker)
        assert kop(token) == "Deze uitnodiging werkt niet meer"
    assert Client().get(PAD).status_code == 410


def test_een_rol_die_nog_moet_beginnen_mag_al_aanvaard_worden(
    uitnodiging: Uitnodiging, lotte: Speler, client: Client
) -> None:
    morgen = timezone.localdate() + timedelta(days=1)
    with pghistory.context(handeling="test", door="commando:test"):
        type(lotte.lidmaatschap).objects.filter(pk=lotte.lidmaatschap.pk).update(
            periode=DateRange(morgen, None)
        )
    assert open_link(client, uitnodiging).status_code == 200
    assert kies(client).status_code == 302
    assert client.get("/")["Location"] == "/hoedanigheid/"


def test_wie_als_een_ander_aangemeld_was_is_daarna_wie_hij_is(
    uitnodiging: Uitnodiging, lotte: Speler, cast: Rolverdeling, als: Callable[[Speler], Client]
) -> None:
    klant = als(cast.buur)
    open_link(klant, uitnodiging)
    kies(klant)
    scherm = klant.get("/")
    assert scherm.context["hoedanigheid"].gebruiker_id == lotte.gebruiker.pk


def test_wie_zijn_wachtwoord_vergat_maar_er_nooit_een_koos_hoort_van_zijn_uitnodiging(
    uitnodiging: Uitnodiging, client: Client, uitgevoerd: Callable[[], int]
) -> None:
    client.post("/account/password/reset/", {"email": "lotte@test.be"})
    uitgevoerd()
    onderwerpen = {brief.subject for brief in mail.outbox}
    assert onderwerpen == {
        "Je bent uitgenodigd om met werkzorg te werken",
        "Je account in werkzorg is nog niet klaar",
    }
    assert "/password/reset/key/" not in "".join(brief.body for brief in mail.outbox)
