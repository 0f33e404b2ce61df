"""Closed days and holidays of a werkpost, the bounds of an offer, and what ties a contact to a werkpost."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from ama.domein import werkaanbod
from ama.domein.erkenningverlies import Geraakt, hoort_bij, venster
from ama.domein.werkaanbod import werkpost_bezwaar
from ama.domein.werkpostdag import feestdagen_tussen, sluitingsdagen_bezwaren
from werkzorg.termijnen import Periode

MAANDAG = date(2026, 3, 2)
POST = Periode(date(2026, 1, 1), date(2027, 6, 30))
KERST = date(2026, 12, 25)


@pytest.mark.parametrize(
    ("van", "tot", "is_gesloten", "reden", "velden"),
    [
        (MAANDAG, MAANDAG, True, "verlof", set()),
        (MAANDAG, date(2027, 3, 2), True, "verlof", set()),
        (MAANDAG, date(2027, 3, 3), True, "verlof", {"tot_en_met"}),
        (MAANDAG, date(2026, 3, 1), True, "verlof", {"tot_en_met"}),
        (MAANDAG, MAANDAG, True, " ", {"reden"}),
        (date(2025, 12, 31), MAANDAG, True, "verlof", {"van"}),
        (date(2027, 6, 30), date(2027, 7, 1), True, "verlof", {"tot_en_met"}),
        (KERST, KERST, False, "", set()),
        (date(2026, 12, 24), KERST, False, "", set()),
        (date(2026, 12, 24), date(2026, 12, 24), False, "", {"van"}),
        # 11 July is only named: nobody has to stay open on it.
        (date(2026, 7, 11), date(2026, 7, 11), False, "", {"van"}),
    ],
)
def test_sluitingsdagen(van: date, tot: date, is_gesloten: bool, reden: str, velden: set[str]) -> None:
    uit = sluitingsdagen_bezwaren(van, tot, werkpost=POST, is_gesloten=is_gesloten, reden=reden)
    assert set(uit) == velden


def test_feestdagen_over_een_jaargrens() -> None:
    assert list(feestdagen_tussen(KERST, date(2027, 1, 1))) == [KERST, date(2027, 1, 1)]
    assert feestdagen_tussen(date(2026, 12, 26), date(2026, 12, 31)) == {}


@pytest.mark.parametrize(
    ("activiteiten", "plaatsen", "van", "velden"),
    [
        (("x" * 100,), 500, MAANDAG, set()),
        (("x" * 101,), 501, MAANDAG, {"activiteiten", "plaatsen"}),
        (("x",) * 20, 1, date(2026, 2, 1), set()),
        (("x",) * 21, 1, date(2026, 1, 31), {"activiteiten", "van"}),
    ],
)
def test_grenzen_van_een_aanbod(
    activiteiten: tuple[str, ...], plaatsen: int, van: date, velden: set[str]
) -> None:
    uit = werkaanbod.bezwaren(
        activiteiten=activiteiten,
        plaatsen=plaatsen,
        open_dagen={0},
        periode=Periode(van),
        werkpost=POST,
        vorige_van=date(2026, 2, 1),
    )
    assert set(uit) == velden


@pytest.mark.parametrize(
    ("naar", "heeft_werkpost", "mag"),
    [("werkpost", True, True), ("werkpost", False, False), ("neen", True, False), ("neen", False, True)],
)
def test_een_contact_en_zijn_werkpost(naar: str, heeft_werkpost: bool, mag: bool) -> None:
    assert (werkpost_bezwaar(naar, heeft_werkpost) == "") is mag


@pytest.mark.parametrize(
    ("eigen", "hoort"),
    [
        (date(2026, 6, 30), True),
        (date(2026, 7, 31), True),
        (date(2026, 6, 29), False),
        (date(2026, 9, 30), False),
    ],
)
def test_bij_welk_verlies_een_overeenkomst_hoort(eigen: date, hoort: bool) -> None:
    """Recognised up to 30/6 and from 1/9 up to 30/9: who begins on 1/8 is hit by the first loss."""
    erkend = [Periode(date(2024, 1, 1), date(2026, 6, 30)), Periode(date(2026, 9, 1), date(2026, 9, 30))]
    assert hoort_bij(Geraakt(UUID(int=1), eigen), date(2026, 6, 30), erkend) is hoort


def test_het_venster_rond_een_dag() -> None:
    assert venster(date(2026, 7, 1)) == (date(2025, 6, 30), date(2026, 10, 1))
