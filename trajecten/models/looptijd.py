"""From the rows of a traject to what the law computes its last day from."""

from __future__ import annotations

from trajecten.domein.looptijd import Looptijd
from trajecten.models.duur import Onderbreking
from trajecten.models.traject import Traject
from werkzorg.databank.perioden import laatste_dag
from werkzorg.termijnen import Periode


def looptijd_van(traject: Traject) -> Looptijd:
    """The start, months, granted extension and clock-stopping interruptions of a started traject; one query.

    Raises ValueError for a traject that did not start.
    """
    if traject.startdatum is None or traject.max_maanden is None:
        raise ValueError("a traject that did not start has no duration")
    stil = Onderbreking.objects.filter(traject=traject).klokstoppend().values_list("periode", flat=True)
    return Looptijd(
        start=traject.startdatum,
        maanden=traject.max_maanden,
        verlenging_maanden=traject.verlenging_maanden,
        schorsingen=tuple(Periode(periode.lower, laatste_dag(periode)) for periode in stil),
    )
