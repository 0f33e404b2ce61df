"""The act of the clock that erases a person, and the effect that removes the files."""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.models import Count

from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.deelnemers.models import Deelnemer, Wisopdracht
from werkzorg.documenten.bewaren import versie_id
from werkzorg.documenten.models import Document
from werkzorg.documenten.opslag import verwijder
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok

BESTANDEN_WISSEN = "bestanden_wissen"


@handeling("deelnemer_wissen")
def deelnemer_wissen(opdracht: Wisopdracht, *, door: Klok) -> None:
    """Everything about this person is gone but ids in logs; the stored files go after commit (art. 6; 15, row 15).

    Raises IntegrityError when the list does not hold the order as approved and not yet carried out.
    """
    bestanden = voer_uit(opdracht, door=door)
    log(
        "deelnemer_wissen",
        door=door,
        object_soort="deelnemers.wisopdracht",
        object_id=opdracht.id,
        gegevens={"bestanden": bestanden},
    )


def voer_uit(opdracht: Wisopdracht, *, door: Klok) -> int:
    """Calls the one erasing function for this order, and puts the removal of its files ready; how many files.

    Inside an act of the clock. Raises IntegrityError when the list does not hold the order as approved and not yet
    carried out.
    """
    # A worker that was killed before its commit left the file of a next version behind, which no row names.
    mensen = Deelnemer.objects.kring(opdracht.deelnemer_id).values("pk")
    documenten = Document.objects.filter(deelnemer_id__in=mensen).annotate(aantal=Count("versies"))
    losse = [versie_id(pk, aantal + 1) for pk, aantal in documenten.values_list("pk", "aantal")]
    with connection.cursor() as cursor:
        # As a WITH statement: pghistory sends no context along with what begins as a SELECT.
        cursor.execute(
            "WITH gewist AS (SELECT wis_deelnemer(%s) AS versies) SELECT versies FROM gewist", [opdracht.id]
        )
        versies: list[UUID] = cursor.fetchone()[0]
    if versies or losse:
        zet_klaar(
            BESTANDEN_WISSEN,
            effect_sleutel=f"{BESTANDEN_WISSEN}:{opdracht.id}",
            verwijzing={"versies": [str(versie) for versie in (*versies, *losse)]},
            door=door,
        )
    return len(versies)


def effect_bestanden_wissen(opdracht: Opdracht) -> None:
    """Outbox effect: the stored files of an erased person are gone; doing it twice changes nothing."""
    for versie in opdracht.verwijzing["versies"]:
        verwijder(UUID(versie))
