"""The act `controledossier_besluiten`: after the reply or its term, with a follow-up where something is wrong."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.bladen.controle import dossierregels
from mandaten.handelingen.controle import bevindingen_beantwoorden, controledossier_besluiten
from mandaten.models import Controledossier
from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.procedures import bevonden, laat_antwoord_verlopen, sql, vandaag
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak


@pytest.fixture
def desk(db):
    return beslisser("erkenning")


@pytest.fixture
def dossier(desk) -> Controledossier:
    return bevonden(desk)


def besluit(dossier: Controledossier, desk, **anders) -> Controledossier:
    waarden = {"is_in_orde": True, "conclusie": "Alles klopt.", "versie": dossier.versie, **anders}
    return controledossier_besluiten(dossier, door=desk.door, **waarden)


NIET = {"is_in_orde": False, "conclusie": "Geen polis.", "opvolging": "Sluit een polis af."}


def test_niet_zolang_er_nog_geantwoord_kan_worden(desk, dossier) -> None:
    with pytest.raises(Geweigerd, match="kan nog tot en met"):
        besluit(dossier, desk)
    houder = beheerder_van(dossier.toekenning.houder)
    oud = dossier.versie
    bevindingen_beantwoorden(dossier, antwoord="Toch wel.", versie=oud, door=houder.door)
    # Who was looking at the file without the answer reads it first.
    with pytest.raises(Versieconflict):
        besluit(dossier, desk, versie=oud)
    dossier.refresh_from_db()
    [regel] = dossierregels([dossier], vandaag())
    assert regel["wacht_op_besluit"]
    besluit(dossier, desk)
    dossier.refresh_from_db()
    [regel] = dossierregels([dossier], vandaag())
    assert not regel["wacht_op_besluit"]
    assert (dossier.status, dossier.is_in_orde) == ("besloten", True)
    assert not Taak.objects.filter(object_id=dossier.pk, klaar_op=None).exists()
    assert Melding.objects.get(soort="controle_besloten").gebruiker == houder.gebruiker


def test_niet_in_orde_heeft_een_opvolging_met_een_dag_en_een_taak(desk, dossier) -> None:
    laat_antwoord_verlopen(dossier)
    voor = vandaag() + timedelta(days=45)
    for anders, veld in (
        ({**NIET, "opvolging": ""}, "opvolging"),
        (NIET, "opvolgen_voor"),
        ({**NIET, "opvolgen_voor": vandaag()}, "opvolgen_voor"),
    ):
        with pytest.raises(Geweigerd) as nee:
            besluit(dossier, desk, **anders)
        assert set(nee.value.velden) == {veld}
    besluit(dossier, desk, **NIET, opvolgen_voor=voor)
    taak = Taak.objects.get(soort="controle_opvolgen")
    assert (taak.organisatie_id, taak.termijn) == (dossier.ronde.organisatie_id, voor)


def test_de_database_wil_een_conclusie(dossier) -> None:
    with pytest.raises(IntegrityError, match="besloten_heel"), transaction.atomic():
        sql("UPDATE mandaten_controledossier SET status = 'besloten' WHERE id = %s", dossier.pk)


def test_via_het_scherm(desk, dossier, als) -> None:
    adres = reverse("controledossier_besluiten", args=[dossier.pk])
    client = als(desk)
    assert "Besluit over dit dossier" not in client.get(dossier.get_absolute_url()).text
    laat_antwoord_verlopen(dossier)
    assert "Besluit over dit dossier" in client.get(dossier.get_absolute_url()).text
    assert "Er kwam geen antwoord" in client.get(adres).text
    goed = {
        "is_in_orde": "nee",
        "conclusie": "Geen polis.",
        "opvolging": "Sluit er een af.",
        "opvolgen_voor": f"{vandaag() + timedelta(days=20):%d/%m/%Y}",
        "versie": str(dossier.versie),
    }
    for fout in (
        {},
        {**goed, "is_in_orde": ""},
        {**goed, "opvolging": ""},
        {**goed, "opvolgen_voor": "ooit"},
    ):
        assert client.post(adres, {"aanvraag_sleutel": uuid4(), **fout}).status_code == 422
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), **goed}).headers["Location"] == (
        dossier.get_absolute_url()
    )
    tekst = client.get(dossier.get_absolute_url()).text
    assert f"{reverse('tekortkoming_vaststellen', args=[dossier.toekenning_id])}?controledossier=" in tekst
    beheerder = beheerder_van(dossier.toekenning.houder)
    houder = als(beheerder).get(dossier.get_absolute_url()).text
    assert "Sluit er een af." in houder
    assert "Stel een tekortkoming vast" not in houder
    assert als(beheerder).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404
