"""`beheerder_terugvinden`: somebody manages the organisation again, so the task is done."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from tests.beheer.collegas import nodig_uit, vandaag, verander
from werkzorg.beheer.handelingen.leden import Looptijd, lidmaatschap_geven
from werkzorg.beheer.tasks import beheerders_nakijken
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("beheerders_nakijken")


@pytest.fixture
def taak(bureau) -> Taak:
    """The task about De Brug, of which Griet was the last manager."""
    verander(bureau.griet.lidmaatschap, periode=DateRange(date(2020, 1, 1), date(2026, 1, 1)))
    beheerders_nakijken(vandaag(), KLOK)
    return Taak.objects.get(soort="organisatie_zonder_beheerder")


def test_pas_wie_binnen_is_rondt_de_taak_af(bureau, taak):
    lid = nodig_uit(bureau.femke, bureau.brug, rol="organisatiebeheerder")
    assert beheerders_nakijken(vandaag(), KLOK).gedaan == 0
    Client().force_login(lid.gebruiker)
    assert [beheerders_nakijken(vandaag(), KLOK).gedaan for _ in range(2)] == [1, 0]
    taak.refresh_from_db()
    assert taak.klaar_op is not None
    assert Logregel.objects.get(handeling="beheerder_terugvinden").object_id == bureau.brug.pk


def test_een_rol_geven_aan_wie_er_al_is_rondt_ze_meteen_af(bureau, taak):
    lidmaatschap_geven(
        bureau.karim.lidmaatschap,
        rol="organisatiebeheerder",
        looptijd=Looptijd(vandaag(), None),
        door=bureau.femke.door,
    )
    taak.refresh_from_db()
    assert taak.klaar_op is not None


def test_wie_later_opnieuw_wegvalt_is_een_nieuwe_taak(bureau, taak):
    nieuw = lidmaatschap_geven(
        bureau.karim.lidmaatschap,
        rol="organisatiebeheerder",
        looptijd=Looptijd(vandaag(), None),
        door=bureau.femke.door,
    )
    verander(nieuw, periode=DateRange(date(2026, 1, 2), date(2026, 2, 1)))
    beheerders_nakijken(vandaag(), KLOK)
    assert Taak.objects.filter(soort="organisatie_zonder_beheerder").count() == 2
