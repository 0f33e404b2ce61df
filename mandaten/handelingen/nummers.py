"""Numbers without gaps: one series per kind of grant and year."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from mandaten.soorten import SOORTEN

# Any constant number; it only has to differ from other advisory locks of this application.
_BEURT = 4_013_101


def wacht_op_beurt() -> date:
    """Until the end of the transaction nobody else decides, or changes who may do what where; the day it is then.

    What is checked after this holds until it is written. The order of every lock here: an application before its
    parts, a grant before its procedures and questions, several grants by key; then this turn; then a number.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_BEURT])
    # After the waiting: what began before midnight is decided on the day on which its turn came.
    return timezone.localdate()


class Nummer(NamedTuple):
    """A number of a series, how it is written, and the day on which it was taken, which lies in its year."""

    dag: date
    jaar: int
    volgnummer: int
    nummer: str


def neem_nummer(soort: str, dag: date | None = None) -> Nummer:
    """The next number of the year of `dag`: the day of the turn that the act took, by default of the turn taken now.

    See `volgend_nummer`.
    """
    dag = dag or wacht_op_beurt()
    return Nummer(dag, dag.year, *volgend_nummer(soort, dag.year))


def volgend_nummer(soort: str, jaar: int) -> tuple[int, str]:
    """The next number of this series, from 1, and how it is written ("SVZ-2026-0007").

    Taken in the transaction of the decision: when that does not commit, the number goes to the next one. Whoever asks
    meanwhile waits; also for the very first number of a year, when there is no row yet.
    """
    wacht_op_beurt()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mandaten_nummerreeks AS reeks (id, soort, jaar, laatste) "
            "VALUES (gen_random_uuid(), %s, %s, 1) "
            "ON CONFLICT (soort, jaar) DO UPDATE SET laatste = reeks.laatste + 1 RETURNING laatste",
            [soort, jaar],
        )
        volgnummer = cursor.fetchone()[0]
    return volgnummer, f"{SOORTEN[soort].reeks}-{jaar}-{volgnummer:04d}"
