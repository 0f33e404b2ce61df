"""The shapes of reading a file of presences in: the file, that it may be read in, and that it is taken back."""

from __future__ import annotations

from django import forms

from werkzorg.ui.formulieren import WerkzorgForm


class AanwezighedenInlezenForm(WerkzorgForm):
    """The file."""

    bestand = forms.FileField(
        label="Bestand met aanwezigheden",
        help_text="CSV of Excel (.xlsx), hoogstens 20 MB en 100.000 rijen.",
        error_messages={
            "required": "Kies het bestand met de aanwezigheden.",
            "empty": "Dit bestand is leeg. Kies het bestand met de aanwezigheden.",
            "invalid": "Dit bestand kwam niet goed aan. Kies het opnieuw.",
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )


class AanwezighedenBevestigForm(WerkzorgForm):
    """That the file that was looked at may be read in; there is nothing to say."""


class InlezingTerugnemenForm(WerkzorgForm):
    """That what came from a file is taken back, knowingly."""

    zeker = forms.BooleanField(
        label="Ja, neem deze aanwezigheden terug",
        error_messages={"required": "Vink dit aan om verder te gaan."},
    )
