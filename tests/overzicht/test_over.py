"""The pages about the application: they say what is so, and whatever could go stale is held to its source."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from tests.browser.test_paginas import WETTELIJK
from tests.deelnemers.personen import registreer
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.overzicht import teksten
from werkzorg.overzicht.views.over import COOKIES

PROJECT = Path(__file__).resolve().parents[2]
BLADEN = ("privacy", "cookies", "toegankelijkheid", "woordenlijst", "versie", "help")
# Capitals in templates that are no words on a screen, or that everybody knows.
GEEN_AFKORTING = {
    "GET",
    "POST",
    "CC",
    "BY",
    "BE",
    "AA",
    "JSON",
    "URL",
    "CSS",
    "CSRF",
    "HTML",
    "SMS",
    "NB",
    "CSV",
    "UTF",
}


@pytest.mark.django_db
@pytest.mark.parametrize("blad", BLADEN)
def test_iedereen_mag_ze_lezen_en_ze_zetten_geen_sessie(client, blad):
    antwoord = client.get(reverse(blad))
    assert antwoord.status_code == 200
    assert set(client.cookies) <= {settings.CSRF_COOKIE_NAME}


@pytest.mark.django_db
def test_het_menu_zegt_waar_je_bent_ook_dieper_en_op_een_plaats(cast, als):
    lien = registreer(cast.casemanager_zorg.door)
    for speler, adres, waar in (
        (cast.casemanager_zorg, "/", ["Vandaag"]),
        (cast.casemanager_zorg, lien.get_absolute_url(), ["Dossiers"]),
        (cast.casemanager_zorg, reverse("deelnemer_detail", args=[lien.pk]), ["Dossiers"]),
        (cast.casemanager_zorg, "/organisaties/", ["Beheer"]),
        (cast.casemanager_zorg, "/exports/", ["Beheer"]),
        (cast.spelers["functionaris_gegevensbescherming"], "/deelnemers/opzoekmeldingen/", ["Opzoekingen"]),
        (cast.spelers["functionaris_gegevensbescherming"], "/toezicht/wissen/", ["Beheer"]),
        (cast.casemanager_zorg, "/help/", []),
    ):
        menu = re.search(r'<nav class="hoofdmenu".*?</nav>', als(speler).get(adres).text, re.DOTALL)
        assert re.findall(r'aria-current="page">(\w+)<', menu[0]) == waar, adres


@pytest.mark.django_db
def test_de_voet_leidt_naar_elk_ervan_en_help_staat_in_elke_kop(client, cast, als):
    for tekst in (client.get("/account/login/").text, als(cast.casemanager_zorg).get("/").text):
        voet = tekst[tekst.index('<footer class="voet"') :]
        kop = tekst[: tekst.index("<main")]
        for blad in BLADEN[:-1]:
            assert f'href="{reverse(blad)}"' in voet, blad
        # At one place: after menu and search, before who you are.
        assert kop.count(f'href="{reverse("help")}"') == 1
        plaats = kop.index("kop-help")
        assert all(kop.index(deel) < plaats for deel in ('class="merk"', "hoofdmenu", "zoek") if deel in kop)
        assert all(
            kop.index(deel) > plaats for deel in ('class="hoed"', '<details class="menu"') if deel in kop
        )
    fout = client.get("/bestaat-niet/")
    assert f'class="kop-help" href="{reverse("help")}"' in fout.text


# --- accessibility ----------------------------------------------------------------------------------------
def test_de_verklaring_heeft_alles_wat_de_wet_vraagt_en_past_bij_de_toetsen():
    nu = teksten.verklaring()
    assert nu.opgesteld_op <= nu.nagekeken_op
    assert all(een.gepland > nu.nagekeken_op for een in nu.afwijkingen)
    assert "WCAG 2.1" in nu.norm
    assert {"wcag2aa", "wcag21aa", "wcag22aa"} <= set(WETTELIJK)
    assert any("axe-core" in zin for zin in nu.methode)


def test_volledig_conform_kan_alleen_zonder_afwijkingen():
    nu = teksten.verklaring()
    for status, afwijkingen in (
        ("volledig", nu.afwijkingen),
        ("gedeeltelijk", []),
        ("bijna", nu.afwijkingen),
    ):
        with pytest.raises(ValueError, match="past niet"):
            teksten.Verklaring(status, nu.norm, nu.opgesteld_op, nu.nagekeken_op, nu.methode, afwijkingen)


@pytest.mark.django_db
def test_het_blad_toont_elke_afwijking_en_zegt_het_als_een_dag_voorbij_is(client):
    nu = teksten.verklaring()
    with time_machine.travel(nu.nagekeken_op + timedelta(days=1)):
        tekst = client.get("/toegankelijkheid/").text
    assert "die dag is voorbij" not in tekst
    for deel in (
        *(een.wat for een in nu.afwijkingen),
        nu.in_woorden,
        "Ombudsdienst",
        settings.HUISSTIJL["contact"],
    ):
        assert deel in tekst
    with time_machine.travel(max(een.gepland for een in nu.afwijkingen) + timedelta(days=1)):
        assert client.get("/toegankelijkheid/").text.count("die dag is voorbij") == len(nu.afwijkingen)


# --- words ------------------------------------------------------------------------------------------------
def afkortingen(tekst: str) -> set[str]:
    """The abbreviations that a reader meets in this template: words of capitals outside tags and code."""
    zonder = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>|&\w+;", " ", tekst, flags=re.S)
    return set(re.findall(r"\b[A-Z]{2,7}\b", zonder)) - GEEN_AFKORTING


def test_elke_afkorting_op_een_scherm_staat_in_de_woordenlijst():
    bekend = {een.woord for een in teksten.woordenlijst()}
    onbekend: dict[str, set[str]] = {}
    for pad in (PROJECT / "templates").rglob("*.html"):
        if "documenten/" in pad.as_posix() or pad.name == "galerij.html":
            continue
        tekst = re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", pad.read_text(), flags=re.S)
        if vreemd := afkortingen(tekst) - bekend:
            onbekend[pad.name] = vreemd
    assert onbekend == {}
    assert afkortingen("<p>Vraag het aan de XYZ.</p>") == {"XYZ"}


def test_de_woordenlijst_staat_op_volgorde_zonder_dubbels_en_met_korte_zinnen():
    woorden = teksten.woordenlijst()
    namen = [een.woord.lower() for een in woorden]
    assert namen == sorted(set(namen))
    assert len({een.anker for een in woorden}) == len(woorden)
    for een in woorden:
        for zin in re.split(r"(?<=[.!?]) ", een.uitleg):
            assert len(zin.split()) <= 25, een.woord


@pytest.mark.django_db
def test_elk_woord_heeft_een_plaats_waar_een_link_naartoe_kan(client):
    tekst = client.get("/woordenlijst/").text
    for een in teksten.woordenlijst():
        assert f'id="{een.anker}"' in tekst


# --- version, help, cookies -------------------------------------------------------------------------------
def versies_van_changelog(tekst: str) -> list[str]:
    """The versions in the changelog, newest first."""
    return re.findall(r"^## \[(\d[^\]]*)\]", tekst, flags=re.M)


def test_wat_nieuw_is_noemt_dezelfde_versies_als_de_changelog():
    uitgebracht = [een.versie for een in teksten.nieuws() if een.op is not None]
    assert uitgebracht == versies_van_changelog((PROJECT / "CHANGELOG.md").read_text())
    assert teksten.nieuws()[0].versie == settings.VERSIE
    assert versies_van_changelog("## [Unreleased]\n## [1.2.0] - 2027-01-01\n") == ["1.2.0"]


@pytest.mark.django_db
def test_help_zegt_per_rol_wat_de_matrix_toelaat(client, cast, als):
    assert "Wat je kunt als" not in client.get("/help/").text
    for rol, speler in cast.spelers.items():
        antwoord = als(speler).get("/help/")
        assert f"Wat je kunt als {speler.door.rol_label}" in antwoord.text
        getoond = [naam for _, namen in antwoord.context["kunnen"] for naam in namen]
        verwacht = [een.recht.naam for een in HANDELINGEN.values() if een.route and rol in een.recht.rollen]
        assert sorted(getoond) == sorted(verwacht)
        assert "Algemeen" not in [titel for titel, _ in antwoord.context["kunnen"]]


@pytest.mark.django_db
def test_er_zijn_geen_andere_cookies_dan_die_op_de_lijst(client, cast):
    client.force_login(cast.casemanager_zorg.gebruiker)
    for adres in ("/", "/hoedanigheid/", "/account/logout/", "/deelnemers/"):
        client.get(adres)
    assert set(client.cookies) == {een.naam for een in COOKIES}
    tekst = client.get("/cookies/").text
    for een in COOKIES:
        assert een.naam in tekst


def test_de_lijsten_zijn_leesbaar_en_zonder_lege_plekken():
    assert all(een.titel and een.tekst for een in teksten.hulp())
    assert all(een.nieuw for een in teksten.nieuws())
    assert isinstance(teksten.verklaring().opgesteld_op, date)
    zinnen = [zin for een in teksten.hulp() for zin in een.tekst] + [
        zin for een in teksten.nieuws() for zin in een.nieuw
    ]
    for tekst in zinnen:
        for zin in re.split(r"(?<=[.!?]) ", tekst):
            assert len(zin.split()) <= 25, zin
