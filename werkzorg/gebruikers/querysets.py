from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from werkzorg.gebruikers.models import Gebruiker


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
