"""Places and contacts, sessions, hints, lost recognition and the words of sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein import sessie, werkaanbod, woorden
from ama.domein.erkenningverlies import Geraakt, geraakt, overdracht_bezwaren
from ama.domein.samenloop import WSE, WVG
from ama.domein.sessie import Sessie
from ama.domein.wenken import geschenkcheque_hoogstens, wenken
from ama.domein.werkaanbod import (
    Bezetting,
    bezetting,
    contact_bezwaren,
    opnieuw_te_contacteren,
    sluiten_bezwaar,
)
from werkzorg.termijnen import Periode

VANDAAG = date(2026, 3, 2)
LOOPT = Periode(date(2026, 1, 1))
WIE, ANDER = UUID(int=1), UUID(int=2)


# --- places and contacts ----------------------------------------------------------------------------------------------
def test_bezet_en_vrij() -> None:
    stand = bezetting(3, [LOOPT, Periode(date(2025, 1, 1), date(2026, 3, 1))], [LOOPT], VANDAAG)
    assert stand == Bezetting(3, 1, 1)
    assert (stand.vrij, stand.te_veel, stand.zin) == (1, 0, "1 van de 3 bezet, 1 in opmaak: 1 vrij.")
    vol = Bezetting(1, 2, 1)
    assert (vol.vrij, vol.te_veel, vol.zin) == (0, 2, "3 op 1 plaatsen: 2 te veel.")


def test_een_werkaanbod() -> None:
    def velden(activiteiten: list[str], plaatsen: int | None, open_dagen: list[int], van: date) -> set[str]:
        return set(
            werkaanbod.bezwaren(
                activiteiten=activiteiten,
                plaatsen=plaatsen,
                open_dagen=open_dagen,
                periode=Periode(van),
                werkpost=LOOPT,
            )
        )

    assert velden(["inpakken"], 1, [0, 6], VANDAAG) == set()
    assert velden([" "], 0, [7], date(2025, 12, 31)) == {"activiteiten", "plaatsen", "open_dagen", "van"}
    assert velden(["inpakken"], None, [], VANDAAG) == {"plaatsen", "open_dagen"}


def test_een_werkpost_sluit_niet_onder_lopende_overeenkomsten() -> None:
    tot_april = Periode(date(2026, 1, 1), date(2026, 4, 30))
    assert sluiten_bezwaar(date(2026, 4, 30), [tot_april]) == ""
    assert sluiten_bezwaar(date(2026, 4, 29), [tot_april]).startswith(
        "1 overeenkomst loopt nog na 29/04/2026"
    )
    assert sluiten_bezwaar(date(2026, 4, 29), [tot_april, LOOPT]).startswith("2 overeenkomsten lopen")


@pytest.mark.parametrize(
    ("van", "naar", "reden", "velden"),
    [
        ("", "gecontacteerd", "", set()),
        ("", "in_gesprek", "", set()),
        ("", "werkpost", "", {"stand"}),
        ("gecontacteerd", "gecontacteerd", "", set()),
        ("gecontacteerd", "werkpost", "", set()),
        ("in_gesprek", "gecontacteerd", "", {"stand"}),
        ("in_gesprek", "neen", "", {"reden"}),
        ("in_gesprek", "neen", "Geen plaats.", set()),
        ("neen", "gecontacteerd", "", set()),
        ("neen", "werkpost", "", {"stand"}),
        ("werkpost", "neen", "x", {"stand"}),
        ("gecontacteerd", "ooit", "", {"stand"}),
    ],
)
def test_een_contact(van: str, naar: str, reden: str, velden: set[str]) -> None:
    assert (
        set(contact_bezwaren(van, naar, op=VANDAAG, vorige_op=VANDAAG, reden=reden, vandaag=VANDAAG))
        == velden
    )


def test_de_dag_van_een_contact() -> None:
    def zin(op: date) -> str:
        uit = contact_bezwaren(
            "", "gecontacteerd", op=op, vorige_op=date(2026, 3, 1), reden="", vandaag=VANDAAG
        )
        return uit.get("op", "")

    assert zin(date(2026, 3, 1)) == zin(VANDAAG) == ""
    assert "toekomst" in zin(date(2026, 3, 3))
    assert "01/03/2026" in zin(date(2026, 2, 28))
    assert not opnieuw_te_contacteren(VANDAAG, 90, VANDAAG + timedelta(days=90))
    assert opnieuw_te_contacteren(VANDAAG, 90, VANDAAG + timedelta(days=91))


# --- sessions ---------------------------------------------------------------------------------------------------------
SESSIE = Sessie(VANDAAG, "contact", 30, {WIE: [LOOPT]})


@pytest.mark.parametrize(
    ("deze", "velden"),
    [
        (SESSIE, set()),
        (replace(SESSIE, minuten=None), set()),
        (replace(SESSIE, deelnemers={}), {"deelnemers"}),
        (replace(SESSIE, deelnemers={WIE: [LOOPT], ANDER: []}), {"deelnemers"}),
        (replace(SESSIE, op=date(2026, 3, 3)), {"op"}),
        (replace(SESSIE, soort="brief"), {"soort"}),
        (replace(SESSIE, minuten=0), {"minuten"}),
        (replace(SESSIE, minuten=1441), {"minuten"}),
        (replace(SESSIE, zichtbaarheid="iedereen"), {"zichtbaarheid"}),
        (replace(SESSIE, taak="Bellen"), {"taak_uiterlijk_op"}),
        (replace(SESSIE, taak="Bellen", taak_uiterlijk_op=VANDAAG), set()),
        (replace(SESSIE, taak="Bellen", taak_uiterlijk_op=date(2026, 3, 1)), {"taak_uiterlijk_op"}),
        # The day alone is enough: the text of the session says what for.
        (replace(SESSIE, taak_uiterlijk_op=VANDAAG), set()),
    ],
)
def test_een_sessie(deze: Sessie, velden: set[str]) -> None:
    assert set(sessie.bezwaren(deze, VANDAAG)) == velden


def test_rond_de_overeenkomst() -> None:
    """An acquaintance before the start, a last talk after the end."""
    periode = Periode(date(2026, 8, 1), date(2026, 8, 31))
    for op, mag in (
        (date(2026, 2, 2), True),
        (date(2026, 2, 1), False),
        (date(2026, 11, 29), True),
        (date(2026, 11, 30), False),
    ):
        deze = replace(SESSIE, op=op, deelnemers={WIE: [periode]})
        assert (sessie.bezwaren(deze, date(2027, 1, 1)) == {}) is mag


def test_een_sessie_terugnemen() -> None:
    toen = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert sessie.kan_ongedaan(toen, toen + timedelta(minutes=10))
    assert not sessie.kan_ongedaan(toen, toen + timedelta(minutes=10, seconds=1))


# --- hints ------------------------------------------------------------------------------------------------------------
def test_wenken_per_soort() -> None:
    wvg, wse = wenken(WVG, geschenkcheque_cent=3_500), wenken(WSE, geschenkcheque_cent=3_500)
    assert any("€ 35,00 per jaar" in een.zin for een in wvg)
    assert any("een vast bedrag per jaar" in een.zin for een in wenken(WVG))
    assert {een.plek for een in wvg} == {
        "onkosten",
        "werkkledij",
        "verzekering",
        "dimona",
        "rooster",
        "veiligheid",
    }
    anders = {een.plek for een, ander in zip(wvg, wse, strict=True) if een != ander}
    assert anders == {"verzekering", "veiligheid"}
    assert [een.plek for een in wvg if een.is_betwist] == ["veiligheid"]
    with pytest.raises(ValueError):
        wenken("vrijwilligerswerk", geschenkcheque_cent=0)


def test_geschenkcheques() -> None:
    assert [geschenkcheque_hoogstens(3_500, kinderen) for kinderen in (0, 1, 3)] == [3_500, 7_000, 14_000]
    with pytest.raises(ValueError):
        geschenkcheque_hoogstens(3_500, -1)


# --- lost recognition -------------------------------------------------------------------------------------------------
ERKEND = (Periode(date(2024, 1, 1), date(2026, 6, 30)),)


@pytest.mark.parametrize(
    ("periode", "erkenning", "laatste"),
    [
        (LOOPT, ERKEND, date(2026, 6, 30)),
        (Periode(date(2026, 1, 1), date(2026, 6, 30)), ERKEND, None),
        (Periode(date(2026, 1, 1), date(2026, 7, 1)), ERKEND, date(2026, 6, 30)),
        (LOOPT, (*ERKEND, Periode(date(2026, 7, 1))), None),
        (LOOPT, (*ERKEND, Periode(date(2026, 7, 2))), date(2026, 6, 30)),
        # Over before somebody looks.
        (Periode(date(2023, 1, 1), date(2023, 12, 31)), ERKEND, None),
    ],
)
def test_wie_geraakt_wordt(periode: Periode, erkenning: tuple[Periode, ...], laatste: date | None) -> None:
    uit = geraakt({WIE: periode}, erkenning, VANDAAG)
    assert uit == ((Geraakt(WIE, laatste),) if laatste else ())
    assert [een.overnemen_op for een in uit] == ([laatste + timedelta(days=1)] if laatste else [])


@pytest.mark.parametrize(
    ("op", "zelfde", "aanwezig", "velden"),
    [
        (VANDAAG, False, [], set()),
        (VANDAAG, False, [date(2026, 3, 1)], set()),
        (VANDAAG, False, [VANDAAG], {"op"}),
        (VANDAAG, True, [], {"begeleider"}),
        (date(2026, 1, 1), False, [], {"op"}),
        (date(2026, 6, 1), False, [], {"op"}),
        (date(2026, 5, 20), False, [], {"begeleider"}),
    ],
)
def test_overdragen(op: date, zelfde: bool, aanwezig: list[date], velden: set[str]) -> None:
    uit = overdracht_bezwaren(
        op=op,
        periode=Periode(date(2026, 1, 1), date(2026, 5, 31)),
        nieuwe_erkenning=[Periode(date(2020, 1, 1), date(2026, 4, 30))],
        is_zelfde=zelfde,
        aanwezig=aanwezig,
    )
    assert set(uit) == velden


# --- words ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("cent", "tekst"),
    [
        (106_120, "€ 1.061,20"),
        (5, "€ 0,05"),
        (0, "€ 0,00"),
        (-1_230, "€ -12,30"),
        (123_456_789, "€ 1.234.567,89"),
    ],
)
def test_geld(cent: int, tekst: str) -> None:
    assert woorden.euro(cent) == tekst


@given(st.integers(-(10**9), 10**9))
def test_geld_heen_en_terug(cent: int) -> None:
    cijfers = woorden.euro(cent).removeprefix("€ ").replace(".", "").replace(",", "")
    assert int(cijfers) == cent


def test_tijd_en_lijsten() -> None:
    assert [woorden.duur(minuten) for minuten in (45, 180, 210, 65)] == ["45 min", "3 u", "3 u 30", "1 u 05"]
    assert (woorden.dagen(1), woorden.dagen(2), woorden.maanden(1), woorden.maanden(3)) == (
        "1 dag", "2 dagen", "1 maand", "3 maanden",
    )  # fmt: skip
    assert woorden.eerste_vijf(list("abcdefg")) == "a; b; c; d; e; en nog 2"
    assert [woorden.opsomming(list(deel)) for deel in ("", "a", "ab", "abc")] == [
        "",
        "a",
        "a en b",
        "a, b en c",
    ]
