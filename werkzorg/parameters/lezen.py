"""The one way to ask for parameters: all that hold on a day, in one question."""

from __future__ import annotations

from collections.abc import Collection
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


def momentopnamen(sleutels: Collection[str]) -> list[Momentopname]:
    """The values of these parameters through time: one per first day on which one of them changes, earliest first.

    The first one holds since always (`dag` is date.min); each holds up to the next. References among `sleutels` are
    followed. One query.
    """
    rijen = list(
        Parameterwaarde.objects.bevestigd()
        .filter(parameter__sleutel__in=sleutels)
        .select_related("parameter")
    )
    dagen = {rij.periode.lower or date.min for rij in rijen}
    dagen |= {rij.periode.upper for rij in rijen if rij.periode.upper is not None}
    return [
        Momentopname(
            dag,
            {
                rij.parameter.sleutel: uit_opslag(PARAMETERS[rij.parameter.sleutel].soort, rij.waarde)
                for rij in rijen
                if (rij.periode.lower or date.min) <= dag
                and (rij.periode.upper is None or dag < rij.periode.upper)
            },
            PARAMETERS,
        )
        for dag in sorted({date.min, *dagen})
    ]
