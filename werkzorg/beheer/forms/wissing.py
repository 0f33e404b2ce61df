"""The shape of proposing an erasure, and of saying it twice before it is approved."""

from __future__ import annotations

from typing import Any

from django import forms

from werkzorg.deelnemers.models import Wisgrond
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import KeuzeVeld, TekstVeld


class WissingVoorstellenForm(WerkzorgForm):
    """On which ground."""

    grond = KeuzeVeld(
        label="Waarom moeten de gegevens weg?", choices=Wisgrond.choices, widget=forms.RadioSelect
    )


class WissingGoedkeurenForm(WerkzorgForm):
    """The number of the dossier once more: what is erased never comes back."""

    nummer = TekstVeld(
        label="Typ het dossiernummer over",
        max_length=40,
        help_text="Zo weet je zeker dat je het juiste dossier wist.",
        error_messages={"required": "Typ het dossiernummer over om te bevestigen."},
    )

    def __init__(self, *args: Any, dossiernummer: str, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.dossiernummer = dossiernummer

    def clean_nummer(self) -> str:
        """Refuses every number but that of this dossier."""
        getypt: str = self.cleaned_data["nummer"]
        if _kaal(getypt) != _kaal(self.dossiernummer):
            raise forms.ValidationError(
                "Dit is niet het nummer van dit dossier. Kijk na of je het juiste wist."
            )
        return getypt


class BevestigWissingForm(WerkzorgForm):
    """Nothing but the key of this request."""


def _kaal(nummer: str) -> str:
    return "".join(teken for teken in nummer.upper() if teken.isalnum()).removeprefix("D")
