"""What the holder answers to the notice of a measure."""

from __future__ import annotations

from typing import Any

from django import forms

from mandaten.domein.stukken import VERWEERSTUK
from mandaten.forms.stukken import MetStukken
from werkzorg.ui.velden import TekstVeld


class VerweerIndienenForm(MetStukken):
    """What the holder answers to the notice."""

    stuksoort = VERWEERSTUK
    tekst = TekstVeld(
        label="Je verweer",
        max_length=10000,
        regels=True,
        required=False,
        een_van_beide=True,
        help_text="Wat klopt er niet in de brief, wat heb je intussen gedaan, wat moet men weten voor men beslist?",
    )
    wil_gehoord_worden = forms.BooleanField(
        label="Wij willen gehoord worden op een hoorzitting", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].widget.attrs["rows"] = 12
