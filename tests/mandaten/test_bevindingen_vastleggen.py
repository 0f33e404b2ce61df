"""The act `bevindingen_vastleggen`: per criterium a judgement and the proof; the holder can answer."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.handelingen.controle import bevindingen_vastleggen
from mandaten.models import Controledossier
from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.procedures import bevonden, ronde, sql, vandaag, vaststellingen
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak


@pytest.fixture
def desk(db):
    return beslisser("erkenning")


@pytest.fixture
def dossier(desk) -> Controledossier:
    return ronde(desk).dossiers.get(volgnummer=1)


def leg_vast(dossier: Controledossier, door, *oordelen: str, **anders) -> Controledossier:
    waarden = {"bezocht_op": vandaag(), "versie": dossier.versie, **anders}
    return bevindingen_vastleggen(
        dossier, vaststellingen=vaststellingen(*(oordelen or ("in_orde", "nvt"))), door=door, **waarden
    )


def test_de_houder_heeft_dertig_dagen(desk, dossier) -> None:
    houder = beheerder_van(dossier.toekenning.houder)
    assert not Controledossier.objects.zichtbaar_voor(houder.door).exists()
    leg_vast(dossier, desk.door)
    dossier.refresh_from_db()
    assert (dossier.status, dossier.antwoord_uiterlijk_op) == ("bevonden", vandaag() + timedelta(days=30))
    assert [(een.nummer, een.oordeel) for een in dossier.bevindingen.all()] == [(0, "in_orde"), (1, "nvt")]
    taak = Taak.objects.get(soort="controle_antwoorden")
    assert (taak.organisatie_id, taak.termijn) == (
        dossier.toekenning.houder_id,
        dossier.antwoord_uiterlijk_op,
    )
    assert Melding.objects.get(soort="controle_bevindingen").gebruiker == houder.gebruiker
    assert Controledossier.objects.zichtbaar_voor(houder.door).get() == dossier


def test_elk_criterium_en_elk_bewijs(desk, dossier) -> None:
    with pytest.raises(Geweigerd) as nee:
        leg_vast(dossier, desk.door, "in_orde")
    assert set(nee.value.velden) == {"oordeel_1"}
    with pytest.raises(Geweigerd) as nee:
        leg_vast(dossier, desk.door, bezocht_op=vandaag() + timedelta(days=1))
    assert set(nee.value.velden) == {"bezocht_op"}
    with pytest.raises(Versieconflict):
        leg_vast(dossier, desk.door, versie=5)
    assert not dossier.bevindingen.exists()


def test_eenmaal_en_niet_door_de_inspectie(desk, dossier) -> None:
    leg_vast(dossier, desk.door)
    dossier.refresh_from_db()
    with pytest.raises(Geweigerd, match="liggen al vast"):
        leg_vast(dossier, desk.door)
    inspecteur = maak_speler("inspectie", maak_organisatie("Zorginspectie", "zorginspectie"))
    with pytest.raises(PermissionDenied):
        leg_vast(dossier, inspecteur.door)
    with pytest.raises(Controledossier.DoesNotExist):
        leg_vast(dossier, beslisser("werkactor").door)


def test_een_sprong_met_sql_wordt_geweigerd(dossier) -> None:
    with pytest.raises(IntegrityError, match="bevonden_heel"), transaction.atomic():
        sql("UPDATE mandaten_controledossier SET status = 'bevonden' WHERE id = %s", dossier.pk)
    with pytest.raises(Exception, match=r"Invalid|besloten_heel|controledossier"), transaction.atomic():
        sql(
            "UPDATE mandaten_controledossier SET status = 'besloten', is_in_orde = true, conclusie = 'x', "
            "besloten_op = now(), bezocht_op = now(), antwoord_uiterlijk_op = now() WHERE id = %s",
            dossier.pk,
        )


def test_via_het_scherm(desk, dossier, als) -> None:
    adres = reverse("bevindingen_vastleggen", args=[dossier.pk])
    client = als(desk)
    assert "De verzekering loopt" in client.get(adres).text
    goed = {
        "bezocht_op": f"{vandaag():%d/%m/%Y}",
        "versie": str(dossier.versie),
        "oordeel_0": "in_orde",
        "bewijs_0": "Polis 12",
        "oordeel_1": "nvt",
    }
    for fout in (
        {},
        {**goed, "oordeel_1": ""},
        {**goed, "oordeel_1": "misschien"},
        {**goed, "bewijs_0": ""},
        {**goed, "bewijs_0": "x" * 1001},
    ):
        assert client.post(adres, {"aanvraag_sleutel": uuid4(), **fout}).status_code == 422
    antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **goed})
    assert antwoord.headers["Location"] == dossier.get_absolute_url()
    houder = beheerder_van(dossier.toekenning.houder)
    tekst = als(houder).get(dossier.get_absolute_url()).text
    assert "Polis 12" in tekst
    assert "nog 30 dagen" in tekst
    assert als(houder).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404


def test_de_buur_ziet_het_dossier_niet(desk, als) -> None:
    dossier = bevonden(desk)
    assert (
        als(beheerder_van(maak_organisatie("Buur", "caw"))).get(dossier.get_absolute_url()).status_code == 404
    )
