"""A note, a care note and an appointment of the player himself, in the traject of one person."""

from __future__ import annotations

from uuid import UUID

from tests.huis.proeftrajecten import lopend_traject
from tests.rolverdeling import Speler
from tests.trajecten.opvolgen import noteer, noteer_zorg, over, spreek_af
from werkzorg.deelnemers.models import Deelnemer


def notitie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A note that only his own service reads, and that asks for more."""
    rij = noteer(lopend_traject(speler, deelnemer), speler, zichtbaarheid="eigen_dienst", opvolgen_op=over(1))
    return rij.pk


def zorgnotitie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A care note of his own organisation."""
    return noteer_zorg(lopend_traject(speler, deelnemer), speler).pk


def afspraak(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """An appointment in a week."""
    return spreek_af(lopend_traject(speler, deelnemer), speler).pk
