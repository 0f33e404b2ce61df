"""The question before a traject leaves as a file."""

from __future__ import annotations

from typing import Any

from django import forms

from werkzorg.ui.formulieren import WerkzorgForm


class ExporteerForm(WerkzorgForm):
    """Whether the number of the national register goes along; not asked of who may not have it."""

    met_insz = forms.BooleanField(
        label="Neem ook het rijksregisternummer mee",
        required=False,
        help_text="Alleen als wie het bestand krijgt, dat nummer mag gebruiken. Anders staat er het dossiernummer.",
    )

    def __init__(self, *args: Any, mag_insz: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mag_insz:
            del self.fields["met_insz"]
