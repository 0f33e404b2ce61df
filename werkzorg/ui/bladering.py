"""Long lists in pages, with links that keep the rest of the question."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

PARAMETER = "blad"
PER_BLAD = 25


class _Geteld(Paginator):
    """A paginator that was told how many rows there are, and need not ask."""

    def __init__(self, rijen: "QuerySet[Any]", per_blad: int, aantal: int) -> None:
        super().__init__(rijen, per_blad)
        self._aantal = aantal

    @cached_property
    def count(self) -> int:
        return self._aantal


class Bladering:
    """One page of an ordered queryset, chosen by `?blad=` in `parameters`.

    `aantal`: how many rows there are, when the caller knows; otherwise it is asked.

    A page that does not exist is never an error: nonsense gives the first page, a number that is too high
    the last. Raises ValueError for a queryset without an order: its pages would overlap. End the order with
    the key, so that equal names do not jump from one page to the other.
    """

    def __init__(
        self,
        rijen: "QuerySet[Any]",
        parameters: QueryDict,
        per_blad: int = PER_BLAD,
        *,
        aantal: int | None = None,
    ) -> None:
        if not rijen.ordered:
            raise ValueError("a list in pages needs an order")
        self._parameters = parameters
        teller = Paginator(rijen, per_blad) if aantal is None else _Geteld(rijen, per_blad, aantal)
        self.bladzijde: Page[Any] = teller.get_page(parameters.get(PARAMETER))

    @property
    def zoekdeel(self) -> str:
        """The other parameters of the question, encoded, without the page; "" when there are none."""
        overige = self._parameters.copy()
        overige.pop(PARAMETER, None)
        return overige.urlencode()

    def adres(self, nummer: int) -> str:
        """The link to that page, with the rest of the question."""
        delen = [self.zoekdeel, f"{PARAMETER}={nummer}"]
        return "?" + "&".join(deel for deel in delen if deel)

    def context(self) -> Mapping[str, Any]:
        """What `onderdelen/bladering.html` asks for."""
        return {"bladzijde": self.bladzijde, "zoekdeel": self.zoekdeel}
