"""Documents about agreements: put ready by an act, made by the worker, and asked again when their making failed."""

from __future__ import annotations

from uuid import UUID

from ama.documenten.evaluatie import EVALUATIEDOCUMENTEN, evaluatie_pdf
from ama.documenten.evaluatie import SJABLOON as EVALUATIESJABLOON
from ama.documenten.opmaken import EFFECTEN, effect_sleutel
from ama.documenten.overeenkomst import DOCUMENTEN, SJABLOON, overeenkomst_pdf
from ama.models import Jaarevaluatie, Overeenkomstversie
from mandaten.handelingen.briefherstel import SOORT, vraag_opnieuw
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok

OPMAKEN = "overeenkomstdocument_opmaken"
EVALUATIE_OPMAKEN = "evaluatiedocument_opmaken"
OPNIEUW = "amadocument_opnieuw_maken"


def zet_document_klaar(
    soort: str, object_soort: str, object_id: UUID, *, deelnemer_id: UUID, organisatie_id: UUID, door: Door
) -> Document:
    """A document of this kind about this object exists, from this organisation; the worker makes and seals it."""
    document = Document.objects.create(
        soort=soort,
        object_soort=object_soort,
        object_id=object_id,
        deelnemer_id=deelnemer_id,
        organisatie_id=organisatie_id,
    )
    zet_klaar(
        EFFECTEN[soort],
        effect_sleutel=effect_sleutel(soort, document.pk),
        verwijzing={"document": str(document.pk)},
        door=door,
    )
    return document


@handeling(OPMAKEN)
def overeenkomstdocument_opmaken(document_id: UUID, *, door: Klok) -> Document:
    """The paper of a signed version is a sealed first version of its document; twice changes nothing."""
    document = (
        Document.objects.select_related("organisatie")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=document_id, soort__in=DOCUMENTEN)
    )
    if not document.versies.exists():
        versie = Overeenkomstversie.objects.get(pk=document.object_id)
        bewaar_versie(document, overeenkomst_pdf(versie, document), sjabloon=SJABLOON)
        log(
            OPMAKEN,
            door=door,
            object_soort="ama.overeenkomst",
            object_id=versie.overeenkomst_id,
            deelnemer_id=document.deelnemer_id,
            gegevens={"document": str(document.pk)},
        )
    return document


def effect_overeenkomstdocument(opdracht: Opdracht) -> None:
    """Outbox effect: makes the paper of one signed version."""
    overeenkomstdocument_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(OPMAKEN))


@handeling(EVALUATIE_OPMAKEN)
def evaluatiedocument_opmaken(document_id: UUID, *, door: Klok) -> Document:
    """The paper of a finished evaluation is a sealed first version of its document; twice changes nothing."""
    document = (
        Document.objects.select_related("organisatie")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=document_id, soort__in=EVALUATIEDOCUMENTEN)
    )
    if not document.versies.exists():
        verbanden = ("begeleiding__deelnemer", "begeleiding__begeleider", "afgewerkt_door")
        evaluatie = Jaarevaluatie.objects.select_related(*verbanden).get(pk=document.object_id)
        bewaar_versie(document, evaluatie_pdf(evaluatie, document), sjabloon=EVALUATIESJABLOON)
        log(
            EVALUATIE_OPMAKEN,
            door=door,
            object_soort=document.object_soort,
            object_id=evaluatie.pk,
            deelnemer_id=document.deelnemer_id,
            gegevens={"document": str(document.pk)},
        )
    return document


def effect_evaluatiedocument(opdracht: Opdracht) -> None:
    """Outbox effect: makes the paper of one finished evaluation."""
    evaluatiedocument_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(EVALUATIE_OPMAKEN))


@handeling(OPNIEUW)
def amadocument_opnieuw_maken(document: Document, *, door: Hoedanigheid) -> Document:
    """The worker is asked again for this document, that was given up or did not come within the hour.

    Twice asks once: the second time it is being made. Raises Geweigerd when it is there or under way, DoesNotExist for
    a document that this reader does not see, or that another part of the house makes.
    """
    rij = Document.objects.zichtbaar_voor(door).filter(soort__in=EFFECTEN).vergrendel(document.pk)
    vraag_opnieuw(rij, effect_sleutel(rij.soort, rij.pk))
    log(
        OPNIEUW,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"soort": rij.soort},
    )
    return rij
