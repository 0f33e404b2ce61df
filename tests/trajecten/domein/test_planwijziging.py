"""What can stand in the plan together, and what a version keeps of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from trajecten.domein.looptijd import Looptijd
from trajecten.domein.plan import gebreken
from trajecten.domein.planinhoud import Moment, Planactie, beeld_van, inhoud_van, kenmerk
from trajecten.domein.planwijziging import (
    Verplaatsing,
    actie_bezwaren,
    in_volgorde,
    momenten_bezwaar,
    na_verplaatsing,
    zonder,
)
from trajecten.domein.verschil import verschil
from trajecten.domein.volgorde import OMHOOG

START = date(2026, 1, 15)
LOOPTIJD = Looptijd(START, 18)


def _actie(nummer: int, **velden: Any) -> Planactie:
    basis = Planactie(
        id=UUID(int=nummer),
        domein="werk",
        soort="werkplekken",
        omschrijving=f"actie {nummer}",
        van=date(2026, 2, 1),
        tot_en_met=date(2026, 3, 1),
        uren_per_week=Decimal("4.00"),
        status="gepland",
        statuslabel="gepland",
        dienstverlener="VDAB",
    )
    return replace(basis, **velden)


@pytest.mark.parametrize(
    ("momenten", "woord"),
    [
        ((Moment(0, time(10), time(10)),), "einduur"),
        ((Moment(0, time(9), time(11)), Moment(0, time(10), time(12))), "overlappen"),
        ((Moment(0, time(9), time(10)), Moment(0, time(10), time(12))), ""),
        ((Moment(0, time(9), time(11)), Moment(1, time(10), time(12))), ""),
    ],
)
def test_momenten(momenten: tuple[Moment, ...], woord: str) -> None:
    gevonden = momenten_bezwaar(momenten)
    assert woord in gevonden
    assert bool(gevonden) == bool(woord)


def test_een_actie_die_kan_heeft_geen_bezwaren() -> None:
    andere = [_actie(2, van=date(2026, 3, 2), tot_en_met=date(2026, 4, 1), na=(UUID(int=1),))]
    assert actie_bezwaren(_actie(1), andere, looptijd=LOOPTIJD, einddatum=None, zorgmomenten=[]) == {}
    # Ended earlier than the law lets it.
    velden = actie_bezwaren(
        _actie(1), andere, looptijd=LOOPTIJD, einddatum=date(2026, 2, 28), zorgmomenten=[]
    )
    assert list(velden) == ["tot_en_met"]


def test_verplaatsen_over_een_actie_van_een_ander_domein() -> None:
    acties = [_actie(1), _actie(2, domein="zorg", na=(UUID(int=1),)), _actie(3)]
    volgorde, nee = na_verplaatsing(acties, Verplaatsing(UUID(int=3), OMHOOG))
    assert nee == ""
    # What waits for the first still stands after it.
    assert volgorde.index(UUID(int=3)) < volgorde.index(UUID(int=1)) < volgorde.index(UUID(int=2))


def test_zonder_een_actie_wacht_niemand_er_nog_op() -> None:
    acties = [_actie(1), _actie(2, na=(UUID(int=1),))]
    over = zonder(acties, UUID(int=1))
    assert [een.na for een in over] == [()]
    assert in_volgorde(over) == [UUID(int=2)]


def test_een_versie_is_json_en_zegt_wat_de_wet_vraagt() -> None:
    velden = {
        "doelen": "Werken",
        "omschrijving": "Opbouwen",
        "rechten_plichten": "Komen",
        "motivering": "",
        "uren_motivering": "",
        "duur_maanden": 12,
        "evaluatie_maanden": 3,
    }
    wie = {"deelnemer": "Lien H", "casemanager_werk": "Tom, VDAB", "casemanager_zorg": "Nele, CGG"}
    inhoud = inhoud_van(velden, [_actie(1), _actie(2, na=(UUID(int=1),))], startdatum=START, **wie)
    terug = json.loads(json.dumps(inhoud))
    assert terug == inhoud
    assert kenmerk(terug) == kenmerk(inhoud)
    assert gebreken(beeld_van(inhoud, date(2027, 7, 14)), evaluatie_interval=3) == []
    # Carrying out the plan does not change the agreement; another order does.
    klaar = inhoud_van(
        velden, [_actie(1, status="afgewerkt"), _actie(2, na=(UUID(int=1),))], startdatum=START, **wie
    )
    assert verschil(inhoud, klaar) == []
    anders = inhoud_van(velden, [_actie(2), _actie(1)], startdatum=START, **wie)
    assert verschil(inhoud, anders)
    assert kenmerk(anders) != kenmerk(inhoud)
