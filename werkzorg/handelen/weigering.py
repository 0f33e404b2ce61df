"""How an act says no."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Geweigerd(Exception):
    """An act that is not possible now; `zin` is what the user reads, `velden` says which form fields it is about."""

    zin: str
    velden: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.zin


@dataclass
class Versieconflict(Exception):
    """Somebody else changed the row meanwhile; `nu` holds the present values of the fields, by field name."""

    versie_nu: int
    nu: dict[str, object]

    def __str__(self) -> str:
        return "Een collega wijzigde deze gegevens terwijl je bezig was."
