"""Somebody proposes AMA sociale economie for a person, and takes a proposal or a grant back (regelgeving 10.5)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from ama.domein.toeleiding import Voorstel, intrekbezwaren, voorstel_bezwaren
from ama.handelingen.toeleidingslot import (
    betrek,
    log_toeleiding,
    vergrendel_toeleiding,
    vraag_beslissing,
)
from ama.handelingen.toeleidingsmelding import meld_voorsteller
from ama.handelingen.wseeinde import trek_terug
from ama.meldingen.toeleiding import MELD_INGETROKKEN
from ama.models import Toeleiding
from ama.models.toeleidinglezen import lees_stand, vdab_kantoren, vrije_brieven
from ama.querysets.lezers import VDAB
from ama.statussen import TOELEIDINGOVERGANGEN, VOORGESTELD
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.matrix import MATRIX, groepen_van

VOORSTELLEN = "toeleiding_voorstellen"
INTREKKEN = "toeleiding_intrekken"
PARAMETERS = ("ama_se_min_uren",)
_MINUTEN_PER_UUR = 60


def te_kiezen_kantoren(door: Hoedanigheid) -> list[tuple[UUID, str]] | None:
    """The offices of VDAB among which this actor chooses; None for who decides at one himself."""
    return None if door.rol == VDAB else vdab_kantoren(timezone.localdate())


def minimum_minuten(dag: date) -> int:
    """How many minutes per week AMA sociale economie asks on this day; raises ParameterOnbekend; one query."""
    return momentopname(dag).getal("ama_se_min_uren") * _MINUTEN_PER_UUR


@handeling(VOORSTELLEN)
def toeleiding_voorstellen(
    deelnemer: Deelnemer,
    *,
    voorstel: Voorstel,
    vdab_id: UUID | None,
    doorverwijzing_id: UUID | None = None,
    door: Hoedanigheid,
) -> Toeleiding:
    """The proposal waits for VDAB: for the actor's own office, or for the one of `vdab_id` when he decides at none.

    `doorverwijzing_id`: the accepted letter that asked for it. Raises Geweigerd for what the law does not let propose
    or a letter that was used already, DoesNotExist when the actor does not see the person.
    """
    persoon = Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer.pk)
    if not MATRIX[VOORSTELLEN].groepen <= groepen_van(door, persoon):
        raise PermissionDenied
    vandaag = timezone.localdate()
    kantoor = door.organisatie_id if door.rol == VDAB else vdab_id
    velden = voorstel_bezwaren(
        voorstel,
        lees_stand(persoon, vandaag),
        vandaag=vandaag,
        minimum_minuten=minimum_minuten(vandaag),
    )
    if kantoor is None or kantoor not in {pk for pk, _ in vdab_kantoren(vandaag)}:
        velden["vdab"] = "Kies het kantoor van VDAB dat beslist."
    elif doorverwijzing_id and not vrije_brieven(persoon.pk, kantoor).filter(pk=doorverwijzing_id).exists():
        velden["brief"] = "Uit deze brief kwam al een voorstel, of ze is niet aanvaard: kies een andere."
    if velden:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=velden)
    assert kantoor is not None  # otherwise it was refused
    rij = Toeleiding(
        deelnemer=persoon,
        doorverwijzing_id=doorverwijzing_id,
        voorgesteld_door_id=door.gebruiker_id,
        voorgesteld_organisatie_id=door.organisatie_id,
        voorgesteld_rol=door.rol,
        vdab_id=kantoor,
        ontvangen_op=voorstel.ontvangen_op,
        motivering=voorstel.motivering.strip(),
        wens=voorstel.wens.strip(),
        minuten_haalbaar=voorstel.minuten_haalbaar,
        opbouw_mogelijk=voorstel.opbouw_mogelijk,
        stappen_haalbaar=voorstel.stappen_haalbaar,
        geinformeerd_op=voorstel.geinformeerd_op,
        akkoord_op=voorstel.akkoord_op,
    )
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError as fout:
        if "toeleiding_een_open" not in str(fout):
            raise
        raise Geweigerd(
            "Voor deze persoon loopt al een toeleiding naar AMA sociale economie: er is er één tegelijk."
        ) from fout
    betrek(rij, organisatie_id=kantoor, rol=VDAB, door=door)
    vraag_beslissing(rij)
    log_toeleiding(VOORSTELLEN, rij, door, brief=doorverwijzing_id is not None)
    return rij


@handeling(INTREKKEN)
def toeleiding_intrekken(
    toeleiding: Toeleiding, *, reden: str, versie: int, door: Hoedanigheid
) -> Toeleiding:
    """It does not go on: nobody decides or begins any more, the advice ends today, and the place is free for another.

    What was drawn up or signed for it is broken off, and who was busy with it at the aanbieder hears so. Who proposed
    it takes it back until VDAB decided; VDAB until it began. Raises Geweigerd without a reason or after that,
    Versieconflict when somebody was first.
    """
    rij = vergrendel_toeleiding(
        toeleiding.pk,
        door=door,
        vanuit=vanuit(TOELEIDINGOVERGANGEN, INTREKKEN),
        versie=versie,
        met_overeenkomsten=True,
    )
    if door.rol != VDAB and rij.status != VOORGESTELD:
        raise Geweigerd("VDAB besliste al over dit voorstel: vraag aan VDAB om het in te trekken.")
    if door.rol != VDAB and (rij.voorgesteld_organisatie_id, rij.voorgesteld_rol) != (
        door.organisatie_id,
        door.rol,
    ):
        raise Geweigerd("Alleen wie het voorstel deed, of VDAB, trekt het in.")
    if velden := intrekbezwaren(reden):
        raise Geweigerd("Schrijf op waarom het niet doorgaat.", velden=velden)
    trek_terug(rij, reden.strip(), afgebroken="VDAB trok AMA sociale economie in.", door=door)
    meld_voorsteller(rij, MELD_INGETROKKEN, door=door)
    log_toeleiding(INTREKKEN, rij, door)
    return rij
