"""Two people in one form: both texts stand side by side, and nothing of either is lost unseen."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.plannen import INHOUD, bewerk, in_opmaak
from trajecten.domein.planwijziging import Inhoudinvoer
from trajecten.models import Trajectplan

Als = Callable[[Speler], Client]


@pytest.mark.django_db
def test_beide_teksten_naast_elkaar_en_een_keuze_per_veld(cast: Rolverdeling, als: Als) -> None:
    traject = in_opmaak(cast)
    adres = reverse("trajectplan_bewerken", args=[traject.pk])
    gezien = traject.versie
    bewerk(traject, cast.casemanager_zorg, Inhoudinvoer({**INHOUD, "motivering": "Planten geven rust."}))
    client = als(cast.casemanager_werk)
    gestuurd = {
        "aanvraag_sleutel": str(uuid4()),
        "versie": str(gezien),
        "stap": "inhoud",
        "doelen": "Iets met computers.",
        "omschrijving": str(INHOUD["omschrijving"]),
        "duur_maanden": str(INHOUD["duur_maanden"]),
        "evaluatie_maanden": str(INHOUD["evaluatie_maanden"]),
        "rechten_plichten": str(INHOUD["rechten_plichten"]),
        "motivering": "",
    }
    antwoord = client.post(adres, gestuurd)
    assert antwoord.status_code == 409
    keuzes = {een["naam"]: een for een in antwoord.context["conflict"]["velden"]}
    assert set(keuzes) == {"doelen", "motivering"}
    assert (keuzes["doelen"]["mijn"], keuzes["doelen"]["ander"]) == ("Iets met computers.", INHOUD["doelen"])
    # Left empty is not a reason to wipe what the other wrote.
    assert [keuzes[naam]["voorstel"] for naam in ("doelen", "motivering")] == ["mijn", "ander"]
    assert "Planten geven rust." in antwoord.text
    gekozen = {
        "aanvraag_sleutel": str(uuid4()),
        "versie_gezien": str(antwoord.context["conflict"]["versie"]),
        "keuze_doelen": "mijn",
        "keuze_motivering": "ander",
    }
    assert client.post(adres, gestuurd | gekozen).status_code == 302
    plan = Trajectplan.objects.get(traject=traject)
    assert (plan.doelen, plan.motivering) == ("Iets met computers.", "Planten geven rust.")


@pytest.mark.django_db
def test_wie_tijdens_de_keuze_weer_te_laat_is_kiest_opnieuw(cast: Rolverdeling, als: Als) -> None:
    traject = in_opmaak(cast)
    adres = reverse("trajectplan_bewerken", args=[traject.pk])
    gestuurd = {"versie": str(traject.versie), "stap": "inhoud", "doelen": "Van mij."}
    bewerk(traject, cast.casemanager_zorg, Inhoudinvoer({"doelen": "Van een ander."}))
    client = als(cast.casemanager_werk)
    eerste = client.post(adres, gestuurd | {"aanvraag_sleutel": str(uuid4())})
    traject.refresh_from_db()
    bewerk(traject, cast.casemanager_zorg, Inhoudinvoer({"doelen": "Nog iets anders."}))
    keuze = {
        "aanvraag_sleutel": str(uuid4()),
        "versie_gezien": str(eerste.context["conflict"]["versie"]),
        "keuze_doelen": "mijn",
    }
    tweede = client.post(adres, gestuurd | keuze)
    assert tweede.status_code == 409
    assert "Nog iets anders." in tweede.text
    assert Trajectplan.objects.get(traject=traject).doelen == "Nog iets anders."
