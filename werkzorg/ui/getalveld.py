"""A whole number, as people type it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms

from werkzorg.ui import formaten
from werkzorg.ui.velden import InvoerVeld

_DUIZENDTALLEN = re.compile(r"[0-9]{1,3}([. ][0-9]{3})+")


class GetalVeld(InvoerVeld):
    """A whole number from `minstens` to `hoogstens`, both inclusive; empty gives None."""

    soort = int
    leeg = None
    toetsenbord = "numeric"

    def __init__(self, *, hoogstens: int, minstens: int = 0, **opties: Any) -> None:
        self.minstens, self.hoogstens = minstens, hoogstens
        super().__init__(**opties)

    def lees(self, tekst: str) -> int:
        """Digits only, also with a point or space between the thousands: "1.5" is no fifteen."""
        kaal = tekst.strip()
        if _DUIZENDTALLEN.fullmatch(kaal):
            kaal = kaal.replace(".", "").replace(" ", "")
        if not (kaal.isascii() and kaal.isdigit() and len(kaal) <= 9):
            raise forms.ValidationError("Vul een geheel getal in, bijvoorbeeld 12.", code="getal")
        return int(kaal)

    def validate(self, value: int | None) -> None:
        """Raises ValidationError outside the bounds."""
        super().validate(value)
        if value is not None and not self.minstens <= value <= self.hoogstens:
            meest = formaten.getal(Decimal(self.hoogstens), 0)
            raise forms.ValidationError(
                f"Vul een getal van {self.minstens} tot en met {meest} in.", code="grens"
            )
