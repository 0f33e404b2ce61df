"""The rights matrix: which role may do which act or open which page, and which groups of data it gets.

The rows are handed over by each app's registratie; the matrix itself knows no concrete app (keys are text).
"""

from __future__ import annotations

from dataclasses import dataclass

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


MATRIX: dict[str, Recht] = {}
# model label -> role -> groups of data that role may see of an object that is visible to it
GROEPEN: dict[str, dict[str, frozenset[str]]] = {}


def registreer_recht(recht: Recht) -> None:
    """Adds one row; raises ValueError for an unknown role or a second, different row with the same key."""
    onbekend = recht.rollen - ROLLEN.keys()
    if onbekend:
        raise ValueError(f"Onbekende rollen bij {recht.sleutel}: {', '.join(sorted(onbekend))}")
    if MATRIX.get(recht.sleutel, recht) != recht:
        raise ValueError(f"Er is al een andere rij {recht.sleutel} in de rechtenmatrix.")
    MATRIX[recht.sleutel] = recht


def registreer_groepen(model_label: str, per_rol: dict[str, frozenset[str]]) -> None:
    """Says which groups of data of `model_label` each role sees; raises ValueError for an unknown role."""
    onbekend = per_rol.keys() - ROLLEN.keys()
    if onbekend:
        raise ValueError(f"Onbekende rollen bij {model_label}: {', '.join(sorted(onbekend))}")
    GROEPEN[model_label] = dict(per_rol)


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
