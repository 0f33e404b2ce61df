"""What is sent of a day sheet, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ama.domein.aanwezigheid import AFWEZIG, Status, Waarde


@dataclass(frozen=True)
class Invoer:
    """One line that was sent: what the sender chose, and the version he saw (0: nothing was recorded yet).

    `minuten` or `nota` None: not said, as in a queue that keeps letters only.
    """

    overeenkomst: UUID
    status: Status
    gezien: int
    minuten: int | None = None
    nota: str | None = None

    def waarde(self, huidig: Waarde | None, gepland: int) -> Waarde:
        """What is recorded by it: what was not said stays as it is, or becomes the planned minutes."""
        nota = self.nota if self.nota is not None else huidig.nota if huidig is not None else ""
        if self.status in AFWEZIG:
            return Waarde(self.status, 0, nota)
        if self.minuten is not None:
            return Waarde(self.status, self.minuten, nota)
        stond_er = huidig.minuten if huidig is not None else 0
        return Waarde(self.status, stond_er or gepland, nota)


@dataclass(frozen=True)
class Botsing:
    """A line that somebody else recorded differently meanwhile: what the sender wanted; nothing was changed."""

    overeenkomst: UUID
    mijn: Waarde


@dataclass(frozen=True)
class Bewaard:
    """What became of a sheet: how many lines are new, how many were corrected, and which clash."""

    nieuw: int
    verbeterd: int
    botsingen: tuple[Botsing, ...]
