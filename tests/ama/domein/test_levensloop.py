"""What can happen to a signed agreement, situation by situation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ama.domein import levensloop as law
from werkzorg.termijnen import Periode

VANDAAG = date(2026, 6, 15)


def over(dagen: int) -> date:
    return VANDAAG + timedelta(days=dagen)


def verleng(**anders: Any) -> dict[str, str]:
    waarden: dict[str, Any] = {
        "einde": over(10),
        "reden": "deelnemer_stopt",
        "nieuw_einde": None,
        "toelichting": "Afgesproken met de werkpost.",
        "vandaag": VANDAAG,
        "hoogstens_vooraf": 180,
    }
    return law.verlengen_bezwaren(**{**waarden, **anders})


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, set()),
        ({"einde": over(0)}, set()),
        ({"einde": over(-1)}, {""}),
        ({"einde": None}, {""}),
        ({"reden": "overlijden"}, {""}),
        ({"is_overgedragen": True}, {""}),
        ({"nieuw_einde": over(11)}, set()),
        ({"nieuw_einde": over(10)}, {"einde"}),
        ({"nieuw_einde": over(180)}, set()),
        ({"nieuw_einde": over(181)}, {"einde"}),
        ({"toelichting": "  "}, {"toelichting"}),
    ],
)
def test_een_gepland_einde_verschuift_tot_en_met_de_laatste_dag(
    anders: dict[str, Any], velden: set[str]
) -> None:
    assert set(verleng(**anders)) == velden


@pytest.mark.parametrize(
    ("gepland", "einde", "kan"),
    [
        (None, over(5), True),
        (over(5), over(5), True),
        (over(5), over(4), True),
        (over(5), over(6), False),
        (over(5), None, True),
    ],
)
def test_stopzetten_verlengt_niet(gepland: date | None, einde: date | None, kan: bool) -> None:
    assert (law.later_einde_bezwaar(gepland, einde) == "") is kan


@pytest.mark.parametrize(
    ("referentie", "in_op", "uit_op", "velden"),
    [
        ("", None, None, set()),
        ("123", over(0), None, set()),
        ("123", over(-9), over(0), set()),
        ("", over(0), None, {"dimona_referentie"}),
        ("123", None, None, {"dimona_in_op"}),
        ("123", over(1), None, {"dimona_in_op"}),
        ("", None, over(0), {"dimona_uit_op"}),
        ("123", over(-1), over(-2), {"dimona_uit_op"}),
        ("123", over(-1), over(1), {"dimona_uit_op"}),
    ],
)
def test_dimona(referentie: str, in_op: date | None, uit_op: date | None, velden: set[str]) -> None:
    nee = law.dimona_bezwaren(referentie=referentie, in_op=in_op, uit_op=uit_op, vandaag=VANDAAG)
    assert set(nee) == velden


@pytest.mark.parametrize(
    ("periode", "aanwezig", "einde"),
    [
        (Periode(over(-90)), [], over(-10)),
        (Periode(over(-90), over(20)), [], over(-10)),
        (Periode(over(-90), over(-30)), [], over(-30)),
        (Periode(over(-90)), [over(-10)], over(-10)),
        (Periode(over(-90)), [over(-9)], None),
        (Periode(over(-9)), [], None),
        (Periode(over(-10)), [], over(-10)),
    ],
)
def test_wie_overleed(periode: Periode, aanwezig: list[date], einde: date | None) -> None:
    assert law.af_te_sluiten_op(periode, over(-10), aanwezig) == einde


def test_te_laat_is_vanaf_de_dag_na_de_laatste() -> None:
    start = date(2026, 6, 1)
    assert not law.is_te_laat_ingediend(start, 30, date(2026, 7, 1))
    assert law.is_te_laat_ingediend(start, 30, date(2026, 7, 2))


def test_wie_terugstuurt_zegt_waarom() -> None:
    assert law.terugstuur_bezwaren("De scan is onleesbaar.") == {}
    assert "reden" in law.terugstuur_bezwaren(" ")


def test_wat_een_bundel_deed() -> None:
    assert law.gedaan_zin(1, "ingediend") == "1 overeenkomst ingediend."
    assert law.gedaan_zin(2, "stopgezet") == "2 overeenkomsten stopgezet."
    assert law.niet_gedaan_zin({}) == ""
    zin = law.niet_gedaan_zin({"D-2": "al ingediend.", "D-1": "afgebroken."})
    assert zin == "Niet gelukt bij 2: D-1: afgebroken; D-2: al ingediend."


SCHOON, WACHT, GEWEIGERD = law.Scan(1, is_schoon=True), law.Scan(1, wacht=True), law.Scan(1)


@pytest.mark.parametrize(
    ("scans", "zegt"),
    [
        ([], ""),
        ([SCHOON], ""),
        # A first file that was refused does not matter once another one is clean.
        ([law.Scan(1, is_schoon=True, wacht=True)], ""),
        ([WACHT], "De scan wordt nog nagekeken: probeer straks opnieuw."),
        ([GEWEIGERD], "De scan is geweigerd of ontbreekt: voeg de scan opnieuw toe."),
        ([law.Scan(3), law.Scan(2, wacht=True), SCHOON], "De scan van wijziging 2 wordt nog nagekeken"),
    ],
)
def test_wat_op_papier_getekend_is_heeft_een_schone_scan(scans: list[law.Scan], zegt: str) -> None:
    zin = law.scan_bezwaar(scans)
    assert zin.startswith(zegt)
    assert bool(zin) is bool(zegt)


@pytest.mark.parametrize(
    ("scans", "nummer", "nagekeken", "velden"),
    [
        ([GEWEIGERD], 1, True, set()),
        ([WACHT], 1, True, set()),
        ([SCHOON, law.Scan(2)], 2, True, set()),
        ([SCHOON, law.Scan(2)], 1, True, {"nummer"}),
        ([GEWEIGERD], None, True, {"nummer"}),
        ([GEWEIGERD], 1, False, {"inhoud_nagekeken"}),
        ([SCHOON], 1, True, {""}),
        ([], 1, True, {""}),
    ],
)
def test_een_scan_komt_alleen_waar_er_een_ontbreekt(
    scans: list[law.Scan], nummer: int | None, nagekeken: bool, velden: set[str]
) -> None:
    assert set(law.scan_toevoegen_bezwaren(scans, nummer, inhoud_nagekeken=nagekeken)) == velden


def test_een_afgebroken_ontwerp_is_nog_even_na_te_lezen() -> None:
    assert law.nalezen_tot(VANDAAG) == over(law.NALEESDAGEN)
