"""The sealed paper of a version of the plan: put ready when it is sent, made by the clock."""

from __future__ import annotations

from uuid import UUID

from trajecten.documenten.trajectplan import PLANVERSIE, SJABLOON, trajectplan
from trajecten.handelingen.planindienen import OPMAKEN
from trajecten.models import Planversie
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok


@handeling(OPMAKEN)
def trajectplan_opmaken(document_id: UUID, *, door: Klok) -> Document:
    """The paper is a sealed first version; twice changes nothing."""
    document = (
        Document.objects.select_related("organisatie")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=document_id)
    )
    if not document.versies.exists():
        versie = Planversie.objects.select_related("traject__deelnemer").get(pk=document.object_id)
        bewaar_versie(document, trajectplan(versie, document), sjabloon=SJABLOON)
        log(
            OPMAKEN,
            door=door,
            object_soort=PLANVERSIE,
            object_id=versie.pk,
            deelnemer_id=document.deelnemer_id,
            gegevens={"document": str(document.pk)},
        )
    return document


def effect_trajectplan(opdracht: Opdracht) -> None:
    """Outbox effect: makes the paper of one version."""
    trajectplan_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(OPMAKEN))
