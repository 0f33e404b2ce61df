"""The law of seats, of who may lead, and of organisations that become one; without a database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.fusie import (
    EINDIGT,
    FUSIE,
    HOUDER_OVER,
    KAN_NIET,
    OVERNAME,
    PARTNER_OVER,
    PARTNER_WEG,
    Rol,
    Samengaan,
    gevolg,
    samengaan_bezwaren,
)
from mandaten.domein.samenstelling import (
    Bezetting,
    Partner,
    Wijziging,
    bezwaren,
    kan_houder_wisselen,
    na,
    te_vullen,
    tekorten,
)
from mandaten.soorten import SOORTEN
from werkzorg.termijnen import Periode

VAN, TOT = date(2024, 1, 1), date(2028, 12, 31)
ZORG = SOORTEN["zorg"]
A, B, C, NIEUW = (UUID(int=n) for n in (1, 2, 3, 4))
SOORT_VAN = {A: "caw", B: "vaph", C: "cgg", NIEUW: "ocmw"}
VANDAAG = date(2026, 6, 1)


def zetel(wie: UUID, plaats: str, tot: date = TOT, voor: date | None = None) -> Bezetting:
    return Bezetting(wie, wie, plaats, Periode(VAN, tot), voor)


VOL = [zetel(A, "A"), zetel(B, "B"), zetel(C, "C")]


def nee(wijziging: Wijziging, bezetting: list[Bezetting] = VOL, **anders: Any) -> dict[str, str]:
    soort = anders.pop("soort", ZORG)
    return bezwaren(
        wijziging,
        soort,
        periode=Periode(VAN, TOT),
        houder=anders.pop("houder", A),
        bezetting=bezetting,
        partner=anders.pop("partner", Partner(NIEUW, "ocmw", "OCMW", True)),
        houdersoorten=anders.pop("houdersoorten", SOORT_VAN),
        vandaag=VANDAAG,
    )


def test_een_verband_heeft_drie_categorieen() -> None:
    assert tekorten(ZORG, VOL, VANDAAG) == []
    assert [een.plaats for een in tekorten(ZORG, VOL[:1], VANDAAG)] == ["B", "C"]


def test_een_netwerk_heeft_alle_zes_de_soorten() -> None:
    leeg = tekorten(SOORTEN["netwerk"], [], VANDAAG)
    assert [een.plaats for een in leeg] == ["caw", "werkactor", "maatwerkbedrijf", "ggz", "vaph", "ocmw"]


def test_een_erkenning_heeft_geen_plaatsen() -> None:
    assert tekorten(SOORTEN["erkenning"], [], VANDAAG) == []


dagen = st.integers(0, 400).map(lambda n: VAN + timedelta(days=n))
zetels = st.lists(
    st.tuples(dagen, st.one_of(st.none(), st.integers(0, 200)), st.sampled_from(["A", "B"])), max_size=6
)


@given(zetels)
def test_er_wacht_een_plaats_als_ze_op_het_einde_niet_bezet_is(rijen: list[Any]) -> None:
    bezetting = [
        Bezetting(uuid4(), uuid4(), plaats, Periode(van, TOT if n is None else van + timedelta(days=n)))
        for van, n, plaats in rijen
    ]
    wacht = te_vullen(ZORG, bezetting, TOT)
    for plaats in ("A", "B"):
        hier = [een for een in bezetting if een.plaats == plaats]
        bezet = any(een.periode.einde == TOT for een in hier)
        assert sum(een.lid in wacht for een in hier) == int(bool(hier) and not bezet)


def test_een_opvolger_die_later_komt_vult_de_plaats() -> None:
    vertrokken = [zetel(A, "A", tot=date(2026, 6, 30)), zetel(B, "B"), zetel(C, "C")]
    assert te_vullen(ZORG, vertrokken, TOT) == [A]
    later = Bezetting(NIEUW, NIEUW, "A", Periode(date(2026, 8, 1), TOT))
    assert te_vullen(ZORG, [*vertrokken, later], TOT) == []


@pytest.mark.parametrize(
    ("wijziging", "veld"),
    [
        (Wijziging(), "vertrekker"),
        (Wijziging(vertrekker=uuid4(), laatste_dag=VANDAAG, reden="x"), "vertrekker"),
        (Wijziging(vertrekker=B, reden="x"), "laatste_dag"),
        (Wijziging(vertrekker=B, laatste_dag=VANDAAG), "reden"),
        (Wijziging(vertrekker=B, laatste_dag=date(2023, 12, 31), reden="x"), "laatste_dag"),
        (Wijziging(vertrekker=B, laatste_dag=TOT, reden="x"), "laatste_dag"),
        # The lead leaves: somebody must lead.
        (Wijziging(vertrekker=A, laatste_dag=VANDAAG, reden="x"), "nieuwe_houder"),
        (Wijziging(vertrekker=A, laatste_dag=VANDAAG, reden="x", nieuwe_houder=A), "nieuwe_houder"),
        # The seat is taken, the day lies outside, the kind does not fit, the seat does not exist.
        (Wijziging(nieuw=NIEUW, plaats="A", vanaf=VANDAAG), "vanaf"),
        (Wijziging(nieuw=NIEUW, plaats="A"), "vanaf"),
        (Wijziging(nieuw=NIEUW, plaats="A", vanaf=date(2029, 1, 1)), "vanaf"),
        (Wijziging(nieuw=NIEUW, plaats="B", vanaf=VANDAAG), "nieuw"),
        (Wijziging(nieuw=NIEUW, plaats="Z", vanaf=VANDAAG), "plaats"),
    ],
)
def test_wat_niet_kan_zegt_waarom(wijziging: Wijziging, veld: str) -> None:
    assert list(nee(wijziging)) == [veld]


def test_wie_er_al_bij_hoort_komt_er_niet_nog_eens_bij() -> None:
    zin = nee(
        Wijziging(vertrekker=A, laatste_dag=VANDAAG, reden="x", nieuw=B, plaats="A", vanaf=date(2026, 6, 2)),
        houder=C,
        partner=Partner(B, "caw", "CAW", True),
    )
    assert "al bij" in zin["nieuw"]


def test_een_gesloten_organisatie_komt_er_niet_bij() -> None:
    vrij = [zetel(B, "B"), zetel(C, "C")]
    wijziging = Wijziging(nieuw=NIEUW, plaats="A", vanaf=VANDAAG)
    assert nee(wijziging, vrij) == {}
    assert "actief" in nee(wijziging, vrij, partner=Partner(NIEUW, "ocmw", "OCMW", False))["nieuw"]


def test_de_opvolger_komt_binnen_de_termijn() -> None:
    uiterlijk = date(2026, 8, 29)
    vrij = [zetel(A, "A", tot=date(2026, 5, 31), voor=uiterlijk), zetel(B, "B"), zetel(C, "C")]
    op_tijd = Wijziging(nieuw=NIEUW, plaats="A", vanaf=uiterlijk)
    te_laat = Wijziging(nieuw=NIEUW, plaats="A", vanaf=uiterlijk + timedelta(days=1))
    assert nee(op_tijd, vrij, houder=B) == {}
    assert "uiterlijk op 29/08/2026" in nee(te_laat, vrij, houder=B)["vanaf"]
    # Once the term passed anybody is better than nobody.
    voorbij = [zetel(A, "A", tot=date(2025, 5, 31), voor=date(2025, 8, 29)), zetel(B, "B"), zetel(C, "C")]
    assert nee(te_laat, voorbij, houder=B) == {}


def test_de_trekker_gaat_naar_een_partner_of_de_opvolger() -> None:
    weg = Wijziging(
        vertrekker=A,
        laatste_dag=VANDAAG,
        reden="x",
        nieuw=NIEUW,
        plaats="A",
        vanaf=date(2026, 6, 2),
        nieuwe_houder=NIEUW,
    )
    assert nee(weg) == {}
    assert weg.houder_vanaf == date(2026, 6, 2)
    assert nee(Wijziging(vertrekker=A, laatste_dag=VANDAAG, reden="x", nieuwe_houder=C)) == {}
    vreemde = Wijziging(vertrekker=A, laatste_dag=VANDAAG, reden="x", nieuwe_houder=uuid4())
    assert list(nee(vreemde)) == ["nieuwe_houder"]


def test_een_netwerk_geeft_zijn_coordinatie_niet_door() -> None:
    assert not kan_houder_wisselen(SOORTEN["netwerk"])
    assert kan_houder_wisselen(SOORTEN["contingent"])
    zin = nee(Wijziging(nieuwe_houder=B), soort=SOORTEN["netwerk"], bezetting=[])["nieuwe_houder"]
    assert "vraagt ze zelf aan" in zin


def test_na_de_wijziging_staat_de_nieuwe_in_de_lege_plaats() -> None:
    later = na(
        Wijziging(vertrekker=A, laatste_dag=VANDAAG, nieuw=NIEUW, plaats="A", vanaf=date(2026, 6, 2)),
        VOL,
        TOT,
    )
    assert [
        een.organisatie for een in later if een.plaats == "A" and een.periode.bevat(date(2026, 6, 2))
    ] == [NIEUW]


# --- merging ---------------------------------------------------------------------------------------------------------
OP = date(2026, 7, 1)


def wat(soort: str, sleutel: str, plaats: str = "", verder: str = "caw", **anders: Any) -> tuple[str, str]:
    rol = Rol(uuid4(), "T-1", A, plaats, anders.pop("begint_op", VAN), anders.pop("is_houder", not plaats))
    een = gevolg(
        Samengaan(soort, (A, B), NIEUW, OP),
        rol,
        SOORTEN[sleutel],
        soort_verder=verder,
        soort_verder_label=verder,
        is_al_partner=anders.pop("is_al_partner", False),
        heeft_opvolgende_trekker=anders.pop("heeft_opvolgende_trekker", True),
    )
    return een.wat, een.zin


@pytest.mark.parametrize(
    ("hoe", "sleutel", "plaats", "verder", "verwacht"),
    [
        (FUSIE, "erkenning", "", "caw", EINDIGT),
        (FUSIE, "werkactor", "", "werkactor", EINDIGT),
        (FUSIE, "netwerk", "caw", "caw", PARTNER_WEG),
        (FUSIE, "zorg", "A", "caw", PARTNER_WEG),
        (OVERNAME, "erkenning", "", "cgg", HOUDER_OVER),
        (OVERNAME, "erkenning", "", "onderneming", KAN_NIET),
        (OVERNAME, "werkactor", "", "caw", KAN_NIET),
        (OVERNAME, "zorg", "A", "ocmw", PARTNER_OVER),
        (OVERNAME, "zorg", "A", "vaph", KAN_NIET),
        (OVERNAME, "contingent", "", "maatwerkbedrijf", HOUDER_OVER),
    ],
)
def test_wat_samengaan_doet(hoe: str, sleutel: str, plaats: str, verder: str, verwacht: str) -> None:
    assert wat(hoe, sleutel, plaats, verder)[0] == verwacht


def test_wat_niet_over_kan_zegt_wat_te_doen() -> None:
    assert "Wijzig de samenstelling" in wat(OVERNAME, "zorg", "A", "vaph")[1]
    assert "Zet het eerst stop" in wat(OVERNAME, "werkactor", "", "caw")[1]
    assert wat(OVERNAME, "zorg", "A", "caw", is_al_partner=True)[0] == KAN_NIET
    assert wat(FUSIE, "erkenning", begint_op=OP)[0] == KAN_NIET


def test_zonder_opvolgende_trekker_eindigt_het_verband() -> None:
    assert wat(FUSIE, "zorg", "A", is_houder=True)[0] == PARTNER_WEG
    assert wat(FUSIE, "zorg", "A", is_houder=True, heeft_opvolgende_trekker=False)[0] == EINDIGT


@pytest.mark.parametrize(
    ("samengaan", "velden"),
    [
        (Samengaan(FUSIE, (A, B), NIEUW, OP), []),
        (Samengaan(OVERNAME, (A,), NIEUW, OP), []),
        (Samengaan(FUSIE, (A,), NIEUW, OP), ["verdwijnt_2"]),
        (Samengaan(OVERNAME, (), NIEUW, OP), ["verdwijnt_1"]),
        (Samengaan(OVERNAME, (A, A), NIEUW, OP), ["verdwijnt_2"]),
        (Samengaan(OVERNAME, (A,), A, OP), ["gaat_verder"]),
        (Samengaan(OVERNAME, (C,), NIEUW, OP), ["verdwijnt_1"]),
        (Samengaan(OVERNAME, (A,), C, OP), ["gaat_verder"]),
    ],
)
def test_wie_kan_samengaan(samengaan: Samengaan, velden: list[str]) -> None:
    assert list(samengaan_bezwaren(samengaan, is_actief=True, al_opgegaan=frozenset({C}))) == velden


def test_wie_verdergaat_is_actief() -> None:
    dicht = samengaan_bezwaren(Samengaan(OVERNAME, (A,), NIEUW, OP), is_actief=False, al_opgegaan=frozenset())
    assert list(dicht) == ["gaat_verder"]
