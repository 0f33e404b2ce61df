"""The act `uren_terugnemen`: what was just sent goes away again, for ten minutes."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from tests.trajecten.maken import maak_traject
from tests.trajecten.netwerk import DAG, dienstverlener, maak_actie, vandaag, wijs_toe
from trajecten.domein.uitvoering import Dagregel
from trajecten.handelingen.gegeven_uren import uren_registreren, uren_terugnemen
from trajecten.models import Actie, Uren
from trajecten.statussen import BEZIG, GEPLAND
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_alles_van_een_keer_gaat_samen_weg(cast) -> None:
    actie = wijs_toe(cast, maak_actie(maak_traject(cast)))
    door = dienstverlener(cast).door
    uren_registreren(actie, regels=[Dagregel(0, vandaag() - 2 * DAG, Decimal(1))], door=door)
    eerste = Uren.objects.get()
    samen = [Dagregel(0, vandaag(), Decimal(1)), Dagregel(1, vandaag() - DAG, Decimal(2))]
    uren_registreren(actie, regels=samen, door=door)
    rij = uren_terugnemen(Uren.objects.exclude(pk=eerste.pk)[0], door=door)
    assert list(Uren.objects.all()) == [eerste]
    assert rij.status == BEZIG
    uren_terugnemen(eerste, door=door)
    assert Actie.objects.get(pk=actie.pk).status == GEPLAND
    with pytest.raises(Geweigerd, match="al teruggenomen"):
        uren_terugnemen(eerste, door=door)


def test_niet_van_een_ander_en_niet_later(cast, als) -> None:
    actie = wijs_toe(cast, maak_actie(maak_traject(cast)))
    door = dienstverlener(cast).door
    uren_registreren(actie, regels=[Dagregel(0, vandaag(), Decimal(1))], door=door)
    uren = Uren.objects.get()
    adres = f"/trajecten/uren/{uren.pk}/terugnemen/"
    with pytest.raises(Geweigerd, match="iemand anders"):
        uren_terugnemen(uren, door=cast.casemanager_werk.door)
    assert adres in als(dienstverlener(cast)).get(actie.get_absolute_url()).content.decode()
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=11)),
        pytest.raises(Geweigerd, match="voorbij"),
    ):
        uren_terugnemen(uren, door=door)
    assert als(cast.buren["dienstverlener"]).get(adres).status_code == 404
    client = als(dienstverlener(cast))
    sleutel = client.get(adres).context["formulier"]["aanvraag_sleutel"].value()
    assert client.post(adres, {"aanvraag_sleutel": sleutel}).status_code == 302
    assert not Uren.objects.exists()
