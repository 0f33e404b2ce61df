"""Which effects outside the database exist: kind -> function, handed over by each app's registratie."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkzorg.berichten.models import Opdracht

Effect = Callable[["Opdracht"], None]
EFFECTEN: dict[str, Effect] = {}


def registreer_effect(soort: str, functie: Effect) -> None:
    """Makes `functie` the one effect of kind `soort`; raises ValueError when the kind has another already."""
    if EFFECTEN.get(soort, functie) is not functie:
        raise ValueError(f"Het effect {soort} is al geregistreerd.")
    EFFECTEN[soort] = functie
