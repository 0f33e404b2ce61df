"""The forms about a deelnemer: what they read, and that every sentence says what to do."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import ingevuld
from werkzorg.deelnemers.forms.persoon import DeelnemerRegistrerenForm, DeelnemerWijzigenForm


def fouten(**anders) -> dict[str, list[str]]:
    """The sentences per field of a form that is filled in like this."""
    formulier = DeelnemerRegistrerenForm(ingevuld(**anders))
    formulier.is_valid()
    return {veld: [str(zin) for zin in zinnen] for veld, zinnen in formulier.errors.items()}


def test_een_goed_formulier_geeft_de_gegevens_zoals_de_handeling_ze_wil():
    formulier = DeelnemerRegistrerenForm(ingevuld(insz="85.07.30-033.28", voornaam="  Lien \u200b "))
    assert formulier.is_valid(), formulier.errors
    gegevens = formulier.persoonsgegevens()
    assert (gegevens.voornaam, gegevens.geboortedatum, gegevens.insz) == (
        "Lien",
        date(1985, 7, 30),
        "85073003328",
    )
    assert (gegevens.telefoon, gegevens.tolk_nodig) == ("+32470123456", False)


def test_een_leeg_formulier_zegt_per_veld_wat_te_doen():
    formulier = DeelnemerRegistrerenForm({"aanvraag_sleutel": ingevuld()["aanvraag_sleutel"]})
    formulier.is_valid()
    assert {veld: zinnen[0] for veld, zinnen in formulier.errors.items()} == {
        "voornaam": "Vul de voornaam in.",
        "achternaam": "Vul de achternaam in.",
        "geboortedatum": "Vul de geboortedatum in.",
        "insz": "Vul het rijksregisternummer in, of zeg waarom het er nog niet is.",
        "grond": "Kies waarom je deze persoon registreert.",
        "geinformeerd_op": "Vul de dag in waarop je de persoon informeerde.",
        "taal": "Kies de taal waarin je de persoon helpt uit de lijst.",
    }


@pytest.mark.parametrize(
    ("veld", "waarde", "begin"),
    [
        ("geboortedatum", "30/07/85", "Schrijf het jaartal met 4 cijfers"),
        ("geboortedatum", "31/02/1985", "Dag 31 bestaat niet"),
        ("geboortedatum", "morgen", "Vul de datum in als dag/maand/jaar"),
        ("geboortedatum", "01/01/2199", "De geboortedatum ligt in de toekomst"),
        ("geboortedatum", "01/01/1899", "Het jaartal 1899 klopt niet"),
        ("geinformeerd_op", "01/01/2199", "Deze dag ligt in de toekomst"),
        ("insz", "85.07.30-033.29", "Het rijksregisternummer klopt niet"),
        ("insz", "123", "Een rijksregisternummer telt 11 cijfers"),
        ("insz_ontbreekt", "geen zin", "Kies een reden uit de lijst."),
        ("email", "lien@", "Dit e-mailadres klopt niet"),
        ("telefoon", "bel maar", "Een telefoonnummer bestaat uit cijfers"),
        ("postcode", "0999", "Een Belgische postcode telt 4 cijfers"),
        ("taal", "klingon", "Kies de taal"),
        ("grond", "zomaar", "Kies waarom"),
        ("voornaam", "x" * 101, "Deze tekst is te lang"),
        ("voornaam", "a\x00b", "Deze tekst bevat een teken dat niet leesbaar is"),
        ("voornaam", "a\ud800b", "Deze tekst bevat een teken dat niet leesbaar is"),
        ("voornaam", "a\u202eb", "Deze tekst bevat een verborgen teken"),
        ("aanvraag_sleutel", None, "Deze pagina is verlopen."),
        ("aanvraag_sleutel", "x", "Deze pagina is verlopen."),
    ],
)
def test_elke_fout_heeft_een_zin_bij_het_veld(veld, waarde, begin):
    gevonden = fouten(**{veld: waarde})
    assert set(gevonden) == {veld}
    (zin,) = gevonden[veld]
    assert zin.startswith(begin)
    assert zin.endswith((".", "1985"))
    assert not waarde or len(waarde) < 5 or waarde not in zin


@pytest.mark.parametrize("naam", ["José", "عبد الله", "Ngô Đình", "O’Brien", "王小明", "🙂 Bart"])
def test_namen_uit_de_hele_wereld_zijn_welkom(naam):
    assert fouten(achternaam=naam) == {}


def test_vandaag_informeren_mag_nog_net():
    assert fouten(geinformeerd_op=f"{timezone.localdate():%d/%m/%Y}") == {}


@pytest.mark.parametrize("klasse", [DeelnemerRegistrerenForm, DeelnemerWijzigenForm])
def test_elk_zichtbaar_veld_staat_in_een_groep(klasse):
    assert klasse().groepen


def test_een_foute_sleutel_wordt_in_het_scherm_vernieuwd():
    formulier = DeelnemerRegistrerenForm(ingevuld(aanvraag_sleutel="kapot"))
    assert not formulier.is_valid()
    assert len(str(formulier["aanvraag_sleutel"].value())) == 36


@pytest.mark.django_db
def test_het_nummer_heet_niet_vrijblijvend_want_nummer_of_reden_moet(cast, als):
    inhoud = als(cast.casemanager_zorg).get(reverse("deelnemer_registreren")).content.decode()
    vrij = [regel for regel in inhoud.splitlines() if "(niet verplicht)" in regel]
    assert vrij
    assert not [regel for regel in vrij if "ijksregisternummer" in regel]
