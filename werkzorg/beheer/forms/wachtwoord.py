"""Choosing a password, twice the same."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from werkzorg.gebruikers.models import Gebruiker

MEESTE_TEKENS = 1000


def _veld(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=MEESTE_TEKENS,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={
            "required": "Vul een wachtwoord in.",
            "max_length": f"Dit wachtwoord is te lang: neem hoogstens {MEESTE_TEKENS} tekens.",
            "null_characters_not_allowed": "In een wachtwoord kan dit teken niet: typ het opnieuw.",
        },
    )


class WachtwoordKiezenForm(forms.Form):
    """A first password for `gebruiker`, against the same rules as every other."""

    password1 = _veld(
        "Wachtwoord", "Minstens 12 tekens. Neem niet je naam en geen wachtwoord dat veel mensen gebruiken."
    )
    password2 = _veld("Nog een keer hetzelfde wachtwoord")

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gebruiker = gebruiker

    def clean_password1(self) -> str:
        """Raises ValidationError with the Dutch sentences of the rules it breaks."""
        wachtwoord: str = self.cleaned_data["password1"]
        password_validation.validate_password(wachtwoord, self._gebruiker)
        return wachtwoord

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError at the second field when both differ."""
        velden = super().clean() or self.cleaned_data
        een, twee = velden.get("password1"), velden.get("password2")
        if een is not None and twee is not None and een != twee:
            self.add_error(
                "password2", ValidationError("De twee wachtwoorden zijn niet gelijk: typ ze opnieuw.")
            )
        return velden
