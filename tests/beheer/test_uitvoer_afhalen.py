"""`uitvoer_afhalen`: an approved list is fetched once, within a day, as its asker may see it now."""

from __future__ import annotations

from datetime import date, timedelta

import pghistory
import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from tests.beheer.exports import ADRES, bladen, ingevuld, vele_mensen, vraag_aan
from tests.rolverdeling import maak_speler
from werkzorg.beheer.handelingen.uitvoer import uitvoer_goedkeuren
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.klok import sla
from werkzorg.handelen.models import Uitvoer
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db


@pytest.fixture
def uitvoer(cast, als) -> Uitvoer:
    """Asked by Nele, approved by the organisatiebeheerder."""
    nele = cast.casemanager_zorg
    baas = maak_speler("organisatiebeheerder", nele.lidmaatschap.organisatie, email="b@test.be")
    return uitvoer_goedkeuren(vraag_aan(als(nele), nele), door=baas.door)


def adres(uitvoer: Uitvoer) -> str:
    return f"/exports/{uitvoer.pk}/download/"


def test_een_keer_met_inzage_en_wie_goedkeurde(cast, als, uitvoer):
    klant = als(cast.casemanager_zorg)
    assert "Download" in klant.get(f"/exports/{uitvoer.pk}/").text
    antwoord = klant.post(adres(uitvoer))
    rijen, uitleg = bladen(antwoord)
    assert len(rijen) == 202
    assert uitleg["Goedgekeurd"] == "door een tweede persoon"
    uitvoer.refresh_from_db()
    assert (uitvoer.toestand, uitvoer.vraag) == ("afgehaald", None)
    inzage = Inzage.objects.get(actie="uitvoer_afhalen")
    assert (len(inzage.deelnemer_ids), inzage.grond) == (201, "export_overleg")
    opnieuw = klant.post(adres(uitvoer), follow=True)
    assert "staat niet (meer) klaar" in opnieuw.text
    # What a second person approved does not count for the day.
    vele_mensen(cast.buur, 10)
    assert als(cast.buur).post(ADRES, ingevuld()).status_code == 200


def test_niet_na_een_dag_en_de_klok_ruimt_op(cast, als, uitvoer):
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        klant = als(cast.casemanager_zorg)
        assert "vervallen" in klant.get(f"/exports/{uitvoer.pk}/").text
        assert "staat niet (meer) klaar" in klant.post(adres(uitvoer), follow=True).text
        sla("uitvoer_laten_vervallen")
    uitvoer.refresh_from_db()
    assert (uitvoer.toestand, uitvoer.vraag) == ("vervallen", None)


def test_alleen_wie_vroeg(cast, als, uitvoer):
    collega = maak_speler(
        "casemanager_zorg", cast.casemanager_zorg.lidmaatschap.organisatie, email="c@test.be"
    )
    baas = uitvoer.beslist_door.lidmaatschappen.get()
    assert als(collega).post(adres(uitvoer)).status_code == 404
    assert als(cast.buur).post(adres(uitvoer)).status_code == 404
    klant = als(cast.casemanager_zorg)
    klant.force_login(baas.gebruiker)
    assert klant.post(adres(uitvoer)).status_code == 302
    uitvoer.refresh_from_db()
    assert uitvoer.toestand == "goedgekeurd"


def test_wie_intussen_minder_ziet_krijgt_minder(cast, als, uitvoer):
    weg = Betrokkenheid.objects.order_by("deelnemer__achternaam").values_list("pk", flat=True)[:50]
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.filter(pk__in=list(weg)).update(
            periode=DateRange(date(2020, 1, 1), date(2021, 1, 1))
        )
    rijen, _ = bladen(als(cast.casemanager_zorg).post(adres(uitvoer)))
    assert len(rijen) == 152


def test_meer_mensen_dan_goedgekeurd_gaat_niet(cast, als, uitvoer):
    vele_mensen(cast.casemanager_zorg, 1)
    tekst = als(cast.casemanager_zorg).post(adres(uitvoer), follow=True).text
    assert "intussen meer mensen" in tekst
    uitvoer.refresh_from_db()
    assert uitvoer.toestand == "goedgekeurd"
