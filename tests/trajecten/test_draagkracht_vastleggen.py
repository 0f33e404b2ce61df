"""The act `draagkracht_vastleggen`: dated rows, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import maak_traject
from tests.trajecten.plannen import in_opmaak
from trajecten.handelingen.draagkracht import draagkracht_vastleggen
from trajecten.models import Draagkracht, Traject
from trajecten.statussen import AFRONDEND, TOEGEWEZEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd

Als = Callable[[Speler], Client]


def _rijen(traject: Traject) -> list[tuple[int, int | None, Decimal]]:
    """Per row its first and last day, counted from today, and the hours."""
    vandaag = timezone.localdate()
    uit = []
    for een in Draagkracht.objects.filter(traject=traject).order_by("periode"):
        tot = laatste_dag(een.periode)
        uit.append(
            ((een.periode.lower - vandaag).days, (tot - vandaag).days if tot else None, een.uren_per_week)
        )
    return uit


@pytest.mark.django_db
def test_een_nieuwe_rij_sluit_de_vorige_en_een_vroegere_houdt_op_voor_de_volgende(cast: Rolverdeling) -> None:
    traject, vandaag = in_opmaak(cast), timezone.localdate()
    for dagen, uren in ((0, 8), (30, 12), (10, 10), (30, 14)):
        draagkracht_vastleggen(
            traject,
            vanaf=vandaag + timedelta(days=dagen),
            uren_per_week=Decimal(uren),
            door=cast.casemanager_zorg.door,
        )
    assert _rijen(traject) == [(0, 9, Decimal(8)), (10, 29, Decimal(10)), (30, None, Decimal(14))]


@pytest.mark.django_db
def test_alleen_binnen_een_lopend_traject(cast: Rolverdeling) -> None:
    traject, vandaag = in_opmaak(cast), timezone.localdate()
    for dagen, woord in ((-31, "begon op"), (600, "art. 11")):
        with pytest.raises(Geweigerd) as nee:
            draagkracht_vastleggen(
                traject,
                vanaf=vandaag + timedelta(days=dagen),
                uren_per_week=Decimal(4),
                door=cast.casemanager_werk.door,
            )
        assert woord in nee.value.velden["vanaf"]
    for status in (TOEGEWEZEN, AFRONDEND):
        with pytest.raises(Geweigerd, match="Dat kan nu niet"):
            draagkracht_vastleggen(
                maak_traject(cast, status=status),
                vanaf=vandaag,
                uren_per_week=Decimal(4),
                door=cast.casemanager_werk.door,
            )


@pytest.mark.django_db
def test_het_scherm(cast: Rolverdeling, als: Als) -> None:
    traject = in_opmaak(cast)
    adres = reverse("draagkracht_vastleggen", args=[traject.pk])
    invoer = {"aanvraag_sleutel": str(uuid4()), "vanaf": f"{timezone.localdate():%d/%m/%Y}", "nota": ""}
    client = als(cast.casemanager_werk)
    assert client.post(adres, invoer | {"uren_per_week": "61"}).status_code == 422
    assert client.post(adres, invoer | {"uren_per_week": "12u20"}).status_code == 302
    assert _rijen(traject) == [(0, None, Decimal("12.33"))]
    assert "12\xa0u\xa020" in client.get(adres).content.decode()
    assert als(cast.buur).get(adres).status_code == 404
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 403
