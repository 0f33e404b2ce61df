"""The act `aanbod_wijzigen`: the own offer only, by one person at a time, until it ends."""

from __future__ import annotations

import pytest

from tests.trajecten.netwerk import DAG, dienstverlener, maak_aanbod, nieuwe_dienstverlener, vandaag
from trajecten.domein.uitvoering import Aangeboden
from trajecten.handelingen.aanbod import aanbod_wijzigen
from trajecten.models import Aanbod
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db
VELDEN = {
    "soort": "zorg",
    "titel": "Nieuwe naam",
    "omschrijving": "",
    "plaatsen": 3,
    "wachttijd_weken": None,
    "contactpersoon": "",
    "contact_telefoon": "",
    "contact_email": "",
}


def zo(**anders) -> Aangeboden:
    begin = {"velden": VELDEN, "regios": ["kempen"], "van": vandaag() - DAG, "tot_en_met": vandaag()}
    return Aangeboden(**{**begin, **anders})


def test_wijzigen_en_beeindigen(cast) -> None:
    door = dienstverlener(cast).door
    aanbod = maak_aanbod(dienstverlener(cast))
    rij = aanbod_wijzigen(aanbod, zo(), versie=1, door=door)
    assert (rij.titel, rij.plaatsen, laatste_dag(rij.periode)) == ("Nieuwe naam", 3, vandaag())
    assert list(rij.regios.values_list("regio_id", flat=True)) == ["kempen"]
    assert not Aanbod.objects.aangeboden_op(vandaag() + DAG).exists()
    with pytest.raises(Versieconflict):
        aanbod_wijzigen(aanbod, zo(), versie=1, door=door)
    with pytest.raises(Geweigerd) as nee:
        aanbod_wijzigen(aanbod, zo(regios=[]), versie=2, door=door)
    assert "regio" in nee.value.velden["regios"]


def test_niet_dat_van_een_ander(cast, als) -> None:
    aanbod = maak_aanbod(nieuwe_dienstverlener())
    with pytest.raises(Aanbod.DoesNotExist):
        aanbod_wijzigen(aanbod, zo(), versie=1, door=dienstverlener(cast).door)
    client = als(dienstverlener(cast))
    assert client.get(f"/trajecten/aanbod/{aanbod.pk}/wijzig/").status_code == 404
    assert "wijzig/" not in client.get(aanbod.get_absolute_url()).content.decode()


def test_scherm(cast, als) -> None:
    aanbod = maak_aanbod(dienstverlener(cast), titel="Oud", contact_telefoon="+3291234567")
    client, adres = als(dienstverlener(cast)), f"/trajecten/aanbod/{aanbod.pk}/wijzig/"
    formulier = client.get(adres).context["formulier"]
    assert formulier["titel"].value() == "Oud"
    gegevens = {
        "aanvraag_sleutel": formulier["aanvraag_sleutel"].value(),
        "versie": 1,
        "soort": "zorg",
        "titel": "Jong",
        "regios": ["gent"],
        "van": "01/02/2026",
    }
    assert client.post(adres, {**gegevens, "versie": 9}).status_code == 409
    assert client.post(adres, gegevens).status_code == 302
    assert Aanbod.objects.get().titel == "Jong"
