"""The act `zorgnotitie_terugnemen`: the writer, within ten minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import noteer_zorg, stuur
from trajecten.handelingen.notities import zorgnotitie_terugnemen
from trajecten.models import Zorgnotitie
from werkzorg.handelen.weigering import Geweigerd


@pytest.mark.django_db
def test_de_schrijver_neemt_ze_terug_en_ook_de_dag_verdwijnt(cast, als) -> None:
    traject = maak_traject(cast)
    notitie = noteer_zorg(traject, cast.casemanager_zorg)
    assert stuur(als(cast.casemanager_zorg), "zorgnotitie_terugnemen", notitie.pk).status_code == 302
    assert not Zorgnotitie.objects.zichtbaar_voor(cast.casemanager_zorg.door).exists()
    blad = als(cast.casemanager_werk).get(traject.get_absolute_url()).content.decode()
    assert "Er was zorg op deze dagen" not in blad


@pytest.mark.django_db
def test_later_niet_en_werk_vindt_ze_niet(cast, als) -> None:
    traject = maak_traject(cast)
    notitie = noteer_zorg(traject, cast.casemanager_zorg)
    assert stuur(als(cast.casemanager_werk), "zorgnotitie_terugnemen", notitie.pk).status_code == 403
    assert stuur(als(cast.buur), "zorgnotitie_terugnemen", notitie.pk).status_code == 404
    with in_handeling():
        Zorgnotitie.objects.update(geschreven_op=timezone.now() - timedelta(minutes=11))
    with pytest.raises(Geweigerd, match="binnen 10 minuten"):
        zorgnotitie_terugnemen(notitie, door=cast.casemanager_zorg.door)
