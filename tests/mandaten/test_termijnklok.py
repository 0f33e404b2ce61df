"""The statutory clock: tables of cases, and a day-by-day count that knows no formula."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.termijnklok import (
    Stilstand,
    Termijnen,
    dagen_gelopen,
    na_betwisting,
    termijnen_van,
    termijnklok,
)
from mandaten.soorten import SOORTEN
from werkzorg.termijnen import is_werkdag

WET = Termijnen(ontvankelijkheid=30, gegrondheid=45, totaal=75)
ZONDER_TOTAAL = Termijnen(ontvankelijkheid=30, gegrondheid=45, totaal=None)
INGEDIEND = date(2026, 6, 1)


def dag(tekst: str) -> date:
    """A day of 2026 (or later) written as dd/mm or dd/mm/jjjj."""
    delen = [int(deel) for deel in tekst.split("/")]
    return date(delen[2] if len(delen) > 2 else 2026, delen[1], delen[0])


def stil(vraag: str, antwoord: str | None, reden: str = "bewijs ontbreekt") -> Stilstand:
    """A standstill between two days."""
    return Stilstand(dag(vraag), dag(antwoord) if antwoord else None, reden)


def test_een_heropende_aanvraag_zegt_waarom_ze_te_laat_is() -> None:
    assert "sinds 02/07/2026 opnieuw open" in na_betwisting(dag("1/7"), dag("2/7"))
    # Nothing is explained away: on that day there was still time, or nothing was ever challenged.
    assert na_betwisting(dag("1/7"), dag("1/7")) == ""
    assert na_betwisting(dag("1/7"), None) == ""


# --- the first term -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("ingediend", "stops", "uiterlijk"),
    [
        # Regelgeving 15, row 2: complete on 1/6/2026 + 30 days = 1/7/2026.
        ("1/6", [], "1/7"),
        # A Saturday stays a Saturday.
        ("4/6", [], "4/7"),
        # Over a year and a leap day.
        ("15/12/2027", [], "14/1/2028"),
        ("1/2/2028", [], "2/3/2028"),
        # The day of the question ran, the day of the answer did not: 5 to 16 June are 12 days.
        ("1/6", [("4/6", "16/6")], "13/7"),
        # Asked and answered on one day costs nothing.
        ("1/6", [("4/6", "4/6")], "1/7"),
        ("1/6", [("4/6", "5/6")], "2/7"),
        # Asked on the day of submission.
        ("1/6", [("1/6", "11/6")], "11/7"),
        # Twice; the second only falls in the term because the first moved its end.
        ("1/6", [("10/6", "20/6"), ("5/7", "10/7")], "16/7"),
        # Answered, and asked again on the same day: the two join without a day between.
        ("1/6", [("4/6", "10/6"), ("10/6", "12/6")], "9/7"),
        # Two that overlap count each day once.
        ("1/6", [("4/6", "14/6"), ("9/6", "19/6")], "16/7"),
        # On the last day it still stops the clock: no days are left, the day of the answer is the last.
        ("1/6", [("1/7", "9/7")], "9/7"),
        # A day later it stops nothing.
        ("1/6", [("2/7", "9/7")], "1/7"),
    ],
)
def test_de_laatste_dag_om_over_de_ontvankelijkheid_te_beslissen(
    ingediend: str, stops: list[tuple[str, str]], uiterlijk: str
) -> None:
    klok = termijnklok(dag(ingediend), None, [stil(*een) for een in stops], WET)
    assert klok.uiterlijk == dag(uiterlijk)
    assert not klok.staat_stil
    assert [een.termijn for een in klok.berekeningen] == ["ontvankelijkheid"]
    assert klok.geldt.regels[-1].tekst == f"= uiterlijk {dag(uiterlijk):%d/%m/%Y}"


@pytest.mark.parametrize(
    ("stops", "uiterlijk"),
    [
        ([("4/6", None)], None),
        ([("1/7", None)], None),
        # Too late: the term is over, whoever is to answer now.
        ([("2/7", None)], "1/7"),
        ([("4/6", "16/6"), ("20/6", None)], None),
    ],
)
def test_zolang_een_vraag_op_tijd_wacht_is_er_geen_laatste_dag(
    stops: list[tuple[str, str | None]], uiterlijk: str | None
) -> None:
    klok = termijnklok(INGEDIEND, None, [stil(*een) for een in stops], WET)
    assert klok.uiterlijk == (dag(uiterlijk) if uiterlijk else None)
    assert klok.staat_stil is (uiterlijk is None)
    assert klok.stilstand == stil(*stops[-1])


# --- the second term and the total --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("ontvankelijk", "stops", "gegrondheid", "totaal", "welke"),
    [
        # Admitted early: its own 45 days are over first.
        ("11/6", [], "26/7", "15/8", "gegrondheid"),
        # On the last day both fall together.
        ("1/7", [], "15/8", "15/8", "gegrondheid"),
        # Admitted late: the total stays where it was.
        ("10/7", [], "24/8", "15/8", "totaal"),
        # The standstill of the first term only moves the total.
        ("13/7", [("4/6", "16/6")], "27/8", "27/8", "gegrondheid"),
        # That of the second moves both.
        ("11/6", [("20/6", "30/6")], "5/8", "25/8", "gegrondheid"),
    ],
)
def test_de_vroegste_van_beide_termijnen_geldt(
    ontvankelijk: str, stops: list[tuple[str, str]], gegrondheid: str, totaal: str, welke: str
) -> None:
    klok = termijnklok(INGEDIEND, dag(ontvankelijk), [stil(*een) for een in stops], WET)
    assert [(een.termijn, een.uiterlijk) for een in klok.berekeningen] == [
        ("gegrondheid", dag(gegrondheid)),
        ("totaal", dag(totaal)),
    ]
    assert klok.geldt.termijn == welke
    assert klok.uiterlijk == min(dag(gegrondheid), dag(totaal))


def test_zonder_totaal_geldt_alleen_de_tweede_termijn() -> None:
    klok = termijnklok(INGEDIEND, dag("10/7"), [], ZONDER_TOTAAL)
    assert [een.termijn for een in klok.berekeningen] == ["gegrondheid"]
    assert klok.uiterlijk == dag("24/8")


def test_een_termijn_die_al_voorbij_was_blijft_voorbij_als_de_andere_stilstaat() -> None:
    """45 days from 11/6 were over on 26/7; a question of 1/8 still stops the total, but brings nothing back."""
    klok = termijnklok(INGEDIEND, dag("11/6"), [stil("1/8", None)], WET)
    assert [een.uiterlijk for een in klok.berekeningen] == [dag("26/7"), None]
    assert (klok.uiterlijk, klok.staat_stil) == (dag("26/7"), False)


def test_de_berekening_staat_er_regel_voor_regel() -> None:
    stops = [stil("4/6", "16/6", "het diploma ontbreekt"), stil("20/6", "21/6", ""), stil("20/7", "25/7")]
    klok = termijnklok(INGEDIEND, None, stops, WET)
    assert [(regel.tekst, regel.dag) for regel in klok.geldt.regels] == [
        ("ingediend op 01/06/2026", dag("1/6")),
        ("+ 30 dagen om na te gaan of de aanvraag ontvankelijk is", dag("1/7")),
        ("+ 12 dagen stilstand van 05/06/2026 tot en met 16/06/2026: het diploma ontbreekt", dag("13/7")),
        ("+ 1 dag stilstand op 21/06/2026", dag("14/7")),
        ("de vraag van 20/07/2026 kwam na de laatste dag en telt niet mee", dag("14/7")),
        ("= uiterlijk 14/07/2026", dag("14/7")),
    ]


def test_de_berekening_zegt_waarom_er_geen_laatste_dag_is() -> None:
    regels = termijnklok(INGEDIEND, None, [stil("4/6", None, "het diploma ontbreekt")], WET).geldt.regels
    assert (
        regels[-1].tekst == "de klok staat stil na 04/06/2026, tot het antwoord er is: het diploma ontbreekt"
    )
    assert regels[-1].dag is None


def test_een_vraag_die_meteen_beantwoord_is_staat_er_ook() -> None:
    regels = termijnklok(INGEDIEND, None, [stil("4/6", "4/6", "")], WET).geldt.regels
    assert regels[2].tekst == "+ 0 dagen: de vraag van 04/06/2026 werd meteen beantwoord"


def test_de_laatste_dag_schuift_alleen_als_de_parameter_het_zegt() -> None:
    """4/6 + 30 days is Saturday 4/7/2026; 21 July is a holiday."""
    schuift = Termijnen(30, 45, 75, verschuift=True)
    zaterdag = termijnklok(dag("4/6"), None, [], schuift)
    assert zaterdag.uiterlijk == dag("6/7")
    assert zaterdag.geldt.regels[-2].tekst == "04/07/2026 is geen werkdag: de eerste werkdag daarna geldt"
    assert termijnklok(dag("21/6"), None, [], schuift).uiterlijk == dag("22/7")
    # A question on the Monday to which it moved is still in time.
    assert termijnklok(dag("4/6"), None, [stil("6/7", "9/7")], schuift).uiterlijk == dag("9/7")
    assert termijnklok(dag("4/6"), None, [stil("7/7", "9/7")], schuift).uiterlijk == dag("6/7")


@pytest.mark.parametrize(
    ("op", "stops", "dagen"),
    [
        ("1/6", [], 0),
        ("31/5", [], 0),
        ("13/6", [], 12),
        ("13/6", [("4/6", "10/6")], 6),
        ("13/6", [("4/6", None)], 3),
        ("13/6", [("13/6", None)], 12),
        ("13/6", [("4/6", "8/6"), ("6/6", "10/6")], 6),
    ],
)
def test_op_welke_dag_van_de_termijn_we_zijn(
    op: str, stops: list[tuple[str, str | None]], dagen: int
) -> None:
    assert dagen_gelopen(INGEDIEND, dag(op), [stil(*een) for een in stops]) == dagen


def test_een_antwoord_voor_de_vraag_en_een_moment_zijn_fouten() -> None:
    with pytest.raises(ValueError, match="before its question"):
        termijnklok(INGEDIEND, None, [stil("4/6", "3/6")], WET)
    from datetime import datetime

    with pytest.raises(TypeError):
        termijnklok(datetime.fromisoformat("2026-06-01"), None, [], WET)


# --- day by day ---------------------------------------------------------------------------------------------
def _staat_stil(dag_: date, stops: list[Stilstand]) -> bool:
    return any(s.vraag < dag_ and (s.antwoord is None or dag_ <= s.antwoord) for s in stops)


def _dag_voor_dag(vanaf: date, dagen: int, stops: list[Stilstand]) -> date | None:
    """The first day at the end of which the clock ran all its days and does not stand still tomorrow."""
    vandaag, gelopen, grens = vanaf, 0, vanaf + timedelta(days=dagen + 2000)
    while vandaag < grens:
        if gelopen >= dagen and not _staat_stil(vandaag + timedelta(days=1), stops):
            return vandaag
        vandaag += timedelta(days=1)
        gelopen += not _staat_stil(vandaag, stops)
    return None


@st.composite
def _stilstanden(draw: st.DrawFn) -> list[Stilstand]:
    """Up to five standstills from the day of submission on; only the last may still be open."""
    stops = []
    for n in range(draw(st.integers(0, 5))):
        vraag = INGEDIEND + timedelta(days=draw(st.integers(0, 160)))
        einde = vraag + timedelta(days=draw(st.integers(0, 40)))
        stops.append(Stilstand(vraag, einde, f"reden {n}"))
    if stops and draw(st.booleans()):
        laatste = max(een.antwoord or een.vraag for een in stops)
        stops.append(Stilstand(laatste + timedelta(days=draw(st.integers(0, 20))), None))
    return stops


@given(stops=_stilstanden(), na=st.integers(0, 120), termijnen=st.sampled_from([WET, ZONDER_TOTAAL]))
def test_het_komt_uit_als_dag_voor_dag_geteld(stops: list[Stilstand], na: int, termijnen: Termijnen) -> None:
    eerste = termijnklok(INGEDIEND, None, stops, termijnen)
    assert eerste.uiterlijk == _dag_voor_dag(INGEDIEND, 30, stops)
    ontvankelijk = INGEDIEND + timedelta(days=na)
    klok = termijnklok(INGEDIEND, ontvankelijk, stops, termijnen)
    verwacht = [_dag_voor_dag(ontvankelijk, 45, stops)]
    if termijnen.totaal:
        verwacht.append(_dag_voor_dag(INGEDIEND, 75, stops))
    assert [een.uiterlijk for een in klok.berekeningen] == verwacht
    assert klok.uiterlijk == min((een for een in verwacht if een), default=None)


@given(stops=_stilstanden(), op=st.integers(-5, 300))
def test_de_dagen_die_liepen_komen_uit_als_dag_voor_dag_geteld(stops: list[Stilstand], op: int) -> None:
    tot = INGEDIEND + timedelta(days=op)
    dagen = [INGEDIEND + timedelta(days=n) for n in range(1, op + 1)]
    assert dagen_gelopen(INGEDIEND, tot, stops) == sum(not _staat_stil(een, stops) for een in dagen)


@given(stops=_stilstanden())
def test_verschuiven_geeft_altijd_een_werkdag_en_nooit_een_vroegere(stops: list[Stilstand]) -> None:
    met = termijnklok(INGEDIEND, None, stops, Termijnen(30, 45, 75, verschuift=True)).uiterlijk
    zonder = termijnklok(INGEDIEND, None, stops, WET).uiterlijk
    if met is not None:
        assert is_werkdag(met)
        assert zonder is None or met >= zonder


@given(stops=_stilstanden())
def test_elke_regel_gaat_vooruit_en_de_laatste_is_de_uitkomst(stops: list[Stilstand]) -> None:
    berekening = termijnklok(INGEDIEND, None, stops, WET).geldt
    dagen = [regel.dag for regel in berekening.regels if regel.dag]
    assert dagen == sorted(dagen)
    assert berekening.regels[-1].dag == berekening.uiterlijk


def test_een_erkenning_duurt_samen_ook_hoogstens_de_som_van_beide() -> None:
    """Regelgeving 5.3: 30 + 45 = at most 75, though no number of its own says so."""

    class Opname:
        def getal(self, sleutel: str) -> int:
            return {"ama_wvg_ontvankelijkheid": 30, "ama_wvg_gegrondheid": 45}[sleutel]

        def ja_nee(self, sleutel: str) -> bool:
            return False

    assert termijnen_van(SOORTEN["erkenning"], Opname()) == Termijnen(30, 45, 75)
