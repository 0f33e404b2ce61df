"""The judge itself: each mistake is caught by the step that is there for it, and our files agree with each other."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH

from tests.trajecten.kvs_keuring import (
    BESTANDEN,
    Json,
    context,
    gebreken,
    graaf,
    losse_verwijzingen,
    schemas,
    schendingen,
    verloren_sleutels,
    vormfouten,
)
from tests.trajecten.kvs_voorbeeld import VOORBEELD
from trajecten.exports.klantvolgsysteem import document

_CODES = "https://data.vlaanderen.be/id/concept"
Breuk = Callable[[Json], None]


def _eerste(data: Json, soort: str) -> Json:
    een: Json = next(een for een in data["@graph"] if een["@type"] == soort)
    return een


def _traject(data: Json) -> Json:
    return _eerste(data, "Activeringstraject")


def zonder_naam(data: Json) -> None:
    del _traject(data)["Activeringstraject.naam"]


def kale_naam(data: Json) -> None:
    _traject(data)["Activeringstraject.naam"] = "Zonder taal"


def vreemde_stand(data: Json) -> None:
    _traject(data)["Activeringstraject.status"] = {"@id": f"{_CODES}/Trajectstatustype/Klaar"}


def code_van_een_andere_lijst(data: Json) -> None:
    _traject(data)["Activeringstraject.status"] = {"@id": f"{_CODES}/Deeltrajecttype/Tender"}


def rol_van_een_andere_lijst(data: Json) -> None:
    _eerste(data, "Participatie")["Participatie.rol"] = {"@id": f"{_CODES}/OrganisatieType/OCMW"}


def twee_contactpunten(data: Json) -> None:
    _eerste(data, "Persoon")["Persoon.contactinfo"].append(
        {"@type": "Contactpunt", "Contactpunt.telefoon": {"@value": "+3215000000"}}
    )


def sleutel_zonder_klasse(data: Json) -> None:
    _eerste(data, "Persoon")["voornaam"] = "Wim"


def sleutel_van_een_andere_klasse(data: Json) -> None:
    _eerste(data, "GeregistreerdPersoon")["Persoon.voornaam"] = "Wim"


def dag_zonder_uur(data: Json) -> None:
    _traject(data)["Activeringstraject.startdatum"]["@value"] = "2026-01-01"


def uur_zonder_zone(data: Json) -> None:
    _traject(data)["Activeringstraject.startdatum"]["@value"] = "2026-01-01T00:00:00"


def dag_die_niet_bestaat(data: Json) -> None:
    _traject(data)["Activeringstraject.startdatum"]["@value"] = "2026-02-30T00:00:00+01:00"


def deel_dat_geen_deeltraject_is(data: Json) -> None:
    deel = _traject(data)["Activeringstraject.deeltraject"][0]
    deel["@type"] = "Activeringstraject"


def los_einde(data: Json) -> None:
    data["@graph"] = [een for een in data["@graph"] if een["@type"] != "Persoon"]


def vdab_is_een_mens(data: Json) -> None:
    persoon = _eerste(data, "Persoon")["@id"]
    _eerste(data, "PubliekeDienstverlening")["PubliekeDienstverlening.heeftVerantwoordelijke"] = {
        "@id": persoon
    }


def andere_context(data: Json) -> None:
    data["@context"].append("https://schema.org")


def eigen_sleutel_bovenaan(data: Json) -> None:
    data["versie"] = 1


def twee_keer_hetzelfde(data: Json) -> None:
    data["@graph"].append(deepcopy(_eerste(data, "Participatie")))


_VORM, _SLEUTEL, _SHACL, _LOS = "vorm", "sleutel", "shacl", "los"
NEGATIEF: list[tuple[Breuk, set[str]]] = [
    (zonder_naam, {_VORM, _SHACL}),
    (kale_naam, {_VORM, _SHACL}),
    (vreemde_stand, {_SHACL, _LOS}),
    (code_van_een_andere_lijst, {_SHACL}),
    (rol_van_een_andere_lijst, {_SHACL}),
    (twee_contactpunten, {_VORM, _SHACL}),
    (sleutel_zonder_klasse, {_VORM, _SLEUTEL}),
    (sleutel_van_een_andere_klasse, {_VORM, _SHACL}),
    (dag_zonder_uur, {_VORM}),
    (uur_zonder_zone, {_VORM}),
    (dag_die_niet_bestaat, {_VORM, _SHACL}),
    (deel_dat_geen_deeltraject_is, {_VORM, _SHACL}),
    (los_einde, {_SHACL, _LOS}),
    (vdab_is_een_mens, {_SHACL}),
    (twee_keer_hetzelfde, {_VORM}),
]


def _stappen(data: Json) -> set[str]:
    triples = graaf(data)
    gevonden = {
        _VORM: vormfouten(data),
        _SLEUTEL: verloren_sleutels(data),
        _SHACL: schendingen(triples),
        _LOS: losse_verwijzingen(triples),
    }
    return {stap for stap, fouten in gevonden.items() if fouten}


@pytest.mark.parametrize(("breek", "stappen"), NEGATIEF, ids=[rij[0].__name__ for rij in NEGATIEF])
def test_elke_fout_valt_op_bij_de_stap_die_ervoor_dient(breek: Breuk, stappen: set[str]) -> None:
    data = document(VOORBEELD)
    assert _stappen(data) == set()
    breek(data)
    assert _stappen(data) == stappen
    assert gebreken(data)


@pytest.mark.parametrize("breek", [andere_context, eigen_sleutel_bovenaan])
def test_een_ander_document_is_geen_document(breek: Breuk) -> None:
    data = document(VOORBEELD)
    breek(data)
    assert vormfouten(data)


# --- our files --------------------------------------------------------------------------------------------------------
def _vormen() -> Graph:
    return Graph().parse(BESTANDEN / "vormen.ttl", format="turtle")


def test_context_en_schema_kennen_dezelfde_sleutels() -> None:
    """A key in a schema that the context lacks would be written and then lost."""
    bekend = context()["@context"]
    for soort, schema in schemas().items():
        if soort in ("Vormen", "Document"):
            continue
        assert soort in bekend
        assert not {een for een in schema["properties"] if een[0] != "@"} - set(bekend), soort
        assert schema["additionalProperties"] is False, soort


def test_elk_begrip_van_de_context_heeft_een_vorm() -> None:
    vormen, namen = _vormen(), context()["@context"]
    klassen = {str(een) for een in vormen.objects(predicate=SH.targetClass)}
    paden = {str(een) for een in vormen.objects(predicate=SH.path)}
    for naam, waarde in namen.items():
        if isinstance(waarde, dict):
            assert waarde["@id"] in paden, naam
        elif naam not in ("DateTime", "String", "LangString", "Literal"):
            assert waarde in klassen, naam
    assert len(klassen) == len(set(schemas()) - {"Vormen", "Document"})


def test_de_aantallen_in_de_vormen_zijn_gehele_getallen() -> None:
    """As plain strings, as the generator of the standard makes them, they cannot be loaded."""
    aantallen = [een.toPython() for p in (SH.minCount, SH.maxCount) for een in _vormen().objects(predicate=p)]
    assert aantallen
    assert {type(een) for een in aantallen} == {int}


def test_elke_code_in_de_vormen_staat_in_een_lijst() -> None:
    lijsten = Graph().parse(BESTANDEN / "codelijsten.ttl", format="turtle")
    skos = "http://www.w3.org/2004/02/skos/core#"
    waarden = set(lijsten.subjects(RDF.type, URIRef(f"{skos}Concept")))
    vormen = _vormen()
    gebruikt = {een for lijst in vormen.objects(predicate=SH["in"]) for een in vormen.items(lijst)}
    assert gebruikt == waarden
    assert len(waarden) == 20
    assert {str(een).split("/")[-2] for een in waarden} == {
        str(een).rpartition("/")[2] for een in lijsten.subjects(RDF.type, URIRef(f"{skos}ConceptScheme"))
    }
