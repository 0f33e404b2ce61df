"""The act of the clock `netwerkplan_overnemen`: the next netwerkcoördinator of the regio goes on with a plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import geef_bevoegdheid
from tests.trajecten.plannen import ingediend
from tests.trajecten.tandems import andere_organisatie, laat_eindigen, opnieuw, over
from tests.trajecten.test_mandaatverlies_randen import loop, open_taken
from trajecten.handelingen.planindienen import trajectplan_terugsturen
from trajecten.models import Mandaatverlies, Planversie
from werkzorg.berichten.models import Melding

pytestmark = pytest.mark.django_db


def test_de_volgende_netwerkcoordinator_volgt_het_plan_verder_op(cast: Rolverdeling) -> None:
    oud = cast.spelers["netwerkcoordinator"]
    nieuw = andere_organisatie("netwerkcoordinator", "ocmw", bevoegd=False)
    eerste = geef_bevoegdheid(oud, "netwerkcoordinator")
    rij = ingediend(cast)
    laat_eindigen(eerste, over(10))
    assert loop() == 1
    with time_machine.travel(timezone.now() + timedelta(days=11), tick=False):
        # Nobody there yet: it stays open.
        assert loop() == 0
        assert Mandaatverlies.objects.get().afgehandeld_op is None
        geef_bevoegdheid(nieuw, "netwerkcoordinator")
        assert loop() == 1
        assert loop() == 0
        assert [een.pk for een in Planversie.objects.zichtbaar_voor(nieuw.door)] == [
            een.pk for een in rij.planversies.all()
        ]
        assert not Planversie.objects.zichtbaar_voor(oud.door).exists()
        trajectplan_terugsturen(rij, reden="Te weinig.", versie=opnieuw(rij).versie, door=nieuw.door)
    assert Mandaatverlies.objects.get().afgehandeld_op is not None
    assert open_taken() == 0
    assert Melding.objects.filter(gebruiker=nieuw.gebruiker, soort="netwerkplan_overgenomen").count() == 1
