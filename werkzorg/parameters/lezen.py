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
    rijen = Parameterwaarde.objects.geldig_op(dag).values_list("parameter__sleutel", "waarde")
    return Momentopname(
        dag,
        {
            sleutel: uit_opslag(PARAMETERS[sleutel].soort, waarde)
            for sleutel, waarde in rijen
            if sleutel in PARAMETERS
        },
        PARAMETERS,
    )
