"""The colleagues on the stage: a manager, the functioneel beheerder, and somebody in every state of a membership."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pghistory
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.beheer.domein.leden import Looptijd
from werkzorg.beheer.handelingen.factorherstel import factorherstel_voorstellen
from werkzorg.beheer.handelingen.leden import Genodigde, gebruiker_uitnodigen
from werkzorg.beheer.handelingen.vertrek import lidmaatschap_beeindigen
from werkzorg.beheer.models import Factorherstel, Toetreding, Vertrek
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.werklijst.models import Taak


def maak_leden(brug: Organisatie) -> tuple[Speler, Speler]:
    """Hanne, who manages De Brug, and Koen, functioneel beheerder; with a colleague in every state."""
    hanne = _heet("Hanne", "Wuyts", maak_speler("organisatiebeheerder", brug, email="hanne@brug.be"))
    koen = _heet(
        "Koen",
        "Baert",
        maak_speler("functioneel_beheerder", maak_organisatie("Departement", "departement_zorg")),
    )
    tim = _heet("Tim", "Leys", maak_speler("verwijzer", brug, email="tim.leys@brug.be"))
    weg = _heet("Wout", "Claeys", maak_speler("verwijzer", brug, email="wout.claeys@brug.be"))
    kwijt = _heet("Sara", "De Vos", maak_speler("verwijzer", brug, email="sara.devos@brug.be"))
    TOTP.activate(kwijt.gebruiker, "JBSWY3DPEHPK3PXP")
    for speler in (tim, tim, weg):
        _taak(speler)
    vandaag = timezone.localdate()
    gebruiker_uitnodigen(
        Genodigde("nore.smet@brug.be", "Nore", "Smet"),
        organisatie_id=brug.pk,
        rol="verwijzer",
        looptijd=Looptijd(vandaag, None),
        door=hanne.door,
    )
    lidmaatschap_beeindigen(
        weg.lidmaatschap, laatste_dag=vandaag + timedelta(days=9), opvolging={}, versie=0, door=hanne.door
    )
    factorherstel_voorstellen(kwijt.lidmaatschap, reden="verloren", controle="gezien", door=hanne.door)
    return hanne, koen


def ledenplaatsen() -> dict[str, Any]:
    """What the addresses of these pages are filled in with."""
    lid = Lidmaatschap.objects.filter(gebruiker__email="tim.leys@brug.be").first()
    return {
        "lid": lid.pk if lid else "",
        "brug": lid.organisatie_id if lid else "",
        "genodigde": getattr(Toetreding.objects.first(), "lidmaatschap_id", ""),
        "vertrekker": getattr(Vertrek.objects.first(), "lidmaatschap_id", ""),
        "herstel": getattr(Factorherstel.objects.first(), "pk", ""),
    }


def _heet(voornaam: str, achternaam: str, speler: Speler) -> Speler:
    with pghistory.context(handeling="test", door="commando:test"):
        speler.gebruiker.voornaam, speler.gebruiker.achternaam = voornaam, achternaam
        speler.gebruiker.save()
    return speler


def _taak(speler: Speler) -> None:
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.create(
            soort="insz_aanvullen",
            sleutel=f"leden:{uuid4()}",
            object_soort="deelnemers.deelnemer",
            object_id=uuid4(),
            organisatie=speler.lidmaatschap.organisatie,
            rol=speler.lidmaatschap.rol,
            gebruiker=speler.gebruiker,
        )
