"""`concept_bewaren`: a form keeps itself on the server while somebody types."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.deelnemers.personen import ingevuld, registreer
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.models import Concept
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db
ADRES = "/concepten/bewaar/"


def gestuurd(bij: str = "deelnemer_registreren", object_id: object = "", **anders: Any) -> dict[str, Any]:
    """What concept.js sends."""
    return {**ingevuld(**anders), "concept_handeling": bij, "concept_object": str(object_id)}


def test_bewaren_antwoordt_met_de_zin_voor_het_scherm(cast, als):
    antwoord = als(cast.casemanager_zorg).post(ADRES, gestuurd())
    assert antwoord.status_code == 200
    assert re.fullmatch(r"Bewaard om \d\d:\d\d", antwoord.json()["zin"])
    assert Concept.objects.get().handeling == "deelnemer_registreren"
    assert not Logregel.objects.exists()
    assert not Inzage.objects.exists()
    assert not Deelnemer.objects.exists()


def test_verder_werken_en_versturen_en_dan_is_het_weg(cast, als):
    klant = als(cast.casemanager_zorg)
    velden = gestuurd(achternaam="Kanarievogel", geboortedatum="30/7/85")
    klant.post(ADRES, velden)
    leeg = klant.get(reverse("deelnemer_registreren"))
    assert "Je hebt een concept van" in leeg.text
    assert "Kanarievogel" not in leeg.text
    (verder,) = re.findall(r'href="(\?concept=[^"]+)"', leeg.text)
    scherm = klant.get(reverse("deelnemer_registreren") + verder)
    assert "Je werkt verder aan je concept" in scherm.text
    assert 'value="Kanarievogel"' in scherm.text
    assert 'value="30/7/85"' in scherm.text
    assert velden["aanvraag_sleutel"] in scherm.text
    goed = {**ingevuld(), "aanvraag_sleutel": velden["aanvraag_sleutel"]}
    assert klant.post(reverse("deelnemer_registreren") + verder, goed).status_code == 302
    assert not Concept.objects.exists()
    assert klant.post(ADRES, velden).json() == {"zin": "Dit formulier is al verstuurd."}
    assert not Concept.objects.exists()


def test_wie_verder_werkt_aan_wat_een_collega_intussen_wijzigde_komt_op_het_conflictscherm(cast, als):
    klant = als(cast.casemanager_zorg)
    deelnemer = registreer(cast.casemanager_zorg.door, gemeente="Gent")
    adres = reverse("deelnemer_wijzigen", args=[deelnemer.pk])
    velden = gestuurd("deelnemer_wijzigen", deelnemer.pk, versie="1", gemeente="Mijnstad")
    klant.post(ADRES, velden)
    ander = ingevuld(versie="1", gemeente="Anderstad", insz=None, insz_ontbreekt=None)
    assert klant.post(adres, ander).status_code == 302
    scherm = klant.get(f"{adres}?concept={velden['aanvraag_sleutel']}")
    assert "Deze gegevens zijn intussen gewijzigd" in scherm.text
    assert 'value="Mijnstad"' in scherm.text
    assert 'name="versie" value="1"' in scherm.text
    conflict = klant.post(adres, velden)
    assert conflict.status_code == 409
    assert "Anderstad" in conflict.text
    assert Concept.objects.count() == 1


def test_weigeringen_zijn_zinnen_en_nooit_een_fout(cast, als):
    klant = als(cast.casemanager_zorg)
    deelnemer = registreer(cast.buur.door)
    for velden, status in (
        ({}, 422),
        (gestuurd("bestaat_niet"), 422),
        (gestuurd("insz_toevoegen", deelnemer.pk), 422),
        (gestuurd(object_id="onzin"), 422),
        (gestuurd(aanvraag_sleutel="onzin"), 422),
        (gestuurd("deelnemer_wijzigen", deelnemer.pk), 404),
        (gestuurd("deelnemer_wijzigen", uuid4()), 404),
    ):
        antwoord = klant.post(ADRES, velden)
        assert antwoord.status_code == status, velden
        if status == 422:
            assert antwoord.json()["zin"].startswith("Niet bewaard: ")
    assert als(cast.departement).post(ADRES, gestuurd()).status_code == 403
    assert not Concept.objects.exists()


def test_zonder_token_wordt_niets_bewaard(cast):
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(cast.casemanager_zorg.gebruiker)
    assert streng.post(ADRES, gestuurd()).status_code == 403
    assert not Concept.objects.exists()


def test_lezen_kan_hier_niet(cast, als):
    assert als(cast.casemanager_zorg).get(ADRES).status_code == 405
