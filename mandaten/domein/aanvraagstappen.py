"""The steps in which an application is filled in, what is typed in each, and how one recognises what somebody saw."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mandaten.domein.indienen import GEGEVENS, MEDEWERKERS_STAP, PARTNERS, VOORWAARDEN_STAP
from mandaten.domein.inhoud import Verklaring
from mandaten.domein.voorwaarden import MEDEWERKERS

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort


def stappen_van(soort: Toekenningssoort) -> dict[str, str]:
    """Key -> title of the steps of this kind, in their order."""
    stappen = {GEGEVENS: "Wat en wie"}
    if soort.met_partners:
        stappen[PARTNERS] = "Partners"
    if soort.sleutel in MEDEWERKERS:
        stappen[MEDEWERKERS_STAP] = "Medewerkers"
    stappen[VOORWAARDEN_STAP] = "Voorwaarden"
    return stappen


@dataclass(frozen=True)
class Gegevens:
    """What is asked, from when, where, and who speaks for the organisation; `regios` are keys."""

    ingaat_op: date | None = None
    plaatsen: int | None = None
    toelichting: str = ""
    tekenbevoegde: str = ""
    tekenfunctie: str = ""
    contact_naam: str = ""
    contact_email: str = ""
    contact_telefoon: str = ""
    regios: frozenset[str] = frozenset()

    def kolommen(self) -> dict[str, Any]:
        """The columns of the application itself, without the regio's."""
        return {een.name: getattr(self, een.name) for een in fields(self) if een.name != "regios"}


@dataclass(frozen=True)
class Partnerinvoer:
    """A seat that is given to an organisation (`organisatie`: its name or KBO number), or changed (`id`)."""

    plaats: str
    inbreng: str = ""
    organisatie: str = ""
    id: UUID | None = None


@dataclass(frozen=True)
class Collegainvoer:
    """Somebody who will guide, added or changed (`id`); `bestand` is a file that was sent along."""

    naam: str
    functie: str
    organisatie_id: UUID
    diploma: str = ""
    ervaring_jaren: int | None = None
    bewijs_tekst: str = ""
    bestand: Any = None
    id: UUID | None = None


def collega_bezwaren(invoer: Collegainvoer, mogelijk: Collection[UUID]) -> dict[str, str]:
    """Per field why this colleague cannot guide; `mogelijk` are the organisations of the application."""
    if invoer.organisatie_id not in mogelijk:
        return {"organisatie_id": "Kies een organisatie van deze aanvraag."}
    if not invoer.diploma and not invoer.ervaring_jaren:
        return {
            "diploma": "Vul het diploma in, of hoeveel jaar relevante ervaring deze medewerker heeft "
            "(BVR 18/11/2022 art. 46)."
        }
    return {}


@dataclass(frozen=True)
class Partnervraag:
    """Every partner that is only proposed is asked to confirm his part."""


@dataclass(frozen=True)
class Weg:
    """A partner (`stap` partners) or a colleague (`stap` medewerkers) that is taken out again."""

    stap: str
    id: UUID


@dataclass(frozen=True)
class Verklaringinvoer:
    """An answer to one condition; without a new `bestand` the one that was there stays, unless `bestand_weg`."""

    is_bevestigd: bool
    toelichting: str = ""
    bestand: Any = None
    bestand_weg: bool = False


def is_anders(nu: Verklaring | None, invoer: Verklaringinvoer) -> bool:
    """Whether this answer to a condition differs from the one there is."""
    had = (nu.is_bevestigd, nu.toelichting) if nu else (False, "")
    return had != (invoer.is_bevestigd, invoer.toelichting) or bool(invoer.bestand) or invoer.bestand_weg


@dataclass(frozen=True)
class Criteriuminvoer:
    """An answer to one criterion of the call; without a new `bestand` the one that was there stays."""

    toelichting: str = ""
    bestand: Any = None


@dataclass(frozen=True)
class Verklaringen:
    """The answers to the conditions, by key, and to the criteria of the call, by their id."""

    per_sleutel: Mapping[str, Verklaringinvoer] = field(default_factory=dict)
    per_criterium: Mapping[UUID, Criteriuminvoer] = field(default_factory=dict)


Wijziging = Gegevens | Partnerinvoer | Partnervraag | Collegainvoer | Weg | Verklaringen


def stap_van(wijziging: Wijziging) -> str:
    """In which step this was typed."""
    match wijziging:
        case Gegevens():
            return GEGEVENS
        case Partnerinvoer() | Partnervraag():
            return PARTNERS
        case Collegainvoer():
            return MEDEWERKERS_STAP
        case Verklaringen():
            return VOORWAARDEN_STAP
        case Weg():
            return wijziging.stap


def merk(waarde: Any) -> str:
    """A short mark of values (a dataclass or plain values): the same values give the same mark."""
    kaal = asdict(waarde) if hasattr(waarde, "__dataclass_fields__") else waarde
    tekst = json.dumps(kaal, default=_als_tekst, sort_keys=True)
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]


def _als_tekst(waarde: Any) -> Any:
    return sorted(map(str, waarde)) if isinstance(waarde, set | frozenset) else str(waarde)
