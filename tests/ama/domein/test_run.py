"""Runs, corrections, advances and settlement: nothing fixed ever changes, and everything adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ama.domein.afrekening import (
    Afrekening,
    Voorschot,
    afrekening,
    verbeter_bezwaren,
    voorschot_bezwaren,
    voorschot_voorstel,
)
from ama.domein.correctie import Correctie, Sleutel, Vastgelegd, correcties, sleutel_van, verschil_in_dagen
from ama.domein.run import (
    berekenen_bezwaar,
    betwisten_bezwaren,
    boven_het_maximum,
    controleren_bezwaar,
    totaal_per_begeleider,
    vastleggen_bezwaar,
)
from ama.domein.subsidie import Jaarregels, Lijn, lijnen
from ama.domein.subsidiedagen import Overeenkomst
from tests.omvang import aantal
from werkzorg.termijnen import Periode

WIE, ANDER = UUID(int=1), UUID(int=2)
EEN, TWEE = UUID(int=11), UUID(int=12)
REGELS = Jaarregels(2025, 106_120, 365, 30)
NIEUWJAAR = date(2025, 1, 1)


def overeenkomst(van: date, tot: date | None = None, begeleider: UUID = EEN, nummer: int = 1) -> Overeenkomst:
    return Overeenkomst(UUID(int=100 + nummer), begeleider, Periode(van, tot), van, True)


def vastgelegd(alle: tuple[Lijn, ...]) -> dict[Sleutel, Vastgelegd]:
    """These lines as a fixed run keeps them."""
    return {
        sleutel_van(lijn): Vastgelegd(
            sleutel_van(lijn),
            lijn.bedrag_cent,
            tuple(lijn.telling.perioden),
            lijn.dagen_deelnemer,
            lijn.regels.maximum_cent,
        )
        for lijn in alle
    }


EERST = lijnen(WIE, [overeenkomst(NIEUWJAAR)], REGELS)


# --- corrections ------------------------------------------------------------------------------------------------------
def test_een_later_einde_wordt_een_correctie() -> None:
    nu = lijnen(WIE, [overeenkomst(NIEUWJAAR, date(2025, 12, 3))], REGELS)
    (een,) = correcties(nu, vastgelegd(EERST))
    assert (een.was_cent, een.wordt_cent, een.verschil_cent) == (106_120, 97_979, -8_141)
    assert een.uitleg == (
        "Minder dagen in 2025: 28 dagen, van 04/12/2025 tot en met 31/12/2025.",
        "Eerder vastgelegd: € 1.061,20. Nu: € 979,79. Verschil: € -81,41.",
    )
    assert correcties(EERST, vastgelegd(EERST)) == ()


def test_een_nieuwe_en_een_verdwenen_lijn() -> None:
    nieuw = lijnen(ANDER, [overeenkomst(date(2025, 12, 31))], REGELS)
    (erbij,) = correcties(nieuw, {})
    assert (erbij.was_cent, erbij.wordt_cent) == (0, 291)
    assert erbij.uitleg[0] == "Meer dagen in 2025: 1 dag, op 31/12/2025."
    (weg,) = correcties((), vastgelegd(EERST))
    assert (weg.verschil_cent, weg.uitleg[0].startswith("Minder dagen in 2025: 365 dagen")) == (
        -106_120,
        True,
    )


def test_een_uitgesloten_dag_noemt_zijn_regel() -> None:
    laat = Overeenkomst(UUID(int=101), EEN, Periode(NIEUWJAAR), date(2025, 3, 1), True)
    (een,) = correcties(lijnen(WIE, [laat], REGELS), vastgelegd(EERST))
    assert "De overeenkomst is te laat ingediend" in een.uitleg[1]


def test_een_tweede_begeleider_verdeelt_opnieuw() -> None:
    nu = lijnen(WIE, [overeenkomst(NIEUWJAAR), overeenkomst(NIEUWJAAR, begeleider=TWEE, nummer=2)], REGELS)
    uit = correcties(nu, vastgelegd(EERST))
    assert [(een.sleutel[1], een.verschil_cent) for een in uit] == [(EEN, -53_060), (TWEE, 53_060)]
    # The first guided as many days as before; what changed is that somebody shares.
    assert uit[0].uitleg == (
        "Ook de dagen bij een andere begeleider bepalen hoe het bedrag verdeeld wordt.",
        "Eerder vastgelegd: € 1.061,20. Nu: € 530,60. Verschil: € -530,60.",
    )


def test_een_ander_maximum() -> None:
    hoger = Jaarregels(2025, 110_000, 365, 30)
    (een,) = correcties(lijnen(WIE, [overeenkomst(NIEUWJAAR)], hoger), vastgelegd(EERST))
    assert een.uitleg[0] == "Het maximum voor 2025 is nu € 1.100,00 in plaats van € 1.061,20."


@st.composite
def werelden(trek: st.DrawFn) -> tuple[Lijn, ...]:
    """The lines of two deelnemers at two begeleiders."""
    uit: list[Lijn] = []
    for wie in (WIE, ANDER):
        rijen = [
            overeenkomst(
                NIEUWJAAR + timedelta(days=(van := trek(st.integers(-30, 360)))),
                NIEUWJAAR + timedelta(days=van + trek(st.integers(0, 200))),
                trek(st.sampled_from((EEN, TWEE))),
                nummer,
            )
            for nummer in range(trek(st.integers(0, 3)))
        ]
        uit += lijnen(wie, rijen, REGELS)
    return tuple(uit)


def toegepast(
    was: dict[Sleutel, Vastgelegd], uit: tuple[Correctie, ...], nu: tuple[Lijn, ...]
) -> dict[Sleutel, Vastgelegd]:
    """What is fixed after a run with these corrections: the amounts before, plus the differences."""
    wordt = vastgelegd(nu)
    bedragen = {sleutel: een.bedrag_cent for sleutel, een in was.items()}
    for een in uit:
        bedragen[een.sleutel] = bedragen.get(een.sleutel, 0) + een.verschil_cent
    niets = Vastgelegd((WIE, EEN, 2025), 0, (), 0, REGELS.maximum_cent)
    return {
        sleutel: replace(wordt.get(sleutel, niets), sleutel=sleutel, bedrag_cent=bedrag)
        for sleutel, bedrag in bedragen.items()
    }


@given(st.lists(werelden(), min_size=2, max_size=4))
@settings(max_examples=aantal(30, 500), deadline=None)
def test_vastgelegd_en_correcties_tellen_op_tot_wat_nu_klopt(verloop: list[tuple[Lijn, ...]]) -> None:
    stand = vastgelegd(verloop[0])
    betaald = sum(een.bedrag_cent for een in stand.values())
    for nu in verloop[1:]:
        uit = correcties(nu, stand)
        betaald += sum(een.verschil_cent for een in uit)
        assert betaald == sum(lijn.bedrag_cent for lijn in nu)
        stand = toegepast(stand, uit, nu)
    assert correcties(verloop[-1], stand) == ()


def test_verschil_in_dagen() -> None:
    erbij, weg = verschil_in_dagen(
        [Periode(date(2025, 1, 1), date(2025, 1, 31))], [Periode(date(2025, 1, 11), date(2025, 2, 5))]
    )
    assert erbij == [Periode(date(2025, 2, 1), date(2025, 2, 5))]
    assert weg == [Periode(date(2025, 1, 1), date(2025, 1, 10))]


# --- a run ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("jaar", "loopt_al", "is_vastgelegd", "zegt"),
    [
        (2025, False, False, ""),
        (2026, False, False, ""),
        (2027, False, False, "moet nog beginnen"),
        (2023, False, False, "Vóór 2024"),
        (2025, True, False, "al een berekening"),
        (2025, False, True, "als correctie"),
    ],
)
def test_berekenen(jaar: int, loopt_al: bool, is_vastgelegd: bool, zegt: str) -> None:
    zin = berekenen_bezwaar(jaar, date(2026, 6, 1), loopt_al=loopt_al, is_vastgelegd=is_vastgelegd)
    assert (zegt in zin) if zegt else zin == ""


def test_vier_ogen() -> None:
    assert controleren_bezwaar(EEN, EEN)
    assert controleren_bezwaar(EEN, TWEE) == ""


def test_vastleggen() -> None:
    def zin(vandaag: date = date(2026, 1, 1), veranderd: bool = False, betwist: int = 0) -> str:
        return vastleggen_bezwaar(2025, vandaag, is_veranderd=veranderd, open_betwistingen=betwist)

    assert zin() == ""
    assert "vanaf 01/01/2026" in zin(date(2025, 12, 31))
    assert "bereken en controleer opnieuw" in zin(veranderd=True)
    assert zin(betwist=1).startswith("1 lijn is")
    assert zin(betwist=2).startswith("2 lijnen zijn")


def test_betwisten() -> None:
    def velden(**anders: object) -> set[str]:
        gewoon = {"is_eigen": True, "al_open": False, "grond": "dagen", "toelichting": "Mei telt niet mee."}
        waarden = gewoon | anders
        return set(
            betwisten_bezwaren(
                is_eigen=bool(waarden["is_eigen"]),
                is_ingediend=bool(waarden.get("is_ingediend", True)),
                al_open=bool(waarden["al_open"]),
                grond=str(waarden["grond"]),
                toelichting=str(waarden["toelichting"]),
                uiterlijk_op=date(2026, 5, 31) if waarden.get("laat") else None,
                vandaag=date(2026, 6, 1),
            )
        )

    assert velden() == set()
    assert velden(is_eigen=False) == {""}
    assert velden(is_ingediend=False) == {""}
    assert velden(al_open=True) == {""}
    assert velden(laat=True) == {""}
    assert velden(grond="x", toelichting=" ") == {"grond", "toelichting"}


def test_totalen() -> None:
    nu = lijnen(WIE, [overeenkomst(NIEUWJAAR), overeenkomst(NIEUWJAAR, begeleider=TWEE, nummer=2)], REGELS)
    een = Correctie((ANDER, TWEE, 2024), -60_000, 60_000, 0, ())
    assert totaal_per_begeleider(nu, [een]) == {EEN: 53_060, TWEE: -6_940}
    assert boven_het_maximum(nu) == {}
    assert boven_het_maximum([*nu, *EERST]) == {WIE: 106_120}


# --- advances and settlement ------------------------------------------------------------------------------------------
VOORSCHOT = Voorschot(2025, 1, 25_000, date(2025, 1, 15))


@pytest.mark.parametrize(
    ("voorschotten", "saldo", "zin"),
    [
        ([VOORSCHOT], 63_723, "Er wordt nog € 637,23 betaald."),
        ([Voorschot(2025, 1, 90_000, NIEUWJAAR)], -1_277, "Er wordt € 12,77 teruggevorderd."),
        ([Voorschot(2025, 1, 88_723, NIEUWJAAR)], 0, "De voorschotten dekken precies wat toekomt"),
        # Those of another year do not count.
        ([Voorschot(2024, 1, 90_000, NIEUWJAAR)], 88_723, "Er wordt nog € 887,23 betaald."),
    ],
)
def test_afrekenen(voorschotten: list[Voorschot], saldo: int, zin: str) -> None:
    uit = afrekening(2025, [80_000, 8_723], [], voorschotten)
    assert (uit.saldo_cent, uit.zin.startswith(zin)) == (saldo, True)
    assert len(uit.uitleg) == 3


def test_met_correcties() -> None:
    uit = afrekening(2025, [10_000], [-12_000, 500], [])
    assert uit == Afrekening(2025, 10_000, -11_500, 0)
    assert uit.uitleg[1] == "Correcties van vroegere jaren: € -115,00."
    assert uit.saldo_cent == -1_500


@given(st.integers(0, 10_000_000), st.integers(0, 100))
def test_vier_voorschotten_zijn_precies_het_deel(verwacht: int, procent: int) -> None:
    delen = [voorschot_voorstel(verwacht, procent, kwartaal) for kwartaal in (1, 2, 3, 4)]
    assert sum(delen) == verwacht * procent // 100
    assert max(delen) - min(delen) <= 1


def test_een_kwartaal_dat_niet_bestaat() -> None:
    with pytest.raises(ValueError):
        voorschot_voorstel(1, 1, 5)


@pytest.mark.parametrize(
    ("nieuw", "vast", "velden"),
    [
        (Voorschot(2025, 2, 1, date(2025, 4, 1)), False, set()),
        (VOORSCHOT, False, {"kwartaal"}),
        (Voorschot(2025, 5, 1, date(2025, 4, 1)), False, {"kwartaal"}),
        (Voorschot(2023, 1, 1, date(2025, 4, 1)), False, {"jaar"}),
        (Voorschot(2025, 2, 1, date(2025, 4, 1)), True, {"jaar"}),
        (Voorschot(2025, 2, 0, date(2025, 4, 1)), False, {"bedrag"}),
        (Voorschot(2025, 2, 1, date(2025, 6, 2)), False, {"betaald_op"}),
    ],
)
def test_een_voorschot(nieuw: Voorschot, vast: bool, velden: set[str]) -> None:
    uit = voorschot_bezwaren(nieuw, [VOORSCHOT], vandaag=date(2025, 6, 1), is_vastgelegd=vast)
    assert set(uit) == velden


@pytest.mark.parametrize(
    ("nieuw", "reden", "vast", "velden"),
    [
        (replace(VOORSCHOT, bedrag_cent=1), "typfout", False, set()),
        (replace(VOORSCHOT, bedrag_cent=0), "nooit betaald", False, set()),
        (replace(VOORSCHOT, bedrag_cent=-1), "typfout", False, {"bedrag"}),
        (replace(VOORSCHOT, betaald_op=date(2025, 6, 2)), "typfout", False, {"betaald_op"}),
        (VOORSCHOT, " ", False, {"reden"}),
        (VOORSCHOT, "typfout", True, {"jaar"}),
    ],
)
def test_een_verbeterd_voorschot(nieuw: Voorschot, reden: str, vast: bool, velden: set[str]) -> None:
    uit = verbeter_bezwaren(nieuw, reden, vandaag=date(2025, 6, 1), is_vastgelegd=vast)
    assert set(uit) == velden
