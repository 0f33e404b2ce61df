"""`beheerder_missen`: the clock notices an organisation that nobody manages any more, once."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from tests.beheer.collegas import nodig_uit, over, tweede_beheerder, vandaag, verander
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.beheer.handelingen.beheerders import beheerder_missen
from werkzorg.beheer.querysets.leden import te_melden
from werkzorg.beheer.tasks import beheerders_nakijken
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("beheerders_nakijken")
VOORBIJ = DateRange(date(2020, 1, 1), date(2026, 1, 1))


def kijk_na() -> tuple[int, int]:
    telling = beheerders_nakijken(vandaag(), KLOK)
    return telling.gedaan, telling.fouten


def test_een_organisatie_zonder_beheerder_wordt_een_taak_en_maar_een_keer(bureau):
    verander(bureau.griet.lidmaatschap, periode=VOORBIJ)
    assert [kijk_na(), kijk_na()] == [(1, 0), (0, 0)]
    taak = Taak.objects.get(soort="organisatie_zonder_beheerder")
    assert (taak.object_id, taak.rol) == (bureau.brug.pk, "functioneel_beheerder")
    regel = Logregel.objects.get(handeling="beheerder_missen")
    assert regel.gegevens == {"laatste": str(bureau.griet.lidmaatschap.pk)}


def test_het_gaat_om_de_laatste_van_allen(bureau):
    hanne = tweede_beheerder(bureau)
    verander(bureau.griet.lidmaatschap, periode=VOORBIJ)
    assert kijk_na() == (0, 0)
    verander(hanne.lidmaatschap, periode=DateRange(date(2021, 1, 1), date(2026, 6, 1)))
    assert [kijk_na(), kijk_na()] == [(1, 0), (0, 0)]
    assert str(hanne.lidmaatschap.pk) in Taak.objects.get(soort="organisatie_zonder_beheerder").sleutel


def test_een_uitnodiging_alleen_is_nog_geen_beheerder(bureau):
    nodig_uit(bureau.femke, bureau.brug, rol="organisatiebeheerder")
    verander(bureau.griet.lidmaatschap, periode=VOORBIJ)
    assert kijk_na() == (1, 0)


@pytest.mark.parametrize("wat", ["nooit een beheerder", "gestopt", "loopt nog", "account uit"])
def test_wanneer_er_wel_en_niet_iets_te_melden_is(bureau, wat):
    if wat == "nooit een beheerder":
        maak_organisatie("Leeg huis", "caw")
    elif wat == "gestopt":
        verander(bureau.griet.lidmaatschap, periode=VOORBIJ)
        verander(bureau.brug, is_actief=False)
    elif wat == "account uit":
        verander(bureau.griet.gebruiker, is_active=False)
        verander(bureau.griet.lidmaatschap, periode=DateRange(date(2020, 1, 1), over(1)))
    assert kijk_na() == (0, 0)


def test_zonder_functioneel_beheerder_is_er_niemand_om_het_te_vertellen(bureau):
    verander(bureau.griet.lidmaatschap, periode=VOORBIJ)
    verander(bureau.femke.lidmaatschap, periode=VOORBIJ)
    assert not beheerder_missen(bureau.brug, bureau.griet.lidmaatschap, door=KLOK)
    assert not Logregel.objects.exists()


def test_zoeken_naar_organisaties_is_een_vraag(bureau):
    for nummer in range(20):
        speler = maak_speler("organisatiebeheerder", maak_organisatie(f"Huis {nummer}", "caw"))
        verander(speler.lidmaatschap, periode=VOORBIJ)
    with CaptureQueriesContext(connection) as gevangen:
        assert len(te_melden(vandaag())) == 20
    assert len(gevangen.captured_queries) == 1
