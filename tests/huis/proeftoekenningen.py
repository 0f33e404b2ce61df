"""The grants of the house tests: one of this player's own kind, or of his organisation, and what was asked about it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from mandaten.models import Toekenning, Vraagsoort, Wijzigingsvraag
from mandaten.soorten import BESLIST_OVER
from tests.mandaten.maken import in_handeling, maak_toekenning
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer

# Of the kinds about which a role decides the one that no other grant shuts out of a regio.
_ZONDER_BOTSING = ("erkenning", "werkactor", "contingent")


def toekenning(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A running grant of the kind this player decides about, or a recognition of his organisation: always the same."""
    huis = speler.lidmaatschap.organisatie
    over = BESLIST_OVER.get(speler.lidmaatschap.rol)
    soort = next((een for een in _ZONDER_BOTSING if over and een in over), "erkenning")
    nummer = f"PROEF-{soort}-{huis.pk.hex[:12]}"
    al = Toekenning.objects.filter(nummer=nummer).first()
    return (al or maak_toekenning(soort, houder=None if over else huis, regios=(), nummer=nummer)).pk


def wijzigingsvraag(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """An open question of the holder of that grant to stop, the same each time."""
    over = Toekenning.objects.get(pk=toekenning(speler, deelnemer))
    with in_handeling():
        vraag, _ = Wijzigingsvraag.objects.open().get_or_create(
            toekenning=over,
            soort=Vraagsoort.STOPZETTING,
            organisatie=over.houder,
            defaults={
                "laatste_dag": timezone.localdate() + timedelta(days=30),
                "reden": "proef",
                "gevraagd_door": speler.gebruiker,
            },
        )
    return vraag.pk
