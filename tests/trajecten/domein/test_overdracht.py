"""Handing a traject over, the reading that the former one keeps, and a leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.domein.overdracht import (
    COLLEGA,
    MANDAAT,
    NALEZEN_DAGEN,
    ORGANISATIE,
    REDENEN,
    VERTREK,
    WERKINGSGEBIED,
    Dossier,
    Overdracht,
    Verlof,
    bezwaren,
    bulk_bezwaren,
    eigen_kant_bezwaar,
    keert_terug,
    naast_bezwaren,
    nalezen_tot,
    verdeeld,
    verleden_bezwaar,
    verlof_bezwaren,
)
from trajecten.domein.overdracht import (
    VERLOF as VOOR_VERLOF,
)
from trajecten.domein.tandem import WERK, ZORG, Helft

CAW, CGG = UUID(int=1), UUID(int=2)
ANN, BOB, CIS = (UUID(int=nummer) for nummer in (11, 12, 13))
DAG = date(2026, 11, 22)
VERLOF = Verlof(date(2026, 12, 1), date(2026, 12, 31))
AAN_COLLEGA = Overdracht(
    COLLEGA, ZORG, Helft(CAW, ANN, "Ann"), Helft(CAW, BOB, "Bob"), DAG, "Bel eerst.", "midwest"
)
AAN_ANDEREN = replace(AAN_COLLEGA, reden=ORGANISATIE, naar=Helft(CGG, CIS, "Cis"))
VERHUISD = replace(AAN_ANDEREN, reden=WERKINGSGEBIED, regio_naar="westhoek")


def nee(overdracht, toegewezen_op=date(2026, 1, 15), laatste_dag=date(2027, 7, 14)):
    return bezwaren(overdracht, toegewezen_op=toegewezen_op, laatste_dag=laatste_dag)


ALLE = [
    *(replace(AAN_COLLEGA, reden=reden) for reden in (COLLEGA, VERTREK, VOOR_VERLOF)),
    *(replace(AAN_ANDEREN, reden=reden) for reden in (ORGANISATIE, MANDAAT)),
    VERHUISD,
]


@pytest.mark.parametrize("overdracht", ALLE)
def test_elke_soort_overdracht_kan(overdracht):
    assert nee(overdracht) == {}
    assert nee(overdracht, laatste_dag=None) == {}


@pytest.mark.parametrize(
    ("overdracht", "veld", "stuk"),
    [
        (replace(AAN_COLLEGA, reden=""), "reden", "Kies"),
        (replace(AAN_COLLEGA, nota=" "), "nota", "opvolger"),
        (replace(AAN_COLLEGA, naar=Helft(CAW, None)), "persoon_zorg", "casemanager Zorg"),
        (replace(AAN_COLLEGA, naar=Helft(CAW, ANN, "Ann")), "persoon_zorg", "Ann heeft"),
        (replace(AAN_COLLEGA, naar=Helft(CGG, BOB)), "organisatie_zorg", "dezelfde organisatie"),
        (replace(AAN_ANDEREN, naar=Helft(CAW, BOB)), "organisatie_zorg", "dezelfde organisatie"),
        (replace(AAN_ANDEREN, regio_naar="westhoek"), "regio", "verhuizing"),
        (replace(VERHUISD, regio_naar=""), "regio", "Kies"),
        (replace(VERHUISD, regio_naar="midwest"), "regio", "hetzelfde"),
        (replace(AAN_COLLEGA, ingaat_op=date(2026, 1, 15)), "ingaat_op", "15/01/2026"),
        (replace(AAN_COLLEGA, ingaat_op=date(2027, 7, 15)), "ingaat_op", "14/07/2027"),
    ],
)
def test_wat_er_niet_klopt(overdracht, veld, stuk):
    uit = nee(overdracht)
    assert list(uit) == [veld]
    assert stuk in uit[veld]


@pytest.mark.parametrize("dag", [date(2026, 1, 16), date(2027, 7, 14)])
def test_de_grenzen_tellen_mee(dag):
    assert nee(replace(AAN_COLLEGA, ingaat_op=dag)) == {}


def test_elke_reden_heeft_een_geldige_overdracht():
    assert {een.reden for een in ALLE} == set(REDENEN)


def test_wie_overdroeg_leest_nog_dertig_dagen():
    assert NALEZEN_DAGEN == 30
    assert nalezen_tot(date(2026, 11, 1)) == date(2026, 11, 30)


@given(st.dates(date(2020, 1, 1), date(2050, 1, 1)), st.integers(1, 90))
def test_nalezen_duurt_precies_zo_lang(ingaat, dagen):
    assert (nalezen_tot(ingaat, dagen) - ingaat).days + 1 == dagen


@pytest.mark.parametrize(
    ("verlof", "veld"),
    [
        (VERLOF, None),
        (Verlof(DAG, DAG), None),
        (Verlof(DAG - timedelta(days=1), DAG), "van"),
        (Verlof(DAG, DAG - timedelta(days=1)), "tot"),
        (Verlof(DAG, DAG + timedelta(days=365)), None),
        (Verlof(DAG, DAG + timedelta(days=366)), "tot"),
    ],
)
def test_een_verlof(verlof, veld):
    assert list(verlof_bezwaren(verlof, vandaag=DAG)) == ([] if veld is None else [veld])


def dossier(nummer: int, toegewezen: date = date(2026, 1, 1), einde: date | None = None) -> Dossier:
    return Dossier(UUID(int=100 + nummer), f"AT-{nummer}", toegewezen, einde)


def test_welke_dossiers_niet_mee_overgaan():
    gewoon, klaar = dossier(1), dossier(2, einde=date(2026, 11, 30))
    laatste_dag, pas = dossier(3, einde=date(2026, 12, 1)), dossier(4, toegewezen=date(2026, 12, 1))
    uit = bulk_bezwaren([gewoon, klaar, laatste_dag, pas], VERLOF)
    assert list(uit) == [klaar.id, pas.id]
    assert "AT-2" in uit[klaar.id]
    assert "AT-4" in uit[pas.id]


@given(st.integers(0, 30), st.integers(0, 6))
def test_de_vervangers_delen_eerlijk(aantal, mensen):
    dossiers = [dossier(nummer) for nummer in range(aantal)]
    vervangers = [UUID(int=900 + nummer) for nummer in range(mensen)]
    uit = verdeeld(dossiers, vervangers)
    assert len(uit) == (aantal if mensen else 0)
    per_mens = [list(uit.values()).count(wie) for wie in vervangers]
    assert max(per_mens, default=0) - min(per_mens, default=0) <= 1


@pytest.mark.parametrize(
    ("huidige", "dag", "terug"),
    [
        (BOB, date(2026, 12, 31), False),
        (BOB, date(2027, 1, 1), True),
        (BOB, date(2027, 3, 1), True),
        (CIS, date(2027, 1, 1), False),
    ],
)
def test_een_dossier_keert_vanzelf_terug(huidige, dag, terug):
    assert VERLOF.terug_op == date(2027, 1, 1)
    assert keert_terug(huidige=huidige, vervanger=BOB, verlof=VERLOF, dag=dag) is terug


@pytest.mark.parametrize(
    ("op", "mag"), [(date(2026, 11, 21), False), (DAG, True), (date(2026, 11, 23), True)]
)
def test_niemand_draagt_over_in_het_verleden(op: date, mag: bool) -> None:
    assert (verleden_bezwaar(op, vandaag=DAG) == "") is mag


@pytest.mark.parametrize(
    ("reden", "kanten", "eigen", "mag"),
    [
        (COLLEGA, [ZORG], ZORG, True),
        (COLLEGA, [WERK], ZORG, False),
        (COLLEGA, [WERK, ZORG], ZORG, False),
        (ORGANISATIE, [WERK], None, True),
        (ORGANISATIE, [], None, False),
        (WERKINGSGEBIED, [WERK, ZORG], ZORG, True),
        (WERKINGSGEBIED, [ZORG], ZORG, False),
    ],
)
def test_wie_welke_kant_overdraagt(reden: str, kanten: list[str], eigen: str | None, mag: bool) -> None:
    assert (eigen_kant_bezwaar(reden, kanten, eigen=eigen) == "") is mag


@pytest.mark.parametrize(
    ("nieuw", "velden"),
    [
        (Helft(CGG, BOB), set()),
        (Helft(CAW, BOB, "Bob", "CAW"), {"persoon_zorg"}),
        (Helft(CGG, ANN), {"persoon_zorg"}),
        (Helft(None, None), set()),
    ],
)
def test_naast_wie_blijft(nieuw: Helft, velden: set[str]) -> None:
    assert set(naast_bezwaren(ZORG, nieuw, Helft(CAW, ANN))) == velden


def test_een_dossier_van_een_ander_gaat_niet_mee_met_het_verlof() -> None:
    eigen, ander = Dossier(ANN, "D-1", DAG), Dossier(BOB, "D-2", DAG, is_eigen=False)
    assert set(bulk_bezwaren([eigen, ander], VERLOF)) == {BOB}
