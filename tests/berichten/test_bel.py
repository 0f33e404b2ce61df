"""The bell: ids only, heard by a broker that lives, and never a reason to wait when there is none."""

from __future__ import annotations

import base64
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
import redis
from django.conf import settings
from django.urls import reverse

from tests.deelnemers.personen import GEBOREN, registreer, vers_insz
from werkzorg.berichten import uitvoeren
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import bel, veeg
from werkzorg.celery import app

RIJ = "celery"
# What somebody may wait when the broker is gone; measured: 6 s per ring with the shared connections of Celery.
GEDULD = 3.0


@pytest.fixture
def rij(monkeypatch: pytest.MonkeyPatch) -> Iterator[redis.Redis]:
    """The queue of this test in the real broker, empty before and after."""
    naam = f"proef-{threading.get_ident()}-{time.monotonic_ns()}"
    app.finalize(auto=True)
    monkeypatch.setitem(app.conf.changes, "task_default_queue", naam)
    with redis.Redis.from_url(settings.REDIS_URL.replace("redis+socket://", "unix://", 1)) as klant:
        klant.naam = naam
        yield klant
        klant.delete(naam)


def berichten(klant: Any) -> list[Any]:
    """The arguments of every message that waits in the queue."""
    ruw = [json.loads(bericht) for bericht in klant.lrange(klant.naam, 0, -1)]
    return [json.loads(base64.b64decode(bericht["body"]))[0] for bericht in ruw]


@pytest.fixture(params=["geen_socket", "zwijgt", "vol"])
def dood(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path) -> Iterator[str]:
    """A broker that is gone: no socket, one that accepts and stays silent, or one that does not even accept."""
    if request.param == "geen_socket":
        monkeypatch.setitem(app.conf.changes, "broker_url", f"redis+socket://{tmp_path}/weg.sock")
        yield request.param
        return
    with closing(socket.socket()) as oor:
        oor.bind(("127.0.0.1", 0))
        oor.listen(0 if request.param == "vol" else 64)
        wachtenden = []
        if request.param == "vol":
            for _ in range(3):
                wachtende = socket.socket()
                wachtende.setblocking(False)
                wachtende.connect_ex(oor.getsockname())
                wachtenden.append(wachtende)
        monkeypatch.setitem(app.conf.changes, "broker_url", f"redis://127.0.0.1:{oor.getsockname()[1]}/0")
        yield request.param
        for wachtende in wachtenden:
            wachtende.close()


def test_de_bel_draagt_alleen_het_nummer_van_de_opdracht(cast, rij, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        registreer(cast.casemanager_zorg.door, achternaam="Kanarievogel")
    assert berichten(rij) == [[str(Opdracht.objects.get().id)]]
    assert b"Kanarievogel" not in b"".join(rij.lrange(rij.naam, 0, -1))


@pytest.mark.django_db(transaction=True)
def test_zonder_makelaar_lukt_de_handeling_en_wacht_niemand(cast, als, dood):
    client = als(cast.casemanager_zorg)
    url = reverse("deelnemer_registreren")
    duur = []
    for nummer in range(3):
        sleutel = client.get(url).context["formulier"]["aanvraag_sleutel"].value()
        invoer = {
            "voornaam": "Lien", "achternaam": ("Hermans", "Pauwels", "Segers")[nummer],
            "geboortedatum": f"{GEBOREN:%d/%m/%Y}", "insz": vers_insz(),
            "insz_ontbreekt": "", "grond": "begeleiding", "geinformeerd_op": "01/01/2026", "taal": "nl",
            "aanvraag_sleutel": sleutel,
        }  # fmt: skip
        begin = time.perf_counter()
        antwoord = client.post(url, invoer)
        duur.append(time.perf_counter() - begin)
        assert antwoord.status_code == 302, antwoord.context["formulier"].errors
        assert Opdracht.objects.wachtend().count() == nummer + 1
    assert max(duur) < GEDULD
    # After the first that was not heard, the others do not even try.
    assert max(duur[1:]) < 1.0


@pytest.mark.django_db
def test_na_een_tijd_van_stilte_wordt_er_weer_gebeld(cast, rij, monkeypatch):
    registreer(cast.casemanager_zorg.door)
    opdracht = Opdracht.objects.get()
    with monkeypatch.context() as even:
        even.setitem(app.conf.changes, "broker_url", "redis+socket:///nergens/weg.sock")
        assert bel(opdracht.id) is False
    assert bel(opdracht.id) is False
    monkeypatch.setattr(uitvoeren, "_stil_tot", time.monotonic() - 0.001)
    assert veeg(ouder_dan=timedelta(0)) == 1
    assert berichten(rij) == [[str(opdracht.id)]]
