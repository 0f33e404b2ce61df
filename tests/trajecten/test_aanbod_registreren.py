"""The act `aanbod_registreren`, the catalogue and its page."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from tests.trajecten.netwerk import (
    DAG,
    coordinator,
    dienstverlener,
    maak_aanbod,
    nieuwe_dienstverlener,
    vandaag,
)
from trajecten.lijsten.netwerk import EXPORTLIJSTEN
from trajecten.models import Aanbod
from werkzorg.databank.perioden import reeks

pytestmark = pytest.mark.django_db
LIJST = "/trajecten/aanbod/"


def titels(client, vraag: str = "") -> list[str]:
    return [regel.titel for regel in client.get(f"{LIJST}?{vraag}").context["bladzijde"].object_list]


def test_registreren_door_het_scherm(cast, als) -> None:
    client = als(dienstverlener(cast))
    adres = f"{LIJST}nieuw/"
    gegevens = {
        "aanvraag_sleutel": client.get(adres).context["formulier"]["aanvraag_sleutel"].value(),
        "soort": "werkattitudes",
        "titel": "Fietsatelier",
        "plaatsen": "6",
        "wachttijd_weken": "2",
        "contactpersoon": "Els",
        "contact_telefoon": "0470 12 34 56",
        "van": "01/01/2026",
        "tot_en_met": "01/01/2025",
    }
    fout = client.post(adres, gegevens)
    assert fout.status_code == 422
    fout = client.post(adres, {**gegevens, "regios": ["gent"]})
    assert "vóór de eerste" in fout.content.decode()
    goed = client.post(adres, {**gegevens, "regios": ["gent", "kempen"], "tot_en_met": ""}, follow=True)
    assert "Fietsatelier" in goed.content.decode()
    rij = Aanbod.objects.get()
    assert rij.organisatie_id == dienstverlener(cast).lidmaatschap.organisatie_id
    assert sorted(rij.regios.values_list("regio_id", flat=True)) == ["gent", "kempen"]
    assert als(coordinator(cast)).get(adres).status_code == 403
    # Everybody who plans reads it; who decides for VDAB does not.
    assert als(cast.casemanager_zorg).get(rij.get_absolute_url()).status_code == 200
    assert als(cast.spelers["vdab_beslisser"]).get(LIJST).status_code == 403


def test_filters_en_export(cast, als) -> None:
    een, ander = dienstverlener(cast), nieuwe_dienstverlener("Atelier Zuid")
    maak_aanbod(een, titel="Houtatelier", omschrijving="Zagen en schuren")
    maak_aanbod(ander, titel="Zorgboerderij", soort="zorg", regio="kempen")
    maak_aanbod(ander, titel="Voorbij", periode=reeks(date(2024, 1, 1), vandaag() - DAG))
    client = als(cast.casemanager_werk)
    assert titels(client) == ["Houtatelier", "Zorgboerderij"]
    assert titels(client, "soort=zorg") == ["Zorgboerderij"]
    assert titels(client, "regio=gent") == ["Houtatelier"]
    assert titels(client, f"aanbieder={ander.lidmaatschap.organisatie_id}") == ["Zorgboerderij"]
    assert titels(client, "ook_vroeger=on") == ["Houtatelier", "Voorbij", "Zorgboerderij"]
    assert titels(client, "zoek=SCHUREN") == ["Houtatelier"]
    assert titels(client, "zoek=zuid") == ["Zorgboerderij"]
    for onzin in ("soort=x", "regio=%00", "aanbieder=x", "zoek=%25", "blad=9", "zoek=" + "y" * 300):
        assert client.get(f"{LIJST}?{onzin}").status_code == 200
    lijst = {een.sleutel: een for een in EXPORTLIJSTEN}["aanbod_lijst"]
    uit = lijst.neem(cast.casemanager_werk.door, QueryDict("regio=gent"), None, 10)
    assert [rij[0] for rij in uit.rijen] == ["Houtatelier"]
    assert ("Regio", "Gent") in list(uit.filters)
    assert uit.deelnemers == frozenset()
