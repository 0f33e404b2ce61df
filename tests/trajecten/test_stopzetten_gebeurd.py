"""The act `traject_stopzetten`: what took place after the day that somebody chose stands in its way (row 4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.rolverdeling import Rolverdeling
from tests.trajecten import netwerk
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import maak_actie, noteer, over, vandaag
from tests.trajecten.test_evaluatie_registreren import evalueer
from tests.trajecten.test_traject_stopzetten import stop
from trajecten.handelingen.acties import actie_afwerken
from trajecten.handelingen.stages import stage_evalueren
from trajecten.models import Stageevaluatie, Traject
from trajecten.statussen import AFRONDEND
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def _contact(cast: Rolverdeling, traject: Traject) -> None:
    noteer(traject, cast.casemanager_werk, dag=over(-1))


def _evaluatie(cast: Rolverdeling, traject: Traject) -> None:
    evalueer(traject, cast.casemanager_werk, op=over(-1))


def _klare_actie(cast: Rolverdeling, traject: Traject) -> None:
    """It began after the day that is chosen, and is done."""
    actie = maak_actie(traject, over(-2), over(10))
    actie_afwerken(
        actie,
        afgewerkt_op=over(-1),
        resultaat="Klaar.",
        versie=actie.versie,
        door=cast.casemanager_werk.door,
    )


def _stage(cast: Rolverdeling, traject: Traject) -> None:
    stage = netwerk.maak_stage(traject, cast.casemanager_werk, van=over(-20), tot_en_met=over(10))
    with in_handeling():
        Stageevaluatie.objects.create(
            stage=stage, op=over(-1), competenties=[], verslag="Goed.", door=cast.casemanager_werk.gebruiker
        )


@pytest.mark.parametrize(
    ("maak", "woord"),
    [
        (_contact, "een contact met de deelnemer"),
        (_evaluatie, "een evaluatie"),
        (_klare_actie, "een afgewerkte actie"),
        (_stage, "een evaluatie van een stage"),
    ],
)
def test_wat_gebeurde_staat_in_de_weg(cast: Rolverdeling, maak: Callable[..., Any], woord: str) -> None:
    traject = maak_traject(cast)
    maak(cast, traject)
    with pytest.raises(Geweigerd) as nee:
        stop(traject, cast.casemanager_werk, over(-5), inkorten=True)
    assert f"{woord} op {over(-1):%d/%m/%Y}" in nee.value.velden["einddatum"]
    stop(traject, cast.casemanager_werk, over(-1), inkorten=True)
    assert Traject.objects.get(pk=traject.pk).status == AFRONDEND


def test_na_een_overlijden_blijft_het_contact_met_de_familie(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    _contact(cast, traject)
    stop(traject, cast.casemanager_werk, over(-5), reden="overlijden")
    assert Traject.objects.get(pk=traject.pk).einddatum == over(-5)


def test_een_stage_evalueer_je_niet_op_een_dag_na_het_einde(cast: Rolverdeling) -> None:
    traject = maak_traject(cast)
    stage = netwerk.maak_stage(traject, cast.casemanager_werk, van=over(-20), tot_en_met=over(10))
    stop(traject, cast.casemanager_werk, over(-3), inkorten=True)
    stage.refresh_from_db()
    with pytest.raises(Geweigerd) as nee:
        stage_evalueren(
            stage,
            op=vandaag(),
            scores=[],
            verslag="Goed.",
            woorden_deelnemer="",
            stopt_op=None,
            versie=stage.versie,
            door=cast.casemanager_werk.door,
        )
    assert "art. 11" in nee.value.velden["op"]
