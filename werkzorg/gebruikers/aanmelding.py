"""How allauth is fitted to the house: no open sign-up, every try counted, secrets of second factors encrypted."""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.models import Login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from werkzorg.gebruikers.drempel import onthoud_bekend, poging_met_wachtwoord
from werkzorg.gebruikers.factoren import is_laatste_factor, sessie_bewees_tweede_factor
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.gebruikers.sessies import beeindig_alle
from werkzorg.versleuteling import ontsleutel, versleutel

logger = structlog.get_logger(__name__)

TE_VAAK = (
    "Je probeerde het te vaak. Wacht een paar minuten en probeer opnieuw. Weet je je wachtwoord niet meer? Vraag dan"
    " een nieuw."
)
_PLAATS = {"doel": "tweede-factor", "tabel": "mfa_authenticator", "kolom": "data", "rij": "-"}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only; a wrong password counts per account and address."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": TE_VAAK,
        "enter_current_password": "Dit is niet je huidige wachtwoord. Typ het opnieuw.",
        "incorrect_password": "Dit wachtwoord klopt niet. Typ het opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject

    def is_safe_url(self, url: str | None) -> bool:
        """Whether somebody may be sent on to this address: only inside this site, without naming a host."""
        return (
            bool(url)
            and str(url).startswith("/")
            and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
        )

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """The account of this address and password; raises ValidationError when it was tried too often.

        An unknown address costs as much work and counts in the same way.
        """
        poging = poging_met_wachtwoord(str(credentials.get("email", "")), request)
        if not poging.mag():
            logger.warning("aanmelden_te_vaak")
            raise self.validation_error("too_many_login_attempts")
        gebruiker: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if gebruiker is None:
            poging.mislukt()
        else:
            poging.gelukt()
        return gebruiker

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """A new password ends every session of the account but the one in which it was chosen."""
        super().set_password(user, password)
        blijft = None
        if (
            self.request is not None
            and self.request.user.is_authenticated
            and self.request.user.pk == user.pk
        ):
            rij = self.request.session.rij
            blijft = rij.kenmerk if rij is not None else None
        beeindig_alle(UUID(str(user.pk)), behalve=blijft)

    def post_login(self, request: HttpRequest, user: Gebruiker, **kwargs: Any) -> HttpResponse:
        """Whoever still has to set up a second factor need not type the password again for it."""
        antwoord: HttpResponse = super().post_login(request, user, **kwargs)
        poging = poging_met_wachtwoord(user.email, request)
        onthoud_bekend(poging.adres, poging.account, str(user.pk))
        if not sessie_bewees_tweede_factor(request):
            reauthenticate_by_password(request)
        return antwoord


class MfaAdapter(DefaultMFAAdapter):
    """Secrets of second factors are stored encrypted (allauth's default keeps them in the clear).

    The hooks do not know the row, so the ciphertext is bound to table and column only; the seal over the whole row
    (werkzorg.gebruikers.factoren) binds it to its account.
    """

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Deze code klopt niet. Kijk ze na: een code van de app werkt maar een halve minuut.",
        "cannot_delete_authenticator": (
            "Dit is je laatste tweede stap. Voeg eerst een andere toe: zonder kun je niet werken."
        ),
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(versleutel(text.encode(), **_PLAATS)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return ontsleutel(base64.b64decode(encrypted_text), **_PLAATS).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether another way to prove oneself remains, or none is required."""
        return not settings.TWEEDE_FACTOR_VERPLICHT or not is_laatste_factor(authenticator)

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        entiteit = dict(super().get_public_key_credential_rp_entity())
        return {**entiteit, "name": "werkzorg"}


def meld_aan(request: HttpRequest, gebruiker: Gebruiker) -> HttpResponse:
    """Signs this person in, who just chose his password on the page of his invitation, and leads him on."""
    antwoord: HttpResponse = perform_login(request, Login(user=gebruiker, email=gebruiker.email))
    return antwoord


def merk_als_bevestigd(sender: type[Any], instance: Any, **_: Any) -> None:
    """The address of an account counts as confirmed: whoever invited the person gave it.

    allauth writes a row for it when a new password is asked for, and then refuses a second factor until the address was
    confirmed on a page that does not exist here.
    """
    instance.verified = instance.primary = True
