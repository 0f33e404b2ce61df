"""Counts and signals: a suggestion to talk, at the right moment and not before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.aanwezigheid import Status
from ama.domein.opkomst import Dag, Opkomst, opkomst, per_maand
from ama.domein.signalen import Beeld, Signaal, Signaalregels, gemist_na_elkaar, signalen
from ama.domein.uren import Week
from werkzorg.termijnen import Periode

ER, VERWITTIGD, ZOMAAR = Status.AANWEZIG, Status.VERWITTIGD, Status.ONVERWITTIGD
REGELS = Signaalregels(na_elkaar=3, weken=6, punten=25, minstens=6, stil_na=4, onder=4)
START = date(2026, 1, 5)
LOPEND = Periode(START)


def dagen(*statussen: Status, vanaf: date = START, om_de: int = 7, minuten: int = 180) -> list[Dag]:
    """One planned day every `om_de` days."""
    return [
        Dag(vanaf + timedelta(days=om_de * nummer), status, minuten if status is ER else 0)
        for nummer, status in enumerate(statussen)
    ]


def soorten(rijen: list[Dag], op: date, periode: Periode = LOPEND, per_week: int = 600) -> list[Signaal]:
    return [een.soort for een in signalen(Beeld(rijen, periode, per_week), REGELS, op)]


# --- counts -----------------------------------------------------------------------------------------------------------
def test_tellen() -> None:
    rijen = [*dagen(ER, ER, VERWITTIGD, ZOMAAR), Dag(date(2026, 1, 6), ER, 60, is_gepland=False)]
    alles = opkomst(rijen)
    assert alles == Opkomst(aanwezig=2, verwittigd=1, onverwittigd=1, extra=1, minuten=420)
    assert (alles.gepland, alles.procent) == (4, 50)
    assert alles.zin == (
        "2 van de 4 dagen aanwezig (50 %), 1 verwittigd afwezig, 1 onverwittigd afwezig, 1 ongepland gekomen. "
        "Samen 7 u."
    )
    assert opkomst([]).procent is None
    assert opkomst([]).zin == "Geen geplande dagen ingevuld."
    assert (opkomst(dagen(ER, ER, ZOMAAR)).procent, opkomst(dagen(ER, ZOMAAR, ZOMAAR)).procent) == (67, 33)


@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from((ER, VERWITTIGD, ZOMAAR)), st.booleans())))
def test_de_maanden_samen_zijn_het_geheel(rijen: list[tuple[int, Status, bool]]) -> None:
    alle = [
        Dag(START + timedelta(days=later), status, 60 * (status is ER), gepland)
        for later, status, gepland in rijen
    ]
    maanden = [maand.opkomst for maand in per_maand(alle)]
    geheel = opkomst(alle)
    assert sum(een.aanwezig for een in maanden) == geheel.aanwezig
    assert sum(een.minuten for een in maanden) == geheel.minuten
    assert sum(een.gepland for een in maanden) == geheel.gepland


def test_per_maand_in_orde() -> None:
    rijen = dagen(ER, ZOMAAR, vanaf=date(2026, 1, 31), om_de=1)
    assert [(een.jaar, een.maand, een.opkomst.procent) for een in per_maand(rijen[::-1])] == [
        (2026, 1, 100),
        (2026, 2, 0),
    ]


# --- signals ----------------------------------------------------------------------------------------------------------
def test_drie_na_elkaar_gemist() -> None:
    twee = dagen(ER, ZOMAAR, VERWITTIGD)
    assert soorten(twee, date(2026, 1, 25)) == []
    drie = dagen(ER, ZOMAAR, VERWITTIGD, ZOMAAR)
    (een,) = signalen(Beeld(drie, LOPEND, 600), REGELS, date(2026, 1, 26))
    assert (een.soort, een.sinds) == (Signaal.NA_ELKAAR, date(2026, 1, 12))
    assert een.zin == (
        "3 geplande dagen na elkaar gemist, waarvan 2 zonder te verwittigen. Neem contact op en vraag hoe het gaat."
    )
    # The day before, nobody knew yet.
    assert soorten(drie, date(2026, 1, 25)) == []


def test_ongepland_komen_breekt_de_reeks() -> None:
    rijen = dagen(ZOMAAR, ZOMAAR, ZOMAAR)
    assert len(gemist_na_elkaar(rijen)) == 3
    assert gemist_na_elkaar([*rijen, Dag(date(2026, 1, 20), ER, 60, is_gepland=False)]) == []
    # An unplanned absence is none.
    assert len(gemist_na_elkaar([*rijen, Dag(date(2026, 1, 20), ZOMAAR, 0, is_gepland=False)])) == 3


@pytest.mark.parametrize(
    ("toen", "nu", "daalt"),
    [
        ((ER,) * 6, (ER, ER, ER, ER, ER, ZOMAAR), False),
        ((ER,) * 6, (ER, ZOMAAR, ER, ZOMAAR, ER, ER), True),
        ((ER, ER, ER, ZOMAAR, ER, ZOMAAR), (ER, ZOMAAR, ER, ER, ZOMAAR, ER), False),
    ],
)
def test_een_dalende_opkomst(toen: tuple[Status, ...], nu: tuple[Status, ...], daalt: bool) -> None:
    op = START + timedelta(weeks=12, days=-1)
    assert soorten(dagen(*toen, *nu), op) == ([Signaal.DALING] if daalt else [])


def test_te_weinig_dagen_zeggen_niets() -> None:
    op = START + timedelta(weeks=12, days=-1)
    assert soorten(dagen(ER, ER, ER, ZOMAAR, ER, ER, om_de=14), op) == []


def test_aanwezig_buiten_de_overeenkomst() -> None:
    periode = Periode(date(2026, 1, 12), date(2026, 1, 25))
    rijen = dagen(ER, ER, ER, ER)
    (een,) = signalen(Beeld(rijen, periode, 600), REGELS, date(2026, 1, 31))
    assert (een.soort, een.sinds) == (Signaal.BUITEN, START)
    assert "05/01/2026; 26/01/2026" in een.zin
    assert soorten(dagen(ER, ZOMAAR), date(2026, 1, 20), Periode(START, date(2026, 1, 6))) == []


def test_meer_uren_dan_afgesproken() -> None:
    rijen = dagen(ER, ER, ER, ER, minuten=200)
    maandag = START + timedelta(weeks=4)
    assert soorten(rijen, maandag, per_week=199) == [Signaal.MEER_UREN]
    assert soorten(rijen, maandag, per_week=200) == []
    assert soorten(rijen[1:], maandag, per_week=100) == []


def test_niets_ingevuld() -> None:
    assert soorten([], START + timedelta(weeks=4)) == [Signaal.STILTE]
    assert soorten([], START + timedelta(weeks=4, days=-1)) == []
    rijen = dagen(ER, ER)
    assert soorten(rijen, START + timedelta(weeks=5, days=1)) == [Signaal.STILTE]
    assert soorten(rijen, START + timedelta(weeks=5)) == []
    assert soorten(rijen, START + timedelta(weeks=9), Periode(START, START + timedelta(weeks=8))) == []


@given(st.lists(st.sampled_from((ER, VERWITTIGD, ZOMAAR)), max_size=20), st.integers(0, 150))
def test_nooit_een_sanctie(statussen: list[Status], later: int) -> None:
    for een in signalen(Beeld(dagen(*statussen), LOPEND, 100), REGELS, START + timedelta(days=later)):
        assert een.sinds <= START + timedelta(days=later)
        assert not any(woord in een.zin.lower() for woord in ("sanctie", "straf", "schors", "verwijder"))


def test_regels_van_minstens_een() -> None:
    with pytest.raises(ValueError):
        Signaalregels(0, 6, 25, 6, 4, 4)


# --- hours of AMA sociale economie ------------------------------------------------------------------------------------
def _weken(*minuten: int) -> list[Week]:
    return [
        Week(START + timedelta(weeks=nummer), 720, 720, 0, echt, 0, 0, is_heel=True)
        for nummer, echt in enumerate(minuten)
    ]


def test_vier_weken_onder_het_streefdoel() -> None:
    op = START + timedelta(weeks=6)
    drie = Beeld(dagen(ER), Periode(START, op - timedelta(days=1)), 720, _weken(720, 600, 600, 600))
    assert signalen(drie, REGELS, op) == ()
    vier = Beeld(dagen(ER), Periode(START, op - timedelta(days=1)), 720, _weken(720, 600, 540, 600, 660))
    (een,) = signalen(vier, REGELS, op)
    assert (een.soort, een.sinds) == (Signaal.WEINIG_UREN, START + timedelta(weeks=1))
    assert een.zin == (
        "4 weken na elkaar onder het streefdoel: gemiddeld 10 u van de 12 u per week. Bekijk samen of het doel nog "
        "past, en stuur het POP bij."
    )
