"""The pages beside a list: where else a role works on AMA, as far as the matrix lets it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.matrix import mag

# Label and route, which is also the key of the matrix; in the order of the page.
NAAST_OVEREENKOMSTEN = (
    ("Werkaanbod", "werkaanbod_lijst"),
    ("AMA sociale economie", "toeleiding_lijst"),
    ("Sessies", "begeleidingssessie_lijst"),
    ("Evaluaties", "jaarevaluatie_lijst"),
    ("Subsidie tot vandaag", "subsidie_verdiend"),
    ("Contingent", "contingentgebruik_lijst"),
    ("Kwartaalverslagen", "kwartaalverslag_lijst"),
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

NAAST_TOELEIDINGEN = (
    ("Wachtlijst", "wachtlijst_lezen"),
    ("Jaarlijkse beslissingen", "jaarbeslissing_lijst"),
    ("Overeenkomsten", "overeenkomst_lijst"),
    ("Werkaanbod", "werkaanbod_lijst"),
)


# For who leads people to AMA sociale economie and has no entry of AMA in his menu.
_OP_VANDAAG = (
    ("Toeleidingen", "toeleiding_lijst"),
    ("Wachtlijst", "wachtlijst_lezen"),
    ("Jaarlijkse beslissingen", "jaarbeslissing_lijst"),
)


def wse_ingang(door: Hoedanigheid, _dag: date) -> Mapping[str, Any] | None:
    """The ways into AMA sociale economie on the start page; None for who has them beside his agreements; no query."""
    if mag(door, "overeenkomst_lijst"):
        return None
    wegen = ingangen(door, _OP_VANDAAG)
    return {"wegen": wegen} if wegen else None


def ingangen(door: Door, wegen: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Label and address of each of these pages that this role may open."""
    return [(label, reverse(route)) for label, route in wegen if mag(door, route)]
