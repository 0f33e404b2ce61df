"""`factorherstel_laten_vervallen`: what nobody confirmed in 24 hours is closed by the clock."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from tests.beheer.collegas import geef_factor, vandaag, verander
from werkzorg.beheer.handelingen.factorherstel import factorherstel_laten_vervallen, factorherstel_voorstellen
from werkzorg.beheer.tasks import factorherstellen_laten_vervallen
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("factorherstellen_laten_vervallen")


def test_wat_te_lang_wacht_wordt_gesloten_en_de_rest_niet(bureau):
    voorstellen = []
    for speler in (bureau.karim, bureau.sofie):
        geef_factor(speler)
        voorstellen.append(
            factorherstel_voorstellen(
                speler.lidmaatschap, reden="stuk", controle="video", door=bureau.griet.door
            )
        )
    oud, vers = voorstellen
    verander(oud, vervalt_op=timezone.now())
    gedaan = [factorherstellen_laten_vervallen(vandaag(), KLOK).gedaan for _ in range(2)]
    assert gedaan == [1, 0]
    for herstel in voorstellen:
        herstel.refresh_from_db()
    assert (oud.gesloten_op is None, vers.gesloten_op is None) == (False, True)
    assert not factorherstel_laten_vervallen(vers, door=KLOK)
    assert Taak.objects.get(object_id=oud.pk).klaar_op is not None
    assert Taak.objects.get(object_id=vers.pk).klaar_op is None
    assert Authenticator.objects.filter(user=bureau.karim.gebruiker).exists()
    assert Logregel.objects.get(handeling="factorherstel_laten_vervallen").door == KLOK.als_verwijzing()
