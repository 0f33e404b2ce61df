"""A traject as a document in terms of OSLO Klantvolgsysteem release 1 (ontwerpstandaard 2025-11-04).

Plain values in, plain values out: nothing here reads a table. Of care only kind and period leave the house.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from trajecten.soorten import WERK, ZORG
from trajecten.statussen import ACTIE_IN_KVS, AFGEROND, STOPGEZET, TRAJECT_IN_KVS

# The one address of the context; a next release of the standard is a next constant.
CONTEXT = (
    "https://data.vlaanderen.be/doc/implementatiemodel/klantvolgsysteem1/ontwerpstandaard/2025-11-04/"
    "context/KVS-R1.jsonld"
)
MEDIATYPE = "application/ld+json"
_CODES = "https://data.vlaanderen.be/id/concept"
_ORGANISATIES = "https://data.vlaanderen.be/id"
_ZONE = ZoneInfo("Europe/Brussels")
# The only two values of the list OrganisatieType.
VDAB, OCMW = "VDAB", "OCMW"
Json = dict[str, Any]


@dataclass(frozen=True)
class Organisatie:
    """A body: `ovo` and `kbo` as stored, "" when there is none; `type` is VDAB, OCMW or "" for all others."""

    id: str
    naam: str
    kbo: str = ""
    ovo: str = ""
    email: str = ""
    telefoon: str = ""
    type: str = ""


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
        return self.insz[2:4].isdigit() and int(self.insz[2:4]) - 20 in (*range(13), *range(20, 33))


@dataclass(frozen=True)
class Actie:
    """One action or stage: `van` and `tot` inclusive; `soort` names a kind of care, that has no free words here.

    `status` is that of an action; "" for a stage, and of care none goes out.
    """

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
    """What is told about one traject; `webadres` is the root of its identifiers.

    `status` is one of TRAJECT_IN_KVS and `is_vroegtijdig` whether it stopped before its time. `start` and `einde`
    (inclusive, the latest day while it runs) are None before the first talk; a side of the tandem is None when nobody
    guides there.
    """

    id: str
    nummer: str
    webadres: str
    status: str
    deelnemer: Persoon
    vdab: Organisatie
    start: date | None = None
    einde: date | None = None
    is_vroegtijdig: bool = False
    werk: Medewerker | None = None
    zorg: Medewerker | None = None
    acties: Sequence[Actie] = field(default=())


def document(traject: Traject) -> Json:
    """The document: `@context` and a flat `@graph`; every `@id` is meaningless, never an INSZ.

    Raises KeyError for a state in which there is no traject (yet).
    """
    return {"@context": [CONTEXT], "@graph": _Schrijver(traject).graaf()}


class _Schrijver:
    """Writes one document; whoever takes part in something gets one Participatie per role."""

    def __init__(self, traject: Traject) -> None:
        self.traject = traject
        self.iri = self._iri("traject", traject.id)
        self.participaties: dict[str, Json] = {}
        persoon = self._iri("deelnemer", traject.deelnemer.id)
        self.werkzoekende = self._neemt_deel("Werkzoekende", persoon)
        # Per side of the tandem the organisation and the one who works for it (release 1 cannot say that he does).
        self.tandem: dict[str, list[Json]] = {}
        for kant, lid, rol in ((WERK, traject.werk, "Bemiddelaar"), (ZORG, traject.zorg, "Begeleider")):
            if lid is not None:
                self.tandem[kant] = [
                    self._neemt_deel(rol, self._organisatie_iri(lid.organisatie)),
                    self._neemt_deel("Begeleider", self._iri("medewerker", lid.id)),
                ]

    def graaf(self) -> list[Json]:
        traject = self.traject
        wie = [self.werkzoekende, *(een for leden in self.tandem.values() for een in leden)]
        delen = [self._deel(actie) for actie in traject.acties]
        code = TRAJECT_IN_KVS[traject.status]
        if traject.status == AFGEROND and traject.is_vroegtijdig:
            code = STOPGEZET
        hoofd: Json = {
            "@id": self.iri,
            "@type": "Activeringstraject",
            "Activeringstraject.naam": _tekst(f"Activeringstraject {traject.nummer}"),
            **_periode("Activeringstraject", traject.start, traject.einde),
            "Activeringstraject.status": _code("Trajectstatustype", code),
            "Activeringstraject.heeftParticipatie": wie,
        }
        if delen:
            hoofd["Activeringstraject.deeltraject"] = delen
        dienst: Json = {
            "@id": self._iri("dienstverlening", traject.id),
            "@type": "PubliekeDienstverlening",
            "PubliekeDienstverlening.naam": _tekst("Activering naar werk"),
            "PubliekeDienstverlening.heeftVerantwoordelijke": {"@id": self._organisatie_iri(traject.vdab)},
            "PubliekeDienstverlening.type": _code("PubliekeDienstverleningType", "ActiveringNaarWerk"),
            "PubliekeDienstverlening.produceert": [{"@id": self.iri}],
            "PubliekeDienstverlening.heeftParticipatie": wie,
        }
        return [*self._mensen(), *self._organisaties(), *self.participaties.values(), dienst, hoofd]

    def _mensen(self) -> list[Json]:
        deelnemer = self.traject.deelnemer
        uit = [self._adres(deelnemer.adres)] if deelnemer.adres else []
        uit.append(self._deelnemer(deelnemer))
        leden = {een.id: een for een in (self.traject.werk, self.traject.zorg) if een is not None}
        return uit + [self._medewerker(een) for een in leden.values()]

    def _deelnemer(self, een: Persoon) -> Json:
        gever = "werkzorg"
        if een.insz:
            gever = "Kruispuntbank van de Sociale Zekerheid" if een.is_bis else "Rijksregister"
        punt = _contactpunt(een.telefoon, een.email)
        if een.adres:
            punt["Contactpunt.adres"] = {"@id": self._iri("adres", een.adres.id)}
        return {
            "@id": self._iri("deelnemer", een.id),
            "@type": "GeregistreerdPersoon",
            "GeregistreerdPersoon.registratie": [_nummer(een.insz or een.dossiernummer, gever)],
            **_naam("GeregistreerdPersoon", een.voornaam, een.achternaam),
            "GeregistreerdPersoon.contactinfo": [punt],
        }

    def _medewerker(self, een: Medewerker) -> Json:
        return {
            "@id": self._iri("medewerker", een.id),
            "@type": "Persoon",
            **_naam("Persoon", een.voornaam, een.achternaam),
            "Persoon.contactinfo": [_contactpunt("", een.email)],
        }

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
        alle = [traject.vdab, *(een.organisatie for een in (traject.werk, traject.zorg) if een is not None)]
        alle += [een.dienstverlener for een in traject.acties if een.domein != ZORG and een.dienstverlener]
        # VDAB decides and may guide as well: whoever has several parts stands there once, by its number.
        eenmaal = {self._organisatie_iri(een): een for een in reversed(alle)}
        return [self._organisatie(een) for een in reversed(eenmaal.values())]

    def _deel(self, actie: Actie) -> Json:
        uit: Json = {
            "@id": self._iri("actie", actie.id),
            "@type": "Deeltraject",
            "Deeltraject.naam": _tekst(actie.soort if actie.domein == ZORG else actie.omschrijving),
            **_periode("Deeltraject", actie.van, actie.tot),
        }
        if actie.domein == ZORG:
            # How it goes and who gives it is care content.
            return uit
        if status := ACTIE_IN_KVS.get(actie.status):
            uit["Deeltraject.status"] = _code("Trajectstatustype", status)
        kanten = (WERK,) if actie.domein == WERK else (WERK, ZORG)
        # The person himself and the casemanager of the side on which it is done; for consultation both.
        wie = [self.werkzoekende, *(self.tandem[kant][1] for kant in kanten if kant in self.tandem)]
        if actie.dienstverlener:
            wie.append(self._neemt_deel("Begeleider", self._organisatie_iri(actie.dienstverlener)))
        uit["Deeltraject.heeftParticipatie"] = wie
        return uit

    def _neemt_deel(self, rol: str, iri: str) -> Json:
        """The reference to this participation; its address follows from who and how, so it stays the same."""
        kenmerk = f"{self.iri}/participatie/{uuid5(NAMESPACE_URL, f'{self.iri} {rol} {iri}')}"
        self.participaties[kenmerk] = {
            "@id": kenmerk,
            "@type": "Participatie",
            "Participatie.rol": _code("Participatietype", rol),
            "Participatie.heeftParticipant": {"@id": iri},
        }
        return {"@id": kenmerk}

    def _organisatie(self, een: Organisatie) -> Json:
        is_publiek = bool(een.type or een.ovo)
        klasse = "PubliekeOrganisatie" if is_publiek else "GeregistreerdeOrganisatie"
        if een.ovo:
            nummer = _nummer(een.ovo, "Digitaal Vlaanderen")
        elif een.kbo:
            nummer = _nummer(een.kbo, "Kruispuntbank van Ondernemingen")
        else:
            nummer = _nummer(een.id, "werkzorg")
        uit: Json = {
            "@id": self._organisatie_iri(een),
            "@type": klasse,
            f"{klasse}.voorkeursnaam": _tekst(een.naam),
            f"{klasse}.{'identificator' if is_publiek else 'registratie'}": [nummer],
        }
        if een.type:
            uit[f"{klasse}.type"] = _code("OrganisatieType", een.type)
        if een.telefoon or een.email:
            uit[f"{klasse}.contactinfo"] = [_contactpunt(een.telefoon, een.email)]
        return uit

    def _organisatie_iri(self, een: Organisatie) -> str:
        if een.ovo:
            return f"{_ORGANISATIES}/organisatie/{een.ovo}"
        if een.kbo:
            return f"{_ORGANISATIES}/onderneming/{een.kbo}"
        return self._iri("organisatie", een.id)

    def _iri(self, soort: str, sleutel: str) -> str:
        return f"{self.traject.webadres}/id/{soort}/{sleutel}"


def _contactpunt(telefoon: str, email: str) -> Json:
    """The one point with all channels in it; a person has exactly one, also without any channel."""
    uit: Json = {"@type": "Contactpunt"}
    if telefoon:
        uit["Contactpunt.telefoon"] = {"@value": telefoon}
    if email:
        uit["Contactpunt.email"] = {"@value": email}
    return uit


def _naam(klasse: str, voornaam: str, achternaam: str) -> Json:
    delen = {f"{klasse}.voornaam": voornaam, f"{klasse}.achternaam": achternaam}
    return {sleutel: waarde for sleutel, waarde in delen.items() if waarde}


def _periode(klasse: str, van: date | None, tot: date | None) -> Json:
    dagen = {f"{klasse}.startdatum": van, f"{klasse}.einddatum": tot}
    return {sleutel: _dag(dag) for sleutel, dag in dagen.items() if dag is not None}


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
