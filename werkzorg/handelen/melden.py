"""Notices: a row for the screen and a mail without personal data, each once per effect key."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.handelen.register import MELDINGSOORTEN
from werkzorg.organisaties.hoedanigheid import Door

MAIL = "melding_mailen"
VOET = "Je krijgt deze mail omdat je met werkzorg werkt. Antwoorden kan niet."


def meld(
    soort: str,
    *,
    gebruiker_id: UUID,
    organisatie_id: UUID,
    object_soort: str,
    object_id: UUID,
    effect_sleutel: str,
    door: Door,
) -> None:
    """Gives this person a notice, and puts the mail about it ready; a known effect key adds nothing."""
    if soort not in MELDINGSOORTEN:
        raise ValueError(f"De melding {soort} is niet geregistreerd.")
    melding = Melding(
        soort=soort,
        gebruiker_id=gebruiker_id,
        organisatie_id=organisatie_id,
        object_soort=object_soort,
        object_id=object_id,
        effect_sleutel=effect_sleutel,
    )
    Melding.objects.bulk_create([melding], ignore_conflicts=True)
    zet_klaar(
        MAIL, effect_sleutel=f"mail:{effect_sleutel}", verwijzing={"melding": effect_sleutel}, door=door
    )


def melding_mailen(opdracht: Opdracht) -> None:
    """Outbox effect: sends the mail of one notice; a repeat carries the same Message-ID."""
    melding = Melding.objects.select_related("gebruiker").get(effect_sleutel=opdracht.verwijzing["melding"])
    if not melding.gebruiker.is_active:
        return
    soort = MELDINGSOORTEN[melding.soort]
    adres = f"{settings.WEBADRES}{soort.url(melding.object_id)}"
    EmailMessage(
        subject=soort.mail_onderwerp,
        body=f"{soort.mail_tekst}\n\n{adres}\n\n{VOET}\n",
        to=[melding.gebruiker.email],
        headers={"Message-ID": f"<{opdracht.id}@werkzorg>", "Auto-Submitted": "auto-generated"},
    ).send()
