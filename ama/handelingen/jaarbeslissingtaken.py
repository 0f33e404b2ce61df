"""Who is asked what about a yearly decision: VDAB to decide, its manager and the departement when it is late."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from ama.domein.jaarbeslissing import Beslisregels
from ama.handelingen.departementtaken import (
    ORGANISATIE,
    vergrendel_departement,
    vraag_departement,
    zoek_departement,
)
from ama.handelingen.toeleidingslot import betrek
from ama.meldingen.jaarbeslissing import (
    BESLISSEN,
    JAARBESLISSING,
    LATE_BESLISSINGEN,
    MELD_BESLIST,
    MELD_NADERT,
    TE_LAAT,
)
from ama.models import Jaarbeslissing, Overeenkomst, Toeleiding
from ama.querysets.lezers import BEHEERDER, DEPARTEMENT_WSE, TOELEIDING, VDAB
from ama.soorten import WSE
from ama.statussen import BESLIST, OPEN, VERVALLEN
from werkzorg.deelnemers.handelingen.dossiertoegang import sluit_toegang
from werkzorg.deelnemers.models import Omvang
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Door, Klok
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

PARAMETERS = (
    "ama_se_herbeslissing",
    "ama_se_beslissing_openen",
    "ama_se_beslissing_herinnering",
    "ama_se_zonder_beslissing",
)


def beslisregels(dag: date) -> Beslisregels:
    """The numbers of the yearly decision that hold on `dag`. Raises ParameterOnbekend; one query."""
    opname = momentopname(dag)
    return Beslisregels(
        interval_maanden=opname.getal("ama_se_herbeslissing"),
        open_maanden=opname.getal("ama_se_beslissing_openen"),
        herinner_dagen=opname.getallen("ama_se_beslissing_herinnering"),
        weigert_zonder=opname.tekst("ama_se_zonder_beslissing") == "weigeren",
    )


def open_beslissing(rij: Toeleiding, dag: date) -> tuple[Jaarbeslissing, bool]:
    """The open decision about this locked toeleiding, and whether it is new: then the office of VDAB has the task."""
    al = rij.jaarbeslissingen.order_by("-nummer").first()
    if al is not None and al.status == OPEN:
        return al, False
    assert rij.beslissing_tot is not None  # it began
    beslissing: Jaarbeslissing = rij.jaarbeslissingen.create(
        nummer=al.nummer + 1 if al else 1, geopend_op=dag, uiterlijk_op=rij.beslissing_tot
    )
    maak_taak(
        BESLISSEN,
        sleutel=f"{BESLISSEN}:{beslissing.pk}",
        object_soort=JAARBESLISSING,
        object_id=beslissing.pk,
        organisatie_id=rij.vdab_id,
        rol=VDAB,
        dagen=(rij.beslissing_tot - timezone.localdate()).days,
        deelnemer_id=rij.deelnemer_id,
        gebruiker_id=None,
    )
    return beslissing, True


def vraag_beheerder(rij: Toeleiding, beslissing: Jaarbeslissing, door: Klok) -> None:
    """The manager of the office of VDAB has the task; until it is decided he sees whom it is about, and no more."""
    betrek(rij, organisatie_id=rij.vdab_id, rol=BEHEERDER, door=door, omvang=Omvang.IDENTITEIT)
    maak_taak(
        TE_LAAT,
        sleutel=f"{TE_LAAT}:{beslissing.pk}",
        object_soort=JAARBESLISSING,
        object_id=beslissing.pk,
        organisatie_id=rij.vdab_id,
        rol=BEHEERDER,
        dagen=0,
        deelnemer_id=rij.deelnemer_id,
    )


def vraag_late_beslissingen() -> None:
    """The departement has one task for all decisions that are late."""
    departement = zoek_departement(WSE)
    if departement is not None:
        vergrendel_departement(departement.pk)
        vraag_departement(LATE_BESLISSINGEN, departement.pk, DEPARTEMENT_WSE)


def rond_late_beslissingen_af() -> None:
    """That task is done once no decision is late; one query while nobody has the task."""
    open_ = Taak.objects.filter(soort=LATE_BESLISSINGEN, klaar_op__isnull=True)
    departement_id = open_.values_list("object_id", flat=True).first()
    if departement_id is None:
        return
    vergrendel_departement(departement_id)
    if not Jaarbeslissing.objects.open().filter(uiterlijk_op__lt=timezone.localdate()).exists():
        rond_taken_af(LATE_BESLISSINGEN, object_soort=ORGANISATIE, object_id=departement_id)


def sluit_beslissing(beslissing: Jaarbeslissing) -> None:
    """Nobody has to decide this any more, and the manager of VDAB has no business with the person either."""
    for soort in (BESLISSEN, TE_LAAT):
        rond_taken_af(soort, object_soort=JAARBESLISSING, object_id=beslissing.pk)
    sluit_toegang(
        TOELEIDING,
        beslissing.toeleiding_id,
        rollen=(BEHEERDER,),
        organisatie_id=beslissing.toeleiding.vdab_id,
    )
    rond_late_beslissingen_af()


def laat_beslissing_vervallen(toeleiding_id: UUID) -> int:
    """The open decision about this toeleiding, which ended, is not taken any more; how many."""
    rijen = list(Jaarbeslissing.objects.filter(toeleiding_id=toeleiding_id, status=OPEN).vergrendeld())
    for rij in rijen:
        rij.status = VERVALLEN
        rij.versie += 1
        rij.save(update_fields=["status", "versie"])
        sluit_beslissing(rij)
    return len(rijen)


def meld_vdab(rij: Toeleiding, beslissing: Jaarbeslissing, sleutel: str, door: Klok) -> None:
    """Who decided last, this year or in the beginning, hears that the last day comes near."""
    eerder = rij.jaarbeslissingen.filter(status=BESLIST).order_by("-nummer")
    wie = eerder.values_list("besloten_door_id", flat=True).first() or rij.beslist_door_id
    assert wie is not None  # it began, so somebody decided
    meld(
        MELD_NADERT,
        gebruiker_id=wie,
        organisatie_id=rij.vdab_id,
        object_soort=JAARBESLISSING,
        object_id=beslissing.pk,
        effect_sleutel=f"{MELD_NADERT}:{beslissing.pk}:{sleutel}",
        door=door,
    )


def meld_aanbieder(rij: Toeleiding, beslissing: Jaarbeslissing, door: Door) -> None:
    """Who guides the person hears what was decided."""
    lopend = Overeenkomst.objects.filter(toeleiding=rij).getekend().select_related("begeleider_lid")
    leden = {een.begeleider_lid.gebruiker_id: een.begeleider_id for een in lopend}
    for gebruiker_id, organisatie_id in leden.items():
        meld(
            MELD_BESLIST,
            gebruiker_id=gebruiker_id,
            organisatie_id=organisatie_id,
            object_soort=JAARBESLISSING,
            object_id=beslissing.pk,
            effect_sleutel=f"{MELD_BESLIST}:{beslissing.pk}:{gebruiker_id}",
            door=door,
        )
