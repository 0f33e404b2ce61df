"""The clock jobs over the lower tables: each does its work, is counted, and may run twice."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer
from werkzorg.beheer.tasks import AANVRAGEN_BEWAREN, KLOKJOBS
from werkzorg.berichten import uitvoeren
from werkzorg.berichten.models import Opdracht
from werkzorg.gebruikers.models import Sessie
from werkzorg.handelen.klok import sla
from werkzorg.handelen.models import KlokRonde, VerwerkteAanvraag
from werkzorg.rooster import ROOSTER
from werkzorg.toegang.inzage import controleer
from werkzorg.toegang.models import Schakel

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("job", KLOKJOBS, ids=lambda job: job.naam)
def test_elke_job_staat_in_het_rooster_en_laat_een_ronde_na(job, tmp_path, settings):
    settings.ANKER_MAP = tmp_path
    assert job.naam in ROOSTER
    for _ in range(2):
        sla(job.naam)
    ronde = KlokRonde.objects.get(naam=job.naam)
    assert ronde.klaar_op >= ronde.gestart_op
    assert (ronde.fouten, ronde.laatste_fout) == (0, "")


def test_de_veger_belt_opnieuw_voor_wat_bleef_liggen(cast, monkeypatch):
    registreer(cast.casemanager_zorg.door)
    gebeld = []
    monkeypatch.setattr(uitvoeren, "bel", gebeld.append)
    sla("opdrachten_vegen")
    assert gebeld == []  # younger than half a minute: its own bell may still be on its way
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        sla("opdrachten_vegen")
    assert gebeld == [Opdracht.objects.get().pk]


def test_een_opgegeven_opdracht_telt_als_fout_tot_iemand_kijkt(cast):
    registreer(cast.casemanager_zorg.door)
    Opdracht.objects.update(toestand="mislukt")
    sla("opdrachten_vegen")
    assert KlokRonde.objects.get().fouten == 1


def test_inzage_wordt_verzegeld_en_verankerd_buiten_de_databank(cast, als, tmp_path, settings):
    settings.ANKER_MAP = tmp_path
    deelnemer = registreer(cast.casemanager_zorg.door)
    als(cast.casemanager_zorg).get(reverse("deelnemer_detail", args=[deelnemer.pk]))
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        sla("inzagelog_verzegelen")
        sla("inzagelog_verankeren")
        (anker,) = Path(tmp_path).glob("anker-*.json")
        assert json.loads(anker.read_text())["volgnummer"] == Schakel.objects.get().volgnummer == 1
        assert list(controleer([anker])) == []


def test_zonder_inzage_is_er_niets_te_verankeren(tmp_path, settings):
    settings.ANKER_MAP = tmp_path
    sla("inzagelog_verankeren")
    assert KlokRonde.objects.get().gedaan == 0
    assert list(Path(tmp_path).iterdir()) == []


def test_oude_sleutels_van_formulieren_verdwijnen_en_verse_blijven():
    oud, vers = (
        VerwerkteAanvraag.objects.create(
            sleutel=uuid4(), gebruiker_id=uuid4(), handeling="proef", verwerkt_op=op
        )
        for op in (timezone.now() - AANVRAGEN_BEWAREN - timedelta(minutes=1), timezone.now())
    )
    sla("oude_aanvragen_opruimen")
    assert list(VerwerkteAanvraag.objects.all()) == [vers]
    assert oud.pk != vers.pk


def test_verlopen_sessies_verdwijnen_en_lopende_blijven(cast, als):
    als(cast.casemanager_zorg)
    lopend = Sessie.objects.get()
    Sessie.objects.create(
        session_key="verlopen", session_data="", expire_date=timezone.now() - timedelta(minutes=1)
    )
    sla("oude_aanvragen_opruimen")
    assert list(Sessie.objects.all()) == [lopend]
