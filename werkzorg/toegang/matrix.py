"""The rights matrix: which role may do which act or open which page, and which groups of data it gets.

The rows are handed over by each app's registratie; the matrix itself knows no concrete app (keys are text).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.organisaties.rollen import ROLLEN


@dataclass(frozen=True)
class Recht:
    """One row: the key of an act or page, the roles that may, whether the clock may, and the ground in law."""

    sleutel: str
    rollen: frozenset[str]
    grondslag: str
    klok: bool = False
    # The kind of object (model label) this key works on; empty when it works on none yet.
    object_soort: str = ""
    # The groups of data of that object which must be open to the actor; without them 403.
    groepen: frozenset[str] = frozenset()
    # What a page shows, or what a person does, in plain Dutch ("Wie in een dossier keek", "Een taak uitstellen");
    # what the clock alone does may be named by its key.
    omschrijving: str = ""

    @property
    def naam(self) -> str:
        """How the matrix names it on screen: the description, or otherwise the key in words."""
        if self.omschrijving:
            return self.omschrijving
        woorden = self.sleutel.replace("insz_", "rijksregisternummer_").replace("_", " ")
        return woorden[:1].upper() + woorden[1:]


Opening = Callable[[Door, Any], frozenset[str]]
MATRIX: dict[str, Recht] = {}
# model label -> role -> groups of data that role may see of an object that is visible to it
GROEPEN: dict[str, dict[str, frozenset[str]]] = {}
# model label -> which groups one object opens to one actor; what the matrix gives is never widened by it
OPENINGEN: dict[str, Opening] = {}
# key of a group of data -> how the screen calls it
GROEPNAMEN: dict[str, str] = {}


def groepnaam(groep: str) -> str:
    """How the screen calls a group of data."""
    return GROEPNAMEN.get(groep, groep.replace("_", " "))


def in_woorden(groepen: Iterable[str]) -> str:
    """Groups of data as the screen lists them, in alphabetical order."""
    return ", ".join(sorted(groepnaam(groep) for groep in groepen))


def registreer_recht(recht: Recht) -> None:
    """Adds one row; raises ValueError for an unknown role or a second, different row with the same key."""
    onbekend = recht.rollen - ROLLEN.keys()
    if onbekend:
        raise ValueError(f"Onbekende rollen bij {recht.sleutel}: {', '.join(sorted(onbekend))}")
    if MATRIX.get(recht.sleutel, recht) != recht:
        raise ValueError(f"Er is al een andere rij {recht.sleutel} in de rechtenmatrix.")
    MATRIX[recht.sleutel] = recht


def registreer_groepen(
    model_label: str, per_rol: dict[str, frozenset[str]], opening: Opening | None = None
) -> None:
    """Says which groups of data of `model_label` each role sees; raises ValueError for an unknown role.

    `opening(door, object)` narrows them for one object, for instance to what an involvement opens.
    """
    onbekend = per_rol.keys() - ROLLEN.keys()
    if onbekend:
        raise ValueError(f"Onbekende rollen bij {model_label}: {', '.join(sorted(onbekend))}")
    GROEPEN[model_label] = dict(per_rol)
    if opening is not None:
        OPENINGEN[model_label] = opening


def mag(door: Door, sleutel: str) -> bool:
    """Whether this actor may do the act or open the page `sleutel`; raises KeyError for an unregistered key."""
    recht = MATRIX[sleutel]
    match door:
        case Hoedanigheid():
            return door.rol in recht.rollen
        case Klok() | Commando():
            return recht.klok


def groepen(door: Door, model_label: str) -> frozenset[str]:
    """The groups of data of `model_label` this actor may see; the clock sees none (it shows nothing)."""
    if not isinstance(door, Hoedanigheid):
        return frozenset()
    return GROEPEN.get(model_label, {}).get(door.rol, frozenset())


def groepen_van(door: Door, obj: Any) -> frozenset[str]:
    """The groups of data of this one object that this actor may see; asked once per actor and fetched row."""
    onthouden: dict[Door, frozenset[str]] = obj.__dict__.setdefault("_groepen_van", {})
    if door not in onthouden:
        label: str = obj._meta.label_lower
        uit_matrix = groepen(door, label)
        onthouden[door] = uit_matrix & OPENINGEN[label](door, obj) if label in OPENINGEN else uit_matrix
    return onthouden[door]
