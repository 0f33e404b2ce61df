"""Who reads which note, what a note must say, and taking one back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from trajecten.domein.notities import (
    EIGEN_DIENST,
    NETWERK,
    TANDEM,
    Lezer,
    Notitie,
    bezwaren,
    mag_lezen,
    mag_zorgnotitie_lezen,
    terugneem_bezwaar,
)

IK, ANDER = UUID(int=1), UUID(int=2)
CAW, VDAB, OCMW = UUID(int=11), UUID(int=12), UUID(int=13)
WERK, ZORG, NETWERKER, VERLENER = (
    "casemanager_werk",
    "casemanager_zorg",
    "netwerkcoordinator",
    "dienstverlener",
)
VANDAAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


# The places that read a note which the CAW wrote, when they stand at another organisation.
LEZEN = {
    EIGEN_DIENST: set(),
    TANDEM: {WERK, ZORG},
    NETWERK: {WERK, ZORG, NETWERKER, VERLENER},
}


@pytest.mark.parametrize("zichtbaarheid", LEZEN)
@pytest.mark.parametrize("plaats", [WERK, ZORG, NETWERKER, VERLENER])
def test_wie_leest(zichtbaarheid, plaats):
    notitie = Notitie(IK, CAW, zichtbaarheid)
    assert mag_lezen(notitie, Lezer(ANDER, VDAB, {plaats})) is (plaats in LEZEN[zichtbaarheid])
    # One's own organisation reads all of its own, as long as it is involved.
    assert mag_lezen(notitie, Lezer(ANDER, CAW, {plaats}))
    assert not mag_lezen(notitie, Lezer(ANDER, VDAB))
    assert not mag_lezen(notitie, Lezer(IK, CAW))


@pytest.mark.parametrize(
    ("organisatie", "is_zorg", "mag"),
    [(CAW, True, True), (CAW, False, False), (VDAB, True, False), (OCMW, False, False)],
)
def test_een_zorgnotitie_blijft_bij_de_eigen_zorgorganisatie(organisatie, is_zorg, mag):
    assert mag_zorgnotitie_lezen(CAW, lezer_organisatie=organisatie, is_casemanager_zorg=is_zorg) is mag


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({}, None),
        ({"soort": "brief"}, "soort"),
        ({"zichtbaarheid": "iedereen"}, "zichtbaarheid"),
        ({"tekst": " \n"}, "tekst"),
        ({"dag": VANDAAG + timedelta(days=1)}, "dag"),
        ({"minuten": 0}, "minuten"),
        ({"minuten": 1}, None),
        ({"minuten": 1440}, None),
        ({"minuten": 1441}, "minuten"),
    ],
)
def test_wat_een_notitie_zegt(anders, veld):
    gegeven = {
        "soort": "huisbezoek",
        "zichtbaarheid": TANDEM,
        "tekst": "Afgesproken.",
        "dag": VANDAAG,
        "minuten": None,
    }
    uit = bezwaren(**(gegeven | anders), vandaag=VANDAAG)
    assert list(uit) == ([] if veld is None else [veld])


@pytest.mark.parametrize(
    ("door", "later", "stuk"),
    [
        (IK, timedelta(0), None),
        (IK, timedelta(minutes=10), None),
        (IK, timedelta(minutes=10, microseconds=1), "10 minuten"),
        (ANDER, timedelta(minutes=1), "Alleen wie"),
    ],
)
def test_een_notitie_terugnemen(door, later, stuk):
    uit = terugneem_bezwaar(IK, NU, door=door, nu=NU + later)
    assert uit == "" if stuk is None else stuk in uit
