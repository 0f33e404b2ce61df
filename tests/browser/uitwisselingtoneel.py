"""The stage of the exchange with partners: a machine of De Brug, one that was shut out, and messages at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pghistory
from django.db import transaction

from tests.uitwisseling.maken import maak_koppeling
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN
from werkzorg.uitwisseling.handelingen.berichten import Afloop, Post, noteer_bericht
from werkzorg.uitwisseling.handelingen.koppelingen import client_intrekken, client_sleutel_vernieuwen
from werkzorg.uitwisseling.models import Koppeling, Protocol

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def vul_uitwisseling(toneel: Toneel) -> dict[str, Any]:
    """Two secrets on the running one; a message that was refused, one that broke and can be tried again."""
    huis = toneel.hanne.lidmaatschap.organisatie
    with transaction.atomic():
        weg = maak_koppeling(huis, [REGISTER_LEZEN], met_protocol=False).koppeling
        koppeling = maak_koppeling(huis, [REGISTER_LEZEN]).koppeling
        with pghistory.context(handeling="test", door="commando:test"):
            Koppeling.objects.filter(pk=weg.pk).update(naam="Oud postvak")
            Koppeling.objects.filter(pk=koppeling.pk).update(naam="Postvak De Brug")
        client_intrekken(weg, reden="De partner stapte over.", door=toneel.koen.door)
        client_sleutel_vernieuwen(koppeling, door=toneel.koen.door)
        fouten = [{"pointer": "#/gemeente", "detail": "Het adres van deze persoon ontbreekt: vul het aan."}]
        rijen = {
            naam: noteer_bericht(
                koppeling,
                Post(uuid4(), "api_verzoek_registreren", "verzoek_registreren", {}, b"{}"),
                Afloop(status, {"detail": detail, "fouten": fouten if status == 422 else []}),
            ).pk
            for naam, status, detail in (
                ("geweigerd", 422, "Controleer de gemarkeerde velden."),
                ("mislukt", 500, "Probeer het later opnieuw met dezelfde Idempotency-Key."),
                ("verwerkt", 201, ""),
            )
        }
    protocol = Protocol.objects.filter(organisatie=huis).order_by("kenmerk")[0]
    return {
        "koppeling": koppeling.pk,
        "weg": weg.pk,
        "protocol": protocol.pk,
        "kenmerk": protocol.kenmerk,
        **rijen,
    }
