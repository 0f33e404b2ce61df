"""The head of every page of a toeleiding: who, and how it stands."""

from __future__ import annotations

from typing import Any

from ama.models import Toeleiding
from ama.statussen import DOORGESTROOMD, DOORVERWEZEN, GESTART, GEWEIGERD, INGETROKKEN, STOPGEZET

# The colour of the mark of a state; what waits for somebody asks attention.
TOELEIDINGKLEUR = {
    GESTART: "goed",
    DOORGESTROOMD: "goed",
    DOORVERWEZEN: "",
    STOPGEZET: "",
    GEWEIGERD: "",
    INGETROKKEN: "",
}


def toeleidingkleur(status: str) -> str:
    """The colour of the mark of this state."""
    return TOELEIDINGKLEUR.get(status, "let")


def toeleidingkop(toeleiding: Toeleiding) -> dict[str, Any]:
    """What stands above every page of a toeleiding, which comes `met_verbanden`."""
    return {
        "toeleiding": toeleiding,
        "deelnemer": toeleiding.deelnemer,
        "kleur": toeleidingkleur(toeleiding.status),
    }
