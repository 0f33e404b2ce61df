"""Agreements in the states that the acts of their life ask, for who sees them in his role."""

from __future__ import annotations

from uuid import UUID

from ama.statussen import INGEDIEND, ONDERTEKEND
from tests.huis.proefama import overeenkomst_van
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer


def ondertekend(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """One that waits to be handed in."""
    return overeenkomst_van(speler, deelnemer, ONDERTEKEND).pk


def ingediend(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """One at which the departement must look."""
    return overeenkomst_van(speler, deelnemer, INGEDIEND).pk


PER_SLEUTEL = {
    "overeenkomst_indienen": ondertekend,
    "overeenkomst_aanvaarden": ingediend,
    "overeenkomst_terugsturen": ingediend,
}
