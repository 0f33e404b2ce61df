"""The act `bevindingen_beantwoorden`: the right of reply, once, in time."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from mandaten.handelingen.controle import bevindingen_beantwoorden
from mandaten.models import Controledossier
from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.procedures import bevonden, laat_antwoord_verlopen
from tests.rolverdeling import maak_organisatie
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak


@pytest.fixture
def dossier(db) -> Controledossier:
    return bevonden(beslisser("erkenning"))


@pytest.fixture
def houder(dossier):
    return beheerder_van(dossier.toekenning.houder)


def antwoord_op(dossier: Controledossier, door, **anders) -> Controledossier:
    return bevindingen_beantwoorden(
        dossier, antwoord="De polis kwam gisteren.", versie=anders.get("versie", dossier.versie), door=door
    )


def test_het_loket_krijgt_de_taak(dossier, houder) -> None:
    antwoord_op(dossier, houder.door)
    dossier.refresh_from_db()
    assert (dossier.status, dossier.antwoord) == ("beantwoord", "De polis kwam gisteren.")
    assert Taak.objects.get(soort="controle_antwoorden").klaar_op is not None
    taak = Taak.objects.get(soort="controle_besluiten")
    assert (taak.organisatie_id, taak.rol) == (dossier.ronde.organisatie_id, "departement_zorg")


def test_weigeringen(dossier, houder) -> None:
    with pytest.raises(Versieconflict):
        antwoord_op(dossier, houder.door, versie=77)
    with pytest.raises(Controledossier.DoesNotExist):
        antwoord_op(dossier, beheerder_van(maak_organisatie("Buur", "caw")).door)
    laat_antwoord_verlopen(dossier)
    with pytest.raises(Geweigerd, match="Je kon antwoorden tot en met"):
        antwoord_op(dossier, houder.door)


def test_eenmaal(dossier, houder) -> None:
    dossier = antwoord_op(dossier, houder.door)
    with pytest.raises(Geweigerd, match="antwoordde al"):
        antwoord_op(dossier, houder.door)


def test_via_het_scherm(dossier, houder, als) -> None:
    adres = reverse("bevindingen_beantwoorden", args=[dossier.pk])
    client = als(houder)
    assert "Antwoord op de bevindingen" in client.get(dossier.get_absolute_url()).text
    assert dossier.ronde.titel.split("'")[0] in client.get(reverse("controle_lijst")).text
    assert "Polis gezien" in client.get(adres).text
    for fout in (
        {},
        {"versie": str(dossier.versie)},
        {"versie": str(dossier.versie), "antwoord": "x" * 5001},
    ):
        assert client.post(adres, {"aanvraag_sleutel": uuid4(), **fout}).status_code == 422
    goed = {"aanvraag_sleutel": uuid4(), "versie": str(dossier.versie), "antwoord": "Het is in orde."}
    for _ in range(2):
        assert client.post(adres, goed).headers["Location"] == dossier.get_absolute_url()
    assert "Het is in orde." in client.get(dossier.get_absolute_url()).text
    assert als(beslisser("erkenning")).get(adres).status_code == 403
    assert als(beheerder_van(maak_organisatie("Buur", "caw"))).get(adres).status_code == 404
