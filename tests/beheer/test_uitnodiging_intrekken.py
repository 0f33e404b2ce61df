"""`uitnodiging_intrekken`: nobody comes in with that link any more, and nobody else loses his."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from tests.beheer.collegas import nodig_uit, over, sleutel, vandaag, verander
from werkzorg.beheer.domein.leden import Looptijd
from werkzorg.beheer.handelingen.leden import uitnodiging_intrekken
from werkzorg.gebruikers.models import Uitnodiging
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db


def test_de_rol_is_weg_en_de_link_ook(bureau, uitgevoerd):
    lid = nodig_uit(bureau.griet, bureau.brug)
    uitgevoerd()
    uitnodiging_intrekken(lid, door=bureau.griet.door)
    lid.refresh_from_db()
    assert lid.ingetrokken_op is not None
    assert lid.periode.upper == over(1)
    assert not Lidmaatschap.objects.geldig_op(vandaag()).filter(pk=lid.pk).exists()
    assert not lid.gebruiker.__class__.objects.get(pk=lid.gebruiker_id).is_active
    pad = re.search(r"/uitnodiging/\?t=\S+", mail.outbox[0].body).group()
    assert Client().get(pad, follow=True).status_code == 410
    assert Logregel.objects.get(handeling="uitnodiging_intrekken").object_id == lid.pk


def test_daarna_kan_dezelfde_persoon_opnieuw_uitgenodigd_worden(bureau):
    lid = nodig_uit(bureau.griet, bureau.brug)
    uitnodiging_intrekken(lid, door=bureau.griet.door)
    nieuw = nodig_uit(bureau.griet, bureau.brug)
    assert nieuw.gebruiker_id == lid.gebruiker_id
    assert nieuw.gebruiker.is_active


def test_een_rol_die_nog_moest_beginnen_behoudt_zijn_periode(bureau):
    lid = nodig_uit(bureau.griet, bureau.brug, looptijd=Looptijd(over(10), over(20)))
    uitnodiging_intrekken(lid, door=bureau.griet.door)
    lid.refresh_from_db()
    assert (lid.periode.lower, lid.periode.upper) == (over(10), over(21))


def test_wie_ergens_anders_nog_verwacht_wordt_krijgt_daar_een_nieuwe_link(bureau, uitgevoerd):
    daar = nodig_uit(bureau.bob, bureau.bob.lidmaatschap.organisatie)
    hier = nodig_uit(bureau.griet, bureau.brug)
    uitgevoerd()
    mail.outbox.clear()
    uitnodiging_intrekken(hier, door=bureau.griet.door)
    uitgevoerd()
    assert Uitnodiging.objects.open().get().lidmaatschap_id == daar.pk
    pad = re.search(r"/uitnodiging/\?t=\S+", mail.outbox[0].body).group()
    assert "CAW Elders" in Client().get(pad, follow=True).text


def test_een_account_dat_al_bestond_blijft(bureau):
    verander(bureau.bob.gebruiker, password="argon2$x")
    lid = nodig_uit(bureau.griet, bureau.brug, email=bureau.bob.gebruiker.email)
    uitnodiging_intrekken(lid, door=bureau.griet.door)
    bureau.bob.gebruiker.refresh_from_db()
    assert bureau.bob.gebruiker.is_active
    assert (
        Lidmaatschap.objects.geldig_op(vandaag()).get(gebruiker=bureau.bob.gebruiker)
        == bureau.bob.lidmaatschap
    )


def test_na_het_intrekken_ziet_de_uitnodiger_nog_altijd_niet_of_er_een_account_was(bureau, als):
    verander(bureau.bob.gebruiker, password="argon2$x")
    lid = nodig_uit(bureau.griet, bureau.brug, email=bureau.bob.gebruiker.email, achternaam="Getypt")
    klant = als(bureau.griet)
    klant.post(f"/medewerkers/{lid.pk}/intrekken/", sleutel())
    scherm = klant.get(f"/medewerkers/{lid.pk}/").text
    assert "Nore Getypt" in scherm
    assert "Buurman" not in scherm
    assert "Tweede stap</dt>" not in scherm


def test_wie_binnen_is_heeft_geen_uitnodiging_meer(bureau):
    with pytest.raises(Geweigerd, match="staat niet meer open"):
        uitnodiging_intrekken(bureau.karim.lidmaatschap, door=bureau.griet.door)


def test_de_deur(bureau, als):
    lid = nodig_uit(bureau.griet, bureau.brug)
    adres = f"/medewerkers/{lid.pk}/intrekken/"
    assert als(bureau.bob).post(adres, sleutel()).status_code == 404
    assert als(bureau.karim).get(adres).status_code == 403
    klant, velden = als(bureau.griet), sleutel()
    assert klant.get(adres).status_code == 200
    for _ in range(2):
        assert klant.post(adres, velden)["Location"] == f"/medewerkers/{lid.pk}/"
    assert "beëindigd" in klant.get(f"/medewerkers/{lid.pk}/").text
    assert klant.post(adres, {"aanvraag_sleutel": "\x00"}).status_code == 422
