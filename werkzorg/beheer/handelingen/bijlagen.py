"""The act of the clock that lets the scanner look at an added file."""

from __future__ import annotations

from uuid import UUID

from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.bijlagen import NAKIJKEN, beoordeel, lees_bijlage, verwijder_geweigerde
from werkzorg.documenten.models import QUARANTAINE, Bijlage
from werkzorg.documenten.scanner import Oordeel, is_ingesteld, scan
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok

SOORT = "documenten.bijlage"


@handeling(NAKIJKEN)
def bijlage_nakijken(bijlage_id: UUID, *, door: Klok) -> Bijlage | None:
    """The file has the verdict of the scanner; twice changes nothing. None when the file is gone or had one already.

    Raises GeenOordeel when there is no verdict: the file stays in quarantine and is looked at later. Without a
    scanner (any more) what read the file when it came has the last word.
    """
    bijlage = Bijlage.objects.select_for_update(of=("self",), no_key=True).filter(pk=bijlage_id).first()
    if bijlage is None or bijlage.status != QUARANTAINE:
        return None
    oordeel = scan(lees_bijlage(bijlage)) if is_ingesteld() else Oordeel(is_schoon=True)
    beoordeel(bijlage, oordeel, door=door)
    log(
        NAKIJKEN,
        door=door,
        object_soort=SOORT,
        object_id=bijlage.id,
        deelnemer_id=bijlage.deelnemer_id,
        gegevens={"status": bijlage.status},
    )
    return bijlage


def effect_bijlage_nakijken(opdracht: Opdracht) -> None:
    """Outbox effect: the scanner looks at one file; while it is down the job is tried again later."""
    bijlage_nakijken(UUID(opdracht.verwijzing["bijlage"]), door=Klok(NAKIJKEN))


def effect_bijlage_verwijderen(opdracht: Opdracht) -> None:
    """Outbox effect: what the scanner refused is not on the disk any more; may run twice."""
    verwijder_geweigerde(UUID(opdracht.verwijzing["bijlage"]))
