"""Documents about a traject: put ready by an act, and asked again when their making failed."""

from __future__ import annotations

from uuid import UUID

from mandaten.handelingen.briefherstel import SOORT, vraag_opnieuw
from trajecten.documenten.opmaken import EFFECTEN, effect_sleutel
from trajecten.models import Traject
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def zet_document_klaar(
    soort: str,
    *,
    object_soort: str,
    object_id: UUID,
    traject: Traject,
    organisatie_id: UUID,
    door: Hoedanigheid,
) -> Document:
    """A document of this kind about this object exists, from this organisation; the worker makes and seals it."""
    document = Document.objects.create(
        soort=soort,
        object_soort=object_soort,
        object_id=object_id,
        deelnemer_id=traject.deelnemer_id,
        organisatie_id=organisatie_id,
    )
    zet_klaar(
        EFFECTEN[soort],
        effect_sleutel=effect_sleutel(soort, document.pk),
        verwijzing={"document": str(document.pk)},
        door=door,
    )
    return document


@handeling("trajectdocument_opnieuw_maken")
def trajectdocument_opnieuw_maken(document: Document, *, door: Hoedanigheid) -> Document:
    """The worker is asked again for this document, that was given up or did not come within the hour.

    Twice asks once: the second time it is being made. Raises Geweigerd when it is there or under way, DoesNotExist for
    a document that this reader does not see, or that another part of the house makes.
    """
    rij = Document.objects.zichtbaar_voor(door).filter(soort__in=EFFECTEN).vergrendel(document.pk)
    vraag_opnieuw(rij, effect_sleutel(rij.soort, rij.pk))
    log(
        "trajectdocument_opnieuw_maken",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"soort": rij.soort},
    )
    return rij
