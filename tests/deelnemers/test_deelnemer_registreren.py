"""The act `deelnemer_registreren`: state, log, history, outbox; and its refusals."""

from __future__ import annotations

import pytest

from tests.deelnemers.personen import registreer
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Betrokkenheid


@pytest.mark.django_db
def test_registreren_opent_betrokkenheid_en_zet_ontvangstbewijs_klaar(cast, uitgevoerd):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door)
    assert Betrokkenheid.objects.get(deelnemer=deelnemer).organisatie_id == door.organisatie_id
    assert Opdracht.objects.get().toestand == "wacht"
    assert uitgevoerd() == 2
