"""The act of the clock `intake_verdelen`: the task stands with the team, or with VDAB while there is none."""

from __future__ import annotations

import pytest

from tests.rolverdeling import Rolverdeling
from tests.trajecten.tandems import maak_intake, met_team, over, vandaag
from trajecten.tasks.tandem import tandems_bewaken
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def loop() -> set[tuple[object, str]]:
    telling = tandems_bewaken(vandaag(), Klok("tandems_bewaken"))
    assert telling.fouten == 0
    open_ = Taak.objects.filter(soort="intake_toewijzen", klaar_op=None)
    return set(open_.values_list("organisatie_id", "rol"))


def test_zonder_team_bij_vdab_en_daarna_bij_het_team(cast: Rolverdeling) -> None:
    intake = maak_intake(cast)
    vdab = intake.traject.vdab_id
    assert loop() == {(vdab, "vdab_beslisser")}
    assert loop() == {(vdab, "vdab_beslisser")}
    assert Taak.objects.get(klaar_op=None).termijn == over(7)
    met_team(cast)
    zorg = cast.casemanager_zorg.lidmaatschap.organisatie_id
    assert loop() == {(vdab, "casemanager_werk"), (zorg, "casemanager_zorg")}
    assert Taak.objects.filter(soort="intake_toewijzen").count() == 3
