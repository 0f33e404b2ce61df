"""The shape of taking a file of people in, and of taking it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from werkzorg.deelnemers.models import Grond
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld

ONVOLLEDIG = "Dit formulier is onvolledig. Open de bladzijde opnieuw."


class ImportForm(WerkzorgForm):
    """The file, and what holds for everybody in it whose row says nothing else."""

    bestand = forms.FileField(
        label="Bestand met personen",
        help_text="Excel (.xlsx) of CSV, hoogstens 5 MB en 2.000 personen.",
        error_messages={
            "required": "Kies het bestand met de personen.",
            "empty": "Dit bestand is leeg. Kies het bestand met de personen.",
            "invalid": "Dit bestand kwam niet goed aan. Kies het opnieuw.",
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )
    grond = forms.ChoiceField(
        label="Waarom registreer je deze personen?",
        choices=Grond.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Kies waarom je deze personen registreert."
        ),
    )
    geinformeerd_op = DatumVeld(
        label="Op welke dag legde je hun uit wat we met de gegevens doen?",
        laatst=timezone.localdate,
        te_laat="Deze dag ligt in de toekomst: vul de dag in waarop je de personen informeerde.",
        waarom="Je mag iemand pas registreren nadat je dat hebt uitgelegd.",
        met_knoppen=True,
        error_messages={"required": "Vul de dag in waarop je de personen informeerde."},
    )


class UitvoerenForm(WerkzorgForm):
    """That the file that was looked at may be carried out."""

    zijn_anderen = forms.BooleanField(
        label="Ik keek het na: wie op iemand lijkt, is iemand anders",
        error_messages={"required": "Kijk eerst na wie op iemand lijkt, en vink dit dan aan."},
    )

    def __init__(self, *args: Any, met_gelijkenissen: bool, **opties: Any) -> None:
        """`met_gelijkenissen`: somebody in the file looks like somebody who is known."""
        super().__init__(*args, **opties)
        if not met_gelijkenissen:
            del self.fields["zijn_anderen"]


class TerugdraaienForm(WerkzorgForm):
    """That the import is taken back, or its erasure approved, knowingly."""

    zeker = forms.BooleanField(
        label="Ja, ik ben zeker", error_messages={"required": "Vink dit aan om verder te gaan."}
    )
