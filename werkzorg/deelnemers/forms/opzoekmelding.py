"""The shape of what the functionaris concludes about a look-up."""

from __future__ import annotations

from django import forms

from werkzorg.deelnemers.models import Bevinding
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import TekstVeld


class OpzoekmeldingAfhandelenForm(WerkzorgForm):
    """A finding, and how it was reached."""

    bevinding = forms.ChoiceField(
        label="Wat stelde je vast?",
        choices=Bevinding.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies wat je vaststelde."),
    )
    toelichting = TekstVeld(
        label="Toelichting",
        max_length=1000,
        regels=True,
        help_text="Hoe kwam je tot die vaststelling, en wat gebeurt er nu? Noem geen namen van deelnemers.",
        error_messages={"required": "Schrijf kort hoe je tot die vaststelling kwam."},
    )
