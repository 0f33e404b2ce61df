"""The steps of an application: which comes next, what waits in which, and what a call that closed says in all."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.inhoud import lees_inhoud
from mandaten.models import Aanvraag, Oproep
from tests.mandaten.aanvragen import gestart, medewerker_bij, vers, zet_gegevens
from tests.mandaten.maken import in_handeling
from tests.mandaten.test_aanvraag_bewerken import adres, verstuur
from werkzorg.handelen.models import Concept

pytestmark = pytest.mark.django_db


def typ(client, aanvraag: Aanvraag, stap: str, rij: str = "", **velden: str) -> str:
    """What concept.js sends of a form of this step that was just opened; its key."""
    formulier = client.get(adres(aanvraag, stap=stap, rij=rij)).context["formulier"]
    sleutel = str(formulier["aanvraag_sleutel"].value())
    vast = {"concept_handeling": "aanvraag_bewerken", "concept_object": str(aanvraag.pk)}
    vast |= {"aanvraag_sleutel": sleutel, "stap": stap, "rij": rij, "versie": str(vers(aanvraag).versie)}
    assert client.post(reverse("concept_bewaren"), {**vast, **velden}).status_code == 200
    return sleutel


def test_een_concept_wacht_alleen_in_zijn_eigen_stap(als):
    aanvraag, speler = gestart("zorg")
    client = als(speler)
    typ(client, aanvraag, "medewerkers", naam="Eerst")
    typ(client, aanvraag, "medewerkers", naam="Daarna")
    hier = client.get(adres(aanvraag, stap="medewerkers"))
    # Several of the same form are one bar: the newest.
    assert hier.content.decode().count("Je hebt een concept van") == 1
    ginder = client.get(adres(aanvraag, stap="gegevens"))
    assert "Je hebt een concept van" not in ginder.content.decode()
    assert [een["titel"] for een in ginder.context["stappen"] if een["heeft_concept"]] == ["Medewerkers"]


def test_wie_een_stap_bewaart_heeft_er_geen_concept_meer_van(als):
    aanvraag, speler = gestart("zorg")
    client = als(speler)
    typ(client, aanvraag, "gegevens", tekenfunctie="Een oude poging")
    typ(client, aanvraag, "medewerkers", naam="Blijft staan")
    assert verstuur(client, aanvraag, "gegevens", tekenfunctie="Directeur").status_code == 302
    assert Concept.objects.get().deel == "medewerkers/"
    # Who adds one colleague keeps what he typed of another.
    antwoord = verstuur(
        client,
        aanvraag,
        "medewerkers",
        naam="An",
        functie="begeleider",
        diploma="arts",
        organisatie_id=str(aanvraag.aanvrager_id),
    )
    assert antwoord.status_code == 302, antwoord.context["formulier"].errors
    assert Concept.objects.count() == 1


def test_een_eigen_wijziging_heet_niet_die_van_een_collega(als):
    aanvraag, speler = gestart("zorg")
    client = als(speler)
    typ(client, aanvraag, "medewerkers", naam="Lies")
    zet_gegevens(aanvraag, speler)
    tekst = client.get(adres(aanvraag, stap="medewerkers")).content.decode()
    assert "Deze gegevens zijn intussen gewijzigd" in tekst
    assert "collega" not in tekst.partition("<form")[0]


def test_van_de_partners_gaat_het_naar_de_medewerkers(als):
    aanvraag, speler = gestart("zorg")
    client = als(speler)
    scherm = client.get(adres(aanvraag, stap="partners"))
    assert scherm.context["volgende"][1] == adres(aanvraag, stap="medewerkers")
    assert "Naar de medewerkers" in scherm.content.decode()
    stand = {een["titel"]: een for een in scherm.context["stappen"]}
    assert stand["Medewerkers"]["is_leeg"]
    assert "niet verplicht" in scherm.content.decode()
    medewerker_bij(aanvraag, speler)
    daarna = client.get(adres(aanvraag, stap="medewerkers"))
    assert not {een["titel"]: een for een in daarna.context["stappen"]}["Medewerkers"]["is_leeg"]
    assert daarna.context["volgende"][1] == adres(aanvraag, stap="voorwaarden")


def test_na_het_sluiten_van_de_oproep_zegt_elke_stap_dat(als):
    aanvraag, speler = gestart("zorg")
    client = als(speler)
    detail = aanvraag.get_absolute_url()
    open_ = client.get(detail).content.decode()
    assert "Kijk na en dien in" in open_
    assert "indienen kan niet meer" not in open_
    with in_handeling():
        Oproep.objects.filter(pk=aanvraag.oproep_id).update(
            opent_op=timezone.now() - timedelta(days=9), sluit_op=timezone.now() - timedelta(hours=1)
        )
    for waar in (detail, *(adres(aanvraag, stap=stap) for stap in ("gegevens", "partners", "voorwaarden"))):
        tekst = client.get(waar).content.decode()
        assert "indienen kan niet meer. Je aanvraag blijft bewaard." in tekst
        assert "Kijk na en dien in" not in tekst
        assert "Nakijken en indienen" not in tekst


def test_voor_een_aanvraag_zonder_oproep_of_die_al_ligt_zegt_niets_dat(als):
    aanvraag, speler = gestart("erkenning")
    assert "indienen kan niet meer" not in als(speler).get(adres(aanvraag, stap="gegevens")).content.decode()


def test_een_oproep_over_een_regio_vraagt_niet_welke(als):
    aanvraag, speler = gestart("zorg")
    client = als(speler)
    scherm = client.get(adres(aanvraag, stap="gegevens"))
    assert not [naam for naam in scherm.context["formulier"].fields if naam.startswith("regio_")]
    assert "De oproep gaat alleen over de regio Gent." in scherm.text
    assert verstuur(client, aanvraag, "gegevens", tekenfunctie="Directeur").status_code == 302
    assert list(lees_inhoud(vers(aanvraag)).regios) == ["gent"]
    ander, speler = gestart("zorg", regios=("gent", "waasland"))
    scherm = als(speler).get(adres(ander, stap="gegevens"))
    assert {"regio_gent", "regio_waasland"} <= set(scherm.context["formulier"].fields)
    assert "De oproep gaat alleen over" not in scherm.text


def test_alleen_wat_ook_bij_het_indienen_leeg_mag_heet_niet_verplicht(als):
    aanvraag, speler = gestart("erkenning")
    client = als(speler)
    gegevens = client.get(adres(aanvraag, stap="gegevens")).text
    assert gegevens.count("(niet verplicht)") == 1
    assert re.search(r"Toelichting\s*<span class=\"niet-verplicht\">", gegevens)
    voorwaarden = client.get(adres(aanvraag, stap="voorwaarden"))
    labels = [str(veld.label) for veld in voorwaarden.context["formulier"].visible_fields()]
    assert voorwaarden.text.count("(niet verplicht)") == labels.count("Toelichting") > 0
    # A proof is needed to submit, though not yet to save.
    zorg, speler = gestart("zorg")
    assert "(niet verplicht)" not in als(speler).get(adres(zorg, stap="voorwaarden")).text
