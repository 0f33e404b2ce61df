"""The objects of the tandem in the house tests: an intake that waits, and a file that a lost mandate hits."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from mandaten.models import Bevoegdheid
from tests.huis.proeftrajecten import lopend_traject
from tests.rolverdeling import Speler
from tests.trajecten.maken import REGIO, geef_bevoegdheid, in_handeling
from trajecten.models import Intake, Mandaatverlies
from trajecten.querysets.lezers import TANDEMROLLEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.plaatsen.models import Regio


def intake(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The waiting row of this person, in a regio in whose team the player is."""
    rij = lopend_traject(speler, deelnemer)
    lid = speler.lidmaatschap
    regio = _regio_van(speler)
    if lid.rol in TANDEMROLLEN and not Bevoegdheid.objects.van(lid.organisatie_id, lid.rol, regio).exists():
        geef_bevoegdheid(speler, lid.rol, regio)
    vandaag = timezone.localdate()
    with in_handeling():
        een, _ = Intake.objects.get_or_create(
            traject=rij,
            defaults={
                "regio_id": regio,
                "dossiernummer": deelnemer.dossiernummer,
                "gemeente": "Gent",
                "goedgekeurd_op": vandaag,
                "uiterlijk_op": vandaag + timedelta(days=14),
            },
        )
    return een.pk


def _regio_van(speler: Speler) -> str:
    """The regio of this player's team: his own, otherwise the first in which no other organisation guides."""
    team = Bevoegdheid.objects.filter(functie__in=TANDEMROLLEN, regio__isnull=False)
    eigen = (
        team.filter(organisatie_id=speler.lidmaatschap.organisatie_id).values_list("regio", flat=True).first()
    )
    bezet = set(team.values_list("regio", flat=True))
    vrij = [
        een for een in Regio.objects.order_by("sleutel").values_list("sleutel", flat=True) if een not in bezet
    ]
    return eigen or (REGIO if REGIO in vrij else vrij[0])


def verlies(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A mandate that an organisation of this traject loses in a month."""
    rij = lopend_traject(speler, deelnemer)
    with in_handeling():
        een, _ = Mandaatverlies.objects.get_or_create(
            traject=rij,
            organisatie=speler.lidmaatschap.organisatie,
            functie="casemanager_zorg",
            laatste_dag=timezone.localdate() + timedelta(days=30),
            defaults={"reden": "verstreken"},
        )
    return een.pk
