"""The latest end date in PostgreSQL: equal to the law in Python, and both to a clock that runs day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from tests.termijnen import orakel
from werkzorg.termijnen import einde_na_maanden, uiterste_einddatum

pytestmark = pytest.mark.django_db
PER_VRAAG = 25


@dataclass(frozen=True)
class Geval:
    """One traject: its suspensions are pairs of days, both inclusive."""

    start: date
    maanden: int
    verlenging: int
    schorsingen: tuple[tuple[date, date], ...]

    @property
    def reeksen(self) -> str:
        """The suspensions as PostgreSQL reads an array of ranges."""
        return "{" + ",".join(f'"[{van},{tot}]"' for van, tot in self.schorsingen) + "}"


def uiterste_volgens_sql(gevallen: Sequence[Geval]) -> list[date]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT trajecten_uiterste_einddatum(start, maanden, verlenging, reeksen::daterange[])
            FROM unnest(%s::date[], %s::int[], %s::int[], %s::text[]) WITH ORDINALITY
                AS geval (start, maanden, verlenging, reeksen, nummer)
            ORDER BY nummer
            """,
            [
                [geval.start for geval in gevallen],
                [geval.maanden for geval in gevallen],
                [geval.verlenging for geval in gevallen],
                [geval.reeksen for geval in gevallen],
            ],
        )
        return [einde for (einde,) in cursor.fetchall()]


def _geval(start: date, maanden: int, verlenging: int, stil: list[tuple[int, int]]) -> Geval:
    dagen = tuple((start + timedelta(van), start + timedelta(van + lengte)) for van, lengte in stil)
    return Geval(start, maanden, verlenging, dagen)


# Before the start, inside, around the end, and beyond it: some are reached only because an earlier one moved the end.
schorsingen = st.lists(st.tuples(st.integers(-60, 900), st.integers(0, 90)), max_size=5)
gevallen = st.builds(
    _geval, orakel.willekeurige_dagen, st.integers(1, 24), st.sampled_from((0, 0, 1, 3, 6)), schorsingen
)


@given(st.lists(gevallen, min_size=PER_VRAAG, max_size=PER_VRAAG))
@example(
    [
        _geval(date(2025, 1, 15), 18, 0, []),
        _geval(date(2025, 1, 15), 18, 6, []),
        _geval(date(2024, 8, 31), 18, 0, [(30, 9), (39, 5)]),
        # The end is 14/7/2026, day 545: reached only because ten days stood still before it.
        _geval(date(2025, 1, 15), 18, 0, [(550, 2), (45, 9)]),
        _geval(date(2024, 2, 29), 18, 0, [(-10, 20), (-10, 20)]),
    ]
)
@settings(max_examples=aantal(20, 800), deadline=None)
def test_python_sql_en_dag_voor_dag_zijn_gelijk(reeks: list[Geval]) -> None:
    python = [uiterste_einddatum(g.start, g.maanden, g.schorsingen, g.verlenging) for g in reeks]
    assert uiterste_volgens_sql(reeks) == python
    assert [
        orakel.uiterste_einddatum(g.start, g.maanden, g.schorsingen, g.verlenging) for g in reeks
    ] == python


@given(st.lists(st.tuples(orakel.willekeurige_dagen, st.integers(1, 60)), min_size=40, max_size=40))
@settings(max_examples=aantal(20, 250), deadline=None)
def test_een_periode_van_maanden(reeks: list[tuple[date, int]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT trajecten_einde_na_maanden(start, maanden)
            FROM unnest(%s::date[], %s::int[]) WITH ORDINALITY AS geval (start, maanden, nummer) ORDER BY nummer
            """,
            [[start for start, _ in reeks], [maanden for _, maanden in reeks]],
        )
        sql = [einde for (einde,) in cursor.fetchall()]
    assert sql == [einde_na_maanden(start, maanden) for start, maanden in reeks]


@pytest.mark.parametrize(
    ("start", "verlenging", "laatste"),
    [
        ("2025-01-15", 0, date(2026, 7, 14)),
        ("2025-01-01", 0, date(2026, 6, 30)),
        ("2024-08-31", 0, date(2026, 2, 28)),
        ("2024-02-29", 0, date(2025, 8, 28)),
        ("2025-01-15", 6, date(2027, 1, 14)),
    ],
)
def test_de_voorbeelden_van_de_regelgeving(start: str, verlenging: int, laatste: date) -> None:
    assert vraag("trajecten_uiterste_einddatum(%s, 18, %s, '{}')", start, verlenging) == laatste


@pytest.mark.parametrize(
    ("reeksen", "laatste"),
    [
        # What array_agg makes of no rows, and a range without a day.
        (None, date(2026, 7, 14)),
        ("{empty,NULL}", date(2026, 7, 14)),
        # Both ways to write the ten days from 1 to 10 March.
        ('{"[2025-03-01,2025-03-10]"}', date(2026, 7, 24)),
        ('{"[2025-03-01,2025-03-11)","(2025-02-28,2025-03-10]"}', date(2026, 7, 24)),
        # Without an end, but never reached.
        ('{"[2026-07-15,)"}', date(2026, 7, 14)),
    ],
)
def test_wat_voor_reeksen_er_ook_staan(reeksen: str | None, laatste: date) -> None:
    assert (
        vraag("trajecten_uiterste_einddatum('2025-01-15', 18, 0, %s::daterange[])", reeksen or None)
        == laatste
    )


def test_zonder_start_is_er_geen_einde() -> None:
    assert vraag("trajecten_uiterste_einddatum(NULL, 18, 0, '{}')") is None


@pytest.mark.parametrize(
    "aanroep",
    [
        "trajecten_uiterste_einddatum('2025-01-15', 0, 6, '{}')",
        "trajecten_uiterste_einddatum('2025-01-15', 18, -1, '{}')",
        "trajecten_uiterste_einddatum('2025-01-15', 18, 0, '{\"[2025-03-01,)\"}')",
    ],
)
def test_wat_geen_einde_heeft_geeft_een_fout(aanroep: str) -> None:
    with pytest.raises(DatabaseError, match=r"kan niet|geen einde"):
        vraag(aanroep)


def test_de_functies_zijn_onveranderlijk() -> None:
    assert (
        vraag("(SELECT array_agg(provolatile::text) FROM pg_proc WHERE proname LIKE 'trajecten\\_%%eind%%')")
        == ["i"] * 2
    )


def vraag(uitdrukking: str, *waarden: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {uitdrukking}", waarden)
        rij = cursor.fetchone()
    assert rij is not None
    return rij[0]
