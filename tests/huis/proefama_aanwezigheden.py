"""What the addresses about presences work on: a werkpost of somebody's agreement, and the agreement itself."""

from __future__ import annotations

from uuid import UUID

from tests.huis.proefama import Maker, overeenkomst_van
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer


def werkpost(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The werkpost of his active agreement."""
    return overeenkomst_van(speler, deelnemer).werkpost_id


PER_SLEUTEL: dict[str, Maker] = {
    "aanwezigheden_registreren": werkpost,
    "aanwezigheden_terugnemen": werkpost,
    "aanwezigheidsblad_openen": werkpost,
}
