"""Keeping a file that somebody added, and what the scanner said of it; called by acts."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.utils import timezone

from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.documenten import opslag
from werkzorg.documenten.intake import Aangenomen
from werkzorg.documenten.models import GEWEIGERD, SCHOON, Bijlage
from werkzorg.documenten.scanner import Oordeel, is_ingesteld
from werkzorg.documenten.soorten import BIJLAGESOORTEN
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid

NAKIJKEN = "bijlage_nakijken"
VERWIJDEREN = "bijlage_verwijderen"


def bewaar_bijlage(
    bestand: Aangenomen,
    *,
    soort: str,
    object_soort: str,
    object_id: UUID,
    organisatie_id: UUID,
    door: Hoedanigheid,
    deelnemer_id: UUID | None = None,
) -> Bijlage:
    """The file, stored under a new id and put ready for the scanner; without a scanner it is clean at once.

    `bestand` comes from `neem_aan` (or a BijlageVeld). Needs an act context. Of an act that does not commit, only bytes
    stay behind, under an id that no row knows. Raises KeyError for a kind that is not registered.
    """
    wat = BIJLAGESOORTEN[soort]
    kenmerk = uuid4()
    opgeslagen = opslag.schrijf(kenmerk, bestand.inhoud)
    bijlage = Bijlage.objects.create(
        id=kenmerk,
        soort=wat.sleutel,
        object_soort=object_soort,
        object_id=object_id,
        deelnemer_id=deelnemer_id,
        organisatie_id=organisatie_id,
        naam=bestand.naam,
        mime=bestand.mime,
        grootte=opgeslagen.grootte,
        sha256=opgeslagen.sha256,
        toegevoegd_door_id=door.gebruiker_id,
    )
    if is_ingesteld():
        zet_klaar(
            NAKIJKEN,
            effect_sleutel=f"{NAKIJKEN}:{bijlage.id}",
            verwijzing={"bijlage": str(bijlage.id)},
            door=door,
        )
        return bijlage
    # No scanner here: what read the file in full has the last word (besluit 0020).
    return beoordeel(bijlage, Oordeel(is_schoon=True), door=door)


def beoordeel(bijlage: Bijlage, oordeel: Oordeel, *, door: Door) -> Bijlage:
    """A locked file in quarantine becomes clean, or refused with its bytes put ready to be removed.

    Needs an act context.
    """
    bijlage.status = SCHOON if oordeel.is_schoon else GEWEIGERD
    bijlage.bevinding = "" if oordeel.is_schoon else oordeel.vondst
    bijlage.nagekeken_op = timezone.now()
    bijlage.save(update_fields=["status", "bevinding", "nagekeken_op"])
    if not oordeel.is_schoon:
        # Through the outbox: whatever dies meanwhile, they do not stay behind.
        zet_klaar(
            VERWIJDEREN,
            effect_sleutel=f"{VERWIJDEREN}:{bijlage.id}",
            verwijzing={"bijlage": str(bijlage.id)},
            door=door,
        )
    return bijlage


def verwijder_geweigerde(bijlage_id: UUID) -> bool:
    """The bytes of a refused file are gone, and stay gone when asked twice; False for a file that was not refused."""
    if not Bijlage.objects.filter(pk=bijlage_id, status=GEWEIGERD).exists():
        return False
    opslag.verwijder(bijlage_id)
    return True


def lees_bijlage(bijlage: Bijlage) -> bytes:
    """The bytes as they were stored; raises BestandBeschadigd when they are not those any more."""
    return opslag.lees(bijlage.id, bijlage.sha256)
