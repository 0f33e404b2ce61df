"""The data in the eindadvies: no key is lost on expansion, the shapes pass, and of care nothing but kind and period."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.trajecten.kvs_context import gebreken, verloren_sleutels
from trajecten.documenten.klantvolgsysteem import (
    CONTEXT,
    Actie,
    Adres,
    Medewerker,
    Organisatie,
    Persoon,
    Traject,
    document,
)

INSZ = "85073003328"
VDAB = Organisatie("v", "VDAB Gent", ovo="OVO000078", email="gent@vdab.example", is_vdab=True)
CGG = Organisatie("c", "CGG De Brug", kbo="0000000196", telefoon="+3291234567")
AANBIEDER = Organisatie("d", "Groen en Co", kbo="0000000097")
GEHEIM = Organisatie("g", "Kliniek voor verslaving", kbo="0000000295")
KAAL = Organisatie("v", "VDAB", is_vdab=True)
TRAJECT = Traject(
    id="t1",
    nummer="2026-000123",
    webadres="https://werkzorg.example",
    start=date(2026, 2, 2),
    einde=date(2026, 10, 30),
    is_stopgezet=False,
    deelnemer=Persoon(
        "p1",
        "Noor",
        "Voorbeeld",
        INSZ,
        "2026-000123",
        "noor@voorbeeld.example",
        "+32470000000",
        Adres("p1", "Voorbeeldlaan", "5", "", "9000", "Gent"),
    ),
    vdab=VDAB,
    werk=Medewerker("m1", "Wim", "Werkman", "wim@werk.example", VDAB),
    zorg=Medewerker("m2", "Zita", "Zorgmans", "", CGG),
    acties=(
        Actie(
            "a1",
            "Kennismaking met groen",
            "werkattitudes aanleren",
            "werk",
            date(2026, 3, 2),
            date(2026, 3, 27),
            "afgewerkt",
            AANBIEDER,
        ),
        Actie(
            "a2",
            "Ontwenning",
            "zorgnoden verkennen",
            "zorg",
            date(2026, 3, 10),
            date(2026, 9, 30),
            "bezig",
            GEHEIM,
        ),
        Actie(
            "a3",
            "Overleg met iedereen",
            "overleg",
            "overleg",
            date(2026, 4, 1),
            date(2026, 4, 1),
            "gepland",
            CGG,
        ),
    ),
)


def per_soort(data: dict[str, Any], soort: str) -> list[dict[str, Any]]:
    return [een for een in data["@graph"] if een["@type"] == soort]


def test_geen_sleutel_gaat_verloren_en_de_vormen_kloppen() -> None:
    data = document(TRAJECT)
    assert data["@context"] == [CONTEXT]
    assert set(data) == {"@context", "@graph"}
    assert verloren_sleutels(data["@graph"]) == set()
    assert gebreken(data) == []
    assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize(
    "ander",
    [
        replace(TRAJECT, acties=()),
        replace(TRAJECT, deelnemer=Persoon("p1", "Noor", "Voorbeeld", "", "2026-000123")),
        replace(TRAJECT, vdab=KAAL, werk=replace(TRAJECT.werk, organisatie=replace(KAAL, is_vdab=False))),
        replace(TRAJECT, zorg=Medewerker("m2", "Zita", "Zorgmans", "", Organisatie("x", "Zonder nummer"))),
    ],
)
def test_ook_met_weinig_gegevens_kloppen_de_vormen(ander: Traject) -> None:
    assert gebreken(document(ander)) == []
    assert verloren_sleutels(document(ander)["@graph"]) == set()


def test_vdab_dat_ook_begeleidt_blijft_vdab() -> None:
    zelf = replace(TRAJECT, werk=replace(TRAJECT.werk, organisatie=replace(VDAB, is_vdab=False)))
    (kantoor,) = per_soort(document(zelf), "PubliekeOrganisatie")
    assert kantoor["PubliekeOrganisatie.type"]["@id"].endswith("/OrganisatieType/VDAB")


def test_van_zorg_alleen_soort_en_periode() -> None:
    tekst = json.dumps(document(TRAJECT), ensure_ascii=False)
    assert "Ontwenning" not in tekst
    assert "verslaving" not in tekst
    (traject,) = per_soort(document(TRAJECT), "Activeringstraject")
    zorg = traject["Activeringstraject.deeltraject"][1]
    assert zorg["Deeltraject.naam"]["@value"] == "zorgnoden verkennen"
    assert zorg["Deeltraject.startdatum"]["@value"] == "2026-03-10T00:00:00+01:00"
    assert "Deeltraject.type" not in zorg


def test_het_rijksregisternummer_staat_in_geen_enkel_adres() -> None:
    data = document(TRAJECT)
    (persoon,) = per_soort(data, "GeregistreerdPersoon")
    nummer = persoon["GeregistreerdPersoon.registratie"][0]
    assert nummer["Identificator.identificator"] == INSZ
    assert json.dumps(data).count(INSZ) == 1


@pytest.mark.parametrize(
    ("insz", "gever"),
    [
        (INSZ, "Rijksregister"),
        ("85473003388", "Kruispuntbank van de Sociale Zekerheid"),
        ("", "werkzorg"),
    ],
)
def test_wie_het_nummer_gaf(insz: str, gever: str) -> None:
    data = document(replace(TRAJECT, deelnemer=replace(TRAJECT.deelnemer, insz=insz)))
    (persoon,) = per_soort(data, "GeregistreerdPersoon")
    nummer = persoon["GeregistreerdPersoon.registratie"][0]
    assert nummer["Identificator.toegekendDoor(String)"] == gever


@pytest.mark.parametrize(("is_stopgezet", "status"), [(False, "Uitgevoerd"), (True, "Stopgezet")])
def test_de_stand_van_traject_en_acties(is_stopgezet: bool, status: str) -> None:
    (traject,) = per_soort(document(replace(TRAJECT, is_stopgezet=is_stopgezet)), "Activeringstraject")
    assert traject["Activeringstraject.status"]["@id"].endswith(f"/{status}")
    standen = [
        een.get("Deeltraject.status", {}).get("@id", "").rpartition("/")[2]
        for een in traject["Activeringstraject.deeltraject"]
    ]
    assert standen == ["Uitgevoerd", "Actief", ""]


def _zonder_naam(data: dict[str, Any]) -> None:
    del per_soort(data, "Activeringstraject")[0]["Activeringstraject.naam"]


def _kale_naam(data: dict[str, Any]) -> None:
    per_soort(data, "Activeringstraject")[0]["Activeringstraject.naam"] = "Zonder taal"


def _vreemde_stand(data: dict[str, Any]) -> None:
    per_soort(data, "Activeringstraject")[0]["Activeringstraject.status"] = {"@id": "https://x.example/Klaar"}


def _twee_contactpunten(data: dict[str, Any]) -> None:
    per_soort(data, "Persoon")[0]["Persoon.contactinfo"] *= 2


def _los_einde(data: dict[str, Any]) -> None:
    data["@graph"] = [een for een in data["@graph"] if een["@type"] != "Persoon"]


@pytest.mark.parametrize("breek", [_zonder_naam, _kale_naam, _vreemde_stand, _twee_contactpunten, _los_einde])
def test_de_vormen_vangen_een_fout(breek: Any) -> None:
    data = deepcopy(document(TRAJECT))
    breek(data)
    assert gebreken(data)


def test_een_sleutel_zonder_klasse_gaat_verloren() -> None:
    data = document(TRAJECT)
    per_soort(data, "Persoon")[0]["voornaam"] = "Wim"
    assert verloren_sleutels(data["@graph"]) == {"voornaam"}
