"""Who agrees with a version of the plan, on which day, and whose word counts (art. 15)."""

from __future__ import annotations

from datetime import date

import pytest

from trajecten.domein.akkoord import (
    AANGEMELD,
    DEELNEMER,
    ONDERTEKEND,
    TER_PLAATSE,
    WERK,
    ZORG,
    Akkoord,
    bezwaren,
    eigen_bezwaar,
    nieuwe_versie_bezwaar,
)

VAST, VANDAAG = date(2026, 2, 27), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("partij", "eigen", "stuk"),
    [
        (WERK, WERK, ""),
        (ZORG, ZORG, ""),
        (WERK, ZORG, "Alleen de casemanager Werk zelf"),
        (ZORG, "", "Alleen de casemanager Zorg zelf"),
        (DEELNEMER, WERK, ""),
        (DEELNEMER, "", ""),
        ("buur", WERK, "Kies wie akkoord ging"),
    ],
)
def test_een_casemanager_gaat_zelf_akkoord(partij: str, eigen: str, stuk: str) -> None:
    zin = eigen_bezwaar(partij, eigen=eigen)
    assert stuk in zin
    assert bool(zin) is bool(stuk)


@pytest.mark.parametrize(("op", "mag"), [(VANDAAG, True), (VAST, False), (date(2026, 3, 3), False)])
def test_een_versie_die_nu_vastgelegd_wordt_is_van_vandaag(op: date, mag: bool) -> None:
    assert (nieuwe_versie_bezwaar(op, vandaag=VANDAAG) == "") is mag


@pytest.mark.parametrize(
    ("akkoord", "velden"),
    [
        (Akkoord(DEELNEMER, 2, VAST), set()),
        (Akkoord(DEELNEMER, 2, VANDAAG, ONDERTEKEND, met_scan=True), set()),
        (Akkoord(DEELNEMER, 2, VANDAAG, ONDERTEKEND), {"scan"}),
        (Akkoord(DEELNEMER, 2, VANDAAG, AANGEMELD), {"wijze"}),
        (Akkoord(ZORG, 2, VANDAAG, AANGEMELD), set()),
        (Akkoord(WERK, 2, VANDAAG, AANGEMELD), {"partij"}),
        (Akkoord(DEELNEMER, 1, VAST), {""}),
        (Akkoord(DEELNEMER, 2, date(2026, 2, 26)), {"op"}),
        (Akkoord(DEELNEMER, 2, date(2026, 3, 3)), {"op"}),
        (Akkoord("buur", 2, VAST, "per duif"), {"partij", "wijze"}),
    ],
)
def test_wat_aan_een_akkoord_hapert(akkoord: Akkoord, velden: set[str]) -> None:
    al = [Akkoord(WERK, 2, VAST, TER_PLAATSE), Akkoord(ZORG, 1, VAST, TER_PLAATSE)]
    assert set(bezwaren(akkoord, al, laatste_versie=2, vastgelegd_op=VAST, vandaag=VANDAAG)) == velden
