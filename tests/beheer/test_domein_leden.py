"""Who may give and end which role, from when to when: the law, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkzorg.beheer.domein.leden import (
    BEHEERDER,
    FUNCTIONARIS,
    FUNCTIONEEL,
    GEEFT,
    Looptijd,
    dag_ervoor,
    eerste_dag_erna,
    herstel_vervalt_op,
    laatste_dag_bezwaar,
    looptijd_bezwaren,
    rol_bezwaar,
    stop_bezwaar,
    te_geven,
)
from werkzorg.organisaties.rollen import ROLLEN, Organisatiesoort, rollen_bij

VANDAAG = date(2026, 11, 22)
ALLE = list(ROLLEN)
HIER = {soort: [rol.sleutel for rol in rollen_bij(soort)] for soort in Organisatiesoort}


def bezwaar(
    rol: str, gever: str, soort: str, *, heeft: frozenset[str] = frozenset(), zelf: bool = False
) -> str:
    return rol_bezwaar(
        rol, rol_van_gever=gever, rollen_hier=HIER[soort], rollen_van_collega=heeft, is_zichzelf=zelf
    )


@pytest.mark.parametrize(
    ("gever", "soort", "rollen"),
    [
        (BEHEERDER, "cgg", {"casemanager_zorg", "verwijzer", "netwerkcoordinator", "dienstverlener",
                            "begeleider_ama", BEHEERDER}),
        (BEHEERDER, "vdab", {"casemanager_werk", "vdab_beslisser", "dienstverlener", BEHEERDER, "beleid"}),
        (BEHEERDER, "departement_zorg", {BEHEERDER, "departement_zorg", "beleid", FUNCTIONEEL}),
        (BEHEERDER, "departement_wse", {BEHEERDER, "departement_wse", "beleid"}),
        (BEHEERDER, "zorginspectie", {BEHEERDER, "inspectie"}),
        (FUNCTIONEEL, "cgg", {BEHEERDER}),
        (FUNCTIONEEL, "vdab", {BEHEERDER, "beleid", FUNCTIONARIS}),
        (FUNCTIONEEL, "departement_zorg", {BEHEERDER, "beleid", FUNCTIONARIS}),
        (FUNCTIONEEL, "sociale_inspectie", {BEHEERDER, "inspectie"}),
        ("casemanager_zorg", "cgg", set()),
        ("departement_zorg", "departement_zorg", set()),
    ],
)  # fmt: skip
def test_wie_welke_rol_mag_geven(gever: str, soort: str, rollen: set[str]) -> None:
    assert set(te_geven(gever, HIER[soort], frozenset())) == rollen
    for rol in ALLE:
        assert (bezwaar(rol, gever, soort) == "") == (rol in rollen), rol


def test_een_beheerder_krijgt_zijn_werkrol_van_de_functioneel_beheerder() -> None:
    assert bezwaar("verwijzer", FUNCTIONEEL, "caw").startswith("Deze rol mag jij niet geven")
    assert bezwaar("verwijzer", FUNCTIONEEL, "caw", heeft=frozenset({BEHEERDER})) == ""
    # But nobody becomes functioneel beheerder by the hand of another one.
    heeft = frozenset({BEHEERDER})
    assert "mag jij niet geven" in bezwaar(FUNCTIONEEL, FUNCTIONEEL, "departement_zorg", heeft=heeft)


@given(
    rol=st.sampled_from(ALLE),
    gever=st.sampled_from(ALLE),
    soort=st.sampled_from(list(Organisatiesoort)),
    heeft=st.frozensets(st.sampled_from(ALLE)),
)
def test_niemand_geeft_zichzelf_een_rol_en_niets_bestaat_waar_het_niet_past(
    rol: str, gever: str, soort: Organisatiesoort, heeft: frozenset[str]
) -> None:
    assert "jezelf geen rol" in bezwaar(rol, gever, soort, heeft=heeft, zelf=True)
    if bezwaar(rol, gever, soort, heeft=heeft) == "":
        assert soort in ROLLEN[rol].organisatiesoorten
        assert gever in GEEFT


@pytest.mark.parametrize(
    ("rol", "heeft"),
    [(FUNCTIONARIS, BEHEERDER), (FUNCTIONARIS, FUNCTIONEEL)],
)
def test_de_functionaris_beheert_niets(rol: str, heeft: str) -> None:
    zin = bezwaar(rol, FUNCTIONEEL, "departement_zorg", heeft=frozenset({heeft}))
    assert "AVG art. 38, 6" in zin
    assert bezwaar(rol, FUNCTIONEEL, "departement_zorg", heeft=frozenset({"beleid"})) == ""
    assert "AVG art. 38, 6" in bezwaar(BEHEERDER, FUNCTIONEEL, "vdab", heeft=frozenset({FUNCTIONARIS}))


@pytest.mark.parametrize(
    ("begin", "einde", "maanden", "veld"),
    [
        (VANDAAG, None, None, ""),
        (VANDAAG, VANDAAG, None, ""),
        (date(2026, 11, 21), None, None, "begin"),
        (date(2027, 11, 23), None, None, ""),
        (date(2027, 11, 24), None, None, "begin"),
        (date(2026, 12, 1), date(2026, 11, 30), None, "einde"),
        (VANDAAG, None, 6, "einde"),
        (VANDAAG, date(2027, 5, 21), 6, ""),
        (VANDAAG, date(2027, 5, 22), 6, "einde"),
    ],
)
def test_van_wanneer_tot_wanneer(begin: date, einde: date | None, maanden: int | None, veld: str) -> None:
    fout = looptijd_bezwaren(Looptijd(begin, einde), vandaag=VANDAAG, max_maanden=maanden)
    assert set(fout) == ({veld} if veld else set())


@pytest.mark.parametrize(
    ("laatste", "begin", "einde", "begint_met"),
    [
        (VANDAAG, date(2020, 1, 1), None, ""),
        (date(2026, 11, 21), date(2020, 1, 1), None, "Deze dag is voorbij"),
        (date(2027, 11, 23), None, None, ""),
        (date(2027, 11, 24), None, None, "Deze dag ligt meer dan een jaar"),
        (VANDAAG, date(2026, 12, 1), None, "Deze rol begint pas"),
        (date(2026, 12, 31), date(2020, 1, 1), date(2026, 12, 31), ""),
        (date(2027, 1, 1), date(2020, 1, 1), date(2026, 12, 31), "Deze rol eindigt al"),
    ],
)
def test_de_laatste_dag(laatste: date, begin: date | None, einde: date | None, begint_met: str) -> None:
    zin = laatste_dag_bezwaar(laatste, begin=begin, einde=einde, vandaag=VANDAAG)
    assert zin.startswith(begint_met) if begint_met else zin == ""


def test_alleen_de_functioneel_beheerder_beeindigt_de_functionaris() -> None:
    assert stop_bezwaar(FUNCTIONARIS, rol_van_stopper=BEHEERDER).startswith("De functionaris")
    assert stop_bezwaar(FUNCTIONARIS, rol_van_stopper=FUNCTIONEEL) == ""
    assert stop_bezwaar("verwijzer", rol_van_stopper=BEHEERDER) == ""


@given(st.dates(date(1950, 1, 1), date(2199, 1, 1)))
def test_de_dag_erna_en_de_dag_ervoor_zijn_elkaars_omgekeerde(dag: date) -> None:
    assert dag_ervoor(eerste_dag_erna(dag)) == dag
    assert eerste_dag_erna(dag) - dag == timedelta(days=1)


def test_een_herstel_wacht_24_uur() -> None:
    nu = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert herstel_vervalt_op(nu) - nu == timedelta(hours=24)
