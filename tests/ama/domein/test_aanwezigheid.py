"""Days at a werkpost, the sheet, one presence, and two phones that record the same sheet."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.aanwezigheid import (
    Rij,
    Status,
    Uitslag,
    Waarde,
    bezwaren,
    botsing_zin,
    dag_bezwaar,
    in_woorden,
    kan_ongedaan,
    uitslag,
    wachtrij_vervallen,
)
from ama.domein.dagblad import Plan, dagblad, geplande_dagen, openstaand
from ama.domein.rooster import Blok, Rooster
from ama.domein.werkpostdag import (
    Dagsoort,
    Sluiting,
    Werkpostjaar,
    sluiting_bezwaar,
    werkpostdag,
    wettelijke_feestdagen,
)
from werkzorg.termijnen import Periode, feestdagen

# Monday to Friday, closed in the last two weeks of July.
WERKPOST = Werkpostjaar(
    Periode(date(2025, 1, 1), date(2026, 12, 31)),
    frozenset(range(5)),
    (Sluiting(Periode(date(2026, 7, 20), date(2026, 7, 31)), "zomersluiting"),),
)
VANDAAG = date(2026, 6, 15)
A, B, C = (UUID(int=nummer) for nummer in (1, 2, 3))
OCHTEND = Rooster((Blok(0, time(9), time(12)), Blok(4, time(9), time(12))))


# --- days -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("dag", "soort", "naam"),
    [
        (date(2026, 6, 15), Dagsoort.OPEN, ""),
        (date(2026, 6, 13), Dagsoort.RUSTDAG, "niet open op zaterdag"),
        (date(2026, 5, 25), Dagsoort.FEESTDAG, "Pinkstermaandag"),
        # The feast of the Flemish Community is a name: nobody must close.
        (date(2025, 7, 11), Dagsoort.OPEN, "Feest van de Vlaamse Gemeenschap"),
        (date(2026, 7, 21), Dagsoort.GESLOTEN, "zomersluiting"),
        (date(2026, 7, 31), Dagsoort.GESLOTEN, "zomersluiting"),
        (date(2024, 12, 31), Dagsoort.GEEN_WERKPOST, "geen werkpost"),
        (date(2027, 1, 1), Dagsoort.GEEN_WERKPOST, "geen werkpost"),
    ],
)
def test_wat_voor_dag(dag: date, soort: Dagsoort, naam: str) -> None:
    deze = werkpostdag(WERKPOST, dag)
    assert (deze.soort, deze.naam) == (soort, naam)
    assert (deze.zin == "") is deze.is_open
    assert deze.mag_invullen is (soort not in {Dagsoort.GESLOTEN, Dagsoort.GEEN_WERKPOST})


def test_een_werkpost_kan_op_een_feestdag_open_blijven() -> None:
    open_ = Werkpostjaar(WERKPOST.periode, blijft_open=frozenset({date(2026, 5, 25)}))
    assert werkpostdag(open_, date(2026, 5, 25)).is_open
    assert werkpostdag(open_, date(2026, 5, 14)).soort is Dagsoort.FEESTDAG


@given(st.integers(2018, 2040))
def test_tien_wettelijke_feestdagen(jaar: int) -> None:
    wettelijk = wettelijke_feestdagen(jaar)
    assert set(feestdagen(jaar)) - set(wettelijk) == {date(jaar, 7, 11)}
    assert len(wettelijk) == 10 - (date(jaar, 5, 1) in wettelijk and " en " in wettelijk[date(jaar, 5, 1)])


def test_een_dag_met_aanwezigen_sluit_niet() -> None:
    sluiting = Sluiting(Periode(date(2026, 3, 2), date(2026, 3, 6)))
    assert sluiting_bezwaar(sluiting, [date(2026, 3, 1), date(2026, 3, 7)]) == ""
    assert "03/03/2026. Verbeter" in sluiting_bezwaar(sluiting, [date(2026, 3, 3), date(2026, 3, 3)])
    assert werkpostdag(
        Werkpostjaar(Periode(date(2026, 1, 1)), sluitingen=(sluiting,)), date(2026, 3, 2)
    ).zin == ("De werkpost is gesloten op 02/03/2026.")


# --- the sheet --------------------------------------------------------------------------------------------------------
def test_het_dagblad() -> None:
    plannen = [
        Plan(A, Periode(date(2026, 1, 1)), OCHTEND),
        Plan(B, Periode(date(2026, 1, 1)), Rooster((Blok(1, time(9), time(12)),))),
        Plan(C, Periode(date(2026, 1, 1), date(2026, 6, 14)), OCHTEND),
    ]
    blad = dagblad(WERKPOST, plannen, VANDAAG)
    assert [(een.overeenkomst, een.voorstel) for een in blad.gepland] == [(A, Waarde(Status.AANWEZIG, 180))]
    assert [(een.overeenkomst, een.is_gepland) for een in blad.toe_te_voegen] == [(B, False)]
    feest = dagblad(WERKPOST, plannen, date(2026, 5, 25))
    assert (feest.gepland, {een.overeenkomst for een in feest.toe_te_voegen}) == ((), {A, B, C})
    dicht = dagblad(WERKPOST, plannen, date(2026, 7, 20))
    assert (dicht.gepland, dicht.toe_te_voegen) == ((), ())


def test_verwachte_en_open_dagen() -> None:
    plan = Plan(A, Periode(date(2026, 5, 18), date(2026, 6, 5)), OCHTEND)
    mei = Periode(date(2026, 5, 1), date(2026, 5, 31))
    # Monday 25 May is Pentecost Monday.
    assert geplande_dagen(WERKPOST, plan, mei) == [date(2026, 5, dag) for dag in (18, 22, 29)]
    assert geplande_dagen(WERKPOST, plan, Periode(date(2026, 1, 1), date(2026, 5, 17))) == []
    ander = Plan(B, Periode(date(2026, 5, 29)), OCHTEND)
    ingevuld = {(A, date(2026, 5, 18)), (B, date(2026, 5, 29))}
    assert openstaand(WERKPOST, [plan, ander], ingevuld, mei) == {date(2026, 5, 22): 1, date(2026, 5, 29): 1}


# --- one presence -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("dag", "zegt"),
    [
        (VANDAAG, ""),
        (date(2026, 6, 13), ""),
        (date(2026, 5, 25), ""),
        (date(2026, 6, 16), "moet nog komen"),
        (date(2026, 5, 3), "begint op 04/05/2026"),
        (date(2026, 5, 4), ""),
    ],
)
def test_op_welke_dag(dag: date, zegt: str) -> None:
    zin = dag_bezwaar(dag, Periode(date(2026, 5, 4), VANDAAG), werkpostdag(WERKPOST, dag), VANDAAG)
    assert (zegt in zin) if zegt else zin == ""


def test_na_het_einde_en_bij_een_gesloten_werkpost() -> None:
    later = date(2026, 8, 3)
    einde = Periode(date(2026, 1, 1), date(2026, 7, 31))
    assert "liep tot en met 31/07/2026" in dag_bezwaar(later, einde, werkpostdag(WERKPOST, later), later)
    dicht = werkpostdag(WERKPOST, date(2026, 7, 30))
    assert (
        dag_bezwaar(dicht.dag, einde, dicht, later) == "De werkpost is gesloten op 30/07/2026: zomersluiting."
    )


@pytest.mark.parametrize(
    ("waarde", "mag"),
    [
        (Waarde(Status.AANWEZIG, 1), True),
        (Waarde(Status.AANWEZIG, 720), True),
        (Waarde(Status.AANWEZIG, 721), False),
        (Waarde(Status.AANWEZIG, 0), False),
        (Waarde(Status.VERWITTIGD), True),
        (Waarde(Status.ONVERWITTIGD, 60), False),
    ],
)
def test_de_uren(waarde: Waarde, mag: bool) -> None:
    assert (bezwaren(waarde) == {}) is mag


IS_ER = Waarde(Status.AANWEZIG, 180)
IS_ER_NIET = Waarde(Status.ONVERWITTIGD)


@pytest.mark.parametrize(
    ("huidig", "nieuw", "gezien", "wordt"),
    [
        (None, IS_ER, 0, Uitslag.NIEUW),
        (None, IS_ER, 1, Uitslag.BOTSING),
        (Rij(IS_ER, 1), IS_ER, 0, Uitslag.ZELFDE),
        (Rij(IS_ER, 4), IS_ER, 1, Uitslag.ZELFDE),
        (Rij(IS_ER, 1), IS_ER_NIET, 1, Uitslag.VERBETERD),
        (Rij(IS_ER, 2), IS_ER_NIET, 1, Uitslag.BOTSING),
        (Rij(IS_ER, 1), IS_ER_NIET, 0, Uitslag.BOTSING),
    ],
)
def test_twee_telefoons(huidig: Rij | None, nieuw: Waarde, gezien: int, wordt: Uitslag) -> None:
    assert uitslag(huidig, nieuw, gezien) is wordt


@given(st.lists(st.tuples(st.sampled_from((IS_ER, IS_ER_NIET)), st.integers(0, 3)), max_size=12))
def test_opnieuw_sturen_doet_niets(wijzigingen: list[tuple[Waarde, int]]) -> None:
    """What was stored once answers "the same" when the same tap comes in again at once."""
    rij: Rij | None = None
    for waarde, gezien in wijzigingen:
        wat = uitslag(rij, waarde, gezien)
        if wat in {Uitslag.NIEUW, Uitslag.VERBETERD}:
            rij = Rij(waarde, 1 if rij is None else rij.versie + 1)
            assert uitslag(rij, waarde, gezien) is Uitslag.ZELFDE


def test_in_woorden() -> None:
    assert in_woorden(IS_ER) == "aanwezig, 3 u"
    assert botsing_zin("An P.", IS_ER, IS_ER_NIET) == (
        "An P. staat intussen als aanwezig, 3 u; jij vulde onverwittigd afwezig in. Kies wat klopt."
    )


def test_ongedaan_en_wachtrij() -> None:
    toen = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)
    for minuten, mag in ((0, True), (10, True), (11, False), (-1, False)):
        assert kan_ongedaan(toen, toen + timedelta(minutes=minuten)) is mag
    assert not wachtrij_vervallen(toen, toen + timedelta(hours=24))
    assert wachtrij_vervallen(toen, toen + timedelta(hours=24, seconds=1))
