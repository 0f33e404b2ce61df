"""The fields for the proofs that somebody adds beside what he writes."""

from __future__ import annotations

from typing import Any

from werkzorg.documenten.intake import Aangenomen
from werkzorg.documenten.velden import BijlageVeld
from werkzorg.ui.formulieren import Versieform

# Who has more than this puts them in one file.
HOEVEEL = 3


class MetStukken(Versieform):
    """A form to which files of one kind (`stuksoort`) can be added."""

    stuksoort = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, label in zip(
            self.stuknamen(), ("Bewijs als bestand", *["Nog een bestand"] * 2), strict=True
        ):
            self.fields[naam] = BijlageVeld(self.stuksoort, label=label, required=False)

    @staticmethod
    def stuknamen() -> list[str]:
        """The names of the fields with a file."""
        return [f"stuk_{nummer}" for nummer in range(HOEVEEL)]

    def stukken(self) -> list[Aangenomen]:
        """The files that were sent along."""
        return [een for naam in self.stuknamen() if (een := self.cleaned_data[naam]) is not None]
