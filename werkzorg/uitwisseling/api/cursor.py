"""Pages of a list that do not shift while it grows: the next page begins after a row, not after a number of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core import signing
from django.db import models
from django.db.models import Q

from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.uitwisseling.api.problemen import Probleem

M = TypeVar("M", bound=models.Model)
MEESTE, GEWOON = 200, 50
_ZOUT = "werkzorg.cursor"


def bladzijde(
    rijen: models.QuerySet[M], door: Hoedanigheid, *, op: Sequence[str], na: str, aantal: int, lijst: str
) -> tuple[list[M], str | None]:
    """The rows after cursor `na` ("" for the first page), at most `aantal`, and the cursor of the next page.

    `op` are the columns that order them, ascending, the last one unique; `lijst` names the list: the cursor of another
    list, or of another organisation, is refused. Raises Probleem for a cursor that is none of ours.
    """
    lijst = f"{lijst}:{door.organisatie_id}"
    geordend = rijen.order_by(*op)
    if na:
        geordend = geordend.filter(_na(op, _lees(na, lijst, len(op))))
    gevonden = list(geordend[: aantal + 1])
    blad = gevonden[:aantal]
    if len(gevonden) <= aantal:
        return blad, None
    return blad, signing.dumps([lijst, *(_tekst(blad[-1], veld) for veld in op)], salt=_ZOUT, compress=True)


def _na(op: Sequence[str], waarden: Sequence[Any]) -> Q:
    """Rows after these values, in the order of `op`."""
    later, gelijk = Q(), Q()
    for veld, waarde in zip(op, waarden, strict=True):
        later |= gelijk & Q(**{f"{veld}__gt": waarde})
        gelijk &= Q(**{veld: waarde})
    return later


def _tekst(rij: models.Model, veld: str) -> Any:
    waarde = getattr(rij, veld)
    naar_tekst: Callable[[], str] | None = getattr(waarde, "isoformat", None)
    return naar_tekst() if naar_tekst else str(waarde)


def _lees(cursor: str, lijst: str, aantal: int) -> list[Any]:
    try:
        inhoud = signing.loads(cursor, salt=_ZOUT)
    except (signing.BadSignature, ValueError):
        inhoud = None
    if not isinstance(inhoud, list) or len(inhoud) != aantal + 1 or inhoud[0] != lijst:
        zin = "Deze cursor hoort niet bij deze lijst: neem die uit het vorige antwoord."
        raise Probleem("ongeldig", zin, [("#/parameters/na", zin)])
    return inhoud[1:]
