"""`uitvoer_vervallen`: the clock lets go what nobody decided or fetched in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.beheer.exports import vraag_aan
from tests.rolverdeling import maak_speler
from werkzorg.beheer.handelingen.uitvoer import uitvoer_vervallen
from werkzorg.handelen.klok import sla
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_na_zeven_dagen_zonder_beslissing(cast, als):
    nele = cast.casemanager_zorg
    maak_speler("organisatiebeheerder", nele.lidmaatschap.organisatie, email="b@test.be")
    uitvoer = vraag_aan(als(nele), nele)
    nu = timezone.now()
    with time_machine.travel(nu + timedelta(days=7) - timedelta(minutes=1)):
        assert uitvoer_vervallen(door=Klok("proef")) == 0
    with time_machine.travel(nu + timedelta(days=7, minutes=1)):
        for _ in range(2):
            sla("uitvoer_laten_vervallen")
    uitvoer.refresh_from_db()
    assert (uitvoer.toestand, uitvoer.vraag) == ("vervallen", None)
    assert not Taak.objects.filter(soort="uitvoer_goedkeuren").open().exists()
    assert Logregel.objects.filter(handeling="uitvoer_vervallen").count() == 1
