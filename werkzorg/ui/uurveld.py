"""An hour of the day, typed as people do."""

from __future__ import annotations

import re
from datetime import time

from django.core.exceptions import ValidationError

from werkzorg.ui.velden import InvoerVeld

_UUR = re.compile(r"(\d{1,2})(?:\s*[u:.h]\s*(\d{2})?)?|(\d{2})(\d{2})", re.IGNORECASE | re.ASCII)


class UurVeld(InvoerVeld):
    """An hour of the day typed as 9, 9u, 9u30, 09:30 or 0930; empty gives None."""

    soort = time
    leeg = None
    hint = "bijvoorbeeld 9u30"

    def lees(self, tekst: str) -> time:
        """The hour; raises ValidationError when it is none."""
        gevonden = _UUR.fullmatch(tekst.strip())
        if gevonden is None:
            raise ValidationError("Vul een uur in als 9, 9u30 of 09:30.", code="vorm")
        uur, minuten = int(gevonden[1] or gevonden[3]), int(gevonden[2] or gevonden[4] or 0)
        if uur > 23 or minuten > 59:
            raise ValidationError("Dit uur bestaat niet: vul 0u00 tot 23u59 in.", code="bereik")
        return time(uur, minuten)

    def schrijf(self, waarde: time) -> str:
        """09:30."""
        return f"{waarde:%H:%M}"
