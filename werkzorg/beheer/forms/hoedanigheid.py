"""The shape of the choice of a hoedanigheid."""

from __future__ import annotations

from django import forms


class HoedanigheidForm(forms.Form):
    """Which membership somebody will work in."""

    lidmaatschap = forms.UUIDField(
        error_messages={"required": "Kies een rol.", "invalid": "Kies een rol uit de lijst."}
    )
