"""The act `doorverwijzing_intrekken`: the sender takes a letter back that nobody answered yet."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.deelnemers.personen import registreer
from tests.doorverwijzingen.brieven import verstuur
from werkzorg.doorverwijzingen.handelingen import doorverwijzing_aanvaarden, doorverwijzing_intrekken
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak


@pytest.fixture
def els(cast):
    return cast.spelers["begeleider_ama"]


@pytest.fixture
def brief(cast, els) -> Doorverwijzing:
    return verstuur(cast.casemanager_zorg, registreer(cast.casemanager_zorg.door), els)


@pytest.mark.django_db
def test_de_ontvanger_vindt_hem_niet_meer_en_een_nieuwe_kan(cast, els, brief):
    doorverwijzing_intrekken(brief, door=cast.casemanager_zorg.door)
    assert not Doorverwijzing.objects.zichtbaar_voor(els.door).exists()
    assert Taak.objects.get(object_id=brief.pk).klaar_op is not None
    assert verstuur(cast.casemanager_zorg, brief.deelnemer, els).pk != brief.pk


@pytest.mark.django_db
def test_na_het_antwoord_of_door_een_ander_kan_het_niet(cast, els, brief):
    for wie in (els, cast.buur):
        with pytest.raises(Doorverwijzing.DoesNotExist):
            doorverwijzing_intrekken(brief, door=wie.door)
    doorverwijzing_aanvaarden(brief, door=els.door)
    with pytest.raises(Geweigerd, match="al beantwoord"):
        doorverwijzing_intrekken(brief, door=cast.casemanager_zorg.door)


@pytest.mark.django_db
def test_via_het_scherm(cast, els, brief, als):
    client = als(cast.casemanager_zorg)
    adres = reverse("doorverwijzing_intrekken", args=[brief.pk])
    assert adres in client.get(brief.get_absolute_url()).content.decode()
    assert client.get(adres).status_code == 200
    antwoord = client.post(adres, {"aanvraag_sleutel": uuid4()})
    assert antwoord.headers["Location"] == brief.get_absolute_url()
    assert "ingetrokken" in client.get(brief.get_absolute_url()).content.decode()
    assert als(cast.buur).get(adres).status_code == 404
