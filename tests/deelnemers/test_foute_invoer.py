"""Anything typed into any form: never a 5xx, nothing half-saved, input kept, a sentence at the field and above."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.deelnemers.personen import ingevuld, registreer, vers_insz
from tests.deelnemers.test_deelnemer_wijzigen import verstuurd
from tests.omvang import aantal
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.domein import WIJZIGBAAR
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.handelen.models import VerwerkteAanvraag
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
ADRES = "/deelnemers/registreer/"
TABELLEN = (Deelnemer, Betrokkenheid, Document, Opdracht, Logregel, VerwerkteAanvraag)

VREEMD = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=("Cc", "Cf", "Co", "Mn", "So", "Zs")), max_size=30),
    st.sampled_from(
        [
            "\x00",
            "\u202eabc",
            "🙂" * 9,
            "9" * 5000,
            "<script>alert(1)</script>",
            "{{ 7*7 }}",
            "%s%n",
            "' OR 1=1 --",
        ]
    ),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(lambda dag: f"{dag:%d/%m/%Y}"),
    st.lists(st.text(max_size=9), max_size=3),
)
VELDEN = sorted(ingevuld())
# Each example is a whole request.
ZOVEEL = settings(max_examples=aantal(25, 200))


def tellingen() -> list[int]:
    """How many rows each table has."""
    return [tabel.objects.count() for tabel in TABELLEN]


def beoordeel(antwoord: Any, voor: list[int]) -> None:
    """A registration is either whole or refused with a sentence at each field and in the summary."""
    if antwoord.status_code == 302:
        assert all(na == eerst + 1 for na, eerst in zip(tellingen(), voor, strict=True))
        return
    assert antwoord.status_code == 422
    assert tellingen() == voor
    formulier = antwoord.context["formulier"]
    assert formulier.errors
    tekst = html.unescape(antwoord.text)
    for naam, zinnen in formulier.errors.items():
        for zin in zinnen:
            # Hidden fields and the form as a whole have no place of their own.
            keren = 1 if naam in {"__all__", "aanvraag_sleutel", "versie"} else 2
            assert tekst.count(zin) >= keren, (naam, zin)
            assert zin[0].isupper(), zin


@ZOVEEL
@given(st.dictionaries(st.sampled_from(VELDEN), VREEMD, max_size=4))
def test_elke_invoer_van_een_registratie_is_heel_of_geweigerd(cast, als, anders):
    voor = tellingen()
    velden = {**ingevuld(insz="", insz_ontbreekt="aangevraagd"), **anders}
    beoordeel(als(cast.casemanager_zorg).post(ADRES, velden), voor)


@ZOVEEL
@given(
    st.dictionaries(
        st.sampled_from([*WIJZIGBAAR, "versie", "versie_gezien", "keuze_straat"]), VREEMD, max_size=4
    )
)
def test_elke_invoer_van_een_wijziging_is_heel_of_geweigerd(cast, als, anders):
    deelnemer = Deelnemer.objects.first() or registreer(cast.casemanager_zorg.door)
    versie = deelnemer.versie
    adres = reverse("deelnemer_wijzigen", args=[deelnemer.pk])
    antwoord = als(cast.casemanager_zorg).post(adres, verstuurd(deelnemer, **anders))
    assert antwoord.status_code in {302, 409, 422}
    deelnemer.refresh_from_db()
    if antwoord.status_code != 302:
        assert deelnemer.versie == versie
    assert als(cast.casemanager_zorg).get(deelnemer.get_absolute_url()).status_code == 200


@ZOVEEL
@given(VREEMD, VREEMD)
def test_elke_vraag_aan_de_lijst_geeft_een_lijst(cast, als, zoek, blad):
    vraag = {"zoek": zoek, "blad": blad}
    # What looks like a rijksregisternummer is sent back to the list without it.
    antwoord = als(cast.casemanager_zorg).get(reverse("deelnemer_lijst"), vraag, follow=True)
    assert antwoord.status_code == 200


@ZOVEEL
@given(VREEMD, VREEMD)
def test_elke_aanmelding_is_een_gewone_weigering(client, login, wachtwoord):
    cache.clear()
    antwoord = client.post("/account/login/", {"login": login, "password": wachtwoord})
    assert antwoord.status_code in {200, 422, 429}


@pytest.mark.parametrize(
    "veld", ["voornaam", "insz", "geboortedatum", "telefoon", "email", "grond", "taal", "postcode"]
)
def test_een_waarde_van_een_megabyte_geeft_een_zin(cast, als, veld):
    voor = tellingen()
    antwoord = als(cast.casemanager_zorg).post(ADRES, ingevuld(**{veld: "x" * 1_000_000}))
    assert antwoord.status_code == 422
    assert veld in antwoord.context["formulier"].errors
    beoordeel(antwoord, voor)


def test_meer_dan_een_formulier_kan_zijn_wordt_niet_gelezen(cast, als):
    klant = als(cast.casemanager_zorg)
    assert klant.post(ADRES, ingevuld(voornaam="x" * 3_000_000)).status_code in {400, 413}
    assert klant.post(ADRES, {**ingevuld(), **{f"v{n}": "" for n in range(600)}}).status_code in {400, 413}
    assert tellingen() == [0] * len(TABELLEN)


def test_een_bestand_in_de_plaats_van_een_tekst_is_een_gewone_weigering(cast, als):
    from django.core.files.uploadedfile import SimpleUploadedFile

    velden = ingevuld(voornaam=SimpleUploadedFile("x.txt", b"\x00\xff"))
    antwoord = als(cast.casemanager_zorg).post(ADRES, velden)
    assert antwoord.status_code == 422
    assert set(antwoord.context["formulier"].errors) == {"voornaam"}


def test_bij_dubbele_velden_telt_het_laatste_en_maar_een_mens(cast, als):
    als(cast.casemanager_zorg).post(ADRES, {**ingevuld(), "voornaam": ["Eerste", "Laatste"]})
    assert Deelnemer.objects.get().voornaam == "Laatste"


@pytest.mark.parametrize("sleutel", [None, "", "x", "\x00", "0" * 36, "🙂", "x" * 100_000])
def test_zonder_goede_sleutel_blijft_alles_ingevuld_en_lukt_het_daarna(cast, als, sleutel):
    klant = als(cast.casemanager_zorg)
    velden = ingevuld(achternaam="Blijftstaan")
    antwoord = klant.post(
        ADRES, {k: v for k, v in {**velden, "aanvraag_sleutel": sleutel}.items() if v is not None}
    )
    assert antwoord.status_code == 422
    assert "Deze pagina is verlopen." in antwoord.text
    assert 'value="Blijftstaan"' in antwoord.text
    nieuw = antwoord.context["formulier"]["aanvraag_sleutel"].value()
    assert klant.post(ADRES, {**velden, "aanvraag_sleutel": str(nieuw)}).status_code == 302


def test_een_onleesbare_zoekvraag_toont_niemand(cast, als):
    registreer(cast.casemanager_zorg.door)
    antwoord = als(cast.casemanager_zorg).get(reverse("deelnemer_lijst"), {"zoek": "a" * 101})
    assert "0 gevonden" in antwoord.text
    assert "Deze tekst is te lang" in antwoord.text


def test_alles_wat_getypt_was_staat_er_na_een_weigering_nog(cast, als):
    velden = ingevuld(
        insz="85 07 30-033 29",
        geboortedatum="30-7-1985",
        telefoon="0470/12.34.56",
        taal="andere",
        taal_andere="Twi",
    )
    antwoord = als(cast.casemanager_zorg).post(ADRES, velden)
    assert antwoord.status_code == 422
    for naam in (
        "voornaam",
        "achternaam",
        "geboortedatum",
        "insz",
        "telefoon",
        "email",
        "straat",
        "taal_andere",
    ):
        assert f'value="{velden[naam]}"' in antwoord.text, naam
    assert '<option value="andere" selected>' in antwoord.text
    assert "checked" in antwoord.text


def test_meerdere_fouten_staan_er_allemaal_tegelijk(cast, als):
    antwoord = als(cast.casemanager_zorg).post(
        ADRES, ingevuld(voornaam="", geboortedatum="x", postcode="0", grond="", insz=vers_insz()[:9])
    )
    assert set(antwoord.context["formulier"].errors) == {
        "voornaam",
        "geboortedatum",
        "postcode",
        "grond",
        "insz",
    }
    assert "Er kloppen nog 5 dingen niet" in antwoord.text


def test_geen_invoer_wordt_html(cast, als):
    gif = "<script>alert(1)</script>"
    klant = als(cast.casemanager_zorg)
    antwoord = klant.post(ADRES, ingevuld(achternaam=gif, straat=gif, gemeente=gif), follow=True)
    assert gif not in antwoord.text
    assert html.escape(gif) in antwoord.text
    assert gif not in klant.get(reverse("deelnemer_lijst"), {"zoek": gif}, follow=True).text


@pytest.mark.parametrize("voor", ["", "Hermans "])
def test_een_rijksregisternummer_in_het_zoekveld_blijft_niet_in_het_adres_staan(cast, als, voor):
    insz = vers_insz()
    registreer(cast.casemanager_zorg.door, insz=insz)
    antwoord = als(cast.casemanager_zorg).get(reverse("deelnemer_lijst"), {"zoek": voor + insz}, follow=True)
    assert antwoord.redirect_chain == [(reverse("insz_opzoeken"), 302)]
    assert insz not in antwoord.text
    assert "Zoek je met een rijksregisternummer? Vul het dan hier in." in antwoord.text
