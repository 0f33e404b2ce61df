"""What a line of a sheet says when hours or note did not come along."""

from __future__ import annotations

from uuid import UUID

import pytest

from ama.domein.aanwezigheid import Status, Waarde
from ama.domein.bladinvoer import Invoer

A = UUID(int=1)
HUIDIG = Waarde(Status.AANWEZIG, 90, "bus gemist")


@pytest.mark.parametrize(
    ("invoer", "huidig", "gepland", "waarde"),
    [
        # Nothing was said: the schedule, or what stood there.
        (Invoer(A, Status.AANWEZIG, 0), None, 180, Waarde(Status.AANWEZIG, 180)),
        (Invoer(A, Status.AANWEZIG, 1), HUIDIG, 180, HUIDIG),
        (Invoer(A, Status.AANWEZIG, 1), Waarde(Status.VERWITTIGD), 180, Waarde(Status.AANWEZIG, 180)),
        (Invoer(A, Status.AANWEZIG, 0), None, 0, Waarde(Status.AANWEZIG, 0)),
        # What was said counts, also an empty note; who is absent has no hours.
        (Invoer(A, Status.AANWEZIG, 1, 60, ""), HUIDIG, 180, Waarde(Status.AANWEZIG, 60)),
        (Invoer(A, Status.ONVERWITTIGD, 1, 60), HUIDIG, 180, Waarde(Status.ONVERWITTIGD, 0, "bus gemist")),
        (Invoer(A, Status.VERWITTIGD, 0, None, "ziek"), None, 180, Waarde(Status.VERWITTIGD, 0, "ziek")),
    ],
)
def test_wat_er_komt_te_staan(invoer: Invoer, huidig: Waarde | None, gepland: int, waarde: Waarde) -> None:
    assert invoer.waarde(huidig, gepland) == waarde
