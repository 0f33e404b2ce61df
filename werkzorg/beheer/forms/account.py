"""Opening one's own locked screen."""

from __future__ import annotations

from django import forms


class OntgrendelForm(forms.Form):
    """One's password."""

    wachtwoord = forms.CharField(
        label="Je wachtwoord",
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
        error_messages={
            "required": "Vul je wachtwoord in.",
            "max_length": "Dit wachtwoord is te lang: controleer wat je typte.",
            "null_characters_not_allowed": "Dit wachtwoord klopt niet. Probeer opnieuw, of meld je af.",
        },
    )
