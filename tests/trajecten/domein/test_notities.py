"""What a note must say, and taking one back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from trajecten.domein.notities import TANDEM, bezwaren, terugneem_bezwaar

IK, ANDER = UUID(int=1), UUID(int=2)
VANDAAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({}, None),
        ({"soort": "brief"}, "soort"),
        ({"zichtbaarheid": "iedereen"}, "zichtbaarheid"),
        ({"tekst": " \n"}, "tekst"),
        ({"dag": VANDAAG + timedelta(days=1)}, "dag"),
        ({"minuten": 0}, "minuten"),
        ({"minuten": 1}, None),
        ({"minuten": 1440}, None),
        ({"minuten": 1441}, "minuten"),
    ],
)
def test_wat_een_notitie_zegt(anders, veld):
    gegeven = {
        "soort": "huisbezoek",
        "zichtbaarheid": TANDEM,
        "tekst": "Afgesproken.",
        "dag": VANDAAG,
        "minuten": None,
    }
    uit = bezwaren(**(gegeven | anders), vandaag=VANDAAG)
    assert list(uit) == ([] if veld is None else [veld])


@pytest.mark.parametrize(
    ("door", "later", "stuk"),
    [
        (IK, timedelta(0), None),
        (IK, timedelta(minutes=10), None),
        (IK, timedelta(minutes=10, microseconds=1), "10 minuten"),
        (ANDER, timedelta(minutes=1), "Alleen wie"),
    ],
)
def test_een_notitie_terugnemen(door, later, stuk):
    uit = terugneem_bezwaar(IK, NU, door=door, nu=NU + later)
    assert uit == "" if stuk is None else stuk in uit
