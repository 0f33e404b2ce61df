"""Whether VDAB stands in the way of presences under AMA sociale economie: not started, or not decided again in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ama.domein.jaarbeslissing import aanwezigheid_bezwaar
from ama.models.overeenkomst import Overeenkomst
from werkzorg.parameters.lezen import momentopname

PARAMETERS = ("ama_se_zonder_beslissing",)
Weigering = Callable[[Overeenkomst, date], str]


def wse_weigering(
    overeenkomsten: Iterable[Overeenkomst], vandaag: date
) -> Callable[[Overeenkomst, date], str]:
    """The function that says why nothing can be recorded for an agreement on a day, as a sentence; "" when it can.

    The agreements come with their toeleiding; without one of AMA sociale economie nothing is asked, otherwise one
    query. Raises ParameterOnbekend.
    """
    if all(een.toeleiding_id is None for een in overeenkomsten):
        return lambda _overeenkomst, _dag: ""
    weigert = momentopname(vandaag).tekst("ama_se_zonder_beslissing") == "weigeren"

    def zeg(overeenkomst: Overeenkomst, dag: date) -> str:
        toeleiding = overeenkomst.toeleiding
        if toeleiding is None:
            return ""
        return aanwezigheid_bezwaar(
            dag,
            start=toeleiding.start,
            beslissing_tot=toeleiding.beslissing_tot,
            weigert_zonder_beslissing=weigert,
        )

    return zeg
