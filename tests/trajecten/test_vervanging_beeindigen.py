"""The act of the clock `vervanging_beeindigen`: after a leave the files are back, once, also late."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.tandems import collega, met_team, over
from trajecten.handelingen.overdragen import traject_overdragen, trajecten_overdragen
from trajecten.models import Aanstelling, Traject
from trajecten.tasks.tandem import tandems_bewaken
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
KLOK = Klok("tandems_bewaken")


def met_vervanger(cast: Rolverdeling) -> tuple[Traject, Speler]:
    met_team(cast)
    rij, nieuw = maak_traject(cast), collega(cast.casemanager_zorg)
    trajecten_overdragen(
        trajecten=[rij.pk],
        vervangers=[nieuw.lidmaatschap.pk],
        van=over(0),
        tot=over(9),
        nota="Verlof",
        door=cast.casemanager_zorg.door,
    )
    return rij, nieuw


def loop(dagen: int) -> int:
    dag = over(dagen)
    with time_machine.travel(timezone.now() + timedelta(days=dagen), tick=False):
        telling = tandems_bewaken(dag, KLOK)
    assert telling.fouten == 0
    return telling.gedaan


@pytest.mark.parametrize("dagen", [10, 25])
def test_op_de_dag_of_dagen_later_staat_het_weer_op_naam(cast: Rolverdeling, dagen: int) -> None:
    rij, _nieuw = met_vervanger(cast)
    assert loop(9) == 0
    assert loop(dagen) == 1
    assert loop(dagen) == 0
    oud, vervanger, terug = Aanstelling.objects.filter(traject=rij, kant="zorg").order_by("periode")
    assert oud.lidmaatschap_id == terug.lidmaatschap_id == cast.casemanager_zorg.lidmaatschap.pk
    assert (laatste_dag(vervanger.periode), terug.periode.lower) == (over(9), over(10))
    assert Melding.objects.filter(gebruiker=cast.casemanager_zorg.gebruiker).count() == 1


def test_wie_vertrok_krijgt_niets_terug_en_de_vervanger_hoort_het(cast: Rolverdeling) -> None:
    rij, nieuw = met_vervanger(cast)
    lid = cast.casemanager_zorg.lidmaatschap
    with in_handeling():
        lid.periode = reeks(lid.periode.lower, over(5))
        lid.save()
    assert loop(10) == 1
    assert loop(11) == 0
    vervanger = Aanstelling.objects.filter(traject=rij, kant="zorg").order_by("periode").last()
    assert vervanger is not None
    assert (vervanger.lidmaatschap_id, vervanger.periode.upper, vervanger.terug_op) == (
        nieuw.lidmaatschap.pk,
        None,
        None,
    )
    assert Melding.objects.filter(gebruiker=nieuw.gebruiker, soort="traject_keert_niet_terug").exists()


def test_een_latere_overdracht_voorgoed_blijft_staan(cast: Rolverdeling) -> None:
    rij, nieuw = met_vervanger(cast)
    derde = collega(nieuw)
    traject_overdragen(
        rij,
        soort="collega",
        naar={"zorg": derde.lidmaatschap.pk},
        ingaat_op=over(3),
        nota="Voorgoed",
        versie=Traject.objects.get(pk=rij.pk).versie,
        door=nieuw.door,
    )
    loop(10)
    laatste = Aanstelling.objects.filter(traject=rij, kant="zorg").order_by("periode").last()
    assert laatste is not None
    assert laatste.lidmaatschap_id == derde.lidmaatschap.pk
