"""The yearly decision of VDAB: its days, its lateness, and what each outcome asks (regelgeving 10.5; 15, rows 1-2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ama.domein.beeindiging import REDENEN
from ama.domein.evaluatie import Tijd, tijd_op
from ama.domein.jaarbeslissing import (
    ADVIES_WELZIJN,
    GESTOPT,
    STOPPEND,
    UITKOMSTEN,
    VERLENGD,
    Beslisregels,
    aanwezigheid_bezwaar,
    opent_hoogstens_op,
    stand_zin,
    stop_bezwaren,
    te_zeggen,
    termijn,
    verleng_bezwaren,
    volgende_uiterlijk_op,
    voor_aanbieder,
)
from tests.omvang import aantal
from werkzorg.termijnen import einde_na_maanden

REGELS = Beslisregels(12, 2, (30, 14, 7))
TOT = date(2026, 3, 9)
NU = termijn(TOT, 2)


@pytest.mark.parametrize(
    ("besloten", "tot"),
    [
        (date(2026, 3, 9), date(2027, 3, 9)),
        # Early, and late: the year counts from the decision.
        (date(2026, 1, 15), date(2027, 1, 15)),
        (date(2026, 5, 4), date(2027, 5, 4)),
        (date(2027, 2, 28), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_de_volgende_laatste_dag(besloten: date, tot: date) -> None:
    assert volgende_uiterlijk_op(besloten, 12) == tot


@pytest.mark.parametrize(
    ("tot", "maanden", "open_op"),
    [
        (date(2026, 3, 9), 2, date(2026, 1, 10)),
        (date(2025, 12, 31), 2, date(2025, 11, 1)),
        (date(2025, 2, 28), 2, date(2025, 1, 1)),
        (date(2024, 2, 29), 2, date(2024, 1, 1)),
        (date(2026, 4, 30), 2, date(2026, 3, 1)),
        (date(2026, 3, 9), 0, date(2026, 3, 9)),
    ],
)
def test_wanneer_ze_opengaat(tot: date, maanden: int, open_op: date) -> None:
    assert termijn(tot, maanden).open_op == open_op


@pytest.mark.parametrize(
    ("dag", "stand"),
    [
        (date(2026, 1, 9), Tijd.LATER),
        (date(2026, 1, 10), Tijd.OPEN),
        (date(2026, 3, 9), Tijd.OPEN),
        (date(2026, 3, 10), Tijd.GEESCALEERD),
    ],
)
def test_waar_ze_staat(dag: date, stand: Tijd) -> None:
    assert tijd_op(NU, dag) is stand


@pytest.mark.parametrize(
    ("dag", "gezegd", "nu"),
    [
        (date(2026, 1, 9), (), ()),
        (date(2026, 1, 10), (), ("open",)),
        (date(2026, 1, 10), ("open",), ()),
        (date(2026, 2, 7), ("open",), ("over_30",)),
        (date(2026, 2, 24), ("open", "over_30"), ("over_14",)),
        (date(2026, 3, 3), ("open", "over_30", "over_14"), ("over_7",)),
        (date(2026, 3, 9), ("open", "over_30", "over_14", "over_7"), ()),
        (date(2026, 3, 10), ("open", "over_30", "over_14", "over_7"), ("te_laat",)),
        # After an outage only what still says something.
        (date(2026, 3, 5), (), ("over_7",)),
        (date(2026, 5, 1), (), ("te_laat",)),
        (date(2026, 5, 1), ("te_laat",), ()),
    ],
)
def test_wat_de_klok_zegt(dag: date, gezegd: tuple[str, ...], nu: tuple[str, ...]) -> None:
    assert te_zeggen(NU, REGELS, gezegd, dag) == nu


def test_de_stand_in_woorden() -> None:
    assert stand_zin(NU, date(2026, 1, 9), is_opening_aanname=True) == (
        "VDAB beslist opnieuw uiterlijk op 09/03/2026. Dat kan vanaf 10/01/2026 (aanname)."
    )
    assert stand_zin(NU, date(2026, 3, 8)) == (
        "VDAB beslist opnieuw uiterlijk op 09/03/2026: nog 1 dag (Vlaanderen.be, AMA sociale economie)."
    )
    assert "vandaag is de laatste dag" in stand_zin(NU, TOT)
    assert stand_zin(NU, date(2026, 3, 11), weigert_aanwezigheden=True) == (
        "VDAB moest opnieuw beslissen tegen 09/03/2026: 2 dagen te laat. Het departement WSE ziet dit. "
        "Aanwezigheden na die dag worden geweigerd (aanname)."
    )


# --- extending --------------------------------------------------------------------------------------------------------
def verleng(tot: date | None, motivering: str = "Zij groeit nog.") -> dict[str, str]:
    return verleng_bezwaren(
        motivering=motivering,
        tot=tot,
        start=date(2025, 3, 3),
        besloten_op=date(2026, 3, 2),
        interval_maanden=12,
    )


def test_wie_nog_moet_beginnen_wordt_niet_tot_voor_zijn_eerste_dag_verlengd() -> None:
    def tot(dag: date) -> dict[str, str]:
        return verleng_bezwaren(
            motivering="Groeit.",
            tot=dag,
            start=date(2026, 6, 1),
            besloten_op=date(2026, 3, 2),
            interval_maanden=12,
        )

    assert "begint op 01/06/2026" in tot(date(2026, 5, 31))["tot"]
    assert tot(date(2026, 6, 1)) == {}


@pytest.mark.parametrize(
    ("tot", "zin"),
    [
        (date(2027, 3, 2), None),
        (date(2026, 6, 2), None),
        (date(2027, 3, 3), "kies 02/03/2027 of vroeger"),
        (date(2026, 3, 2), "kies een dag na 02/03/2026"),
        (None, "Vul in tegen wanneer"),
    ],
)
def test_verlengen(tot: date | None, zin: str | None) -> None:
    nee = verleng(tot)
    assert (nee == {}) if zin is None else zin in nee["tot"]


def test_verlengen_vraagt_waarom() -> None:
    assert verleng(date(2027, 3, 2), " ").keys() == {"motivering"}


# --- stopping ---------------------------------------------------------------------------------------------------------
def stop(**anders: Any) -> dict[str, str]:
    waarden: dict[str, Any] = {
        "uitkomst": GESTOPT,
        "motivering": "Het lukt niet meer.",
        "einde": date(2026, 3, 31),
        "start": date(2025, 3, 10),
        "besloten_op": date(2026, 3, 2),
        "hoogstens_vooraf": 180,
    }
    return stop_bezwaren(**{**waarden, **anders})


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, set()),
        ({"einde": date(2025, 3, 10)}, set()),
        ({"einde": date(2025, 3, 9)}, {"einde"}),
        ({"einde": date(2026, 8, 29)}, set()),
        ({"einde": date(2026, 8, 30)}, {"einde"}),
        ({"einde": None}, {"einde"}),
        ({"laatste_aanwezig": date(2026, 3, 31)}, set()),
        ({"laatste_aanwezig": date(2026, 4, 1)}, {"einde"}),
        ({"uitkomst": VERLENGD}, {"uitkomst"}),
        ({"uitkomst": ""}, {"uitkomst"}),
        ({"motivering": " "}, {"motivering"}),
    ],
)
def test_stopzetten(anders: dict[str, Any], velden: set[str]) -> None:
    assert stop(**anders).keys() == velden


def test_elke_uitkomst_zegt_wat_eindigt() -> None:
    assert STOPPEND == ("doorgestroomd", "ama_wvg", "activeringstraject", "welzijn", "gestopt")
    for sleutel in STOPPEND:
        assert UITKOMSTEN[sleutel].reden in REDENEN
        assert UITKOMSTEN[sleutel].toestand in {"doorgestroomd", "doorverwezen", "stopgezet"}
    assert (UITKOMSTEN[VERLENGD].toestand, UITKOMSTEN[VERLENGD].reden) == ("", "")


def test_een_advies_welzijn_leest_de_aanbieder_niet() -> None:
    assert voor_aanbieder(ADVIES_WELZIJN) == "gestopt"
    assert UITKOMSTEN[ADVIES_WELZIJN].reden == UITKOMSTEN[GESTOPT].reden
    assert voor_aanbieder("ama_wvg") == "naar AMA gezondheids- en welzijnsbeleid"
    assert voor_aanbieder("") == ""


# --- presences --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("dag", "start", "tot", "weigert", "zin"),
    [
        (date(2026, 3, 9), date(2025, 3, 10), TOT, True, ""),
        (date(2026, 3, 10), date(2025, 3, 10), TOT, True, "nog niet opnieuw"),
        (date(2026, 3, 10), date(2025, 3, 10), TOT, False, ""),
        (date(2025, 3, 9), date(2025, 3, 10), TOT, False, "start op 10/03/2025"),
        (date(2025, 3, 10), None, None, False, "nog niet gestart"),
        (date(2026, 3, 10), date(2025, 3, 10), None, True, ""),
    ],
)
def test_aanwezigheden_zonder_beslissing(
    dag: date, start: date | None, tot: date | None, zin: str, *, weigert: bool
) -> None:
    nee = aanwezigheid_bezwaar(dag, start=start, beslissing_tot=tot, weigert_zonder_beslissing=weigert)
    assert (nee == "") if zin == "" else zin in nee


# --- whatever the day -------------------------------------------------------------------------------------------------
DAGEN = st.dates(date(2021, 4, 1), date(2100, 12, 31))


@settings(max_examples=aantal(300, lang=3000))
@given(DAGEN, st.integers(1, 24), st.integers(0, 6))
def test_een_termijn_is_altijd_in_orde(start: date, interval: int, open_maanden: int) -> None:
    tot = volgende_uiterlijk_op(start, interval)
    nu = termijn(tot, open_maanden)
    assert nu.open_op <= nu.uiterlijk_op < nu.zichtbaar_op
    # The months before the last day are whole months.
    if open_maanden:
        assert einde_na_maanden(nu.open_op, open_maanden) <= tot
        assert einde_na_maanden(nu.open_op + timedelta(days=1), open_maanden) > tot
    # The question to the database misses none that is open.
    assert tot <= opent_hoogstens_op(nu.open_op, open_maanden)


@settings(max_examples=aantal(300, lang=3000))
@given(DAGEN, st.integers(1, 24))
def test_minstens_zo_vaak_als_de_wet_zegt(besloten: date, interval: int) -> None:
    tot = volgende_uiterlijk_op(besloten, interval)

    def verlengd(dag: date) -> dict[str, str]:
        return verleng_bezwaren(
            motivering="x", tot=dag, start=besloten, besloten_op=besloten, interval_maanden=interval
        )

    assert verlengd(tot) == {}
    assert "tot" in verlengd(tot + timedelta(days=1))
    # The same day of the month, or the last one of it.
    assert (tot.year - besloten.year) * 12 + tot.month - besloten.month == interval
    assert tot.day == besloten.day or (tot + timedelta(days=1)).day == 1


@settings(max_examples=aantal(200, lang=2000))
@given(st.integers(0, 500), st.integers(0, 6), st.lists(st.integers(0, 60), max_size=4))
def test_de_klok_zegt_alles_een_keer(laat: int, open_maanden: int, herinner: list[int]) -> None:
    regels = Beslisregels(12, open_maanden, tuple(herinner))
    nu = termijn(TOT, open_maanden)
    gezegd: list[str] = []
    for later in range(laat):
        gezegd += te_zeggen(nu, regels, gezegd, nu.open_op + timedelta(days=later))
    assert len(gezegd) == len(set(gezegd))
    assert ("te_laat" in gezegd) is (laat > (TOT - nu.open_op).days + 1)
