"""A paper that was never made is asked again by who may read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.ama.opmaken import maak_op, onderteken
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.models import Document

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


def test_wat_opgegeven_werd_wordt_opnieuw_gevraagd(cast: Rolverdeling, als: Als) -> None:
    speler = cast.spelers["begeleider_ama"]
    rij = onderteken(maak_op(speler), speler)
    document = Document.objects.get(soort="begeleidingsovereenkomst")
    opdracht = Opdracht.objects.filter(effect_sleutel__contains=str(document.pk))
    opdracht.update(toestand=Opdracht.Toestand.MISLUKT)
    adres = reverse("amadocument_opnieuw_maken", args=[document.pk])
    assert als(speler).post(adres)["Location"] == rij.get_absolute_url()
    assert opdracht.get().toestand != Opdracht.Toestand.MISLUKT
    assert als(cast.buren["begeleider_ama"]).post(adres).status_code == 404
