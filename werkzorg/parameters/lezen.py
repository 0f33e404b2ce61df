"""The one way to ask for parameters: all that hold on a day, in one question."""

from __future__ import annotations

from datetime import date

from werkzorg.parameters.domein import Momentopname, uit_opslag
from werkzorg.parameters.models import Parameterwaarde
from werkzorg.parameters.soorten import PARAMETERS


def momentopname(dag: date) -> Momentopname:
    """The confirmed values that hold on `dag`, frozen; one query, nothing is remembered between two calls.

    Hand it down to the law; ask it once per act or page.
    """
    return momentopname_met_aannames(dag)[0]


def momentopname_met_aannames(dag: date) -> tuple[Momentopname, frozenset[str]]:
    """The same, with the keys of what was assumed and not read in the law: a page says so; one query."""
    rijen = [
        (rij, rij.parameter.sleutel)
        for rij in Parameterwaarde.objects.geldig_op(dag).select_related("parameter")
        if rij.parameter.sleutel in PARAMETERS
    ]
    opname = Momentopname(
        dag,
        {sleutel: uit_opslag(PARAMETERS[sleutel].soort, rij.waarde) for rij, sleutel in rijen},
        PARAMETERS,
    )
    return opname, frozenset(sleutel for rij, sleutel in rijen if rij.is_aanname)
