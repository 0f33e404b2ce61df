"""From the rows of a traject to what the law computes its last day from."""

from __future__ import annotations

from trajecten.domein.looptijd import Looptijd
from trajecten.models.duur import Onderbreking
from trajecten.models.traject import Traject
from werkzorg.databank.perioden import laatste_dag
from werkzorg.termijnen import Periode


def looptijd_van(traject: Traject, *, behalve: Onderbreking | None = None) -> Looptijd:
    """What the end of a started traject is computed from; at most one query.

    A row that came `met_verbanden` has its interruptions already. `behalve`: as if this one were not there. Raises
    ValueError for a traject that did not start.
    """
    if traject.startdatum is None or traject.max_maanden is None:
        raise ValueError("a traject that did not start has no duration")
    perioden = traject.__dict__.get("stille_dagen") if behalve is None else None
    if perioden is None:
        rijen = Onderbreking.objects.filter(traject=traject).klokstoppend()
        if behalve is not None:
            rijen = rijen.exclude(pk=behalve.pk)
        perioden = rijen.values_list("periode", flat=True)
    return Looptijd(
        start=traject.startdatum,
        maanden=traject.max_maanden,
        verlenging_maanden=traject.verlenging_maanden,
        schorsingen=tuple(Periode(periode.lower, laatste_dag(periode)) for periode in perioden),
    )
