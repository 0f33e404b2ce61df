"""Who can be the tandem, and who acts where there is no team."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from trajecten.domein.tandem import WERK, ZORG, Helft, Team, bezwaren, helft_bezwaren, routering

VDAB, GTB, CAW, CGG = (UUID(int=nummer) for nummer in (1, 2, 3, 4))
ANN, BOB, CIS = (UUID(int=nummer) for nummer in (11, 12, 13))
DAG = date(2026, 11, 22)
TEAM = Team(casemanagers_werk=(VDAB, GTB), casemanagers_zorg=(CAW,))
LEDEN = {VDAB: {ANN}, CAW: {BOB}, CGG: {CIS}}
BIJ_WERK = Helft(VDAB, ANN, "Ann", "VDAB")
BIJ_ZORG = Helft(CAW, BOB, "Bob", "CAW Midwest")


def nee(werk=BIJ_WERK, zorg=BIJ_ZORG, team=TEAM, leden=LEDEN):
    return bezwaren(werk, zorg, team, leden, dag=DAG)


def test_een_gewone_tandem_kan():
    assert nee() == {}


@pytest.mark.parametrize(
    ("werk", "zorg", "veld", "stuk"),
    [
        (replace(BIJ_WERK, organisatie=None), BIJ_ZORG, "organisatie_werk", "art. 14"),
        (BIJ_WERK, replace(BIJ_ZORG, organisatie=None), "organisatie_zorg", "art. 14"),
        (replace(BIJ_WERK, persoon=None), BIJ_ZORG, "persoon_werk", "casemanager Werk"),
        (BIJ_WERK, replace(BIJ_ZORG, persoon=None), "persoon_zorg", "casemanager Zorg"),
        (BIJ_WERK, Helft(CGG, CIS, "Cis", "CGG"), "organisatie_zorg", "22/11/2026 geen geldig mandaat"),
        (Helft(CGG, CIS, "Cis", "CGG"), BIJ_ZORG, "organisatie_werk", "art. 13"),
        (replace(BIJ_WERK, persoon=BOB, naam="Bob"), replace(BIJ_ZORG), "persoon_werk", "Bob werkt"),
        (Helft(GTB, ANN, "Ann", "GTB"), BIJ_ZORG, "persoon_werk", "bij GTB"),
    ],
)
def test_wat_er_niet_klopt(werk, zorg, veld, stuk):
    uit = nee(werk, zorg)
    assert stuk in uit[veld]


def test_het_mandaat_van_zorg_staat_in_artikel_12():
    assert "art. 12" in nee(zorg=Helft(CGG, CIS))["organisatie_zorg"]


def test_een_organisatie_doet_niet_allebei():
    samen = Team((CAW,), (CAW,))
    uit = nee(Helft(CAW, BOB, "Bob", "CAW"), Helft(CAW, CIS, "Cis", "CAW"), samen, {CAW: {BOB, CIS}})
    assert list(uit) == ["organisatie_zorg"]
    assert "art. 13 § 2, 5°" in uit["organisatie_zorg"]


def test_een_mens_doet_niet_allebei():
    uit = nee(zorg=replace(BIJ_ZORG, persoon=ANN), leden={VDAB: {ANN}, CAW: {ANN}})
    assert list(uit) == ["persoon_zorg"]


def test_een_helft_alleen():
    assert helft_bezwaren(ZORG, BIJ_ZORG, TEAM, LEDEN, dag=DAG) == {}
    assert list(helft_bezwaren(WERK, BIJ_ZORG, TEAM, LEDEN, dag=DAG)) == ["organisatie_werk"]


@pytest.mark.parametrize(
    ("team", "wacht", "stuk"),
    [
        (TEAM, False, ""),
        (Team((VDAB,), ()), True, "samenwerkingsverband Zorg"),
        (Team((), (CAW,)), True, "casemanager Werk"),
        (Team((), ()), True, "samenwerkingsverband Zorg"),
    ],
)
def test_zonder_team_wacht_het_dossier_bij_vdab(team, wacht, stuk):
    uit = routering(team, "Midwest", DAG)
    assert uit.wacht is wacht
    assert uit.taakrol == ("vdab_beslisser" if wacht else "")
    assert stuk in uit.zin
    assert ("Midwest" in uit.zin) is wacht
