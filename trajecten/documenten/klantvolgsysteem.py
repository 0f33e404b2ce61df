"""An ended traject as a document in terms of OSLO Klantvolgsysteem release 1 (ontwerpstandaard 2025-11-04).

Plain values in, plain values out: nothing here reads a table. Of care only kind and period leave the house.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from trajecten.soorten import WERK, ZORG
from trajecten.statussen import AFGEWERKT, BEZIG, GESCHRAPT

# The one address of the context; a next release of the standard is a next constant.
CONTEXT = (
    "https://data.vlaanderen.be/doc/implementatiemodel/klantvolgsysteem1/ontwerpstandaard/2025-11-04/"
    "context/KVS-R1.jsonld"
)
_CODES = "https://data.vlaanderen.be/id/concept"
_ORGANISATIES = "https://data.vlaanderen.be/id"
_ZONE = ZoneInfo("Europe/Brussels")
ACTIEF, UITGEVOERD, STOPGEZET = "Actief", "Uitgevoerd", "Stopgezet"
# The state of an action in the code list; one that was planned and never begun has none.
STATUS_VAN_ACTIE = {BEZIG: ACTIEF, AFGEWERKT: UITGEVOERD, GESCHRAPT: STOPGEZET}
Json = dict[str, Any]


@dataclass(frozen=True)
class Organisatie:
    """A body: `ovo` and `kbo` are digits as stored, "" when there is none."""

    id: str
    naam: str
    kbo: str = ""
    ovo: str = ""
    email: str = ""
    telefoon: str = ""
    is_vdab: bool = False


@dataclass(frozen=True)
class Medewerker:
    """A casemanager, for an organisation."""

    id: str
    voornaam: str
    achternaam: str
    email: str
    organisatie: Organisatie


@dataclass(frozen=True)
class Adres:
    """Where the person lives."""

    id: str
    straat: str
    huisnummer: str
    bus: str
    postcode: str
    gemeente: str


@dataclass(frozen=True)
class Persoon:
    """The deelnemer; without `insz` he is known by his dossier number here."""

    id: str
    voornaam: str
    achternaam: str
    insz: str
    dossiernummer: str
    email: str = ""
    telefoon: str = ""
    adres: Adres | None = None

    @property
    def is_bis(self) -> bool:
        """Whether the number is a BIS number: its month counts 20 or 40 more."""
        return bool(self.insz) and int(self.insz[2:4]) > 12


@dataclass(frozen=True)
class Actie:
    """One action or stage: `van` and `tot` inclusive; `soort` names a kind of care, that has no free words here."""

    id: str
    omschrijving: str
    soort: str
    domein: str
    van: date
    tot: date
    status: str = ""
    dienstverlener: Organisatie | None = None


@dataclass(frozen=True)
class Traject:
    """What is told about one ended traject; `webadres` is the root of its identifiers."""

    id: str
    nummer: str
    webadres: str
    start: date
    einde: date
    is_stopgezet: bool
    deelnemer: Persoon
    vdab: Organisatie
    werk: Medewerker
    zorg: Medewerker
    acties: Sequence[Actie] = field(default=())


def document(traject: Traject) -> Json:
    """The document: `@context` and a flat `@graph`; every `@id` is meaningless, never an INSZ."""
    return {"@context": [CONTEXT], "@graph": _Schrijver(traject).graaf()}


class _Schrijver:
    """Writes one document; whoever takes part in something gets one Participatie per role."""

    def __init__(self, traject: Traject) -> None:
        self.traject = traject
        self.participaties: dict[str, Json] = {}

    def graaf(self) -> list[Json]:
        traject = self.traject
        persoon = self._iri("deelnemer", traject.deelnemer.id)
        werk, zorg = traject.werk, traject.zorg
        wie = [
            self._neemt_deel("Werkzoekende", persoon),
            self._neemt_deel("Bemiddelaar", _organisatie_iri(werk.organisatie, traject.webadres)),
            self._neemt_deel("Begeleider", self._iri("medewerker", werk.id)),
            self._neemt_deel("Begeleider", _organisatie_iri(zorg.organisatie, traject.webadres)),
            self._neemt_deel("Begeleider", self._iri("medewerker", zorg.id)),
        ]
        delen = [self._deel(actie, wie) for actie in traject.acties]
        naam = _tekst(f"Activeringstraject {traject.nummer}")
        stopgezet = STOPGEZET if traject.is_stopgezet else UITGEVOERD
        hoofd: Json = {
            "@id": self._iri("traject", traject.id),
            "@type": "Activeringstraject",
            "Activeringstraject.naam": naam,
            "Activeringstraject.startdatum": _dag(traject.start),
            "Activeringstraject.einddatum": _dag(traject.einde),
            "Activeringstraject.status": _code("Trajectstatustype", stopgezet),
            "Activeringstraject.heeftParticipatie": wie,
        }
        if delen:
            hoofd["Activeringstraject.deeltraject"] = delen
        dienst = {
            "@id": self._iri("dienstverlening", traject.id),
            "@type": "PubliekeDienstverlening",
            "PubliekeDienstverlening.naam": _tekst("Activering naar werk"),
            "PubliekeDienstverlening.heeftVerantwoordelijke": {
                "@id": _organisatie_iri(traject.vdab, traject.webadres)
            },
            "PubliekeDienstverlening.type": _code("PubliekeDienstverleningType", "ActiveringNaarWerk"),
            "PubliekeDienstverlening.produceert": [{"@id": hoofd["@id"]}],
            "PubliekeDienstverlening.heeftParticipatie": wie,
        }
        return [*self._mensen(), *self._organisaties(), *self.participaties.values(), dienst, hoofd]

    def _mensen(self) -> list[Json]:
        deelnemer = self.traject.deelnemer
        uit = [self._adres(deelnemer.adres)] if deelnemer.adres else []
        uit.append(self._deelnemer(deelnemer))
        return uit + [self._medewerker(een) for een in (self.traject.werk, self.traject.zorg)]

    def _deelnemer(self, een: Persoon) -> Json:
        gever = "werkzorg"
        if een.insz:
            gever = "Kruispuntbank van de Sociale Zekerheid" if een.is_bis else "Rijksregister"
        uit: Json = {
            "@id": self._iri("deelnemer", een.id),
            "@type": "GeregistreerdPersoon",
            "GeregistreerdPersoon.registratie": [_nummer(een.insz or een.dossiernummer, gever)],
            "GeregistreerdPersoon.voornaam": een.voornaam,
            "GeregistreerdPersoon.achternaam": een.achternaam,
        }
        punt = _contactpunt(een.telefoon, een.email)
        if een.adres:
            punt["Contactpunt.adres"] = {"@id": self._iri("adres", een.adres.id)}
        return uit | _contact("GeregistreerdPersoon", punt)

    def _medewerker(self, een: Medewerker) -> Json:
        return {
            "@id": self._iri("medewerker", een.id),
            "@type": "Persoon",
            "Persoon.voornaam": een.voornaam,
            "Persoon.achternaam": een.achternaam,
        } | _contact("Persoon", _contactpunt("", een.email))

    def _adres(self, een: Adres) -> Json:
        waarden: Json = {
            "straatnaam": een.straat and _tekst(een.straat),
            "huisnummer": een.huisnummer and {"@value": een.huisnummer},
            "busnummer": een.bus and {"@value": een.bus},
            "postcode": een.postcode and {"@value": een.postcode},
            "gemeentenaam": een.gemeente and _tekst(een.gemeente),
            "land": _tekst("België"),
        }
        return {
            "@id": self._iri("adres", een.id),
            "@type": "Adresvoorstelling",
            **{f"Adresvoorstelling.{naam}": waarde for naam, waarde in waarden.items() if waarde},
        }

    def _organisaties(self) -> list[Json]:
        traject = self.traject
        alle = [traject.vdab, traject.werk.organisatie, traject.zorg.organisatie]
        alle += [
            een.dienstverlener for een in traject.acties if _toont_dienstverlener(een) and een.dienstverlener
        ]
        # VDAB decides and may guide as well: once, as the office that it is.
        eenmaal = {een.id: een for een in reversed(alle)}
        return [_organisatie(een, traject.webadres) for een in eenmaal.values()]

    def _deel(self, actie: Actie, wie: Sequence[Json]) -> Json:
        traject = self.traject
        # The person himself and the casemanager of the side on which it is done.
        deelnemers = [wie[0], *({WERK: [wie[2]], ZORG: [wie[3], wie[4]]}.get(actie.domein, [wie[2], wie[4]]))]
        if _toont_dienstverlener(actie) and actie.dienstverlener:
            iri = _organisatie_iri(actie.dienstverlener, traject.webadres)
            deelnemers.append(self._neemt_deel("Begeleider", iri))
        uit: Json = {
            "@id": self._iri("actie", actie.id),
            "@type": "Deeltraject",
            "Deeltraject.naam": _tekst(actie.soort if actie.domein == ZORG else actie.omschrijving),
            "Deeltraject.startdatum": _dag(actie.van),
            "Deeltraject.einddatum": _dag(actie.tot),
        }
        if status := STATUS_VAN_ACTIE.get(actie.status):
            uit["Deeltraject.status"] = _code("Trajectstatustype", status)
        # One who is casemanager and provider takes part once.
        uit["Deeltraject.heeftParticipatie"] = list({een["@id"]: een for een in deelnemers}.values())
        return uit

    def _neemt_deel(self, rol: str, iri: str) -> Json:
        sleutel = f"{rol} {iri}"
        if sleutel not in self.participaties:
            nummer = len(self.participaties) + 1
            self.participaties[sleutel] = {
                "@id": f"{self._iri('traject', self.traject.id)}/participatie/{nummer}",
                "@type": "Participatie",
                "Participatie.rol": _code("Participatietype", rol),
                "Participatie.heeftParticipant": {"@id": iri},
            }
        return {"@id": self.participaties[sleutel]["@id"]}

    def _iri(self, soort: str, sleutel: str) -> str:
        return f"{self.traject.webadres}/id/{soort}/{sleutel}"


def _toont_dienstverlener(actie: Actie) -> bool:
    """Who gives the care is care content; other providers may be named."""
    return actie.domein != ZORG


def _organisatie_iri(een: Organisatie, webadres: str) -> str:
    if een.ovo:
        return f"{_ORGANISATIES}/organisatie/{een.ovo}"
    if een.kbo:
        return f"{_ORGANISATIES}/onderneming/{een.kbo}"
    return f"{webadres}/id/organisatie/{een.id}"


def _organisatie(een: Organisatie, webadres: str) -> Json:
    is_publiek = een.is_vdab or bool(een.ovo)
    klasse = "PubliekeOrganisatie" if is_publiek else "GeregistreerdeOrganisatie"
    if een.ovo:
        nummer = _nummer(een.ovo, "Digitaal Vlaanderen")
    elif een.kbo:
        nummer = _nummer(een.kbo, "Kruispuntbank van Ondernemingen")
    else:
        nummer = _nummer(een.id, "werkzorg")
    uit: Json = {
        "@id": _organisatie_iri(een, webadres),
        "@type": klasse,
        f"{klasse}.voorkeursnaam": _tekst(een.naam),
        f"{klasse}.{'identificator' if is_publiek else 'registratie'}": [nummer],
    }
    if een.is_vdab:
        uit[f"{klasse}.type"] = _code("OrganisatieType", "VDAB")
    return uit | _contact(klasse, _contactpunt(een.telefoon, een.email))


def _contactpunt(telefoon: str, email: str) -> Json:
    uit: Json = {}
    if telefoon:
        uit["Contactpunt.telefoon"] = {"@value": telefoon}
    if email:
        uit["Contactpunt.email"] = {"@value": email}
    return uit


def _contact(klasse: str, punt: Json) -> Json:
    """At most one point with all channels in it; none without any channel."""
    return {f"{klasse}.contactinfo": [{"@type": "Contactpunt", **punt}]} if punt else {}


def _nummer(nummer: str, gever: str) -> Json:
    return {
        "@type": "Identificator",
        "Identificator.identificator": nummer,
        "Identificator.toegekendDoor(String)": gever,
    }


def _tekst(tekst: str) -> Json:
    return {"@value": tekst, "@language": "nl"}


def _code(lijst: str, waarde: str) -> Json:
    return {"@id": f"{_CODES}/{lijst}/{waarde}"}


def _dag(dag: date) -> Json:
    """Midnight in Belgium: the standard wants a moment, we only have a day."""
    return {"@value": datetime.combine(dag, time(), _ZONE).isoformat(), "@type": "DateTime"}
