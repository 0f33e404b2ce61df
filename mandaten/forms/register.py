"""The question that anybody may ask the public register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from mandaten.soorten import SOORT_KEUZES
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld


class RegisterForm(ZoekForm):
    """Which grants to show, and as on which day; `regios` are key and name."""

    zoek = TekstVeld(
        label="Organisatie of nummer",
        max_length=100,
        required=False,
        help_text="naam, gemeente, KBO-nummer of nummer van het besluit",
    )
    soort = KeuzeVeld(label="Waarvoor", required=False, choices=[("", "Alles"), *SOORT_KEUZES])
    regio = KeuzeVeld(label="Regio", required=False)
    op = DatumVeld(label="Zoals op datum", required=False, help_text="dd/mm/jjjj; leeg: vandaag")

    def __init__(self, *args: Any, regios: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regionamen = dict(regios)
        self.bied_aan("regio", [("", "Alle regio's"), *regios])

    @property
    def dag(self) -> date:
        """The day asked for, or today."""
        dag: date | None = self.cleaned_data.get("op") if self.is_valid() else None
        return dag or timezone.localdate()
