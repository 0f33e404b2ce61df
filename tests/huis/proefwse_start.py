"""The POP that acts on it ask: a toeleiding that runs, with one."""

from __future__ import annotations

from uuid import UUID

from ama.models import Ontwikkelplan
from tests.ama.maken_wse import maak_ontwikkelplan
from tests.huis.proefama import Maker
from tests.huis.proefwse_toeleiding import toeleiding_van
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer


def met_plan(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The toeleiding of this person, with a first version of its POP."""
    rij = toeleiding_van(speler, deelnemer)
    if not Ontwikkelplan.objects.filter(toeleiding=rij).exists():
        maak_ontwikkelplan(rij)
    return rij.pk


MAKERS: dict[str, Maker] = {}
PER_SLEUTEL: dict[str, Maker] = {"pop_bijsturen": met_plan, "pop_in_vdab_noteren": met_plan}
