"""The subsidy in whole cents, held against counting day by day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ama.domein.subsidie import (
    DAGEN_VAN_HET_JAAR,
    VAST_365,
    Jaarregels,
    Lijn,
    in_cent,
    lijnen,
    naar_rato,
    noemer,
    verdeeld,
    waarschuwing,
)
from ama.domein.subsidiedagen import REGELS, Overeenkomst, Regel, Uitsluiting, telt_vanaf
from tests.omvang import aantal
from werkzorg.parameters.beginwaarden import begin_momentopname
from werkzorg.termijnen import Periode

WIE = UUID(int=1)
BEGELEIDER, TWEEDE, DERDE = (UUID(int=nummer) for nummer in (11, 12, 13))
JAAR_2024 = Jaarregels(2024, 106_120, 366, 30)
JAAR_2025 = Jaarregels(2025, 106_120, 365, 30)


def overeenkomst(
    van: date,
    tot: date | None = None,
    *,
    nummer: int = 1,
    begeleider: UUID = BEGELEIDER,
    ingediend_op: date | None = None,
    is_ingediend: bool = True,
    is_aanvaard: bool = True,
    uitsluitingen: tuple[Uitsluiting, ...] = (),
) -> Overeenkomst:
    """An agreement, handed in on its first day and accepted unless said otherwise."""
    return Overeenkomst(
        UUID(int=100 + nummer),
        begeleider,
        Periode(van, tot),
        (ingediend_op or van) if is_ingediend else None,
        is_aanvaard,
        uitsluitingen,
    )


A = overeenkomst(date(2024, 3, 1), date(2024, 6, 30))
B = overeenkomst(date(2024, 6, 1), date(2024, 12, 31), nummer=2)


# --- the worked example of regelgeving 9 ------------------------------------------------------------------------------
def test_twee_overeenkomsten_bij_een_begeleider_tellen_juni_een_keer() -> None:
    (lijn,) = lijnen(WIE, [A, B], JAAR_2024)
    assert (lijn.dagen, lijn.dagen_deelnemer, lijn.bedrag_cent) == (306, 306, 88_723)
    assert lijn.telling.perioden == [Periode(date(2024, 3, 1), date(2024, 12, 31))]
    assert not lijn.is_gedeeld
    assert waarschuwing(lijn) == ""
    assert lijn.uitleg == (
        "Maximum voor 2024: € 1.061,20 per deelnemer (BVR 18/11/2022, subsidiëring AMA).",
        "Begeleid: 306 van de 366 dagen. € 1.061,20 × 306 / 366 = € 887,23.",
    )
    assert [(stuk.periode, stuk.regel) for stuk in lijn.telling.stukken] == [
        (Periode(date(2024, 3, 1), date(2024, 6, 30)), None),
        (Periode(date(2024, 6, 1), date(2024, 6, 30)), Regel.DUBBEL),
        (Periode(date(2024, 7, 1), date(2024, 12, 31)), None),
    ]
    assert lijn.telling.stukken[1].zin == (
        "Van 01/06/2024 tot en met 30/06/2024: 30 dagen, niet geteld. Deze dagen tellen al mee door een andere "
        "overeenkomst bij dezelfde begeleider. (Departement Zorg, FAQ AMA)"
    )


def test_met_de_parameters_van_de_regelgeving() -> None:
    opname = begin_momentopname(date(2024, 12, 31))
    regels = Jaarregels(
        2024,
        in_cent(opname.bedrag("ama_wvg_subsidie_max_jaar")),
        noemer(2024, opname.tekst("ama_wvg_noemer_prorata")),
        opname.getal("ama_wvg_indien_termijn"),
    )
    assert regels == JAAR_2024
    assert naar_rato(regels.maximum_cent, 306, noemer(2024, VAST_365)) == 88_966


@pytest.mark.parametrize(
    ("van", "tot", "regels", "dagen", "cent"),
    [
        (date(2024, 1, 1), None, JAAR_2024, 366, 106_120),
        (date(2020, 5, 5), None, JAAR_2025, 365, 106_120),
        (date(2025, 12, 31), None, JAAR_2025, 1, 291),
        (date(2024, 1, 1), date(2025, 1, 1), JAAR_2025, 1, 291),
        (date(2024, 2, 29), date(2024, 2, 29), JAAR_2024, 1, 290),
        (date(2024, 1, 1), date(2024, 12, 31), Jaarregels(2024, 106_120, 365, 30), 366, 106_120),
    ],
)
def test_een_overeenkomst(van: date, tot: date | None, regels: Jaarregels, dagen: int, cent: int) -> None:
    (lijn,) = lijnen(WIE, [overeenkomst(van, tot)], regels)
    assert (lijn.dagen, lijn.bedrag_cent) == (dagen, cent)


def test_buiten_het_jaar_is_er_geen_lijn() -> None:
    assert lijnen(WIE, [A, B], JAAR_2025) == ()
    assert lijnen(WIE, [], JAAR_2025) == ()


def test_wie_niets_krijgt_heeft_een_lijn_met_de_regel() -> None:
    (lijn,) = lijnen(WIE, [overeenkomst(date(2025, 1, 1), is_aanvaard=False)], JAAR_2025)
    assert (lijn.dagen, lijn.bedrag_cent, lijn.totaal_cent) == (0, 0, 0)
    assert [stuk.regel for stuk in lijn.telling.stukken] == [Regel.NIET_AANVAARD]
    assert waarschuwing(lijn) == ""


def test_verdiend_tot_en_met_een_dag() -> None:
    (lijn,) = lijnen(WIE, [A, B], JAAR_2024, tot=date(2024, 6, 15))
    assert lijn.dagen == 31 + 30 + 31 + 15
    assert lijnen(WIE, [A, B], JAAR_2024, tot=date(2024, 2, 29)) == ()


# --- days that do not count -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("ingediend", "vanaf"),
    [
        (date(2025, 2, 1), date(2025, 3, 1)),
        (date(2025, 3, 1), date(2025, 3, 1)),
        (date(2025, 3, 31), date(2025, 3, 1)),
        (date(2025, 4, 1), date(2025, 4, 1)),
        (date(2025, 9, 5), date(2025, 9, 5)),
    ],
)
def test_te_laat_indienen_telt_vanaf_het_indienen(ingediend: date, vanaf: date) -> None:
    assert telt_vanaf(date(2025, 3, 1), ingediend, 30) == vanaf
    (lijn,) = lijnen(WIE, [overeenkomst(date(2025, 3, 1), ingediend_op=ingediend)], JAAR_2025)
    assert lijn.telling.perioden == [Periode(vanaf, date(2025, 12, 31))]
    weg = [stuk.regel for stuk in lijn.telling.stukken if not stuk.telt]
    assert weg == ([Regel.TE_LAAT_INGEDIEND] if vanaf > date(2025, 3, 1) else [])


def test_pas_na_het_einde_ingediend() -> None:
    laat = overeenkomst(date(2025, 1, 1), date(2025, 2, 15), ingediend_op=date(2025, 8, 1))
    (lijn,) = lijnen(WIE, [laat], JAAR_2025)
    assert [(stuk.dagen, stuk.regel) for stuk in lijn.telling.stukken] == [(46, Regel.TE_LAAT_INGEDIEND)]


def test_de_eerste_regel_geeft_de_uitleg() -> None:
    """Days that several rules exclude are named by the first; each rule has its own stretch."""
    een = overeenkomst(
        date(2025, 1, 1),
        date(2025, 1, 31),
        uitsluitingen=(
            Uitsluiting(Regel.VAPH, Periode(date(2025, 1, 5), date(2025, 1, 20))),
            Uitsluiting(Regel.GEEN_ERKENNING, Periode(date(2025, 1, 10), date(2025, 1, 12))),
            Uitsluiting(Regel.LEEFTIJD, Periode(date(2025, 1, 30))),
        ),
    )
    (lijn,) = lijnen(WIE, [een], JAAR_2025)
    assert [(stuk.periode.start.day, stuk.dagen, stuk.regel) for stuk in lijn.telling.stukken] == [
        (1, 4, None),
        (5, 5, Regel.VAPH),
        (10, 3, Regel.GEEN_ERKENNING),
        (13, 8, Regel.VAPH),
        (21, 9, None),
        (30, 2, Regel.LEEFTIJD),
    ]


def test_een_uitgesloten_dag_telt_door_de_andere_overeenkomst() -> None:
    """The first was handed in late; the second, at the same begeleider, covers those days."""
    laat = overeenkomst(date(2025, 1, 1), ingediend_op=date(2025, 3, 1))
    op_tijd = overeenkomst(date(2025, 1, 15), nummer=2)
    (lijn,) = lijnen(WIE, [laat, op_tijd], JAAR_2025)
    assert lijn.telling.perioden == [Periode(date(2025, 1, 15), date(2025, 12, 31))]


def test_elke_regel_heeft_woorden_en_een_bron() -> None:
    assert set(REGELS) == set(Regel)
    assert all(tekst.zin.endswith(".") and tekst.bron for tekst in REGELS.values())


# --- several begeleiders ----------------------------------------------------------------------------------------------
def test_twee_begeleiders_het_hele_jaar_delen_het_maximum() -> None:
    paar = [
        overeenkomst(date(2025, 1, 1)),
        overeenkomst(date(2025, 1, 1), nummer=2, begeleider=TWEEDE),
    ]
    een, ander = lijnen(WIE, paar, JAAR_2025)
    assert (een.bedrag_cent, ander.bedrag_cent) == (53_060, 53_060)
    assert een.uitleg[-1] == (
        "2 begeleiders delen dit bedrag naar hun dagen. Deze begeleider telt 365 dagen en krijgt € 530,60."
    )
    assert "delen het maximum" in waarschuwing(een)


def test_na_elkaar_begeleid_krijgt_elk_zijn_dagen() -> None:
    na_elkaar = [
        overeenkomst(date(2025, 1, 1), date(2025, 6, 30)),
        overeenkomst(date(2025, 7, 1), nummer=2, begeleider=TWEEDE),
    ]
    een, ander = lijnen(WIE, na_elkaar, JAAR_2025)
    assert (een.dagen, ander.dagen, een.dagen_deelnemer) == (181, 184, 365)
    # 106120 × 181 / 365 = 52623.89… and 106120 × 184 / 365 = 53496.10…: the first has the largest remainder.
    assert (een.bedrag_cent, ander.bedrag_cent) == (52_624, 53_496)


def test_een_dag_bij_twee_begeleiders_is_een_keer_subsidie() -> None:
    """A hundred days at both is a hundred days for the deelnemer (one subsidy per deelnemer)."""
    van, tot = date(2025, 1, 1), date(2025, 4, 10)
    samen = [overeenkomst(van, tot), overeenkomst(van, tot, nummer=2, begeleider=TWEEDE)]
    een, ander = lijnen(WIE, samen, JAAR_2025)
    assert een.totaal_cent == naar_rato(106_120, 100, 365) == 29_074
    assert (een.bedrag_cent, ander.bedrag_cent) == (14_537, 14_537)


def test_wie_geen_dag_telt_deelt_niet_mee() -> None:
    paar = [
        overeenkomst(date(2025, 1, 1)),
        overeenkomst(date(2025, 1, 1), nummer=2, begeleider=TWEEDE, is_aanvaard=False),
    ]
    een, ander = lijnen(WIE, paar, JAAR_2025)
    assert (een.bedrag_cent, ander.bedrag_cent, een.is_gedeeld) == (106_120, 0, False)


@pytest.mark.parametrize(
    ("totaal", "gewichten", "delen"),
    [
        (100, {1: 1, 2: 1, 3: 1}, {1: 34, 2: 33, 3: 33}),
        (101, {1: 1, 2: 1}, {1: 51, 2: 50}),
        (1, {1: 1, 2: 2}, {1: 0, 2: 1}),
        (10, {1: 0, 2: 3}, {1: 0, 2: 10}),
        (0, {1: 0, 2: 0}, {1: 0, 2: 0}),
        (0, {}, {}),
    ],
)
def test_de_grootste_rest(totaal: int, gewichten: dict[int, int], delen: dict[int, int]) -> None:
    assert verdeeld(totaal, gewichten) == delen


@given(st.integers(0, 300_000), st.dictionaries(st.integers(0, 9), st.integers(0, 366), min_size=1))
def test_de_delen_tellen_precies_op(totaal: int, gewichten: dict[int, int]) -> None:
    som = sum(gewichten.values())
    if som == 0:
        if totaal:
            with pytest.raises(ValueError):
                verdeeld(totaal, gewichten)
        return
    delen = verdeeld(totaal, gewichten)
    assert sum(delen.values()) == totaal
    for sleutel, gewicht in gewichten.items():
        assert abs(delen[sleutel] - Fraction(totaal * gewicht, som)) < 1
    assert delen == verdeeld(totaal, dict(reversed(gewichten.items())))


@given(st.integers(0, 200_000), st.integers(0, 366), st.sampled_from((365, 366)))
def test_afronden_half_omhoog_en_eenmaal(maximum: int, dagen: int, delen_door: int) -> None:
    euro = (Decimal(maximum) * dagen / delen_door).quantize(Decimal(1), ROUND_HALF_UP)
    assert naar_rato(maximum, dagen, delen_door) == min(maximum, int(euro))


@pytest.mark.parametrize(("jaar", "dagen"), [(2024, 366), (2025, 365), (2028, 366), (2100, 365)])
def test_de_noemer(jaar: int, dagen: int) -> None:
    assert noemer(jaar, DAGEN_VAN_HET_JAAR) == dagen
    assert noemer(jaar, VAST_365) == 365
    with pytest.raises(ValueError):
        noemer(jaar, "maanden")


def test_wat_niet_kan() -> None:
    for jaar, maximum, delen_door, dagen in ((2023, 1, 365, 30), (2024, -1, 366, 30), (2024, 1, 0, 30)):
        with pytest.raises(ValueError):
            Jaarregels(jaar, maximum, delen_door, dagen)
    with pytest.raises(ValueError):
        in_cent(Decimal("10.005"))
    assert in_cent(Decimal("1061.2")) == 106_120


# --- random worlds against counting day by day ------------------------------------------------------------------------
NIEUWJAAR = date(2024, 1, 1)
UITSLUITEND = [
    regel for regel in Regel if regel not in {Regel.DUBBEL, Regel.NIET_AANVAARD, Regel.TE_LAAT_INGEDIEND}
]
dagen = st.integers(-60, 430).map(lambda later: NIEUWJAAR + timedelta(days=later))
perioden = st.builds(
    lambda van, lengte: Periode(van, None if lengte is None else van + timedelta(days=lengte)),
    dagen,
    st.one_of(st.none(), st.integers(0, 250)),
)


@st.composite
def werelden(trek: st.DrawFn) -> list[Overeenkomst]:
    """Up to six agreements of one deelnemer at up to three begeleiders."""
    uit = []
    for nummer in range(trek(st.integers(0, 6))):
        periode = trek(perioden)
        uitsluitingen = trek(
            st.lists(st.builds(Uitsluiting, st.sampled_from(UITSLUITEND), perioden), max_size=2)
        )
        na = trek(st.one_of(st.none(), st.integers(-5, 90)))
        uit.append(
            Overeenkomst(
                UUID(int=100 + nummer),
                trek(st.sampled_from((BEGELEIDER, TWEEDE, DERDE))),
                periode,
                None if na is None else periode.start + timedelta(days=na),
                trek(st.sampled_from((True, True, True, False))),
                tuple(uitsluitingen),
            )
        )
    return uit


def telt(een: Overeenkomst, dag: date) -> bool:
    """Whether this agreement covers this day, asked of the day itself."""
    if not een.periode.bevat(dag) or not een.is_aanvaard or een.ingediend_op is None:
        return False
    if (een.ingediend_op - een.periode.start).days > 30 and dag < een.ingediend_op:
        return False
    return not any(weg.periode.bevat(dag) for weg in een.uitsluitingen)


def dag_voor_dag(overeenkomsten: list[Overeenkomst]) -> tuple[dict[UUID, int], int]:
    """Per begeleider the days of 2024 that count, and those of the deelnemer."""
    per: dict[UUID, int] = {}
    samen = 0
    for later in range(366):
        dag = NIEUWJAAR + timedelta(days=later)
        bij = {een.begeleider for een in overeenkomsten if telt(een, dag)}
        samen += bool(bij)
        for wie in bij:
            per[wie] = per.get(wie, 0) + 1
    return per, samen


@given(werelden())
@settings(max_examples=aantal(150, 5_000), deadline=None)
def test_zoals_dag_voor_dag_geteld(wereld: list[Overeenkomst]) -> None:
    gevonden = lijnen(WIE, wereld, JAAR_2024)
    per, samen = dag_voor_dag(wereld)
    assert {lijn.begeleider: lijn.dagen for lijn in gevonden if lijn.dagen} == per
    assert {lijn.dagen_deelnemer for lijn in gevonden} <= {samen}
    assert sum(lijn.bedrag_cent for lijn in gevonden) == naar_rato(106_120, samen, 366) <= 106_120
    for lijn in gevonden:
        _elke_dag_heeft_een_antwoord(lijn, wereld)


def _elke_dag_heeft_een_antwoord(lijn: Lijn, wereld: list[Overeenkomst]) -> None:
    """Every day of every agreement in the year stands in exactly one piece."""
    for een in wereld:
        if een.begeleider != lijn.begeleider:
            continue
        stukken = [stuk.periode for stuk in lijn.telling.stukken if stuk.overeenkomst == een.sleutel]
        in_jaar = een.periode.doorsnede(Periode(NIEUWJAAR, date(2024, 12, 31)))
        assert sum(stuk.aantal_dagen for stuk in stukken) == (in_jaar.aantal_dagen if in_jaar else 0)
        assert stukken == sorted(stukken, key=lambda stuk: stuk.start)
    geteld = [stuk.periode for stuk in lijn.telling.stukken if stuk.telt]
    assert sum(een.aantal_dagen for een in lijn.telling.perioden) == sum(een.aantal_dagen for een in geteld)


@given(werelden(), st.integers(0, 365))
@settings(max_examples=aantal(50, 1_000), deadline=None)
def test_wat_verdiend_is_neemt_nooit_af(wereld: list[Overeenkomst], later: int) -> None:
    dag = NIEUWJAAR + timedelta(days=later)
    nu = sum(lijn.totaal_cent for lijn in lijnen(WIE, wereld, JAAR_2024, tot=dag)[:1])
    morgen = sum(lijn.totaal_cent for lijn in lijnen(WIE, wereld, JAAR_2024, tot=dag + timedelta(days=1))[:1])
    assert nu <= morgen <= nu + 291


@given(werelden())
@settings(max_examples=aantal(30, 500), deadline=None)
def test_de_volgorde_van_de_rijen_maakt_niet_uit(wereld: list[Overeenkomst]) -> None:
    assert lijnen(WIE, wereld, JAAR_2024) == lijnen(WIE, wereld[::-1], JAAR_2024)
