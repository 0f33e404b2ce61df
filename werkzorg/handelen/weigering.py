"""How an act says no."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Opzoeking:
    """A number was looked up: whose it is (None: nobody's), and whether anything about that person was shown."""

    deelnemer_id: UUID | None
    is_getoond: bool


@dataclass
class Geweigerd(Exception):
    """An act that is not possible now; `zin` is what the user reads, `velden` says which form fields it is about.

    With an `opzoeking` the door must note it in the inzagelog: what the act itself wrote is undone.
    """

    zin: str
    velden: dict[str, str] = field(default_factory=dict)
    opzoeking: Opzoeking | None = None

    def __str__(self) -> str:
        return self.zin


@dataclass
class Versieconflict(Exception):
    """Somebody else changed the row meanwhile; `nu` holds the present values of the fields, by field name."""

    versie_nu: int
    nu: dict[str, object]

    def __str__(self) -> str:
        return "Deze gegevens zijn gewijzigd terwijl je bezig was."
