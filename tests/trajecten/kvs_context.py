"""What OSLO Klantvolgsysteem release 1 knows, as facts: the keys of its context, and what each class wants.

Written from the description of the standard, not copied from it. Enough to see that a document loses no key when it is
expanded, and that it obeys the shapes: class, number, kind of value, code list, and references that lead somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

TEKST_NL, TEKST, KAAL, REF, TIJD = "tekst@nl", "tekst", "kaal", "ref", "tijd"


@dataclass(frozen=True)
class Veld:
    """One attribute: its predicate, its form, how many at least and at most (None: any), and its code list."""

    predicaat: str
    vorm: str
    minstens: int = 0
    hoogstens: int | None = 1
    codes: frozenset[str] = frozenset()
    klassen: tuple[str, ...] = ()

    @property
    def is_lijst(self) -> bool:
        return self.hoogstens is None


def _codes(lijst: str, *waarden: str) -> frozenset[str]:
    return frozenset(f"https://data.vlaanderen.be/id/concept/{lijst}/{waarde}" for waarde in waarden)


_STATUS = _codes("Trajectstatustype", "Actief", "Passief", "Uitgevoerd", "Stopgezet")
_ROL = _codes("Participatietype", "Werkzoekende", "Bemiddelaar", "Begeleider", "Contactpersoon")
_DEELTYPE = _codes("Deeltrajecttype", "Orientering", "Opleiding", "Tender")
_ORGANISATIETYPE = _codes("OrganisatieType", "VDAB", "OCMW")
_DIENSTTYPE = _codes("PubliekeDienstverleningType", "ActiveringNaarWerk")
_AGENT = ("GeregistreerdPersoon", "Persoon", "PubliekeOrganisatie", "GeregistreerdeOrganisatie")


def _participaties(minstens: int = 0) -> Veld:
    return Veld("m8g:hasParticipation", REF, minstens, None, klassen=("Participatie",))


def _organisatie(nummer: str, predicaat: str) -> Mapping[str, Veld]:
    return {
        "voorkeursnaam": Veld("skos:prefLabel", TEKST_NL, 1),
        nummer: Veld(predicaat, "ingebed", 1, None, klassen=("Identificator",)),
        "contactinfo": Veld("schema:contactPoint", "ingebed", 0, None, klassen=("Contactpunt",)),
        "type": Veld("dcterms:type", REF, codes=_ORGANISATIETYPE),
    }


_PERSOON = {
    "voornaam": Veld("foaf:givenName", KAAL),
    "achternaam": Veld("foaf:familyName", KAAL),
    # Strict: the model wants one point with every channel in it.
    "contactinfo": Veld("schema:contactPoint", "ingebed", 0, None, klassen=("Contactpunt",)),
}
_TRAJECT = {
    "naam": Veld("dcterms:title", TEKST_NL, 1),
    "startdatum": Veld("schema:startDate", TIJD),
    "einddatum": Veld("schema:endDate", TIJD),
    "status": Veld("adms:status", REF, codes=_STATUS),
    "heeftParticipatie": _participaties(),
}
KLASSEN: Mapping[str, Mapping[str, Veld]] = {
    "Activeringstraject": {
        **_TRAJECT,
        "deeltraject": Veld("dcterms:hasPart", "ingebed", 0, None, klassen=("Deeltraject",)),
    },
    "Deeltraject": {**_TRAJECT, "type": Veld("dcterms:type", REF, codes=_DEELTYPE)},
    "PubliekeDienstverlening": {
        "naam": Veld("dcterms:title", TEKST_NL, 1),
        "heeftVerantwoordelijke": Veld("m8g:hasCompetentAuthority", REF, 1, klassen=("PubliekeOrganisatie",)),
        "type": Veld("dcterms:type", REF, codes=_DIENSTTYPE),
        "produceert": Veld("cpsv:produces", REF, 0, None, klassen=("Activeringstraject",)),
        "heeftParticipatie": _participaties(),
    },
    "Participatie": {
        "rol": Veld("m8g:role", REF, 1, codes=_ROL),
        "heeftParticipant": Veld("m8g:hasParticipant", REF, 1, klassen=_AGENT),
    },
    "GeregistreerdPersoon": {
        **_PERSOON,
        "registratie": Veld("persoon:registratie", "ingebed", 1, None, klassen=("Identificator",)),
    },
    "Persoon": _PERSOON,
    "PubliekeOrganisatie": _organisatie("identificator", "adms:identifier"),
    "GeregistreerdeOrganisatie": _organisatie("registratie", "regorg:registration"),
    "Identificator": {
        "identificator": Veld("skos:notation", KAAL, 1),
        "toegekendDoor(String)": Veld("adms:schemaAgency", KAAL),
    },
    "Contactpunt": {
        "telefoon": Veld("schema:telephone", TEKST),
        "email": Veld("schema:email", TEKST),
        "adres": Veld("locn:address", REF, klassen=("Adresvoorstelling",)),
    },
    "Adresvoorstelling": {
        "straatnaam": Veld("locn:thoroughfare", TEKST_NL),
        "huisnummer": Veld("adres:huisnummer", TEKST),
        "busnummer": Veld("adres:busnummer", TEKST),
        "postcode": Veld("locn:postCode", TEKST),
        "gemeentenaam": Veld("adres:gemeentenaam", TEKST_NL),
        "land": Veld("adres:land", TEKST_NL),
    },
}
INGEBED = {"Identificator", "Contactpunt", "Deeltraject"}
CONTEXT = {f"{klasse}.{naam}": veld for klasse, velden in KLASSEN.items() for naam, veld in velden.items()}


def verloren_sleutels(waarde: Any) -> set[str]:
    """The keys that expansion would silently drop: not a keyword and not in the context."""
    if isinstance(waarde, list):
        return set().union(*map(verloren_sleutels, waarde))
    if not isinstance(waarde, dict):
        return set()
    eigen = {naam for naam in waarde if not naam.startswith("@") and naam not in CONTEXT}
    return eigen.union(*(verloren_sleutels(een) for een in waarde.values()))


def gebreken(document: Mapping[str, Any]) -> list[str]:
    """What this document breaks of the shapes, as sentences; empty when it conforms."""
    graaf = document["@graph"]
    soorten = {een["@id"]: een["@type"] for een in graaf}
    uit = ["een @id staat er twee keer"] if len(soorten) != len(graaf) else []
    for een in graaf:
        if een["@type"] in INGEBED:
            uit.append(f"{een['@type']} hoort ingebed te staan")
        uit += _gebreken(een, soorten)
    return uit


def _gebreken(ding: Mapping[str, Any], soorten: Mapping[str, str]) -> Iterator[str]:
    klasse = ding["@type"]
    if klasse not in KLASSEN:
        yield f"{klasse} bestaat niet"
        return
    for sleutel in ding:
        if not sleutel.startswith("@") and sleutel.removeprefix(f"{klasse}.") not in KLASSEN[klasse]:
            yield f"{klasse} kent {sleutel} niet"
    for naam, veld in KLASSEN[klasse].items():
        sleutel = f"{klasse}.{naam}"
        waarde = ding.get(sleutel)
        lijst = [] if waarde is None else waarde if isinstance(waarde, list) else [waarde]
        if waarde is not None and isinstance(waarde, list) != veld.is_lijst:
            yield f"{sleutel} is {'geen' if veld.is_lijst else 'een'} lijst"
        if len(lijst) < veld.minstens or (naam == "contactinfo" and len(lijst) > 1):
            yield f"{sleutel} staat er {len(lijst)} keer"
        for een in lijst:
            if not _past(een, veld, soorten):
                yield f"{sleutel} heeft de verkeerde vorm: {een!r}"
            if veld.vorm == "ingebed" and isinstance(een, dict):
                yield from _gebreken(een, soorten)


def _past(waarde: Any, veld: Veld, soorten: Mapping[str, str]) -> bool:
    match veld.vorm:
        case "kaal":
            return isinstance(waarde, str) and bool(waarde)
        case "tekst":
            return set(waarde) == {"@value"} and isinstance(waarde["@value"], str)
        case "tekst@nl":
            return (
                isinstance(waarde, dict) and set(waarde) == {"@value", "@language"} and bool(waarde["@value"])
            )
        case "tijd":
            moment = datetime.fromisoformat(waarde["@value"])
            return waarde["@type"] == "DateTime" and moment.tzinfo is not None
        case "ref":
            iri = waarde.get("@id", "")
            return iri in veld.codes if veld.codes else soorten.get(iri) in veld.klassen
        case _:
            return isinstance(waarde, dict) and waarde.get("@type") in veld.klassen
