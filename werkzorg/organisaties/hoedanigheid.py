"""Through which door somebody acts: a person in a hoedanigheid, the clock, or an operator's command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from werkzorg.organisaties.rollen import ROLLEN


@dataclass(frozen=True)
class Hoedanigheid:
    """A signed-in person acting for one organisation in one role, during one session; rights never add up."""

    gebruiker_id: UUID
    gebruiker_naam: str
    lidmaatschap_id: UUID
    organisatie_id: UUID
    organisatie_naam: str
    rol: str

    @property
    def rol_label(self) -> str:
        """The role as the screen calls it."""
        return ROLLEN[self.rol].label

    @property
    def sleutel(self) -> str:
        """The actor as history and log keep it: ids only."""
        return f"gebruiker:{self.gebruiker_id}"

    def als_verwijzing(self) -> dict[str, Any]:
        """Ids and role, fit for the logboek and the outbox; never a name."""
        return {
            "gebruiker": str(self.gebruiker_id),
            "lidmaatschap": str(self.lidmaatschap_id),
            "organisatie": str(self.organisatie_id),
            "rol": self.rol,
        }


@dataclass(frozen=True)
class Klok:
    """The clock or the queue: no person acts; `naam` is the clock job or the outbox effect."""

    naam: str

    @property
    def sleutel(self) -> str:
        """The actor as history and log keep it."""
        return f"klok:{self.naam}"

    def als_verwijzing(self) -> dict[str, Any]:
        """The job's name, fit for the logboek and the outbox."""
        return {"klok": self.naam}


@dataclass(frozen=True)
class Commando:
    """An operator at the command line; `naam` is the command."""

    naam: str

    @property
    def sleutel(self) -> str:
        """The actor as history and log keep it."""
        return f"commando:{self.naam}"

    def als_verwijzing(self) -> dict[str, Any]:
        """The command's name, fit for the logboek and the outbox."""
        return {"commando": self.naam}


Door = Hoedanigheid | Klok | Commando
