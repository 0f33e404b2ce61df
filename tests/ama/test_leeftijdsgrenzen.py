"""The limits of age through time come from the parameters, whose pension age moves."""

from __future__ import annotations

from datetime import date

import pytest

from ama.models.grenzen import LEESSLEUTELS, leeftijdsgrenzen
from werkzorg.parameters.lezen import momentopnamen

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("dag", "jonger_dan"),
    [(date(2024, 6, 1), 65), (date(2025, 1, 1), 66), (date(2029, 12, 31), 66), (date(2030, 1, 1), 67)],
)
def test_de_pensioenleeftijd_verschuift(dag: date, jonger_dan: int) -> None:
    hier = [een for een in leeftijdsgrenzen() if een.periode.bevat(dag)]
    assert [(een.ouder_dan, een.jonger_dan) for een in hier] == [(18, jonger_dan)]


def test_voor_2024_kent_niemand_het_minimum() -> None:
    assert not [een for een in leeftijdsgrenzen() if een.periode.bevat(date(2023, 12, 31))]


def test_de_opnamen_volgen_elkaar_op() -> None:
    opnamen = momentopnamen(LEESSLEUTELS)
    dagen = [een.dag for een in opnamen]
    assert dagen == sorted(set(dagen))
    assert opnamen[0].dag == date.min
    assert leeftijdsgrenzen(opnamen) == leeftijdsgrenzen()
