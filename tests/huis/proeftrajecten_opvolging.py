"""A note, a care note and an appointment of the player himself, in the traject of one person."""

from __future__ import annotations

from datetime import time
from typing import Any
from uuid import UUID

from tests.huis.proeftrajecten import lopend_traject
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from tests.trajecten.opvolgen import over, vandaag
from trajecten.models import Afspraak, Notitie, Zorgnotitie
from werkzorg.deelnemers.models import Deelnemer


def _van(speler: Speler, deelnemer: Deelnemer) -> dict[str, Any]:
    """Laid down directly: who may not write one has none to see either."""
    return {
        "traject": lopend_traject(speler, deelnemer),
        "organisatie": speler.lidmaatschap.organisatie,
    }


def notitie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A note that only his own service reads."""
    van = _van(speler, deelnemer)
    with in_handeling():
        return Notitie.objects.create(
            **van,
            soort="contact",
            dag=vandaag(),
            tekst="proef",
            zichtbaarheid="eigen_dienst",
            rol=speler.lidmaatschap.rol,
            door=speler.gebruiker,
        ).pk


def zorgnotitie(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A care note of his own organisation."""
    van = _van(speler, deelnemer)
    with in_handeling():
        return Zorgnotitie.objects.create(**van, dag=vandaag(), tekst="proef", door=speler.gebruiker).pk


def afspraak(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """An appointment in a week."""
    van = _van(speler, deelnemer)
    with in_handeling():
        return Afspraak.objects.create(
            **van, soort="contact", dag=over(7), van_uur=time(9), gepland_door=speler.gebruiker
        ).pk
