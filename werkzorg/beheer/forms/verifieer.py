"""The shape of a document to be checked."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile

from werkzorg.documenten.verificatie import MAX_GROOTTE


class VerifieerForm(forms.Form):
    """One PDF to be checked; the file is read and forgotten."""

    use_required_attribute = False
    bestand = forms.FileField(
        label="Het pdf-bestand",
        help_text="Hoogstens 20 MB.",
        error_messages={
            "required": "Kies het pdf-bestand dat je wilt controleren.",
            "empty": "Dit bestand is leeg. Kies het bestand zoals je het kreeg.",
            "invalid": "Dit bestand kwam niet goed aan. Kies het opnieuw.",
        },
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    def clean_bestand(self) -> UploadedFile:
        bestand: UploadedFile = self.cleaned_data["bestand"]
        if bestand.size is None or bestand.size > MAX_GROOTTE:
            raise forms.ValidationError(
                "Dit bestand is groter dan 20 MB. Onze documenten zijn kleiner: kies een ander bestand."
            )
        return bestand
