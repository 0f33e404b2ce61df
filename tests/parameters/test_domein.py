"""Law: what a value is, and how one continues the other; no database."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkzorg.parameters.domein import (
    Jaardag,
    Momentopname,
    ParameterOnbekend,
    Vak,
    Verwijzing,
    Waarde,
    Waardesoort,
    kan_niet,
    naar_opslag,
    plan,
    uit_opslag,
)
from werkzorg.parameters.soorten import PARAMETERS

DAGEN = st.dates(date(2014, 1, 1), date(2035, 12, 31))
EEN_DAG = timedelta(days=1)
VANDAAG = date(2026, 6, 1)


# --- values -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("soort", "waarde", "opslag"),
    [
        (Waardesoort.GETAL, 18, 18),
        (Waardesoort.DECIMAAL, Decimal("12.5"), "12.5"),
        (Waardesoort.BEDRAG, Decimal("883.27"), "883.27"),
        (Waardesoort.DATUM, date(2023, 7, 1), "2023-07-01"),
        (Waardesoort.JAARDAG, Jaardag(1, 1), "01-01"),
        (Waardesoort.TEKST, "gezondheidsindex", "gezondheidsindex"),
        (Waardesoort.JA_NEE, False, False),
        (Waardesoort.LIJST, ("pdf", "jpg"), ["pdf", "jpg"]),
        (Waardesoort.GETALLEN, (12, 15, 17), [12, 15, 17]),
        (Waardesoort.GETAL, Verwijzing("pensioenleeftijd"), {"verwijzing": "pensioenleeftijd"}),
    ],
)
def test_een_waarde_komt_terug_zoals_ze_bewaard_werd(
    soort: Waardesoort, waarde: Waarde, opslag: object
) -> None:
    assert naar_opslag(soort, waarde) == opslag
    assert uit_opslag(soort, opslag) == waarde


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_een_bedrag_verliest_geen_cent(bedrag: Decimal) -> None:
    terug = uit_opslag(Waardesoort.BEDRAG, naar_opslag(Waardesoort.BEDRAG, bedrag))
    assert terug == bedrag
    assert str(terug) == str(abs(bedrag))


@pytest.mark.parametrize(
    ("soort", "waarde"),
    [
        (Waardesoort.GETAL, True),
        (Waardesoort.GETAL, "18"),
        (Waardesoort.BEDRAG, 883.27),
        (Waardesoort.BEDRAG, 883),
        (Waardesoort.DATUM, "gisteren"),
        (Waardesoort.JA_NEE, 1),
        (Waardesoort.TEKST, "  "),
        (Waardesoort.LIJST, ()),
        (Waardesoort.GETALLEN, ("12",)),
        (Waardesoort.GETALLEN, (True,)),
    ],
)
def test_een_waarde_van_een_andere_soort_wordt_niet_bewaard(soort: Waardesoort, waarde: Waarde) -> None:
    with pytest.raises((TypeError, ValueError)):
        naar_opslag(soort, waarde)


@pytest.mark.parametrize(
    ("soort", "opslag"),
    [
        (Waardesoort.GETAL, 1.5),
        (Waardesoort.BEDRAG, 883.27),
        (Waardesoort.BEDRAG, "8 83"),
        (Waardesoort.BEDRAG, "NaN"),
        (Waardesoort.DATUM, "2023-02-30"),
        (Waardesoort.JAARDAG, "02-29"),
        (Waardesoort.JAARDAG, "1-1"),
        (Waardesoort.JA_NEE, "ja"),
        (Waardesoort.LIJST, "pdf"),
        (Waardesoort.TEKST, ""),
        (Waardesoort.GETAL, {"verwijzing": 3}),
        (Waardesoort.GETAL, {"iets": "anders"}),
    ],
)
def test_wat_niet_klopt_wordt_niet_gelezen(soort: Waardesoort, opslag: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        uit_opslag(soort, opslag)


def test_grenzen_en_keuzes() -> None:
    assert PARAMETERS["comp_deel_trajectplan"].bezwaar(Decimal(101))
    assert PARAMETERS["comp_deel_trajectplan"].bezwaar(Decimal(100)) == ""
    assert PARAMETERS["insz_opzoekingen_per_dag"].bezwaar(0)
    assert PARAMETERS["ama_wvg_noemer_prorata"].bezwaar("iets")
    assert PARAMETERS["ama_wvg_noemer_prorata"].bezwaar("vast_365") == ""
    assert PARAMETERS["at_waarschuwing_maanden"].bezwaar((12, 12))
    assert PARAMETERS["ama_bijlage_types"].bezwaar(("pdf", "pdf"))
    assert PARAMETERS["ama_bijlage_types"].bezwaar(("pdf", "jpg")) == ""
    assert PARAMETERS["ama_max_leeftijd"].bezwaar(Verwijzing("pensioenleeftijd")) == ""


# --- a snapshot -------------------------------------------------------------------------------------------
def opname(**waarden: Waarde) -> Momentopname:
    """A snapshot of 1 January 2026 with these values and no others."""
    return Momentopname(date(2026, 1, 1), waarden, PARAMETERS)


def test_wat_niet_gekend_is_weigert_met_een_zin() -> None:
    leeg = opname()
    assert not leeg.is_gekend("comp_casemanager_werk")
    with pytest.raises(
        ParameterOnbekend, match=r"Vergoeding casemanager Werk.*01/01/2026 nog niet gekend.*VDAB"
    ):
        leeg.bedrag("comp_casemanager_werk")
    # A reference to something unknown is unknown, and says what is missing.
    with pytest.raises(ParameterOnbekend, match="Wettelijke pensioenleeftijd"):
        opname(ama_max_leeftijd=Verwijzing("pensioenleeftijd")).getal("ama_max_leeftijd")


def test_een_kring_van_verwijzingen_loopt_niet_eindeloos() -> None:
    kring = opname(
        ama_max_leeftijd=Verwijzing("pensioenleeftijd"), pensioenleeftijd=Verwijzing("ama_max_leeftijd")
    )
    with pytest.raises(ParameterOnbekend):
        kring.getal("ama_max_leeftijd")


def test_een_vergissing_in_de_code_is_geen_weigering() -> None:
    een = opname(at_max_duur=18, comp_netwerk=Decimal(3220), pensioenleeftijd=66)
    with pytest.raises(KeyError):
        een.getal("at_max_duurr")
    with pytest.raises(TypeError):
        een.bedrag("at_max_duur")
    with pytest.raises(TypeError):
        een.termijn("pensioenleeftijd")
    with pytest.raises(TypeError):
        opname(at_max_duur=Verwijzing("comp_netwerk"), comp_netwerk=Decimal(1)).getal("at_max_duur")
    with pytest.raises(KeyError):
        opname(at_max_duurr=1)


def test_een_momentopname_verandert_niet_meer() -> None:
    bron: dict[str, Waarde] = {"at_max_duur": 18}
    een = Momentopname(date(2026, 1, 1), bron, PARAMETERS)
    bron["at_max_duur"] = 24
    assert een.getal("at_max_duur") == 18
    with pytest.raises(TypeError):
        een.waarden["at_max_duur"] = 24
    with pytest.raises(AttributeError):
        een.dag = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("sleutel", "waarde", "verschuift", "vanaf", "laatste"),
    [
        ("at_beslissing_termijn", 30, False, date(2026, 6, 1), date(2026, 7, 1)),
        ("at_beslissing_termijn", 30, False, date(2026, 6, 11), date(2026, 7, 11)),
        # 11 July 2026 is a Saturday: with shifting the next working day is Monday 13 July.
        ("at_beslissing_termijn", 30, True, date(2026, 6, 11), date(2026, 7, 13)),
        ("at_tandem_termijn", 10, False, date(2026, 4, 30), date(2026, 5, 18)),
        ("se_uren_signaal_weken", 4, False, date(2026, 6, 1), date(2026, 6, 29)),
        ("ama_evaluatie_interval", 12, False, date(2025, 3, 10), date(2026, 3, 9)),
        ("cmz_mandaat_duur", 5, False, date(2023, 7, 1), date(2028, 6, 30)),
    ],
)
def test_de_laatste_dag_van_een_termijn(
    sleutel: str, waarde: int, verschuift: bool, vanaf: date, laatste: date
) -> None:
    een = opname(**{sleutel: waarde, "termijn_verschuift": verschuift})
    assert een.laatste_dag(sleutel, vanaf) == laatste


# --- one value continues the other -------------------------------------------------------------------------
def vakken(grenzen: list[date], *, open_begin: bool, open_einde: bool) -> list[Vak]:
    """Periods that follow each other, with every second one left out when there are many."""
    randen = sorted(set(grenzen))
    uit = [
        Vak(begin, einde - EEN_DAG)
        for nummer, (begin, einde) in enumerate(pairwise(randen))
        if nummer % 3 != 1
    ]
    if open_begin:
        uit.insert(0, Vak(None, randen[0] - EEN_DAG))
    if open_einde:
        uit.append(Vak(randen[-1], None))
    return uit


RIJEN = st.builds(
    vakken, st.lists(DAGEN, min_size=1, max_size=6), open_begin=st.booleans(), open_einde=st.booleans()
)


def voer_uit(bestaande: list[Vak], van: date, vandaag: date) -> dict[int, Vak]:
    """The periods after the continuation; the new one has number -1."""
    uitkomst = plan(bestaande, van, vandaag)
    na = dict(enumerate(bestaande))
    for nummer, vak in na.items():
        if vak == uitkomst.sluit:
            na[nummer] = Vak(vak.van, uitkomst.sluit_op)
    na[-1] = uitkomst.nieuw
    return na


def wie(vakken_: dict[int, Vak], dag: date) -> list[int]:
    return [nummer for nummer, vak in vakken_.items() if vak.bevat(dag)]


@given(RIJEN, DAGEN, DAGEN, DAGEN)
def test_op_elke_dag_geldt_hoogstens_een_waarde_en_het_verleden_blijft(
    bestaande: list[Vak], van: date, vandaag: date, dag: date
) -> None:
    voor = dict(enumerate(bestaande))
    assert len(wie(voor, dag)) <= 1
    if kan_niet(bestaande, van, vandaag):
        with pytest.raises(ValueError, match="Kies"):
            plan(bestaande, van, vandaag)
        return
    na = voer_uit(bestaande, van, vandaag)
    assert len(wie(na, dag)) <= 1
    assert wie(na, van) == [-1]
    if dag < van:
        assert wie(na, dag) == wie(voor, dag)
    elif dag <= vandaag and wie(voor, dag) and bestaande[wie(voor, dag)[0]].tot is not None:
        # What had an end keeps the days that are past.
        assert wie(na, dag) == wie(voor, dag)
    # Nothing that was known becomes unknown.
    assert len(wie(na, dag)) >= len(wie(voor, dag))


@pytest.mark.parametrize(
    ("bestaande", "van", "nieuw", "sluit_op"),
    [
        ([], date(2026, 1, 1), Vak(date(2026, 1, 1), None), None),
        (
            [Vak(date(2024, 1, 1), None)],
            date(2026, 1, 1),
            Vak(date(2026, 1, 1), None),
            date(2025, 12, 31),
        ),
        ([Vak(None, None)], date(2026, 1, 1), Vak(date(2026, 1, 1), None), date(2025, 12, 31)),
        # Known from 2025 on only: the days before may still be filled.
        (
            [Vak(date(2025, 1, 1), None)],
            date(2024, 1, 1),
            Vak(date(2024, 1, 1), date(2024, 12, 31)),
            None,
        ),
        # The days to come of a value with an end: the new one ends on the same day.
        (
            [Vak(date(2025, 1, 1), date(2029, 12, 31)), Vak(date(2030, 1, 1), None)],
            date(2028, 1, 1),
            Vak(date(2028, 1, 1), date(2029, 12, 31)),
            date(2027, 12, 31),
        ),
    ],
)
def test_wat_een_voortzetting_doet(
    bestaande: list[Vak], van: date, nieuw: Vak, sluit_op: date | None
) -> None:
    uitkomst = plan(bestaande, van, VANDAAG)
    assert (uitkomst.nieuw, uitkomst.sluit_op) == (nieuw, sluit_op)


@pytest.mark.parametrize(
    ("vak", "van", "zin"),
    [
        (Vak(date(2024, 1, 1), None), date(2024, 1, 1), "Vanaf 01/01/2024 geldt al een andere waarde"),
        (Vak(date(2025, 1, 1), date(2029, 12, 31)), VANDAAG, "Kies 02/06/2026 of later"),
        (Vak(None, date(2024, 12, 31)), date(2020, 1, 1), "Kies 01/01/2025 of later"),
    ],
)
def test_waarom_een_voortzetting_niet_kan(vak: Vak, van: date, zin: str) -> None:
    assert zin in kan_niet([vak], van, VANDAAG)
