"""The two fields of every address that name a place: postcode and municipality.

Suggestions come from the table of municipalities and stand in the page, so they work without a script. What is typed
is never refused for not being in the table: an address abroad, or a mistake in our table, must not stop anybody.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from werkzorg.plaatsen.opzoeken import adres_opmerking, gemeentenamen
from werkzorg.ui.velden import PostcodeVeld, TekstVeld

HINT = "Begin te typen en kies uit de lijst. Adres niet gevonden? Vul zelf in."


class GemeenteInvoer(forms.TextInput):
    """A text box with the names of all municipalities of today as suggestions."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The box and its list."""
        lijst = f"{(attrs or {}).get('id', name)}_lijst"
        veld = super().render(name, value, {**(attrs or {}), "list": lijst}, renderer)
        keuzes = format_html_join(
            "", '<option value="{}">', ((n,) for n in gemeentenamen(timezone.localdate()))
        )
        return format_html('{}<datalist id="{}">{}</datalist>', veld, lijst, keuzes)


class GemeenteVeld(TekstVeld):
    """The name of a municipality, or of one of its parts; any text of at most 100 characters is accepted."""

    hint = HINT

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("max_length", 100)
        opties.setdefault("widget", GemeenteInvoer)
        super().__init__(**opties)


class PlaatsMixin(forms.Form):
    """Postcode and municipality, and what there is to say about the two together."""

    postcode = PostcodeVeld(label="Postcode", required=False)
    gemeente = GemeenteVeld(label="Gemeente", required=False)

    def plaats_opmerking(self) -> str:
        """A sentence about the cleaned postcode and municipality, to show after saving; "" when all is well."""
        gegevens = self.cleaned_data
        return adres_opmerking(
            gegevens.get("postcode") or "", gegevens.get("gemeente") or "", timezone.localdate()
        )
