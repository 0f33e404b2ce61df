"""Laying down the first values: for migrations, which run as the owner of the tables."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from werkzorg.parameters.beginwaarden import beginwaarden
from werkzorg.parameters.domein import Vak, naar_opslag
from werkzorg.parameters.models import BEVESTIGD, parameter_id
from werkzorg.parameters.soorten import PARAMETERS


def zaai(apps: Any, _schema_editor: Any = None) -> None:
    """Every parameter of the list has its row, and one that never had a value has those of the file.

    For `RunPython`; may run again when the list or the file grew. A parameter that has values is left alone: from
    then on its owner decides. Raises an IntegrityError for anybody but the owner of the tables.
    """
    parameters = apps.get_model("parameters", "Parameter").objects
    waarden = apps.get_model("parameters", "Parameterwaarde").objects
    soorten = PARAMETERS.values()
    parameters.bulk_create(
        [parameters.model(id=parameter_id(een.sleutel), sleutel=een.sleutel) for een in soorten],
        ignore_conflicts=True,
    )
    gekend = set(waarden.values_list("parameter_id", flat=True).distinct())
    waarden.bulk_create(
        waarden.model(
            parameter_id=parameter_id(rij.sleutel),
            waarde=naar_opslag(PARAMETERS[rij.sleutel].soort, rij.waarde),
            periode=reeks(rij.vak),
            zekerheid=rij.zekerheid.value,
            aanname=rij.aanname,
            bron=rij.bron,
            toestand=BEVESTIGD,
            is_beginwaarde=True,
        )
        for rij in beginwaarden()
        if parameter_id(rij.sleutel) not in gekend
    )


def reeks(vak: Vak) -> DateRange:
    """The period as the database keeps it: without its last day."""
    return DateRange(vak.van, vak.tot + timedelta(days=1) if vak.tot else None)
