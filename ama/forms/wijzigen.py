"""The shapes of a change of a signed agreement, and of taking it back."""

from __future__ import annotations

from datetime import date

from django import forms

from ama.forms.inhoud import InhoudForm
from werkzorg.ui.formulieren import Versieform
from werkzorg.ui.velden import DatumVeld


class WijzigenForm(InhoudForm):
    """The contents from a day on."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    ingaat_op = DatumVeld(
        label="De wijziging gaat in op", vroegst=date(2018, 7, 1), laatst=date(2199, 12, 31), met_knoppen=True
    )


class WijzigingIntrekkenForm(Versieform):
    """The change does not go on."""
