"""The act `controle_afsluiten`: when every file is concluded, with a conclusion over all."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from mandaten.handelingen.controle import (
    bevindingen_vastleggen,
    controle_afsluiten,
    controledossier_besluiten,
)
from mandaten.models import Controledossier, Controleronde
from tests.mandaten.maken import beslisser
from tests.mandaten.procedures import laat_antwoord_verlopen, ronde, vandaag, vaststellingen
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.handelen.weigering import Geweigerd, Versieconflict


@pytest.fixture
def desk(db):
    return beslisser("erkenning")


def rond_af(dossier: Controledossier, desk: Speler) -> None:
    bevindingen_vastleggen(
        dossier,
        bezocht_op=vandaag(),
        vaststellingen=vaststellingen("in_orde", "nvt"),
        versie=dossier.versie,
        door=desk.door,
    )
    dossier.refresh_from_db()
    laat_antwoord_verlopen(dossier)
    controledossier_besluiten(
        dossier, is_in_orde=True, conclusie="In orde.", versie=dossier.versie, door=desk.door
    )


def sluit(rij: Controleronde, desk: Speler, versie: int = 1) -> Controleronde:
    return controle_afsluiten(rij, conclusie="De sector is in orde.", versie=versie, door=desk.door)


def test_pas_als_alles_besloten_is(desk) -> None:
    rij = ronde(desk)
    eerste, tweede = rij.dossiers.all()
    with pytest.raises(Geweigerd, match="2 dossiers"):
        sluit(rij, desk)
    rond_af(eerste, desk)
    with pytest.raises(Geweigerd, match="1 dossier is"):
        sluit(rij, desk)
    rond_af(tweede, desk)
    with pytest.raises(Versieconflict):
        sluit(rij, desk, versie=9)
    sluit(rij, desk)
    rij.refresh_from_db()
    assert rij.toestand == "afgesloten"
    with pytest.raises(Geweigerd, match="al afgesloten"):
        sluit(rij, desk)
    with pytest.raises(Controleronde.DoesNotExist):
        sluit(rij, beslisser("werkactor"))


def test_via_het_scherm(desk, als) -> None:
    rij = ronde(desk, aantal=1)
    adres = reverse("controle_afsluiten", args=[rij.pk])
    client = als(desk)
    assert "Sluit de controle af" not in client.get(rij.get_absolute_url()).text
    goed = {"conclusie": "Alles in orde.", "versie": "1"}
    antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **goed})
    assert antwoord.status_code == 422
    assert "rond die eerst af" in antwoord.text
    rond_af(rij.dossiers.get(), desk)
    assert "Sluit de controle af" in client.get(rij.get_absolute_url()).text
    assert client.get(adres).status_code == 200
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), **goed}).headers["Location"] == (
        rij.get_absolute_url()
    )
    assert "Alles in orde." in client.get(rij.get_absolute_url()).text
    inspecteur = maak_speler("inspectie", maak_organisatie("Zorginspectie", "zorginspectie"))
    assert als(inspecteur).get(rij.get_absolute_url()).status_code == 200
    assert als(inspecteur).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404
