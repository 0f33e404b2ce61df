"""The act of the clock `overleden_afsluiten_vragen`: a traject of somebody who died is closed by who guides it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import open_taken, over
from tests.trajecten.test_late_acties_melden import loop
from tests.trajecten.test_traject_stopzetten import stop
from trajecten.handelingen.verzoek import verzoek_intrekken
from trajecten.models import Traject
from trajecten.statussen import GOEDGEKEURD
from werkzorg.deelnemers.models import Deelnemer

pytestmark = pytest.mark.django_db
OVERLEDEN = "overleden_afsluiten"


def test_na_een_overlijden_vraagt_de_klok_om_te_stoppen(cast: Rolverdeling) -> None:
    rij = maak_traject(cast)
    with in_handeling():
        Deelnemer.objects.filter(pk=rij.deelnemer_id).update(overleden_op=over(-3), overlijden_bron="familie")
    assert loop() == 1
    assert loop() == 0
    assert len(open_taken(OVERLEDEN, rij.pk)) == 2
    stop(rij, cast.casemanager_werk, over(-3), reden="overlijden", inkorten=True)
    assert open_taken(OVERLEDEN, rij.pk) == []
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        assert loop() == 0


def test_voor_de_tandem_vraagt_de_klok_het_vdab(cast: Rolverdeling) -> None:
    rij = maak_traject(cast, status=GOEDGEKEURD)
    with in_handeling():
        Deelnemer.objects.filter(pk=rij.deelnemer_id).update(overleden_op=over(-3), overlijden_bron="familie")
    assert loop() == 1
    assert [taak.rol for taak in open_taken(OVERLEDEN, rij.pk)] == ["vdab_beslisser"]
    rij = Traject.objects.get(pk=rij.pk)
    verzoek_intrekken(rij, reden="Overleden.", versie=rij.versie, door=cast.spelers["vdab_beslisser"].door)
    assert open_taken(OVERLEDEN, rij.pk) == []


def test_een_vergissing_haalt_de_taak_weer_weg(cast: Rolverdeling) -> None:
    rij = maak_traject(cast)
    mens = Deelnemer.objects.filter(pk=rij.deelnemer_id)
    for dag, bron, taken in ((over(-3), "familie", 2), (None, "", 0), (over(-1), "voorziening", 2)):
        with in_handeling():
            mens.update(overleden_op=dag, overlijden_bron=bron)
        assert loop() == 1
        assert len(open_taken(OVERLEDEN, rij.pk)) == taken
