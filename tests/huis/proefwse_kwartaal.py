"""The objects of the quarterly reports in the house tests: a report of the player's contingent in each state."""

from __future__ import annotations

from uuid import UUID

from ama.models import Kwartaallijn, Kwartaalverslag
from ama.querysets.lezers import DEPARTEMENT_WSE
from tests.ama.maken_kwartaal import maak_kwartaallijn, maak_verslag
from tests.huis.proefama import Maker
from tests.huis.proefwse_toeleiding import toeleiding_van
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer

# The departement sees every report: only the lines are of people whom it was told about.
LEZERS = frozenset({DEPARTEMENT_WSE})
_KWARTAAL = {"in_opmaak": 1, "bevestigd": 2, "gecontroleerd": 3}


def _lijn(speler: Speler, deelnemer: Deelnemer, status: str) -> Kwartaallijn:
    toeleiding = toeleiding_van(speler, deelnemer)
    nummer = _KWARTAAL[status]
    een = Kwartaalverslag.objects.filter(
        contingent=toeleiding.contingent_id, jaar=2026, nummer=nummer
    ).first() or maak_verslag(toeleiding, nummer=nummer, status=status)
    al = een.lijnen.filter(deelnemer=deelnemer).first()
    return al or maak_kwartaallijn(een, toeleiding)


def verslag(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A draft with a line of this person."""
    return _lijn(speler, deelnemer, "in_opmaak").verslag_id


def bevestigd(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A report that its organisation confirmed."""
    return _lijn(speler, deelnemer, "bevestigd").verslag_id


def gecontroleerd(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A report that somebody of the departement looked at."""
    return _lijn(speler, deelnemer, "gecontroleerd").verslag_id


def lijn(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The line of this person in a draft."""
    return _lijn(speler, deelnemer, "in_opmaak").pk


MAKERS: dict[str, Maker] = {"ama.kwartaallijn": lijn}
# Keys on reports, with the state that each asks.
RUNS: dict[str, Maker] = {
    "wse_subsidie_controleren": bevestigd,
    "wse_subsidie_vastleggen": gecontroleerd,
}
