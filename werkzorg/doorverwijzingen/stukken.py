"""What can go along with a letter: each app offers its pieces, the sender chooses, and sees them first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import VAN_ROL
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui import formaten, nummers

Regels = list[list[str]]


@dataclass(frozen=True)
class Stuk:
    """One piece: its key, its name on screen, and its lines (label, value) as this actor may pass them on.

    `is_vast` pieces always go along; `vanzelf` ones are ticked beforehand; only these `rollen` are offered it (none:
    everybody). A piece without lines says nothing, and is not offered.
    """

    sleutel: str
    label: str
    regels: Callable[[Hoedanigheid, Deelnemer], Regels]
    is_vast: bool = False
    vanzelf: bool = True
    rollen: frozenset[str] = frozenset()

    def is_voor(self, door: Hoedanigheid) -> bool:
        """Whether somebody in this role may pass it on."""
        return not self.rollen or door.rol in self.rollen


STUKKEN: dict[str, Stuk] = {}


# Key of an app -> in which of its offers the actor's organisation guides this person now.
LOOPT: dict[str, Callable[[Hoedanigheid, Deelnemer], frozenset[str]]] = {}


def registreer_loopt(app: str, loopt: Callable[[Hoedanigheid, Deelnemer], frozenset[str]]) -> None:
    """Adds what one app knows about who is guided; twice the same does nothing."""
    LOOPT[app] = loopt


def van_aanbod_voor(door: Hoedanigheid, deelnemer: Deelnemer) -> tuple[str, ...]:
    """From which offers this actor may refer this person: those in which his organisation guides him.

    When it guides him in none of the offers of the role, all of them: a letter can come before or after the guidance.
    """
    mogelijk = VAN_ROL.get(door.rol, ())
    if len(mogelijk) < 2:
        return mogelijk
    loopt = frozenset().union(*(lees(door, deelnemer) for lees in LOOPT.values()))
    return tuple(een for een in mogelijk if een in loopt) or mogelijk


def registreer_stuk(stuk: Stuk) -> None:
    """Adds one piece; raises ValueError when the key is taken by another."""
    if STUKKEN.get(stuk.sleutel, stuk) != stuk:
        raise ValueError(f"Het stuk {stuk.sleutel} is al geregistreerd.")
    STUKKEN[stuk.sleutel] = stuk


def aangeboden(door: Hoedanigheid, deelnemer: Deelnemer) -> list[Stuk]:
    """The pieces among which this actor may choose, about this person, in their order."""
    vrij = [stuk for stuk in STUKKEN.values() if not stuk.is_vast and stuk.is_voor(door)]
    return [stuk for stuk in vrij if not stuk.rollen or stuk.regels(door, deelnemer)]


def inhoud(door: Hoedanigheid, deelnemer: Deelnemer, gekozen: Collection[str]) -> list[dict[str, Any]]:
    """The content of a letter with the chosen pieces, as shown beforehand and then frozen; unknown keys are ignored."""
    mee = [
        (stuk, stuk.regels(door, deelnemer))
        for stuk in STUKKEN.values()
        if stuk.is_voor(door) and (stuk.is_vast or stuk.sleutel in gekozen)
    ]
    return [
        {"sleutel": stuk.sleutel, "titel": stuk.label, "regels": regels} for stuk, regels in mee if regels
    ]


def vingerafdruk(inhoud_: list[dict[str, Any]]) -> str:
    """A short hash: what the sender confirms is what he saw."""
    tekst = json.dumps(inhoud_, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]


def _identiteit(_door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    return [["Naam", deelnemer.naam], ["Geboren", formaten.datum(deelnemer.geboortedatum)]]


def _contact(_door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    telefoon = nummers.telefoon(deelnemer.telefoon) if deelnemer.telefoon else ""
    return [["Telefoon", telefoon], ["E-mailadres", deelnemer.email]]


def _adres(_door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    bus = f" bus {deelnemer.bus}" if deelnemer.bus else ""
    straat = f"{deelnemer.straat} {deelnemer.huisnummer}".strip() + bus
    plaats = f"{deelnemer.postcode} {deelnemer.gemeente}".strip()
    return [["Adres", ", ".join(deel for deel in (straat, plaats) if deel)]]


def _taal(_door: Hoedanigheid, deelnemer: Deelnemer) -> Regels:
    taal = deelnemer.taal_andere or deelnemer.get_taal_display()
    return [["Taal", f"{taal}, met tolk" if deelnemer.tolk_nodig else str(taal)]]


for _stuk in (
    Stuk("identiteit", "Wie het is", _identiteit, is_vast=True),
    Stuk("contact", "Hoe je de persoon bereikt", _contact),
    Stuk("adres", "Waar de persoon woont", _adres),
    Stuk("taal", "Taal en tolk", _taal),
):
    registreer_stuk(_stuk)
