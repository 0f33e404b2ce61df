"""The form field for a file that somebody adds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from werkzorg.documenten.bestandstypes import extensies, grootte, labels
from werkzorg.documenten.intake import Aangenomen, BijlageGeweigerd, eis_grootte, neem_aan
from werkzorg.documenten.soorten import BIJLAGESOORTEN, Bijlagesoort


class BijlageVeld(forms.FileField):
    """A file of one registered kind; gives an Aangenomen for `bewaar_bijlage`, or None when nothing was chosen.

    The form needs `enctype="multipart/form-data"`. Files are never kept in a draft: after an error they are chosen
    again. `waarom` (one sentence, optional) tells the person why this is asked.
    """

    def __init__(self, soort: str, *, waarom: str = "", een_van_beide: bool = False, **opties: Any) -> None:
        self.soort, self.waarom, self.een_van_beide = soort, waarom, een_van_beide
        self._eigen_hint = "help_text" in opties
        opties.setdefault("widget", forms.FileInput())
        fouten = {
            "required": "Kies het bestand dat je wilt toevoegen.",
            "empty": "Dit bestand is leeg. Kies het bestand dat je wilt toevoegen.",
            "invalid": "Dit bestand kwam niet goed aan. Kies het opnieuw.",
        }
        super().__init__(**{**opties, "error_messages": fouten | opties.get("error_messages", {})})

    @property
    def bijlagesoort(self) -> Bijlagesoort:
        """The kind; known once every app has handed over its kinds."""
        return BIJLAGESOORTEN[self.soort]

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """The field in this form, with what may be chosen in its hint and in the file chooser."""
        wat = self.bijlagesoort
        if not self._eigen_hint:
            self.help_text = f"Een {labels(wat.types)}, hoogstens {grootte(wat.hoogstens)}."
        self.widget.attrs["accept"] = extensies(wat.types)
        return super().get_bound_field(form, field_name)

    def clean(self, data: Any, initial: Any = None) -> Aangenomen | None:
        """The file read in full; raises ValidationError with the sentence of why it is refused."""
        bestand = super().clean(data, None)
        if not bestand:
            return None
        try:
            # The size is known before a byte is read.
            eis_grootte(self.bijlagesoort, bestand.size or 0)
            return neem_aan(self.bijlagesoort, bestand.name or "", bestand.read())
        except BijlageGeweigerd as nee:
            raise ValidationError(str(nee), code="bijlage") from None
