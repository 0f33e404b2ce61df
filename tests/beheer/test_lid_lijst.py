"""The list of colleagues and the page of one: who sees whom, and how many questions that takes."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.beheer.collegas import geef_factor, nodig_uit, nog_een_lid, over, taak_voor, verander
from tests.rolverdeling import maak_speler
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.uitwisseling.domein.scopes import ONTHAAL_LEZEN

pytestmark = pytest.mark.django_db
LIJST = "/medewerkers/"


def kern(klant, adres: str = LIJST) -> str:
    return klant.get(adres).text.split("<main")[1].split("</main>")[0]


def fiche(lid) -> str:
    return f"{LIJST}{lid.pk}/"


# --- who sees whom ---------------------------------------------------------------------------------------
def test_een_beheerder_ziet_de_eigen_collegas_en_niemand_anders(bureau, als):
    scherm = kern(als(bureau.griet))
    for naam in ("Griet Maes", "Karim El Idrissi", "Sofie Jacobs"):
        assert naam in scherm
    assert "Buurman" not in scherm
    assert "Femke" not in scherm
    assert als(bureau.griet).get(fiche(bureau.bob.lidmaatschap)).status_code == 404
    assert (
        als(bureau.griet)
        .get(f"{LIJST}?organisatie={bureau.bob.lidmaatschap.organisatie_id}")
        .text.count("Geen medewerkers gevonden")
    )


def test_de_functioneel_beheerder_ziet_iedereen_en_kiest_een_organisatie(bureau, als):
    klant = als(bureau.femke)
    scherm = kern(klant)
    assert "Bob Buurman" in scherm
    assert "CAW Elders" in scherm
    gekozen = kern(klant, f"{LIJST}?organisatie={bureau.brug.pk}")
    assert "Buurman" not in gekozen
    assert f"uitnodigen/?organisatie={bureau.brug.pk}" in gekozen
    assert klant.get(fiche(bureau.bob.lidmaatschap)).status_code == 200


def test_een_koppeling_is_geen_collega(bureau, als):
    """Whoever ended its membership here would shut out a machine of his own house without knowing it."""
    account = maak_koppeling(bureau.brug, [ONTHAAL_LEZEN]).koppeling.gebruiker
    lid = account.lidmaatschappen.get()
    assert lid.organisatie == bureau.brug
    for wie in (bureau.griet, bureau.femke):
        klant = als(wie)
        assert "Koppeling" not in kern(klant)
        assert klant.get(fiche(lid)).status_code == 404


@pytest.mark.parametrize("wie", ["karim"])
def test_wie_geen_accounts_beheert_ziet_niets(bureau, als, wie):
    klant = als(getattr(bureau, wie))
    assert klant.get(LIJST).status_code == 403
    assert klant.get(fiche(bureau.sofie.lidmaatschap)).status_code == 403


# --- what a line says ------------------------------------------------------------------------------------
def test_een_collega_met_twee_rollen_staat_er_een_keer(bureau, als):
    nog_een_lid(bureau.karim.gebruiker, bureau.brug, "dienstverlener", DateRange(date(2026, 1, 1), over(31)))
    scherm = kern(als(bureau.griet), f"{LIJST}?zoek=idrissi")
    assert scherm.count("Karim El Idrissi") == 1
    assert "dienstverlener" in scherm
    assert "verwijzer" in scherm
    assert f"tot en met {over(30):%d/%m/%Y}" in scherm
    assert "1 medewerker" in scherm


def test_een_regel_zegt_wat_een_beheerder_moet_weten(bureau, als):
    geef_factor(bureau.karim)
    verander(bureau.karim.gebruiker, last_login=timezone.now())
    for _ in range(3):
        taak_voor(bureau.karim)
    scherm = kern(als(bureau.griet), f"{LIJST}?zoek=karim@brug.be")
    assert '<td data-kop="Tweede stap">ja</td>' in scherm
    assert f"{timezone.localdate():%d/%m/%Y}</time>" in scherm
    assert 'data-kop="Open taken">3</td>' in scherm


def test_wie_nog_niet_binnen_is_toont_niets_van_een_account(bureau, als):
    geef_factor(bureau.bob)
    verander(bureau.bob.gebruiker, last_login=timezone.now(), password="argon2$x")
    nodig_uit(bureau.griet, bureau.brug, email=bureau.bob.gebruiker.email, achternaam="Getypt")
    scherm = kern(als(bureau.griet), f"{LIJST}?stand=uitgenodigd")
    assert "Nore Getypt" in scherm
    assert "nog niet bekend" in scherm
    assert "Buurman" not in scherm
    assert "Geen medewerkers gevonden" in kern(als(bureau.griet), f"{LIJST}?zoek=buurman")


# --- asking ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("vraag", "namen"),
    [
        ("zoek=IDRISSI", {"Karim"}),
        ("zoek=sofie jac", {"Sofie"}),
        ("zoek=brug.be", {"Karim", "Sofie"}),
        ("rol=organisatiebeheerder", {"Griet"}),
        ("stand=lopend&rol=verwijzer", {"Karim", "Sofie"}),
        ("stand=voorbij", {"Oude"}),
        ("stand=alle", {"Griet", "Karim", "Sofie", "Oude"}),
        ("", {"Griet", "Karim", "Sofie"}),
        ("zoek=%25", set()),
    ],
)
def test_zoeken_en_filteren(bureau, als, vraag, namen):
    oude = maak_speler("verwijzer", bureau.brug, email="oude@vroeger.be")
    verander(oude.gebruiker, voornaam="Oude", achternaam="Rot")
    verander(oude.lidmaatschap, periode=DateRange(date(2020, 1, 1), date(2021, 1, 1)))
    scherm = kern(als(bureau.griet), f"{LIJST}?{vraag}")
    assert {naam for naam in ("Griet", "Karim", "Sofie", "Oude") if f"{naam} " in scherm} == namen


@pytest.mark.parametrize(
    "vraag",
    ["zoek=%00", "zoek=" + "x" * 500, "rol=onzin", "stand=🙂", "organisatie=abc", "blad=abc", "zoek=%5C%27"],
)
def test_een_rare_vraag_breekt_niets(bureau, als, vraag):
    assert als(bureau.griet).get(f"{LIJST}?{vraag}").status_code == 200


# --- the page of one -------------------------------------------------------------------------------------
def test_de_fiche_toont_rollen_verloop_en_knoppen(bureau, als):
    klant = als(bureau.griet)
    geef_factor(bureau.karim)
    klant.post(
        f"{fiche(bureau.karim.lidmaatschap)}rol/",
        {
            "aanvraag_sleutel": "00000000-0000-4000-8000-000000000001",
            "rol": "dienstverlener",
            "begin": timezone.localdate().strftime("%d/%m/%Y"),
        },
    )
    scherm = kern(klant, fiche(bureau.karim.lidmaatschap))
    assert "Rol gegeven" in scherm
    assert "Griet Maes ·" in scherm
    for knop in ("Geef een rol erbij", "Draag werk over", "Herstel tweede stap", "Beëindig rol"):
        assert knop in scherm
    assert "Stuur opnieuw" not in scherm
    assert "Herstel tweede stap" not in kern(klant, fiche(bureau.sofie.lidmaatschap))


def test_een_ander_huis_staat_in_het_verloop_alleen_met_zijn_rol(bureau, als):
    als(bureau.femke).post(
        f"{fiche(bureau.griet.lidmaatschap)}rol/",
        {
            "aanvraag_sleutel": "00000000-0000-4000-8000-000000000002",
            "rol": "verwijzer",
            "organisatie": str(bureau.brug.pk),
            "begin": timezone.localdate().strftime("%d/%m/%Y"),
        },
    )
    scherm = kern(als(bureau.griet), fiche(bureau.griet.lidmaatschap))
    assert "functioneel beheerder ·" in scherm
    assert "Femke" not in scherm


# --- how much it asks ------------------------------------------------------------------------------------
def test_de_lijst_vraagt_evenveel_bij_weinig_en_veel(bureau, als):
    klant = als(bureau.griet)

    def vragen(adres: str) -> int:
        klant.get(adres)
        with CaptureQueriesContext(connection) as gevangen:
            assert klant.get(adres).status_code == 200
        overslaan = ("SAVEPOINT", "RELEASE", "SET ", "BEGIN", "COMMIT")
        return len([een for een in gevangen.captured_queries if not een["sql"].startswith(overslaan)])

    weinig = vragen(LIJST), vragen(fiche(bureau.karim.lidmaatschap))
    for nummer in range(40):
        speler = maak_speler("verwijzer", bureau.brug, email=f"v{nummer}@brug.be")
        taak_voor(speler)
    veel = vragen(LIJST), vragen(fiche(bureau.karim.lidmaatschap))
    assert weinig == veel
    assert max(veel) <= 10
    assert "43 medewerkers" in kern(klant)
    assert 'rel="next"' in kern(klant)
