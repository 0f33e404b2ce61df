from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.contrib.auth.base_user import BaseUserManager
from django.db import models

if TYPE_CHECKING:
    from werkzorg.gebruikers.models import Gebruiker, Sessie, Uitnodiging


class GebruikerBeheer(BaseUserManager["Gebruiker"]):
    """Accounts are found by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> Gebruiker:
        return self.get(email__iexact=username)

    def nieuw(
        self, email: str, *, voornaam: str, achternaam: str, wachtwoord: str | None, **velden: Any
    ) -> Gebruiker:
        """A saved account; `wachtwoord=None` leaves it unable to sign in with a password. Needs an act context."""
        gebruiker = self.model(
            email=email.strip().lower(), voornaam=voornaam, achternaam=achternaam, **velden
        )
        gebruiker.set_password(wachtwoord)
        gebruiker.save(using=self._db)
        return gebruiker


class UitnodigingQuerySet(models.QuerySet["Uitnodiging"]):
    def open(self) -> Self:
        """Neither accepted nor withdrawn; expired ones included."""
        return self.filter(aanvaard_op__isnull=True, ingetrokken_op__isnull=True)

    def bruikbaar_op(self, moment: datetime) -> Self:
        """Those whose link works at this moment: open, not expired, of an active account."""
        return self.open().filter(vervalt_op__gt=moment, gebruiker__is_active=True)


class SessieQuerySet(models.QuerySet["Sessie"]):
    def van(self, gebruiker_id: UUID) -> Self:
        """Where this person is signed in, last used first."""
        return self.filter(gebruiker_id=gebruiker_id).order_by("-gezien_op", "kenmerk")
