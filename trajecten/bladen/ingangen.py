"""The lists beside a list: where else a role works on trajecten, as far as the matrix lets it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.toegang.matrix import mag

# Label and route, which is also the key of the matrix; in the order of the page.
NAAST_TRAJECTEN = (
    ("Wacht op een tandem", "intake_lijst"),
    ("Verloren mandaten", "mandaatverlies_lijst"),
    ("Catalogus van het aanbod", "aanbod_lijst"),
    ("Werkaanbod voor AMA", "werkaanbod_lijst"),
    ("Netwerk", "netwerk_detail"),
    ("Draag over voor verlof", "trajecten_overdragen"),
    ("Lees verzoeken in", "verzoeken_inlezen"),
)
NAAST_PLANNEN = (
    ("Netwerk", "netwerk_detail"),
    ("Catalogus van het aanbod", "aanbod_lijst"),
    ("Werkaanbod voor AMA", "werkaanbod_lijst"),
    ("Verloren mandaten", "mandaatverlies_lijst"),
)


def ingangen(door: Door, wegen: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Label and address of each of these pages that this role may open."""
    return [(label, reverse(route)) for label, route in wegen if mag(door, route)]
