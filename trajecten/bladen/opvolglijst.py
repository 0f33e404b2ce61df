"""The list of the appointments of one traject, narrowed by its filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trajecten.bladen.opvolgvragen import Rijen
from werkzorg.ui import formaten


def gekozen_afspraken(rijen: Rijen, vraag: Mapping[str, Any]) -> Rijen:
    """The appointments that these filters ask for; both days inclusive."""
    if van := vraag.get("van"):
        rijen = rijen.filter(dag__gte=van)
    if tot := vraag.get("tot"):
        rijen = rijen.filter(dag__lte=tot)
    return rijen


def in_woorden(vraag: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The filters as the head of a file names them."""
    namen = {"van": "Van", "tot": "Tot en met"}
    return [(naam, formaten.datum(vraag[veld])) for veld, naam in namen.items() if vraag.get(veld)]
