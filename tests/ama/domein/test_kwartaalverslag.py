"""The quarterly report of AMA sociale economie: which days count, and what they give in whole cents."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.kwartaaldagen import Begeleiding, Regel, tellingen
from ama.domein.kwartaalverslag import (
    AANWEZIGHEIDSDAGEN,
    Afrekening,
    Jaarbedrag,
    Jaarregels,
    Kwartaal,
    correctie,
    is_rapportmaand,
    komma,
    kwartaal_van,
    opmaken_bezwaar,
    te_rapporteren,
    vastleggen_bezwaar,
    vier_ogen_bezwaar,
    voorschot_bezwaren,
)
from werkzorg.termijnen import Periode

EENHEID = 281_220
JAAR = Periode(date(2026, 1, 1), date(2026, 12, 31))
HEEL = Periode(date(2020, 1, 1))
AN, BERT = UUID(int=1), UUID(int=2)


def regels(plaatsen: int = 10, **anders: Any) -> Jaarregels:
    return Jaarregels(
        **{"jaar": 2026, "eenheid_cent": EENHEID, "noemer": 365, "plaatsen": plaatsen, **anders}
    )


def begeleiding(
    van: date, tot: date | None = None, *, wie: UUID = AN, nummer: int = 11, **anders: Any
) -> Begeleiding:
    gewoon: dict[str, Any] = {"toegeleid": Periode(van, tot), "toeleiding": UUID(int=wie.int + 100)}
    return Begeleiding(
        overeenkomst=UUID(int=nummer),
        deelnemer=wie,
        aanbieder=UUID(int=9),
        dagen=Periode(van, tot),
        **{**gewoon, **anders},
    )


def dagen(*begeleidingen: Begeleiding, contingent: list[Periode] | None = None) -> int:
    uit = tellingen(begeleidingen, [HEEL] if contingent is None else contingent, JAAR, {})
    return sum(een.kalender for een in uit)


# --- the worked example of regelgeving 9 ---
def test_tien_plaatsen_en_3942_dagen() -> None:
    jaar = Jaarbedrag(regels(), 3_942)
    assert komma(jaar.trajecten) == "10,80"
    assert jaar.betaald == 10
    assert jaar.is_begrensd
    assert jaar.cent == 2_812_200
    assert "3.942 dagen / 365 = 10,80 trajecten." in jaar.uitleg
    assert "10,00 × € 2.812,20 = € 28.122,00." in jaar.uitleg


@pytest.mark.parametrize(
    ("aantal", "cent"),
    [(0, 0), (1, 770), (90, 69_342), (365, 281_220), (3_650, 2_812_200), (3_651, 2_812_200)],
)
def test_bedrag_van_zoveel_dagen(aantal: int, cent: int) -> None:
    assert Jaarbedrag(regels(), aantal).cent == cent


@given(st.integers(0, 40_000), st.integers(0, 120), st.integers(0, 500_000))
def test_een_keer_afgerond_en_nooit_boven_het_contingent(aantal: int, plaatsen: int, eenheid: int) -> None:
    jaar = Jaarbedrag(regels(plaatsen, eenheid_cent=eenheid), aantal)
    juist = (Decimal(min(aantal, plaatsen * 365)) * eenheid / 365).quantize(Decimal(1), ROUND_HALF_UP)
    assert jaar.cent == juist
    assert jaar.cent <= plaatsen * eenheid
    assert jaar.betaald <= jaar.trajecten == Fraction(aantal, 365)


@given(st.lists(st.integers(0, 1_200), min_size=4, max_size=4), st.integers(0, 12))
def test_de_kwartalen_samen_zijn_het_jaar(per_kwartaal: list[int], plaatsen: int) -> None:
    """Whatever each quarter brought: what was paid adds up to what the whole year gives, to the cent."""
    eerder = 0
    for nummer, _ in enumerate(per_kwartaal, 1):
        jaar = Jaarbedrag(regels(plaatsen), sum(per_kwartaal[:nummer]))
        een = Afrekening(Kwartaal(2026, nummer), jaar.cent, eerder, 0, 0)
        eerder += een.kwartaal_cent
    assert eerder == Jaarbedrag(regels(plaatsen), sum(per_kwartaal)).cent


def test_wat_niet_kan_in_een_jaar() -> None:
    for anders in ({"eenheid_cent": -1}, {"noemer": 0}, {"plaatsen": -1}, {"dagen": "uren"}):
        with pytest.raises(ValueError):
            regels(**anders)


# --- which days count ---
@pytest.mark.parametrize(
    ("wat", "verwacht", "regel"),
    [
        (begeleiding(date(2026, 1, 1)), 365, None),
        (begeleiding(date(2025, 7, 1), date(2026, 1, 31)), 31, None),
        (begeleiding(date(2026, 1, 1), is_ingediend=False), 0, Regel.NIET_INGEDIEND),
        (begeleiding(date(2026, 1, 1), toegeleid=Periode(date(2026, 2, 1))), 334, Regel.BUITEN_TOELEIDING),
        (begeleiding(date(2026, 1, 1), toegeleid=None), 0, Regel.BUITEN_TOELEIDING),
        (begeleiding(date(2026, 1, 1), beslist_tot=date(2026, 6, 30)), 181, Regel.ZONDER_BESLISSING),
    ],
)
def test_dagen_van_een_begeleiding(wat: Begeleiding, verwacht: int, regel: Regel | None) -> None:
    (telling,) = tellingen([wat], [HEEL], JAAR, {})
    assert telling.kalender == verwacht
    assert {stuk.regel for stuk in telling.stukken if not stuk.telt} == ({regel} if regel else set())


def test_buiten_het_contingent_telt_niet() -> None:
    wat = begeleiding(date(2026, 1, 1))
    assert dagen(wat, contingent=[Periode(date(2026, 3, 1), date(2026, 3, 31))]) == 31
    assert dagen(wat, contingent=[]) == 0


def test_twee_werkposten_tellen_een_keer() -> None:
    eerst = begeleiding(date(2026, 1, 1), date(2026, 6, 30))
    dan = begeleiding(date(2026, 6, 1), date(2026, 7, 31), nummer=12, toegeleid=HEEL)
    (telling,) = tellingen([dan, eerst], [HEEL], JAAR, {})
    assert telling.kalender == 212
    assert [stuk.regel for stuk in telling.stukken if stuk.overeenkomst.int == 12] == [Regel.DUBBEL, None]
    assert "30 dagen: telt niet: een andere overeenkomst" in telling.stukken[1].zin


def test_wie_geen_dag_in_het_jaar_heeft_staat_er_niet() -> None:
    assert tellingen([begeleiding(date(2025, 1, 1), date(2025, 12, 31))], [HEEL], JAAR, {}) == ()


def test_aanwezig_telt_elke_dag_een_keer_en_alleen_getelde_dagen() -> None:
    eerst = begeleiding(date(2026, 1, 1), beslist_tot=date(2026, 1, 31))
    dan = begeleiding(date(2026, 1, 1), nummer=12, beslist_tot=date(2026, 1, 31))
    kwam = {
        UUID(int=11): [date(2026, 1, 5), date(2026, 1, 6), date(2026, 2, 2)],
        UUID(int=12): [date(2026, 1, 6), date(2026, 1, 7)],
    }
    (telling,) = tellingen([eerst, dan], [HEEL], JAAR, kwam)
    assert (telling.kalender, telling.aanwezig) == (31, 3)


_DAG = st.integers(-400, 500).map(lambda n: date(2026, 1, 1) + timedelta(days=n))


@st.composite
def _begeleidingen(trek: st.DrawFn) -> list[Begeleiding]:
    uit = []
    for nummer in range(trek(st.integers(0, 6))):
        van = trek(_DAG)
        duur = trek(st.none() | st.integers(0, 600))
        tot = None if duur is None else van + timedelta(days=duur)
        wie = trek(st.sampled_from([AN, BERT]))
        uit.append(
            begeleiding(
                van,
                tot,
                wie=wie,
                nummer=20 + nummer,
                toegeleid=trek(st.none() | st.just(HEEL) | st.just(Periode(date(2026, 4, 1)))),
                is_ingediend=trek(st.booleans()),
                beslist_tot=trek(st.none() | _DAG),
            )
        )
    return uit


@given(_begeleidingen(), st.lists(_DAG, max_size=20))
def test_elke_dag_van_elke_overeenkomst_heeft_een_antwoord(wat: list[Begeleiding], kwam: list[date]) -> None:
    """Held against counting day by day."""
    contingent = [Periode(date(2026, 2, 1), date(2026, 10, 31))]
    uit = tellingen(wat, contingent, JAAR, {een.overeenkomst: kwam for een in wat})
    for een in wat:
        stukken = [
            stuk for telling in uit for stuk in telling.stukken if stuk.overeenkomst == een.overeenkomst
        ]
        deel = een.dagen.doorsnede(JAAR)
        assert sum(stuk.periode.aantal_dagen for stuk in stukken) == (deel.aantal_dagen if deel else 0)
    for wie in (AN, BERT):
        alle = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
        telt = {
            dag
            for dag in alle
            for een in wat
            if een.deelnemer == wie and een.is_ingediend and een.dagen.bevat(dag) and contingent[0].bevat(dag)
            if een.toegeleid
            and een.toegeleid.bevat(dag)
            and (een.beslist_tot is None or dag <= een.beslist_tot)
        }
        eigen = [telling for telling in uit if telling.deelnemer == wie]
        assert sum(telling.kalender for telling in eigen) == len(telt)
        heeft = any(een.deelnemer == wie for een in wat)
        # Somebody was only there on days of one of his agreements: that is a rule of the presences.
        assert sum(telling.aanwezig for telling in eigen) == (len(telt & set(kwam)) if heeft else 0)


# --- quarters ---
@pytest.mark.parametrize(
    ("dag", "kwartaal", "verslag"),
    [
        (date(2026, 1, 1), Kwartaal(2026, 1), Kwartaal(2025, 4)),
        (date(2026, 3, 31), Kwartaal(2026, 1), Kwartaal(2025, 4)),
        (date(2026, 4, 1), Kwartaal(2026, 2), Kwartaal(2026, 1)),
        (date(2026, 12, 31), Kwartaal(2026, 4), Kwartaal(2026, 3)),
    ],
)
def test_kwartaal_van_een_dag(dag: date, kwartaal: Kwartaal, verslag: Kwartaal) -> None:
    assert kwartaal_van(dag) == kwartaal
    assert kwartaal.periode.bevat(dag)
    assert te_rapporteren(dag) == verslag


def test_een_jaar_heeft_vier_kwartalen_zonder_gat() -> None:
    delen = [Kwartaal(2024, nummer).periode for nummer in (1, 2, 3, 4)]
    assert [deel.aantal_dagen for deel in delen] == [91, 91, 92, 92]
    assert Kwartaal(2024, 3).tot_nu == Periode(date(2024, 1, 1), date(2024, 9, 30))
    with pytest.raises(ValueError):
        Kwartaal(2024, 5)


def test_wanneer_een_verslag_kan() -> None:
    assert [maand for maand in range(1, 13) if is_rapportmaand(date(2026, maand, 9))] == [1, 4, 7, 10]
    assert opmaken_bezwaar(Kwartaal(2026, 1), date(2026, 4, 1)) == ""
    assert "31/03/2026" in opmaken_bezwaar(Kwartaal(2026, 1), date(2026, 3, 31))
    laatste = [Kwartaal(2025, 4), Kwartaal(2026, 1)]
    assert opmaken_bezwaar(Kwartaal(2026, 1), date(2026, 4, 1), laatste) == ""
    assert (
        "kwartaal 4 van 2025 ligt al vast"
        in opmaken_bezwaar(Kwartaal(2025, 3), date(2026, 4, 1), laatste).lower()
    )
    # A fixed quarter of the next year holds no day of this one.
    assert opmaken_bezwaar(Kwartaal(2025, 4), date(2026, 4, 1), laatste[1:]) == ""
    assert "2024" in opmaken_bezwaar(Kwartaal(2023, 4), date(2026, 3, 31))


# --- settlement, corrections, four eyes, advances ---
@pytest.mark.parametrize(
    ("bedragen", "saldo", "zin"),
    [
        ((100_000, 40_000, 0, 20_000), 40_000, "Er wordt € 400,00 betaald."),
        ((100_000, 40_000, -5_000, 70_000), -15_000, "Er wordt € 150,00 teruggevorderd."),
        ((0, 0, 0, 0), 0, "Er volgt geen betaling."),
    ],
)
def test_afrekening(bedragen: tuple[int, int, int, int], saldo: int, zin: str) -> None:
    een = Afrekening(Kwartaal(2026, 2), *bedragen)
    assert een.saldo_cent == saldo
    assert een.uitleg[-1] == zin


def test_correctie_van_een_vastgelegd_jaar() -> None:
    nu = Jaarbedrag(regels(), 1_000)
    assert correctie(1_000, nu.cent, nu) is None
    meer = correctie(990, Jaarbedrag(regels(), 990).cent, nu)
    assert meer is not None
    assert meer.verschil_cent == 770_466 - 762_761
    assert meer.uitleg[0] == "10 dagen meer in 2026."
    anders = correctie(1_000, 1, nu)
    assert anders is not None
    assert "getallen van 2026 veranderden" in anders.uitleg[0]


@given(st.integers(0, 9_000), st.integers(0, 9_000), st.integers(0, 20))
def test_vast_en_correctie_samen_zijn_wat_nu_juist_is(was: int, nu: int, plaatsen: int) -> None:
    vroeger, vandaag = Jaarbedrag(regels(plaatsen), was), Jaarbedrag(regels(plaatsen), nu)
    een = correctie(was, vroeger.cent, vandaag)
    assert vroeger.cent + (een.verschil_cent if een else 0) == vandaag.cent


def test_aanwezigheidsdagen_zeggen_het_in_de_uitleg() -> None:
    assert "aanwezig" in Jaarbedrag(regels(dagen=AANWEZIGHEIDSDAGEN), 5).uitleg[0]


def test_vier_ogen_en_op_volgorde() -> None:
    assert vier_ogen_bezwaar(1, {2, 3}) == ""
    assert "collega" in vier_ogen_bezwaar(1, {1})
    tweede = Kwartaal(2026, 2)
    assert vastleggen_bezwaar(tweede, [tweede, Kwartaal(2026, 3)], is_veranderd=False) == ""
    assert "kwartaal 4 van 2025" in vastleggen_bezwaar(
        tweede, [Kwartaal(2026, 1), Kwartaal(2025, 4)], is_veranderd=True
    )
    assert "Maak het opnieuw op" in vastleggen_bezwaar(tweede, [], is_veranderd=True)


@pytest.mark.parametrize(
    ("kwartaal", "open_", "vast", "zin"),
    [
        # nothing was ever made of the first quarter: the second one holds its days
        (2, [], [], ""),
        (3, [], [2], ""),
        (3, [1], [], "Leg eerst kwartaal 1"),
        # a draft that was overtaken stops nothing, and is never paid itself
        (3, [1], [2], ""),
        (1, [1], [2], "Kwartaal 2 van 2026 ligt al vast"),
        (4, [1, 3], [2], "Leg eerst kwartaal 3"),
    ],
)
def test_een_overgeslagen_kwartaal_blokkeert_niets(
    kwartaal: int, open_: list[int], vast: list[int], zin: str
) -> None:
    nee = vastleggen_bezwaar(
        Kwartaal(2026, kwartaal),
        [Kwartaal(2026, nummer) for nummer in open_],
        is_veranderd=False,
        vastgelegd=[Kwartaal(2026, nummer) for nummer in vast],
    )
    assert nee.startswith(zin) if zin else not nee


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, set()),
        ({"vastgelegd": [Kwartaal(2026, 1)]}, {"kwartaal"}),
        # it would go off no report any more
        ({"vastgelegd": [Kwartaal(2026, 3)]}, {"kwartaal"}),
        ({"vastgelegd": [Kwartaal(2025, 4), Kwartaal(2027, 1)]}, set()),
        ({"bestaat_al": True}, {"kwartaal"}),
        ({"cent": 0}, {"bedrag"}),
        ({"betaald_op": date(2026, 2, 2)}, {"betaald_op"}),
        ({"kwartaal": Kwartaal(2023, 4)}, {"kwartaal"}),
    ],
)
def test_voorschot(anders: dict[str, Any], velden: set[str]) -> None:
    gewoon = {
        "kwartaal": Kwartaal(2026, 1),
        "cent": 5,
        "betaald_op": date(2026, 2, 1),
        "vandaag": date(2026, 2, 1),
    }
    vraag = {**gewoon, "vastgelegd": [], "bestaat_al": False, **anders}
    assert set(voorschot_bezwaren(**vraag)) == velden
