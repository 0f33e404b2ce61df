"""The shape of a purpose, and of a refusal."""

from __future__ import annotations

from django import forms

from werkzorg.handelen.lijsten import Doel
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import TekstVeld


class UitvoerForm(WerkzorgForm):
    """Why somebody takes a list along."""

    doel = forms.ChoiceField(
        label="Waarvoor heb je deze lijst nodig?",
        choices=Doel.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Kies waarvoor je deze lijst nodig hebt."
        ),
    )
    toelichting = TekstVeld(
        label="Toelichting",
        max_length=300,
        required=False,
        help_text="Kort, en zonder namen van mensen. Bij “Iets anders” vul je dit altijd in.",
    )


class WeigerForm(WerkzorgForm):
    """Why an export is not approved."""

    reden = TekstVeld(
        label="Waarom keur je dit niet goed?",
        max_length=300,
        help_text="De aanvrager leest dit.",
        error_messages={"required": "Schrijf kort waarom je deze export niet goedkeurt."},
    )
