"""The deadlines of a file: from which day they run, how they are counted, and when they are met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.termijnen import orakel
from trajecten.domein.termijnen import SOORTEN, Mijlpalen, evaluatie, open_termijnen, termijn
from werkzorg.parameters.beginwaarden import begin_momentopname, beginwaarden
from werkzorg.parameters.domein import Momentopname, ParameterOnbekend
from werkzorg.parameters.soorten import PARAMETERS

DAG = date(2026, 6, 1)


def opname(**anders: Any) -> Momentopname:
    """The numbers of that day; None takes one away."""
    waarden = {**begin_momentopname(DAG).waarden, **anders}
    return Momentopname(DAG, {sleutel: w for sleutel, w in waarden.items() if w is not None}, PARAMETERS)


@pytest.mark.parametrize(
    ("sleutel", "vanaf", "laatste"),
    [
        ("beslissing", date(2026, 6, 1), date(2026, 7, 1)),
        # Ten working days after Friday 26/6/2026, past no holiday.
        ("tandem", date(2026, 6, 26), date(2026, 7, 10)),
        # Twenty working days after 1/7/2026: 21/7 is a holiday; 11/7 is a Saturday.
        ("eerste_gesprek", date(2026, 7, 1), date(2026, 7, 30)),
        ("trajectplan", date(2026, 1, 15), date(2026, 3, 1)),
        # Fifteen working days after 20/12/2026: Christmas and New Year are none.
        ("netwerk_start", date(2026, 12, 20), date(2027, 1, 12)),
        ("evaluatie", date(2025, 1, 15), date(2025, 4, 14)),
        ("evaluatie", date(2024, 11, 30), date(2025, 2, 28)),
        ("eindadvies", date(2026, 7, 14), date(2026, 8, 13)),
    ],
)
def test_de_laatste_dag(sleutel: str, vanaf: date, laatste: date) -> None:
    een = termijn(sleutel, vanaf, opname())
    assert (een.sleutel, een.laatste_dag) == (sleutel, laatste)
    assert een.omschrijving
    assert een.grondslag.startswith("Decreet 2022 art.")


def test_elke_soort_heeft_een_eigen_termijn_als_parameter() -> None:
    assert {PARAMETERS[soort.duur_parameter].is_termijn for soort in SOORTEN.values()} == {True}
    assert len({soort.duur_parameter for soort in SOORTEN.values()}) == len(SOORTEN)
    with pytest.raises(KeyError):
        termijn("verzonnen", DAG, opname())


def test_een_termijn_in_dagen_verschuift_alleen_als_de_parameter_het_zegt() -> None:
    # 14/7/2026 + 30 = Thursday 13/8; 15/7/2026 + 30 = 14/8; 16/7/2026 + 30 = Saturday 15/8, a holiday.
    assert termijn("eindadvies", date(2026, 7, 16), opname()).laatste_dag == date(2026, 8, 15)
    schuift = opname(termijn_verschuift=True)
    assert termijn("eindadvies", date(2026, 7, 16), schuift).laatste_dag == date(2026, 8, 17)
    assert termijn("eindadvies", date(2026, 7, 14), schuift).laatste_dag == date(2026, 8, 13)


def test_een_aanname_wordt_gezegd() -> None:
    aannames = {rij.sleutel for rij in beginwaarden() if rij.zekerheid.value == "aanname"}
    assert all(termijn(sleutel, DAG, opname(), aannames).is_aanname for sleutel in SOORTEN)
    assert not any(termijn(sleutel, DAG, opname()).is_aanname for sleutel in SOORTEN)


def test_een_onbekend_getal_geeft_een_zin() -> None:
    with pytest.raises(ParameterOnbekend, match="nog niet gekend"):
        termijn("eindadvies", DAG, opname(at_eindadvies_termijn=None))


# The independent table of holidays goes no further.
@given(st.dates(date(2000, 1, 1), date(2099, 12, 1)))
def test_de_tandem_heeft_tien_werkdagen(beslist: date) -> None:
    assert termijn("tandem", beslist, opname()).laatste_dag == orakel.werkdagen_erbij(beslist, 10)


@pytest.mark.parametrize(
    ("maanden", "laatste", "is_aanname"),
    [
        (None, date(2025, 4, 14), True),
        (1, date(2025, 2, 14), False),
        (3, date(2025, 4, 14), False),
        (6, date(2025, 4, 14), True),
    ],
)
def test_een_evaluatie_zo_vaak_als_het_plan_zegt(
    maanden: int | None, laatste: date, is_aanname: bool
) -> None:
    een = evaluatie(date(2025, 1, 15), opname(), {"at_evaluatie_interval"}, maanden=maanden)
    assert (een.laatste_dag, een.is_aanname) == (laatste, is_aanname)


# A file step by step: what is still to do after each.
STAPPEN: list[tuple[dict[str, Any], set[str]]] = [
    ({}, set()),
    ({"volledig_op": date(2026, 1, 5)}, {"beslissing"}),
    ({"beslist_op": date(2026, 1, 20)}, {"tandem", "eerste_gesprek"}),
    ({"tandem_op": date(2026, 1, 23)}, {"eerste_gesprek"}),
    ({"startdatum": date(2026, 2, 2)}, {"trajectplan", "evaluatie"}),
    ({"plan_ontvangen_op": date(2026, 2, 20)}, {"trajectplan", "netwerk_start", "evaluatie"}),
    ({"plan_geregistreerd_op": date(2026, 2, 25)}, {"netwerk_start", "evaluatie"}),
    ({"eerste_actie_op": date(2026, 3, 2)}, {"evaluatie"}),
    ({"laatste_evaluatie_op": date(2026, 4, 1)}, {"evaluatie"}),
    ({"einddatum": date(2026, 6, 1)}, {"eindadvies"}),
    ({"eindadvies_op": date(2026, 6, 20)}, set()),
]


def test_wat_er_in_een_dossier_nog_te_doen_is() -> None:
    feiten = Mijlpalen()
    for stap, verwacht in STAPPEN:
        feiten = replace(feiten, **stap)
        assert {een.sleutel for een in open_termijnen(feiten, opname())} == verwacht, stap


def test_de_dichtste_termijn_staat_vooraan() -> None:
    feiten = Mijlpalen(startdatum=date(2026, 2, 2), plan_ontvangen_op=date(2026, 2, 3))
    open_ = open_termijnen(feiten, opname())
    assert [een.sleutel for een in open_] == ["netwerk_start", "trajectplan", "evaluatie"]
    assert [een.laatste_dag for een in open_] == sorted(een.laatste_dag for een in open_)


def test_na_een_evaluatie_loopt_de_volgende_vanaf_die_dag() -> None:
    feiten = Mijlpalen(
        startdatum=date(2026, 2, 2),
        plan_geregistreerd_op=date(2026, 2, 25),
        laatste_evaluatie_op=date(2026, 4, 1),
        evaluatie_maanden=2,
    )
    (een,) = open_termijnen(feiten, opname())
    assert een.laatste_dag == date(2026, 5, 31)


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 600))
def test_na_het_einde_is_alleen_het_eindadvies_te_doen(start: date, later: int) -> None:
    einde = start + timedelta(days=later)
    (een,) = open_termijnen(Mijlpalen(beslist_op=start, startdatum=start, einddatum=einde), opname())
    assert (een.sleutel, een.laatste_dag) == ("eindadvies", einde + timedelta(days=30))
