"""Act and door of oproep_nakijken: who saw what a closed call brought, takes it off the worklist."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from mandaten.handelingen.oproepen import oproep_nakijken, oproep_sluiten
from mandaten.models import Oproep
from tests.mandaten.maken import beslisser, maak_oproep
from tests.rolverdeling import Speler
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db


def gesloten(speler: Speler) -> Oproep:
    """A call of this person's service that the clock just closed."""
    oproep = maak_oproep(
        sluit_op=timezone.now() - timedelta(hours=1), uitgever=speler.lidmaatschap.organisatie
    )
    oproep_sluiten(oproep, door=Klok("oproepen_sluiten"))
    return Oproep.objects.get(pk=oproep.pk)


def test_de_taak_is_klaar_en_een_tweede_keer_verandert_niets() -> None:
    wie = beslisser()
    oproep = gesloten(wie)
    oproep_nakijken(oproep, door=wie.door)
    oproep_nakijken(oproep, door=wie.door)
    assert Taak.objects.get().klaar_op is not None
    assert Logregel.objects.filter(handeling="oproep_nakijken").count() == 1


def test_niet_zolang_ze_openstaat_en_niet_door_een_andere_dienst() -> None:
    with pytest.raises(Geweigerd, match="staat open tot"):
        oproep_nakijken(maak_oproep(), door=beslisser().door)
    with pytest.raises(Oproep.DoesNotExist):
        oproep_nakijken(gesloten(beslisser()), door=beslisser("netwerk").door)


def test_van_vandaag_naar_de_oproep_en_weer_af(als: Als) -> None:
    wie = beslisser()
    oproep = gesloten(wie)
    client = als(wie)
    assert "Gesloten oproep nakijken" in client.get("/").text
    detail = client.get(oproep.get_absolute_url()).text
    assert "bleef leeg" in detail
    url = f"/mandaten/oproepen/{oproep.pk}/nagekeken/"
    assert f'action="{url}"' in detail
    assert client.get(url).status_code == 405
    assert client.post(url, {}).status_code == 302
    assert Taak.objects.get().klaar_op is None
    assert client.post(url, {"aanvraag_sleutel": str(uuid4())}).status_code == 302
    assert Taak.objects.get().klaar_op is not None
    assert f'action="{url}"' not in client.get(oproep.get_absolute_url()).text
