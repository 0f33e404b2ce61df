"""The law of enforcement: no measure that was not announced, no term that was not over."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein import handhaving as recht
from mandaten.models import Maatregel, Verweerwijze
from mandaten.soorten import MANDATEN, SOORTEN
from mandaten.statussen import (
    AFGESLOTEN,
    GEHOORD,
    HANDHAVINGOVERGANGEN,
    SANCTIESTATUSSEN,
    TOEKENNINGOVERGANGEN,
    VASTGESTELD,
    VOORNEMEN,
)
from werkzorg.handelen.overgangen import vanuit
from werkzorg.termijnen import Periode

DAG = date(2026, 6, 1)
SANCTIES = ("vergoeding_verminderen", "mandaat_schorsen", "mandaat_intrekken", "erkenning_intrekken")
dagen = st.integers(-60, 60).map(lambda n: DAG + timedelta(days=n))


def test_de_woorden_van_het_recht_zijn_die_van_de_tabellen() -> None:
    assert {*recht.NAMEN, recht.GEEN} == {een.value for een in Maatregel}
    assert {recht.HOORZITTING, recht.SCHRIFTELIJK, recht.AFSTAND, recht.NIET_GEBRUIKT} == {
        een.value for een in Verweerwijze
    }


def test_elke_maatregel_komt_na_het_verweer_en_sluit_de_procedure() -> None:
    for sleutel in SANCTIES:
        assert HANDHAVINGOVERGANGEN[sleutel] == {(GEHOORD, AFGESLOTEN)}
    # The only way to `gehoord` is through the notice.
    naar_gehoord = {paar for paren in HANDHAVINGOVERGANGEN.values() for paar in paren if paar[1] == GEHOORD}
    assert naar_gehoord == {(VOORNEMEN, GEHOORD)}
    assert vanuit(HANDHAVINGOVERGANGEN, "voornemen_meedelen") == {VASTGESTELD}
    naar_sanctie = {
        sleutel
        for sleutel, paren in TOEKENNINGOVERGANGEN.items()
        for _, naar in paren
        if naar in SANCTIESTATUSSEN
    }
    # A founded challenge takes a withdrawal back to the suspension that was there before it.
    assert naar_sanctie == {"mandaat_schorsen", "mandaat_intrekken", "erkenning_intrekken", "besluit_herzien"}


def test_alleen_een_mandaat_kan_verminderd_of_geschorst_worden() -> None:
    for soort in SOORTEN:
        assert ("schorsing" in recht.maatregelen(soort)) == (soort in MANDATEN)
        assert "intrekking" in recht.maatregelen(soort)


@pytest.mark.parametrize(
    ("voornemen", "maatregel", "mag"),
    [
        ("vermindering", "terugvordering", True),
        ("terugvordering", "vermindering", True),
        ("vermindering", "schorsing", False),
        ("vermindering", "intrekking", False),
        ("schorsing", "vermindering", True),
        ("schorsing", "schorsing", True),
        ("schorsing", "intrekking", False),
        ("intrekking", "schorsing", True),
        ("intrekking", "intrekking", True),
        ("", "vermindering", False),
        ("geen", "vermindering", False),
    ],
)
def test_nooit_zwaarder_dan_aangekondigd(voornemen: str, maatregel: str, mag: bool) -> None:
    zin = recht.maatregel_bezwaar(maatregel, soort="zorg", voornemen=voornemen)
    assert (zin == "") == mag
    assert mag or "art. 26-27" in zin


def test_een_erkenning_wordt_niet_geschorst() -> None:
    assert "mandaten" in recht.maatregel_bezwaar("schorsing", soort="erkenning", voornemen="intrekking")
    assert recht.maatregel_bezwaar("intrekking", soort="erkenning", voornemen="intrekking") == ""


def _verweer(wijze: str, **anders: object) -> dict[str, str]:
    waarden: dict[str, object] = {
        "soort": "zorg",
        "op": DAG,
        "verslag": "Zo ging het.",
        "meegedeeld_op": DAG - timedelta(days=10),
        "verweer_tot": DAG + timedelta(days=20),
        "vandaag": DAG,
        "heeft_ingediend": False,
        "wil_gehoord_worden": False,
    }
    return recht.verweer_bezwaren(wijze, **{**waarden, **anders})


@given(st.integers(-40, 40), st.booleans(), st.booleans())
def test_niet_gebruikt_kan_pas_de_dag_na_de_termijn_en_als_er_niets_kwam(
    na: int, ingediend: bool, hoorzitting: bool
) -> None:
    tot = DAG - timedelta(days=na)
    nee = _verweer(
        "niet_gebruikt",
        verweer_tot=tot,
        meegedeeld_op=DAG - timedelta(days=90),
        heeft_ingediend=ingediend,
        wil_gehoord_worden=hoorzitting,
    )
    assert (nee == {}) == (na >= 1 and not ingediend and not hoorzitting)


@pytest.mark.parametrize("wijze", ["hoorzitting", "schriftelijk", "afstand"])
def test_wie_gehoord_is_heeft_een_verslag(wijze: str) -> None:
    assert _verweer(wijze) == {}
    assert set(_verweer(wijze, verslag="")) == {"verweer_verslag"}
    assert set(_verweer(wijze, op=DAG + timedelta(days=1))) == {"verweer_op"}
    assert set(_verweer(wijze, op=DAG - timedelta(days=11))) == {"verweer_op"}


def test_wie_een_hoorzitting_vroeg_wordt_niet_alleen_gelezen() -> None:
    assert set(_verweer("schriftelijk", heeft_ingediend=True, wil_gehoord_worden=True)) == {"verweerwijze"}
    assert _verweer("hoorzitting", heeft_ingediend=True, wil_gehoord_worden=True) == {}
    assert _verweer("afstand", heeft_ingediend=True, wil_gehoord_worden=True) == {}


def test_er_blijft_een_dag_om_te_beslissen() -> None:
    assert recht.termijn_bezwaar(DAG, DAG + timedelta(days=1)) == ""
    assert "hoorrecht_termijn" in recht.termijn_bezwaar(DAG, DAG)


@pytest.mark.parametrize(
    ("wat", "velden"),
    [
        ({}, set()),
        ({"bedrag": None, "percentage": Decimal(25)}, set()),
        ({"percentage": Decimal(25)}, {"bedrag"}),
        ({"bedrag": None}, {"bedrag"}),
        ({"bedrag": Decimal(0)}, {"bedrag"}),
        ({"bedrag": None, "percentage": Decimal("100.01")}, {"percentage"}),
        ({"tot": date(2025, 1, 1)}, {"tot"}),
        ({"van": date(2023, 12, 31)}, {"van"}),
        ({"tot": date(2029, 1, 1)}, {"tot"}),
        ({"maatregel": "terugvordering"}, set()),
        ({"maatregel": "terugvordering", "tot": DAG + timedelta(days=1)}, {"tot"}),
        ({"tot": DAG + timedelta(days=1)}, set()),
    ],
)
def test_een_bedrag_of_een_percentage_over_dagen_van_de_toekenning(wat: dict, velden: set[str]) -> None:
    basis = {
        "maatregel": "vermindering",
        "bedrag": Decimal("883.27"),
        "percentage": None,
        "van": date(2026, 1, 1),
        "tot": date(2026, 3, 31),
    }
    geld = recht.Geldmaatregel(**{**basis, **wat})
    nee = recht.geld_bezwaren(geld, begin=date(2024, 1, 1), einde=date(2028, 12, 31), vandaag=DAG)
    assert set(nee) == velden


@pytest.mark.parametrize(
    ("van", "tot", "veld"),
    [
        (DAG, None, ""),
        (DAG, DAG, ""),
        (DAG - timedelta(days=1), None, "van"),
        (date(2029, 1, 1), None, "van"),
        (DAG, DAG - timedelta(days=1), "tot"),
        (DAG, date(2029, 1, 1), "tot"),
    ],
)
def test_een_schorsing_werkt_niet_terug_en_niet_langer_dan_de_toekenning(
    van: date, tot: date | None, veld: str
) -> None:
    geldig = Periode(date(2024, 1, 1), date(2028, 12, 31))
    nee = recht.schorsing_bezwaren(van, tot, geldig=geldig, vandaag=DAG)
    assert set(nee) == ({veld} if veld else set())


@given(dagen, st.one_of(st.none(), st.integers(0, 60)), dagen, dagen)
def test_ingekort_houdt_precies_de_dagen_tot_en_met_de_laatste(
    start: date, duur: int | None, laatste: date, dag: date
) -> None:
    heel = Periode(start, None if duur is None else start + timedelta(days=duur))
    over = recht.ingekort(heel, laatste)
    assert (over is not None and over.bevat(dag)) == (heel.bevat(dag) and dag <= laatste)


def test_een_tekortkoming_ligt_in_de_looptijd_en_niet_in_de_toekomst() -> None:
    begin = date(2024, 1, 1)
    assert recht.tekortkoming_bezwaren(vastgesteld_op=DAG, begin=begin, vandaag=DAG) == {}
    for dag in (DAG + timedelta(days=1), begin - timedelta(days=1)):
        assert set(recht.tekortkoming_bezwaren(vastgesteld_op=dag, begin=begin, vandaag=DAG)) == {
            "vastgesteld_op"
        }


@pytest.mark.parametrize(
    ("begin", "einde", "is_lopend", "kan"),
    [
        (DAG, DAG, True, True),
        (DAG, None, True, True),
        (DAG + timedelta(days=1), None, True, False),
        (DAG - timedelta(days=9), DAG - timedelta(days=1), True, False),
        (DAG - timedelta(days=9), None, False, False),
    ],
)
def test_een_procedure_gaat_over_wat_vandaag_loopt(
    begin: date, einde: date | None, is_lopend: bool, kan: bool
) -> None:
    zin = recht.procedure_bezwaar(soort="zorg", begin=begin, einde=einde, is_lopend=is_lopend, vandaag=DAG)
    assert (zin == "") is kan
    assert kan or "art. 26-27" in zin


@pytest.mark.parametrize(
    ("voornemen", "soort", "na", "velden"),
    [
        ("schorsing", "zorg", 0, []),
        ("schorsing", "zorg", recht.VERZENDEN_DAGEN, []),
        ("schorsing", "zorg", -1, ["op"]),
        ("schorsing", "zorg", recht.VERZENDEN_DAGEN + 1, ["op"]),
        ("schorsing", "erkenning", 0, ["voornemen"]),
        ("iets", "contingent", -1, ["voornemen", "op"]),
    ],
)
def test_welk_voornemen_vandaag_vertrekt(voornemen: str, soort: str, na: int, velden: list[str]) -> None:
    op = DAG + timedelta(days=na)
    assert list(recht.voornemen_bezwaren(voornemen, soort=soort, op=op, vandaag=DAG)) == velden


@pytest.mark.parametrize(
    ("soort", "zegt"),
    [("werkactor", "art. 26-27"), ("erkenning", "hoorplicht"), ("contingent", "hoorplicht")],
)
def test_wat_geen_mandaat_is_beroept_zich_niet_op_de_artikelen_over_mandaten(soort: str, zegt: str) -> None:
    zinnen = (
        recht.hoorgrond(soort),
        recht.procedure_bezwaar(soort=soort, begin=DAG, einde=DAG, is_lopend=False, vandaag=DAG),
        _verweer("niet_gebruikt", soort=soort)["verweerwijze"],
        recht.maatregel_bezwaar("intrekking", soort=soort, voornemen=""),
    )
    assert [zegt in zin for zin in zinnen] == [True] * 4
