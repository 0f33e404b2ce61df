"""Which roles look at which kinds."""

from __future__ import annotations

from mandaten.soorten import BESLIST_OVER
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid

BEHEERDER = "organisatiebeheerder"
INSPECTIE = "inspectie"


def beslist_over(door: Door) -> frozenset[str]:
    """The kinds of grant that this actor's role decides about."""
    return BESLIST_OVER.get(door.rol, frozenset()) if isinstance(door, Hoedanigheid) else frozenset()
