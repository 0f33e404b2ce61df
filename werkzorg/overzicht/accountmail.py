"""Mails about an account, by the outbox: the row holds ids only, the secret link is made when the mail is sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.gebruikers import aanmelding
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.handelen.melden import VOET
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.ui.formaten import datum_tijd

ACCOUNTMAIL = "accountmail_versturen"
HERSTEL = "account/email/password_reset_key"
ONBEKEND = "account/email/unknown_account"
# What changed, per template of allauth; a kind that is not here is a mistake, and fails in the request.
WIJZIGINGEN = {
    "account/email/password_changed": "Je wachtwoord is gewijzigd.",
    "account/email/password_set": "Er is een wachtwoord ingesteld voor je account.",
    "account/email/password_reset": "Je wachtwoord is opnieuw ingesteld.",
    "mfa/email/totp_activated": "Er is een app met codes toegevoegd aan je account.",
    "mfa/email/totp_deactivated": "De app met codes is uitgezet voor je account.",
    "mfa/email/webauthn_added": "Er is een passkey of sleutel toegevoegd aan je account.",
    "mfa/email/webauthn_removed": "Er is een passkey of sleutel verwijderd van je account.",
    "mfa/email/recovery_codes_generated": "Er zijn nieuwe herstelcodes gemaakt. De oude werken niet meer.",
}


class AccountAdapter(aanmelding.AccountAdapter):
    """Every mail of allauth goes into the outbox, in the transaction of the request."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Puts a mail ready; for an address without account the row is made too, and nothing is sent.

        Raises KeyError for a mail that this application does not send.
        """
        gebruiker = context.get("user")
        if template_prefix not in {HERSTEL, ONBEKEND}:
            WIJZIGINGEN[template_prefix]  # an unknown kind must not wait for the worker
        zet_klaar(
            ACCOUNTMAIL,
            effect_sleutel=f"{ACCOUNTMAIL}:{uuid4()}",
            verwijzing={
                "soort": template_prefix,
                "gebruiker": str(gebruiker.pk) if gebruiker is not None else None,
                "op": timezone.now().isoformat(),
            },
            door=Klok("account"),
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Gebruiker,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tells the owner of an account what changed in it."""
        self.send_mail(template_prefix, user.email, {"user": user})


def accountmail_versturen(opdracht: Opdracht) -> None:
    """Sends one mail to the owner of an account; nothing when there is none, or when he may not sign in any more."""
    wie = opdracht.verwijzing["gebruiker"]
    gebruiker = Gebruiker.objects.filter(pk=UUID(wie), is_active=True).first() if wie else None
    if gebruiker is None:
        return
    soort = opdracht.verwijzing["soort"]
    onderwerp, tekst = herstelmail(gebruiker) if soort == HERSTEL else _wijzigingsmail(soort, opdracht)
    EmailMessage(
        subject=onderwerp,
        body=f"Dag,\n\n{tekst}\n\n{VOET}\n",
        to=[gebruiker.email],
        headers={"Message-ID": f"<{opdracht.id}@werkzorg>", "Auto-Submitted": "auto-generated"},
    ).send()


def herstelmail(gebruiker: Gebruiker) -> tuple[str, str]:
    """Subject and text for whoever forgot his password; an account that never had one is sent to its invitation."""
    if not gebruiker.has_usable_password():
        return "Je account in werkzorg is nog niet klaar", (
            "Iemand vroeg een nieuw wachtwoord voor je account. Je koos er nog geen: open de link in de mail met je"
            " uitnodiging. Vind je die niet meer, of is ze verlopen? Vraag een nieuwe aan de beheerder van je"
            " organisatie.\n\nVroeg jij dit niet? Dan hoef je niets te doen."
        )
    pad = reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(gebruiker),
            "key": default_token_generator.make_token(gebruiker),
        },
    )
    return "Kies een nieuw wachtwoord", (
        "Iemand vroeg een nieuw wachtwoord voor je account. Was jij dat? Open dan deze link:\n\n"
        f"{settings.WEBADRES}{pad}\n\nDe link werkt een uur.\n\nWas jij dat niet? Dan hoef je niets te doen."
    )


def _wijzigingsmail(soort: str, opdracht: Opdracht) -> tuple[str, str]:
    moment = datum_tijd(datetime.fromisoformat(opdracht.verwijzing["op"]))
    return "Er veranderde iets aan je account in werkzorg", (
        f"{WIJZIGINGEN[soort]} Dat gebeurde op {moment}.\n\nHeb jij dit niet gedaan? Verwittig dan meteen de beheerder"
        " van je organisatie."
    )
