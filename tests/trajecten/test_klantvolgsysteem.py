"""The KVS document of plain values: valid in every state, the same as the example, and of care only kind and period."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from tests.omvang import aantal
from tests.trajecten.kvs_keuring import (
    BESTANDEN,
    Netwerk,
    gebreken,
    graaf,
    lader,
    verloren_sleutels,
    vormfouten,
)
from tests.trajecten.kvs_voorbeeld import CAW, GROEN, KLINIEK, VDAB_MECHELEN, VOORBEELD
from trajecten.exports import klantvolgsysteem as kvs
from trajecten.statussen import (
    AFGEROND,
    AFGEWERKT,
    BEZIG,
    GEPLAND,
    GESCHRAPT,
    IN_BEGELEIDING,
    ONDERBROKEN,
    TRAJECT_IN_KVS,
    TRAJECTSTATUSSEN,
)

INSZ = "85073003328"


def per_soort(data: kvs.Json, soort: str) -> list[kvs.Json]:
    return [een for een in data["@graph"] if een["@type"] == soort]


def delen_van(data: kvs.Json) -> list[kvs.Json]:
    (traject,) = per_soort(data, "Activeringstraject")
    delen: list[kvs.Json] = traject["Activeringstraject.deeltraject"]
    return delen


def stand_van(data: kvs.Json) -> str:
    (traject,) = per_soort(data, "Activeringstraject")
    return str(traject["Activeringstraject.status"]["@id"]).rpartition("/")[2]


# --- the example ----------------------------------------------------------------------------------------------------
def test_het_voorbeeld_is_wat_de_code_maakt() -> None:
    data = kvs.document(VOORBEELD)
    assert gebreken(data) == []
    assert json.loads((BESTANDEN / "voorbeeld.jsonld").read_text()) == data


def test_het_voorbeeld_zegt_precies_deze_zinnen() -> None:
    verwacht = graaf({"@context": [], "@graph": []}).parse(BESTANDEN / "voorbeeld.ttl", format="turtle")
    assert isomorphic(graaf(kvs.document(VOORBEELD)), verwacht)
    ander = replace(VOORBEELD, einde=date(2027, 8, 2))
    assert not isomorphic(graaf(kvs.document(ander)), verwacht)


def test_de_lader_kent_alleen_onze_context() -> None:
    assert "Persoon" in lader(kvs.CONTEXT)["document"]["@context"]
    for adres in ("https://schema.org", kvs.CONTEXT.replace("2025-11-04", "2026-01-01")):
        with pytest.raises(Netwerk):
            lader(adres)


# --- every state ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", [naam for naam, _ in TRAJECTSTATUSSEN])
def test_elke_stand_heeft_een_geldig_document_of_geen(status: str) -> None:
    traject = replace(VOORBEELD, status=status)
    if status in TRAJECT_IN_KVS:
        assert gebreken(kvs.document(traject)) == []
    else:
        with pytest.raises(KeyError):
            kvs.document(traject)


def test_alleen_wie_een_tandem_heeft_of_had_gaat_naar_buiten() -> None:
    assert set(TRAJECT_IN_KVS) == {*IN_BEGELEIDING, AFGEROND}


@pytest.mark.parametrize(
    ("status", "vroegtijdig", "code"),
    [
        ("toegewezen", False, "Actief"),
        ("lopend", True, "Actief"),
        ("verlenging_gevraagd", False, "Actief"),
        ("afrondend", True, "Actief"),
        (ONDERBROKEN, False, "Passief"),
        (AFGEROND, False, "Uitgevoerd"),
        (AFGEROND, True, "Stopgezet"),
    ],
)
def test_de_stand_van_het_traject(status: str, vroegtijdig: bool, code: str) -> None:
    traject = replace(VOORBEELD, status=status, is_vroegtijdig=vroegtijdig)
    assert stand_van(kvs.document(traject)) == code


@pytest.mark.parametrize(
    ("status", "code"),
    [(GEPLAND, ""), (BEZIG, "Actief"), (AFGEWERKT, "Uitgevoerd"), (GESCHRAPT, "Stopgezet"), ("", "")],
)
def test_de_stand_van_een_actie(status: str, code: str) -> None:
    traject = replace(VOORBEELD, acties=[replace(VOORBEELD.acties[0], status=status)])
    (deel,) = delen_van(kvs.document(traject))
    assert deel.get("Deeltraject.status", {}).get("@id", "").rpartition("/")[2] == code


# --- with little, and with much ---------------------------------------------------------------------------------------
KAAL = kvs.Organisatie("5f2c0b9e-6a4b-4a1e-9d50-000000000009", "VDAB", type=kvs.VDAB)


@pytest.mark.parametrize(
    "ander",
    [
        replace(VOORBEELD, acties=()),
        replace(VOORBEELD, werk=None, zorg=None, start=None, einde=None),
        replace(VOORBEELD, zorg=None),
        replace(VOORBEELD, deelnemer=kvs.Persoon("p1", "", "Voorbeeld", "", "2026-000055")),
        replace(VOORBEELD, vdab=KAAL),
        replace(VOORBEELD, zorg=kvs.Medewerker("m2", "Zita", "Zorgmans", "", kvs.Organisatie("x", "Zonder"))),
        replace(
            VOORBEELD,
            zorg=kvs.Medewerker(
                "m2", "Z", "Z", "", kvs.Organisatie("x", "OCMW", kbo="0000000394", type="OCMW")
            ),
        ),
    ],
)
def test_ook_met_weinig_gegevens_kloppen_de_vormen(ander: kvs.Traject) -> None:
    assert gebreken(kvs.document(ander)) == []


def test_twee_huizen_met_een_nummer_staan_er_een_keer() -> None:
    """Two offices of VDAB may have the same code; who decides is the one that stands there."""
    elders = replace(VDAB_MECHELEN, id="ander", naam="VDAB Gent", type="")
    data = kvs.document(replace(VOORBEELD, werk=kvs.Medewerker("m1", "Wim", "Werkman", "", elders)))
    (kantoor,) = per_soort(data, "PubliekeOrganisatie")
    assert kantoor["PubliekeOrganisatie.type"]["@id"].endswith("/OrganisatieType/VDAB")
    assert kantoor["PubliekeOrganisatie.voorkeursnaam"]["@value"] == "VDAB Mechelen"
    assert gebreken(data) == []


def test_de_adressen_blijven_dezelfde_als_er_iemand_bijkomt() -> None:
    def adressen(traject: kvs.Traject) -> set[str]:
        return {een["@id"] for een in per_soort(kvs.document(traject), "Participatie")}

    assert adressen(replace(VOORBEELD, werk=None, acties=())) < adressen(VOORBEELD)


_TEKST = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30)
_DAGEN = st.dates(date(2023, 7, 1), date(2040, 1, 1))


@settings(max_examples=aantal(25, 500), deadline=None)
@given(
    status=st.sampled_from(sorted(TRAJECT_IN_KVS)),
    naam=_TEKST,
    dagen=st.tuples(_DAGEN, _DAGEN),
    email=st.just("") | st.emails(),
    acties=st.lists(
        st.tuples(
            _TEKST,
            st.sampled_from(["werk", "zorg", "overleg"]),
            st.sampled_from([GEPLAND, BEZIG, AFGEWERKT]),
            st.sampled_from([None, CAW, GROEN, KLINIEK]),
        ),
        max_size=6,
    ),
)
def test_wat_er_ook_in_staat_het_document_klopt(
    status: str, naam: str, dagen: tuple[date, date], email: str, acties: list[Any]
) -> None:
    data = kvs.document(
        replace(
            VOORBEELD,
            status=status,
            start=dagen[0],
            einde=dagen[1],
            deelnemer=kvs.Persoon("p1", naam, naam, "", "2026-000055", email),
            acties=[
                kvs.Actie(f"a{nummer}", wat, wat, domein, *dagen, stand, wie)
                for nummer, (wat, domein, stand, wie) in enumerate(acties)
            ],
        )
    )
    assert vormfouten(data) == []
    assert verloren_sleutels(data) == set()
    assert json.loads(json.dumps(data)) == data


# --- what never goes out ----------------------------------------------------------------------------------------------
def test_van_zorg_alleen_naam_en_periode() -> None:
    tekst = json.dumps(kvs.document(VOORBEELD), ensure_ascii=False)
    for geheim in ("Ontwenning", "verslaving", KLINIEK.kbo):
        assert geheim not in tekst
    zorg = delen_van(kvs.document(VOORBEELD))[1]
    assert set(zorg) == {
        "@id",
        "@type",
        "Deeltraject.naam",
        "Deeltraject.startdatum",
        "Deeltraject.einddatum",
    }
    assert zorg["Deeltraject.naam"]["@value"] == "Zorgnoden verkennen en inzicht geven"
    assert zorg["Deeltraject.startdatum"]["@value"] == "2026-03-10T00:00:00+01:00"


def test_het_rijksregisternummer_staat_in_geen_enkel_adres() -> None:
    data = kvs.document(replace(VOORBEELD, deelnemer=replace(VOORBEELD.deelnemer, insz=INSZ)))
    (persoon,) = per_soort(data, "GeregistreerdPersoon")
    nummer = persoon["GeregistreerdPersoon.registratie"][0]
    assert nummer["Identificator.identificator"] == INSZ
    assert json.dumps(data).count(INSZ) == 1


@pytest.mark.parametrize(
    ("insz", "gever"),
    [
        (INSZ, "Rijksregister"),
        ("85473003388", "Kruispuntbank van de Sociale Zekerheid"),
        ("85273003388", "Kruispuntbank van de Sociale Zekerheid"),
        ("", "werkzorg"),
    ],
)
def test_wie_het_nummer_gaf(insz: str, gever: str) -> None:
    data = kvs.document(replace(VOORBEELD, deelnemer=replace(VOORBEELD.deelnemer, insz=insz)))
    (persoon,) = per_soort(data, "GeregistreerdPersoon")
    nummer = persoon["GeregistreerdPersoon.registratie"][0]
    assert nummer["Identificator.toegekendDoor(String)"] == gever


def _waarden(klasse: type) -> Iterator[str]:
    return (een.name for een in fields(klasse))


def test_er_is_geen_plaats_voor_een_ander_aanbod_of_voor_wat_er_geschreven_werd() -> None:
    """The values that the document is made of: what is not here cannot go out (AMA, onthaaltraject, notes, advice)."""
    assert set(_waarden(kvs.Traject)) == {
        *("id", "nummer", "webadres", "status", "is_vroegtijdig", "start", "einde"),
        *("deelnemer", "vdab", "werk", "zorg", "acties"),
    }
    assert set(_waarden(kvs.Actie)) == {
        *("id", "omschrijving", "soort", "domein", "van", "tot", "status", "dienstverlener")
    }
    soorten = {een["@type"] for een in kvs.document(VOORBEELD)["@graph"]}
    assert soorten <= {
        *("Adresvoorstelling", "GeregistreerdPersoon", "Persoon", "PubliekeOrganisatie"),
        *("GeregistreerdeOrganisatie", "Participatie", "PubliekeDienstverlening", "Activeringstraject"),
    }
