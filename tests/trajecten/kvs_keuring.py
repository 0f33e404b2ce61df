"""Whether a document is a valid one of OSLO Klantvolgsysteem release 1, without the network.

Five steps, each with a library of its own and our own files: the shape of the JSON per type (jsonschema), keys that
expansion would silently lose (PyLD), the triples (rdflib), the shapes, and which codes (pyshacl, `sh:in`).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyshacl
from jsonschema import Draft202012Validator
from pyld import jsonld
from rdflib import Graph, URIRef
from referencing import Registry, Resource

from trajecten.exports import klantvolgsysteem as kvs

BESTANDEN = Path(kvs.__file__).parent / "gegevens" / "kvs_r1"
_SCHEMA = "urn:werkzorg:kvs-r1:"
Json = dict[str, Any]


class Netwerk(Exception):
    """Something asked for an address that is not our context."""


def lader(adres: str, opties: Mapping[str, Any] | None = None) -> Json:
    """The document loader: it knows our context by its one address, and raises Netwerk on everything else."""
    if adres != kvs.CONTEXT:
        raise Netwerk(adres)
    return {
        "contextUrl": None,
        "contentType": "application/ld+json",
        "documentUrl": adres,
        "document": context(),
    }


@functools.cache
def context() -> Json:
    """Our own context file."""
    inhoud: Json = json.loads((BESTANDEN / "context.jsonld").read_text())
    return inhoud


@functools.cache
def schemas() -> dict[str, Json]:
    """Our own JSON Schemas, by the type they are for."""
    return {pad.stem: json.loads(pad.read_text()) for pad in sorted((BESTANDEN / "schemas").glob("*.json"))}


@functools.cache
def _keurder(soort: str) -> Draft202012Validator:
    register: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas().values()
    )
    return Draft202012Validator(
        {"$ref": f"{_SCHEMA}{soort}"},
        registry=register,
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def vormfouten(document: Json) -> list[str]:
    """Step 1: what is wrong with the JSON, item by item against the schema that its own `@type` names."""
    uit = [f"document: {fout.message}" for fout in _keurder("Document").iter_errors(document)]
    if uit:
        return uit
    for een in document["@graph"]:
        uit += [f"{een['@type']}: {fout.message}" for fout in _keurder(een["@type"]).iter_errors(een)]
    namen = [een["@id"] for een in document["@graph"]]
    return uit + [f"{naam} staat er meer dan eens" for naam in set(namen) if namen.count(naam) > 1]


def verloren_sleutels(document: Json) -> set[str]:
    """Step 2: the keys that are used and that the context does not know; expansion drops them without a word."""
    return set(_sleutels(document["@graph"])) - context()["@context"].keys()


def _sleutels(waarde: Any) -> Iterator[str]:
    if isinstance(waarde, list):
        for een in waarde:
            yield from _sleutels(een)
    elif isinstance(waarde, dict):
        for sleutel, een in waarde.items():
            if not sleutel.startswith("@"):
                yield sleutel
            yield from _sleutels(een)


def graaf(document: Json) -> Graph:
    """Step 3: the triples of the document; without named graphs N-Quads are N-Triples."""
    regels = jsonld.to_rdf(document, {"documentLoader": lader, "format": "application/n-quads"})
    return Graph().parse(data=regels, format="nt")


def losse_verwijzingen(triples: Graph) -> set[str]:
    """References to something that is neither described in the document nor a value of a code list."""
    bekend = set(triples.subjects()) | set(_turtle("codelijsten.ttl").subjects())
    klassen = set(triples.objects(predicate=URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")))
    return {str(een) for een in triples.objects() if isinstance(een, URIRef)} - {
        str(een) for een in bekend | klassen
    }


@functools.cache
def _turtle(naam: str) -> Graph:
    return Graph().parse(BESTANDEN / naam, format="turtle")


def schendingen(triples: Graph) -> list[str]:
    """Steps 4 and 5: the shapes that are broken, codes of the wrong list included."""
    klopt, _, verslag = pyshacl.validate(
        triples + _turtle("codelijsten.ttl"), shacl_graph=_turtle("vormen.ttl"), inference="none"
    )
    return [] if klopt else str(verslag).split("Constraint Violation in ")[1:]


def gebreken(document: Json) -> list[str]:
    """Everything that is wrong with this document, over all steps; empty when it is valid."""
    fouten = [
        *vormfouten(document),
        *(f"{een} gaat verloren" for een in sorted(verloren_sleutels(document))),
    ]
    triples = graaf(document)
    return [
        *fouten,
        *(f"{een} is nergens beschreven" for een in sorted(losse_verwijzingen(triples))),
        *schendingen(triples),
    ]
