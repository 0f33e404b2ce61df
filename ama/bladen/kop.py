"""The head of every page of an agreement: who, where, which state."""

from __future__ import annotations

from typing import Any

from ama.models import Overeenkomst
from ama.statussen import ACTIEF, AFGEBROKEN, BEEINDIGD

# The colour of the mark of a state; what waits for somebody asks attention.
KLEUR = {ACTIEF: "goed", BEEINDIGD: "", AFGEBROKEN: ""}


def kop_van(overeenkomst: Overeenkomst) -> dict[str, Any]:
    """What `ama/delen/kop.html` shows above every page of an agreement, which comes `met_verbanden`."""
    return {
        "overeenkomst": overeenkomst,
        "deelnemer": overeenkomst.deelnemer,
        "kleur": KLEUR.get(overeenkomst.status, "let"),
    }
