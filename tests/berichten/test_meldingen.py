"""Notices and mails: once per effect key, to the right person, without a word about anybody."""

from __future__ import annotations

from uuid import uuid4

import pghistory
import pytest
from django.core import mail

from tests.berichten.conftest import DOOR
from tests.berichten.draden import tegelijk
from tests.deelnemers.personen import registreer
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.berichten.uitvoeren import voer_uit
from werkzorg.deelnemers.meldingen import ONTVANGSTBEWIJS_KLAAR
from werkzorg.handelen.melden import MAIL, meld, melding_mailen


def meld_aan(speler, sleutel: str = "een") -> None:
    meld(
        ONTVANGSTBEWIJS_KLAAR,
        gebruiker_id=speler.gebruiker.pk,
        organisatie_id=speler.door.organisatie_id,
        object_soort="documenten.document",
        object_id=uuid4(),
        effect_sleutel=sleutel,
        door=DOOR,
    )


@pytest.mark.django_db(transaction=True)
def test_dezelfde_melding_komt_er_een_keer_hoeveel_er_ook_tegelijk_melden(cast):
    tegelijk(20, lambda _: meld_aan(cast.casemanager_zorg))
    assert Melding.objects.count() == Opdracht.objects.filter(soort=MAIL).count() == 1


def test_een_onbekende_melding_wordt_geweigerd(cast):
    with pytest.raises(ValueError, match="niet geregistreerd"):
        meld(
            "bestaat_niet", gebruiker_id=cast.casemanager_zorg.gebruiker.pk, organisatie_id=uuid4(),
            object_soort="x", object_id=uuid4(), effect_sleutel="een", door=DOOR,
        )  # fmt: skip


def test_de_mail_zegt_niets_over_de_persoon_en_is_bij_herhaling_dezelfde(cast, uitgevoerd):
    deelnemer = registreer(
        cast.casemanager_zorg.door, voornaam="Kanarie", achternaam="Vogelzang", email="k@v.be"
    )
    assert uitgevoerd() == 2
    (bericht,) = mail.outbox
    assert bericht.to == [cast.casemanager_zorg.gebruiker.email]
    tekst = str(bericht.message())
    for woord in ("Kanarie", "Vogelzang", "k@v.be", deelnemer.dossiernummer, str(deelnemer.pk)):
        assert woord not in tekst
    melding_mailen(Opdracht.objects.get(soort=MAIL))
    assert bericht.extra_headers["Message-ID"] == mail.outbox[1].extra_headers["Message-ID"]


def test_wie_geen_account_meer_heeft_krijgt_geen_mail(cast):
    meld_aan(cast.casemanager_zorg)
    with pghistory.context(handeling="test", door="commando:test"):
        cast.casemanager_zorg.gebruiker.is_active = False
        cast.casemanager_zorg.gebruiker.save()
    assert voer_uit(Opdracht.objects.get(soort=MAIL).id) is True
    assert mail.outbox == []
