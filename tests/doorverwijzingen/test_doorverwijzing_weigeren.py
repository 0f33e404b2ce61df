"""The act `doorverwijzing_weigeren`: no, with a reason, and the letter is closed to the receiver."""

from __future__ import annotations

from uuid import uuid4

import pghistory
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.deelnemers.personen import registreer
from tests.doorverwijzingen.brieven import verstuur
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.handelingen import doorverwijzing_weigeren
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
def test_de_ontvanger_leest_niets_meer_en_de_verwijzer_de_reden(cast, els, brief, als):
    doorverwijzing_weigeren(brief, reden="geen_plaats", reden_tekst="In maart opnieuw.", door=els.door)
    assert not Doorverwijzing.objects.zichtbaar_voor(els.door).exists()
    assert not Deelnemer.objects.zichtbaar_voor(els.door).exists()
    assert Taak.objects.get(object_id=brief.pk).klaar_op is not None
    assert Melding.objects.filter(object_id=brief.pk).count() == 1
    tekst = als(cast.casemanager_zorg).get(brief.get_absolute_url()).content.decode()
    assert "Er is nu geen plaats" in tekst
    assert "In maart opnieuw." in tekst


@pytest.mark.django_db
def test_een_andere_reden_vraagt_uitleg(els, brief):
    with pytest.raises(Geweigerd) as nee:
        doorverwijzing_weigeren(brief, reden="andere", reden_tekst="", door=els.door)
    assert "reden_tekst" in nee.value.velden
    brief.refresh_from_db()
    assert brief.status == "verstuurd"


@pytest.mark.django_db
def test_de_database_weigert_een_weigering_zonder_reden(els, brief):
    with (
        pytest.raises(IntegrityError, match="weigering_met_reden"),
        transaction.atomic(),
        pghistory.context(handeling="test", door="commando:test"),
    ):
        Doorverwijzing.objects.filter(pk=brief.pk).update(
            status="geweigerd", beantwoord_op=brief.verstuurd_op, beantwoord_door=els.gebruiker
        )


@pytest.mark.django_db
def test_via_het_scherm(els, brief, als, cast):
    client = als(els)
    adres = reverse("doorverwijzing_weigeren", args=[brief.pk])
    assert client.get(adres).status_code == 200
    for fout in ({}, {"reden": "onzin"}, {"reden": "andere"}, {"reden": "andere", "reden_tekst": "x" * 2000}):
        antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **fout})
        assert antwoord.status_code == 422
        assert "Fout:" in antwoord.content.decode()
    antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), "reden": "doelgroep"})
    assert antwoord.headers["Location"] == reverse("doorverwijzing_lijst")
    assert client.get(brief.get_absolute_url()).status_code == 404
    assert als(cast.casemanager_zorg).post(adres, {}).status_code == 403
