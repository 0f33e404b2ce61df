"""The facts beside an evaluation, as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from trajecten.soorten import DOMEINEN
from trajecten.statussen import ACTIESTATUSSEN

_DOMEINEN = dict(DOMEINEN)
_STATUSSEN = dict(ACTIESTATUSSEN)


def in_beeld(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """The frozen facts of an evaluation with days, hours and states in words."""
    return {
        "doelen": feiten["doelen"],
        "vorige_op": date.fromisoformat(feiten["vorige_op"]) if feiten["vorige_op"] else None,
        "vorige_afspraken": feiten["vorige_afspraken"],
        "acties": [
            {
                "wat": een["wat"],
                "domein": _DOMEINEN[een["domein"]],
                "stand": _STATUSSEN[een["status"]],
                "van": date.fromisoformat(een["van"]),
                "tot_en_met": date.fromisoformat(een["tot_en_met"]),
                "uren_per_week": Decimal(een["uren_per_week"]),
                "gegeven_uren": Decimal(een["gegeven_uren"]),
            }
            for een in feiten["acties"]
        ],
    }
