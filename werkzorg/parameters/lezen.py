"""The one way to ask for parameters: all that hold on a day, in one question."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from werkzorg.databank.perioden import laatste_dag, reeks
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
        Parameterwaarde.objects.bevestigd().filter(parameter__sleutel__in=sleutels).select_related("parameter")
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
def momentopnamen(sleutels: Collection[str], van: date, tot: date) -> list[tuple[date, date, Momentopname]]:
    """The stretches of days from `van` to `tot` (inclusive) in which none of these parameters changes, in order.

    Each with its first and last day and the values of `sleutels` in it; one query.
    """
    rijen = [
        (rij.periode.lower or date.min, laatste_dag(rij.periode) or date.max, rij)
        for rij in Parameterwaarde.objects.bevestigd()
        .filter(parameter__sleutel__in=sleutels, periode__overlap=reeks(van, tot))
        .select_related("parameter")
    ]
    dag = timedelta(days=1)
    # A new stretch begins where a value begins, and the day after one ends.
    breuken = {
        van,
        *(eerste for eerste, _, _ in rijen),
        *(laatste + dag for _, laatste, _ in rijen if laatste < tot),
    }
    starts = sorted(een for een in breuken if van <= een <= tot)
    uit = []
    for begin, volgende in zip(starts, [*starts[1:], tot + dag], strict=True):
        waarden = {
            rij.parameter.sleutel: uit_opslag(PARAMETERS[rij.parameter.sleutel].soort, rij.waarde)
            for eerste, laatste, rij in rijen
            if eerste <= begin <= laatste
        }
        uit.append((begin, volgende - dag, Momentopname(begin, waarden, PARAMETERS)))
    return uit
