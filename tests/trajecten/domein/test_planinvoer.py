"""What may be typed in a plan, who may carry an action out, what somebody carries: case by case (art. 11, 15, 18)."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from trajecten.domein.draagkracht import (
    Weekmoment,
    bezet_bezwaar,
    dubbel_bezwaar,
    moment_bezwaren,
    vanaf_bezwaar,
)
from trajecten.domein.planwijziging import Plangrenzen, inhoud_bezwaren, uitvoerder_oordeel
from werkzorg.termijnen import Periode

START, UITERSTE, VANDAAG = date(2026, 1, 15), date(2027, 7, 14), date(2026, 3, 2)
GRENZEN = Plangrenzen(date(2025, 12, 1), START, UITERSTE, evaluatie_interval=3, vandaag=VANDAAG)
VDAB, CGG, MAATWERK, VREEMD = (UUID(int=nummer) for nummer in range(1, 5))


@pytest.mark.parametrize(
    ("velden", "nee"),
    [
        ({}, set()),
        ({"evaluatie_maanden": None, "duur_maanden": None, "verkend_op": None}, set()),
        ({"evaluatie_maanden": 3, "duur_maanden": 18, "verkend_op": VANDAAG}, set()),
        ({"evaluatie_maanden": 4}, {"evaluatie_maanden"}),
        ({"evaluatie_maanden": 0}, {"evaluatie_maanden"}),
        ({"duur_maanden": 0}, {"duur_maanden"}),
        ({"duur_maanden": 19}, {"duur_maanden"}),
        ({"verkend_op": date(2026, 3, 3)}, {"verkend_op"}),
        ({"statuut_besproken_op": date(2025, 11, 30)}, {"statuut_besproken_op"}),
        ({"statuut_besproken_op": date(2025, 12, 1)}, set()),
    ],
)
def test_wat_in_een_plan_getypt_wordt(velden: dict[str, Any], nee: set[str]) -> None:
    assert set(inhoud_bezwaren(velden, GRENZEN)) == nee


@pytest.mark.parametrize(
    ("organisatie", "is_aanbod", "was", "adhoc", "mag"),
    [
        (None, False, None, False, True),
        (VDAB, False, None, False, True),
        (CGG, True, None, False, True),
        (MAATWERK, False, None, False, True),
        (VREEMD, True, None, True, True),
        (VREEMD, False, VREEMD, True, True),
        (VREEMD, False, None, False, False),
        (VREEMD, False, MAATWERK, False, False),
    ],
)
def test_wie_een_actie_uitvoert(
    organisatie: UUID | None, is_aanbod: bool, was: UUID | None, adhoc: bool, mag: bool
) -> None:
    uit = uitvoerder_oordeel(
        organisatie, tandem={VDAB, CGG}, netwerk=[MAATWERK], is_aanbod=is_aanbod, was=was
    )
    assert (uit[0], uit[1] == "") == (adhoc, mag)
    assert mag or "art. 18" in uit[1]


@pytest.mark.parametrize(
    ("vanaf", "stuk"),
    [
        (date(2026, 1, 14), "begon op 15/01/2026"),
        (START, ""),
        (UITERSTE, ""),
        (date(2027, 7, 15), "uiterlijk tot en met 14/07/2027"),
    ],
)
def test_draagkracht_binnen_het_traject(vanaf: date, stuk: str) -> None:
    zin = vanaf_bezwaar(vanaf, start=START, laatste=UITERSTE)
    assert stuk in zin
    assert bool(zin) is bool(stuk)


@pytest.mark.parametrize(
    ("van", "tot", "tot_en_met", "nee"),
    [
        (time(9), time(10), None, set()),
        (time(9), time(10), VANDAAG, set()),
        (time(9), time(9), None, {"tot_uur"}),
        (time(10), time(9), date(2026, 3, 1), {"tot_uur", "tot_en_met"}),
    ],
)
def test_een_moment_dat_kan(van: time, tot: time, tot_en_met: date | None, nee: set[str]) -> None:
    assert set(moment_bezwaren(van, tot, VANDAAG, tot_en_met)) == nee


def moment(weekdag: int, van: int, tot: int, naam: str = "") -> Weekmoment:
    return Weekmoment(weekdag, time(van), time(tot), Periode(START, None), naam)


@pytest.mark.parametrize(
    ("ander", "botst"),
    [
        (moment(1, 10, 12), True),
        (moment(1, 11, 12), False),
        (moment(2, 9, 11), False),
        (moment(1, 8, 9), False),
        (moment(1, 8, 10), True),
    ],
)
def test_een_zorgmoment_naast_een_ander_en_naast_een_actie(ander: Weekmoment, botst: bool) -> None:
    zorg = moment(1, 9, 11)
    assert bool(dubbel_bezwaar(zorg, [ander])) is botst
    actie = Weekmoment(ander.weekdag, ander.van, ander.tot, ander.periode, "Atelier")
    geheel, uur = bezet_bezwaar(zorg, [actie])
    assert (bool(geheel), bool(uur)) == (botst, botst)
    assert not botst or ("“Atelier”" in uur and "Verplaats eerst" in geheel)
