"""The act `zorgmoment_vastleggen`: the tandem sees that there is care and when, never what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from tests.trajecten.plannen import in_opmaak, voeg_toe
from trajecten.domein.planinhoud import Moment
from trajecten.handelingen.draagkracht import NieuwZorgmoment, zorgmoment_vastleggen
from trajecten.models import Actiemoment, Traject, Zorgmoment
from werkzorg.handelen.weigering import Geweigerd

Als = Callable[[Speler], Client]


def _leg_vast(traject: Traject, speler: Speler, **velden: Any) -> Zorgmoment:
    gegevens: dict[str, Any] = {
        "weekdag": 1,
        "van_uur": time(9),
        "tot_uur": time(11),
        "vanaf": timezone.localdate(),
    }
    return zorgmoment_vastleggen(traject, nieuw=NieuwZorgmoment(**gegevens | velden), door=speler.door)


@pytest.mark.django_db
def test_toevoegen_en_weghalen(cast: Rolverdeling) -> None:
    traject, zorg = in_opmaak(cast), cast.casemanager_zorg
    moment = _leg_vast(traject, zorg)
    assert Zorgmoment.objects.zichtbaar_voor(cast.casemanager_werk.door).get() == moment
    # One that touches it is another one; one that overlaps it is refused.
    _leg_vast(traject, zorg, van_uur=time(11), tot_uur=time(12))
    with pytest.raises(Geweigerd) as nee:
        _leg_vast(traject, zorg, van_uur=time(10), tot_uur=time(12))
    assert "al een zorgmoment" in nee.value.velden["van_uur"]
    zorgmoment_vastleggen(traject, weg=moment.pk, door=zorg.door)
    assert Zorgmoment.objects.geldig().filter(traject=traject).count() == 1
    with pytest.raises(Geweigerd, match="al weggehaald"):
        zorgmoment_vastleggen(traject, weg=moment.pk, door=zorg.door)


@pytest.mark.django_db
def test_niet_op_een_actie_ook_niet_met_ruwe_rijen(cast: Rolverdeling) -> None:
    traject, zorg = in_opmaak(cast), cast.casemanager_zorg
    actie = voeg_toe(
        traject, zorg, omschrijving="Stage in het park", momenten=(Moment(1, time(10), time(12)),)
    )
    with pytest.raises(Geweigerd) as nee:
        _leg_vast(traject, zorg)
    assert "Stage in het park" in nee.value.zin
    with in_handeling(), pytest.raises(IntegrityError, match="zorgmoment"), transaction.atomic():
        Zorgmoment.objects.create(
            traject=traject,
            weekdag=1,
            van_uur=time(10),
            tot_uur=time(11),
            periode=(actie.van, actie.tot_en_met),
        )
    # After the action it is free.
    _leg_vast(traject, zorg, vanaf=actie.tot_en_met + timedelta(days=1))
    actie.tot_en_met += timedelta(days=30)
    with in_handeling(), pytest.raises(IntegrityError), transaction.atomic():
        actie.save()
    assert Actiemoment.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"tot_uur": time(9)}, "tot_uur"),
        ({"tot_en_met": timezone.localdate() - timedelta(days=1)}, "tot_en_met"),
    ],
)
def test_een_moment_dat_niet_kan(cast: Rolverdeling, velden: dict[str, Any], veld: str) -> None:
    with pytest.raises(Geweigerd) as nee:
        _leg_vast(in_opmaak(cast), cast.casemanager_zorg, **velden)
    assert list(nee.value.velden) == [veld]


@pytest.mark.django_db
def test_het_scherm(cast: Rolverdeling, als: Als) -> None:
    traject, client = in_opmaak(cast), als(cast.casemanager_zorg)
    adres = reverse("zorgmoment_vastleggen", args=[traject.pk])
    invoer = {
        "aanvraag_sleutel": str(uuid4()),
        "weekdag": "3",
        "van_uur": "13:30",
        "tot_uur": "1500",
        "vanaf": f"{timezone.localdate():%d/%m/%Y}",
        "tot_en_met": "",
    }
    assert client.post(adres, invoer | {"van_uur": "25u"}).status_code == 422
    assert client.post(adres, invoer).status_code == 302
    assert "donderdag 13:30-15:00" in client.get(adres).content.decode()
    moment = Zorgmoment.objects.get(traject=traject)
    antwoord = client.post(adres, {"aanvraag_sleutel": str(uuid4()), "weg": str(moment.pk)})
    assert antwoord.status_code == 302
    assert "donderdag 13:30-15:00" not in client.get(adres).content.decode()
    assert als(cast.buur).get(adres).status_code == 404
