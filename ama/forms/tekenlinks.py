"""The shapes of a link to sign: for whom it is made, its code, and the name of who agrees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from ama.domein.overeenkomst import PARTIJEN, Partij
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import KeuzeVeld, TekstVeld


class TekenlinkForm(WerkzorgForm):
    """For which party."""

    partij = KeuzeVeld(label="Voor wie is de link?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, partijen: Sequence[Partij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("partij", [(een.value, PARTIJEN[een]) for een in partijen])
        if len(partijen) == 1:
            self.initial.setdefault("partij", partijen[0].value)


class CodeForm(WerkzorgForm):
    """The code that the begeleider handed over."""

    code = TekstVeld(
        label="Uw code",
        help_text="8 cijfers. U kreeg ze van uw begeleider, niet in dezelfde brief of mail als de link.",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class AkkoordForm(WerkzorgForm):
    """Who agrees with what is shown above."""

    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)
    naam = TekstVeld(label="Uw voornaam en achternaam", max_length=200)
    akkoord = forms.BooleanField(label="Ik las de tekst en ga akkoord met wat erin staat")
