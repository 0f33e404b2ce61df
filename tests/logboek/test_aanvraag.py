"""Every request has an id in its answer, its log line and its rows; the log line names the route, never the path."""

from __future__ import annotations

import logging
from uuid import UUID

import pytest
from django.urls import reverse

from tests.deelnemers.personen import registreer
from werkzorg.logboek.aanvraag import huidige_aanvraag
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def regels(caplog: pytest.LogCaptureFixture) -> list[dict]:
    """What was said about requests."""
    return [
        regel.msg
        for regel in caplog.records
        if isinstance(regel.msg, dict) and regel.msg.get("event") == "aanvraag"
    ]


def test_elk_antwoord_heeft_een_eigen_kenmerk_en_mag_nergens_bewaard_worden(cast, als):
    client = als(cast.casemanager_zorg)
    kenmerken = set()
    for pad in ("/", "/deelnemers/", "/bestaat-niet/", "/privacy/"):
        antwoord = client.get(pad)
        kenmerken.add(UUID(antwoord.headers["X-Request-ID"]))
        assert "no-store" in antwoord.headers["Cache-Control"]
    assert len(kenmerken) == 4
    assert huidige_aanvraag() == ""


def test_een_kenmerk_van_buiten_wordt_niet_overgenomen(client):
    antwoord = client.get("/privacy/", headers={"X-Request-ID": "van-buiten"})
    assert antwoord.headers["X-Request-ID"] != "van-buiten"


def test_de_logregel_noemt_de_route_en_geen_pad_naam_of_vraag(cast, als, caplog):
    deelnemer = registreer(cast.casemanager_zorg.door, achternaam="Vogelzang")
    client = als(cast.casemanager_zorg)
    with caplog.at_level(logging.INFO):
        client.get(reverse("deelnemer_lijst"), {"zoek": "Vogelzang"})
        client.get(reverse("deelnemer_detail", args=[deelnemer.pk]))
    (lijst, detail) = regels(caplog)
    assert (lijst["route"], detail["route"]) == ("deelnemer_lijst", "deelnemer_detail")
    assert set(detail) >= {"methode", "route", "status", "duur_ms"}
    tekst = str(lijst) + str(detail)
    for woord in ("Vogelzang", str(deelnemer.pk), deelnemer.dossiernummer, "/deelnemers/", "zoek"):
        assert woord not in tekst


def test_het_logboek_kent_de_aanvraag_waarin_het_gebeurde(cast, als):
    client = als(cast.casemanager_zorg)
    antwoord = client.post(reverse("meldingen_afvinken"))
    assert antwoord.status_code == 302
    client.post(reverse("hoedanigheid_kiezen"), {"lidmaatschap": str(cast.casemanager_zorg.lidmaatschap.pk)})
    regel = Logregel.objects.get(handeling="hoedanigheid_wisselen")
    assert UUID(regel.aanvraag)
    assert regel.aanvraag != antwoord.headers["X-Request-ID"]


def test_buiten_een_aanvraag_is_er_geen_kenmerk(cast):
    registreer(cast.casemanager_zorg.door)
    assert set(Logregel.objects.values_list("aanvraag", flat=True)) == {""}
