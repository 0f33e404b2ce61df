"""The limits of age through time, as the parameters have them (regelgeving 5.1 and 9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ama.domein.leeftijd import Leeftijdsgrens
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.lezen import momentopnamen
from werkzorg.termijnen import Periode

PARAMETERS = ("ama_min_leeftijd", "ama_max_leeftijd")
# The limit above refers to another one, which moves.
LEESSLEUTELS = (*PARAMETERS, "pensioenleeftijd")


def leeftijdsgrenzen(gelezen: Sequence[Momentopname] | None = None) -> list[Leeftijdsgrens]:
    """Every period in which the same limits hold, the earliest first; days without a known limit are left out.

    `gelezen`: `momentopnamen` of at least LEESSLEUTELS, when they were read already; otherwise one query.
    """
    opnamen = momentopnamen(LEESSLEUTELS) if gelezen is None else gelezen
    eindes: list[date | None] = [een.dag - timedelta(days=1) for een in opnamen[1:]]
    return [
        Leeftijdsgrens(Periode(een.dag, einde), een.getal("ama_min_leeftijd"), een.getal("ama_max_leeftijd"))
        for een, einde in zip(opnamen, [*eindes, None], strict=True)
        if een.is_gekend("ama_min_leeftijd") and een.is_gekend("ama_max_leeftijd")
    ]
