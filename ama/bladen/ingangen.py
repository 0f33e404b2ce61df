"""The pages beside a list: where else a role works on AMA, as far as the matrix lets it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.toegang.matrix import mag

# Label and route, which is also the key of the matrix; in the order of the page.
NAAST_OVEREENKOMSTEN = (
    ("Werkaanbod", "werkaanbod_lijst"),
    ("Sessies", "begeleidingssessie_lijst"),
    ("Evaluaties", "jaarevaluatie_lijst"),
    ("Subsidie tot vandaag", "subsidie_verdiend"),
    ("Verloren erkenningen", "erkenningverlies_lijst"),
    ("Wat je moet weten", "wenken_lezen"),
)
NAAST_WERKAANBOD = (
    ("Overeenkomsten", "overeenkomst_lijst"),
    ("Contacten", "contact_lijst"),
    ("Registreer een werkpost", "werkpost_registreren"),
    ("Wat je moet weten", "wenken_lezen"),
    ("Verloren erkenningen", "erkenningverlies_lijst"),
)


def ingangen(door: Door, wegen: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Label and address of each of these pages that this role may open."""
    return [(label, reverse(route)) for label, route in wegen if mag(door, route)]
