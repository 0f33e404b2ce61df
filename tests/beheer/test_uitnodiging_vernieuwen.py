"""`uitnodiging_vernieuwen`: a new mail with a new link, and the old link is worth nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.beheer.collegas import nodig_uit, sleutel, verander
from werkzorg.beheer.handelingen.leden import uitnodiging_vernieuwen
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def genood(bureau):
    """Somebody whom Griet invited an hour ago."""
    lid = nodig_uit(bureau.griet, bureau.brug)
    verander(lid.toetreding, uitgenodigd_op=timezone.now() - timedelta(hours=1))
    return lid


def links() -> list[str]:
    return [re.search(r"/uitnodiging/\?t=\S+", brief.body).group() for brief in mail.outbox]


def test_de_nieuwe_link_werkt_en_de_oude_niet_meer(bureau, genood, uitgevoerd):
    uitgevoerd()
    uitnodiging_vernieuwen(genood, door=bureau.griet.door)
    uitgevoerd()
    oud, nieuw = links()
    assert "Kies een wachtwoord" in Client().get(nieuw, follow=True).text
    assert Client().get(oud, follow=True).status_code == 410
    assert Logregel.objects.get(handeling="uitnodiging_vernieuwen").object_id == genood.pk


def test_wie_al_een_account_heeft_krijgt_de_mail_over_de_rol_opnieuw(bureau, uitgevoerd):
    verander(bureau.bob.gebruiker, password="argon2$x")
    lid = nodig_uit(bureau.griet, bureau.brug, email=bureau.bob.gebruiker.email)
    verander(lid.toetreding, uitgenodigd_op=timezone.now() - timedelta(hours=1))
    uitnodiging_vernieuwen(lid, door=bureau.griet.door)
    uitgevoerd()
    assert [brief.subject for brief in mail.outbox] == ["Je hebt een nieuwe rol in werkzorg"] * 2


def test_wie_net_een_mail_kreeg_krijgt_er_geen_tweede(bureau):
    lid = nodig_uit(bureau.griet, bureau.brug)
    with pytest.raises(Geweigerd, match="wacht even"):
        uitnodiging_vernieuwen(lid, door=bureau.griet.door)


def test_wie_binnen_is_wordt_niet_meer_uitgenodigd(bureau, genood):
    Client().force_login(genood.gebruiker)
    with pytest.raises(Geweigerd, match="staat niet meer open"):
        uitnodiging_vernieuwen(genood, door=bureau.griet.door)
    with pytest.raises(Geweigerd, match="staat niet meer open"):
        uitnodiging_vernieuwen(bureau.karim.lidmaatschap, door=bureau.griet.door)


def test_de_knop_op_de_fiche(bureau, genood, als):
    klant, adres = als(bureau.griet), f"/medewerkers/{genood.pk}/"
    assert f'href="{adres}opnieuw/"' in klant.get(adres).text
    assert klant.get(f"{adres}opnieuw/").status_code == 200
    antwoord = klant.post(f"{adres}opnieuw/", sleutel(), follow=True)
    assert "De uitnodiging is opnieuw verstuurd." in antwoord.text
    nog_eens = klant.post(f"{adres}opnieuw/", sleutel())
    assert nog_eens.status_code == 422
    assert "wacht even" in nog_eens.text


def test_een_buur_en_een_collega_komen_er_niet_aan(bureau, genood, als):
    adres = f"/medewerkers/{genood.pk}/opnieuw/"
    assert als(bureau.bob).post(adres, sleutel()).status_code == 404
    assert als(bureau.karim).post(adres, sleutel()).status_code == 403
