"""Reading in on screen: the rehearsal first, then the same file by a second press, by the same person."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from mandaten.models import Inlezing, Toekenning
from tests.mandaten.inlezingen import csv_bestand, kbo, lees_in, maak_organisaties, rij, verband
from tests.mandaten.maken import beslisser

pytestmark = pytest.mark.django_db
ADRES = "toekenningen_inlezen"


@pytest.fixture
def an(db):
    """An decides at Departement Zorg, which knows the organisations of the file."""
    maak_organisaties()
    return beslisser("zorg")


def test_van_bestand_tot_lijst_in_twee_klikken(als, an):
    klant = als(an)
    eerste = klant.post(
        reverse(ADRES), {**_sleutel(klant), "bestand": csv_bestand([rij(), verband(kenmerk="MB 2")])}
    )
    assert eerste.status_code == 200
    tekst = eerste.content.decode()
    assert "Alles klopt" in tekst
    # The organisations by name, the numbers as people write them, and who takes part.
    assert f"{kbo(1)[:4]}.{kbo(1)[4:7]}.{kbo(1)[7:]}" in tekst
    assert kbo(1) not in tekst
    assert [tekst.count(f"Huis {nummer}<small") for nummer in (1, 2, 3)] == [2, 1, 1]
    assert "Categorie B: VAPH-voorziening" in tekst
    assert not Toekenning.objects.exists()
    formulier = eerste.context["formulier"]
    gegevens = {
        "inhoud": formulier.initial["inhoud"],
        "aanvraag_sleutel": str(formulier["aanvraag_sleutel"].value()),
    }
    tweede = klant.post(reverse(ADRES), gegevens)
    inlezing = Inlezing.objects.get()
    assert tweede.url == reverse("inlezing_detail", args=[inlezing.pk])
    assert (inlezing.bestandsnaam, inlezing.aantal) == ("mandaten.csv", 2)
    # The same form twice does it once.
    assert klant.post(reverse(ADRES), gegevens).url == tweede.url
    assert Toekenning.objects.count() == 2
    blad = klant.get(tweede.url).content.decode()
    assert "2 rijen zijn ingelezen." in blad
    assert "MB 2023/12" in blad
    assert "Draai terug" in blad
    assert "mandaten.csv" in klant.get(reverse(ADRES)).content.decode()


def _sleutel(klant):
    return {
        "aanvraag_sleutel": str(klant.get(reverse(ADRES)).context["formulier"]["aanvraag_sleutel"].value())
    }


def test_fouten_staan_op_de_bladzijde_en_er_is_niets_bewaard(als, an):
    klant = als(an)
    antwoord = klant.post(reverse(ADRES), {**_sleutel(klant), "bestand": csv_bestand([rij(tot="")])})
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    assert "Er klopt nog 1 ding niet, in 1 van 1 rij" in tekst
    assert "E (Tot)" in tekst
    assert "art. 30" in tekst


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"\x00\x01\x02", b"PK\x03\x04rommel", b"%PDF-1.7", "a;b\n1;2\n".encode("utf-16"), b'"' * 50],
)
def test_een_onleesbaar_bestand_geeft_een_zin(als, an, inhoud):
    from django.core.files.uploadedfile import SimpleUploadedFile

    klant = als(an)
    antwoord = klant.post(
        reverse(ADRES), {**_sleutel(klant), "bestand": SimpleUploadedFile("😀\u202e.csv", inhoud)}
    )
    assert antwoord.status_code == 422


@pytest.mark.parametrize("inhoud", ["", "x", "\0", "a:b:c", "9" * 5000])
def test_een_vervalste_tweede_klik_leest_niets_in(als, an, inhoud):
    klant = als(an)
    antwoord = klant.post(reverse(ADRES), {**_sleutel(klant), "inhoud": inhoud})
    assert antwoord.status_code == 422
    assert "verlopen" in antwoord.content.decode()
    assert not Inlezing.objects.exists()


def test_wat_een_collega_nakeek_lees_jij_niet_in(als, an):
    klant = als(an)
    eerste = klant.post(reverse(ADRES), {**_sleutel(klant), "bestand": csv_bestand([rij()])})
    inhoud = eerste.context["formulier"].initial["inhoud"]
    ander = beslisser("zorg")
    klant = als(ander)
    assert klant.post(reverse(ADRES), {**_sleutel(klant), "inhoud": inhoud}).status_code == 422
    assert not Inlezing.objects.exists()


def test_lezer_en_buur(als, cast, an):
    inlezing = lees_in(an, rij())
    adres = reverse("inlezing_detail", args=[inlezing.pk])
    assert als(beslisser("zorg")).get(adres).status_code == 404
    for rol in ("organisatiebeheerder", "inspectie", "casemanager_zorg"):
        assert als(cast.spelers[rol]).get(reverse(ADRES)).status_code == 403
        assert als(cast.spelers[rol]).get(adres).status_code == 403
    antwoord = als(an).get(reverse("inlezing_sjabloon"))
    assert antwoord["Content-Disposition"].startswith("attachment")


def test_zonder_aanmelden_is_er_niets(client: Client):
    assert client.get(reverse(ADRES)).status_code == 302
