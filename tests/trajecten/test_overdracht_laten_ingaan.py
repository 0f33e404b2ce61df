"""The act of the clock `overdracht_laten_ingaan`: what was planned happens on its day, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.tandems import ANDERE_REGIO, andere_organisatie, met_team, opnieuw, over
from trajecten.handelingen.overdragen import traject_overdragen
from trajecten.handelingen.vergrendelen import SOORT
from trajecten.models import Traject
from trajecten.tasks.tandem import tandems_bewaken
from werkzorg.berichten.models import Melding
from werkzorg.handelen.klok import Telling
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_op_die_dag_verhuizen_taken_bericht_en_werkingsgebied(cast: Rolverdeling) -> None:
    met_team(cast)
    rij, zorg = maak_traject(cast), cast.casemanager_zorg
    daar = andere_organisatie("casemanager_zorg", "vaph", regio=ANDERE_REGIO)
    with in_handeling():
        Taak.objects.create(
            soort="trajectplan_opstellen",
            sleutel="proef",
            object_soort=SOORT,
            object_id=rij.pk,
            organisatie_id=zorg.lidmaatschap.organisatie_id,
            rol=zorg.lidmaatschap.rol,
            gebruiker=zorg.gebruiker,
        )
    traject_overdragen(
        rij,
        soort="werkingsgebied",
        regio=ANDERE_REGIO,
        naar={"werk": cast.casemanager_werk.lidmaatschap.pk, "zorg": daar.lidmaatschap.pk},
        ingaat_op=over(5),
        nota="Verhuist naar Turnhout.",
        versie=rij.versie,
        door=zorg.door,
    )

    def loop(dagen: int) -> int:
        with time_machine.travel(timezone.now() + timedelta(days=dagen), tick=False):
            telling = tandems_bewaken(over_dagen, Klok("tandems_bewaken"))
        assert telling.fouten == 0
        return telling.gedaan

    over_dagen = over(4)
    assert loop(4) == 0
    assert opnieuw(rij).regio_id == "gent"
    over_dagen = over(5)
    assert loop(5) == 1
    assert loop(5) == 0
    assert opnieuw(rij).regio_id == ANDERE_REGIO
    taak = Taak.objects.get(sleutel="proef")
    assert (taak.gebruiker_id, taak.organisatie_id) == (daar.gebruiker.pk, daar.lidmaatschap.organisatie_id)
    assert Melding.objects.filter(gebruiker=daar.gebruiker).count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        assert Traject.objects.zichtbaar_voor(daar.door).filter(pk=rij.pk).exists()


def test_wat_op_zijn_dag_mislukte_gaat_de_volgende_dag_in(
    cast: Rolverdeling, monkeypatch: pytest.MonkeyPatch
) -> None:
    met_team(cast)
    rij, zorg = maak_traject(cast), cast.casemanager_zorg
    nieuw = andere_organisatie("casemanager_zorg", "vaph")
    traject_overdragen(
        rij,
        soort="organisatie",
        naar={"zorg": nieuw.lidmaatschap.pk},
        ingaat_op=over(5),
        nota="Tot dan.",
        versie=rij.versie,
        door=zorg.door,
    )

    def loop(dag: int) -> Telling:
        with time_machine.travel(timezone.now() + timedelta(days=dag), tick=False):
            return tandems_bewaken(timezone.localdate(), Klok("tandems_bewaken"))

    def kapot(*args: object, **velden: object) -> bool:
        raise RuntimeError

    with monkeypatch.context() as stuk:
        stuk.setattr("trajecten.tasks.tandem.overdracht_laten_ingaan", kapot)
        assert loop(5).fouten == 1
    assert not Melding.objects.filter(gebruiker=nieuw.gebruiker).exists()
    assert loop(6).gedaan == 1
    assert Melding.objects.filter(gebruiker=nieuw.gebruiker).count() == 1
    assert loop(6).gedaan == loop(7).gedaan == 0
