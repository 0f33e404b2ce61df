"""AMA sociale economie starts: agreement signed, POP registered, hours within reach, a place taken (10.5)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ama.domein.woorden import datum
from ama.domein.wsestart import beslissing_tot, start_bezwaar, startcontroles
from ama.handelingen.taken import vraag_indienen
from ama.handelingen.toeleidingslot import (
    SOORT,
    bewaar_toeleiding,
    instaptaken_klaar,
    log_toeleiding,
    vergrendel_contingent,
    vergrendel_toeleiding,
)
from ama.meldingen.wse_start import MELD_GESTART, STARTEN
from ama.models import Overeenkomst, Toeleiding
from ama.models.wsestartlezen import PARAMETERS as PARAMETERS
from ama.models.wsestartlezen import lees_startbeeld
from ama.statussen import GESTART, ONDERTEKEND, TOELEIDINGOVERGANGEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.werklijst.taken import rond_taken_af

STARTEN_ACT = "wse_starten"
TE_STARTEN = vanuit(TOELEIDINGOVERGANGEN, STARTEN_ACT)


@handeling(STARTEN_ACT)
def wse_starten(toeleiding: Toeleiding, *, versie: int, door: Hoedanigheid) -> Toeleiding:
    """The guidance begins on the first day of its first agreement, on a place of the contingent, and VDAB knows it.

    VDAB decides again within so many months after its yes (`ama_se_herbeslissing`). Raises Geweigerd without an
    agreement that all signed, a POP that reaches the hours, or a free place, and while AMA WVG runs; Versieconflict
    when somebody was first; PermissionDenied for who does not guide; DoesNotExist when the actor does not see it.
    """
    rij = vergrendel_toeleiding(toeleiding.pk, door=door, vanuit=TE_STARTEN, versie=versie)
    if not MATRIX[STARTEN_ACT].groepen <= groepen_van(door, rij):
        raise PermissionDenied
    if rij.contingent_id is not None:
        # Who takes a place waits for who was first: the places are counted after this, never before.
        vergrendel_contingent(rij.contingent_id)
    beeld = lees_startbeeld(rij)
    opname = momentopname(timezone.localdate())
    maanden = opname.getal("ama_se_herbeslissing")
    nee = start_bezwaar(startcontroles(beeld, minimum_minuten(opname.getal("ama_se_min_uren")), maanden))
    if nee or beeld.start is None:
        raise Geweigerd(nee)
    if (eerder := _tot(rij, beeld.start)) is not None:
        raise Geweigerd(
            f"Een vorige AMA sociale economie van deze persoon staat tot en met {datum(eerder)}: laat de overeenkomst "
            "later beginnen."
        )
    rij.status, rij.start = GESTART, beeld.start
    rij.beslissing_tot = beslissing_tot(beeld.start, rij.beslist_op, maanden)
    bewaar_toeleiding(rij, "status", "start", "beslissing_tot")
    instaptaken_klaar(rij)
    rond_taken_af(STARTEN, object_soort=SOORT, object_id=rij.pk)
    for overeenkomst in Overeenkomst.objects.filter(toeleiding=rij, status=ONDERTEKEND).order_by("pk"):
        vraag_indienen(overeenkomst)
    if rij.beslist_door_id is not None:
        meld(
            MELD_GESTART,
            gebruiker_id=rij.beslist_door_id,
            organisatie_id=rij.vdab_id,
            object_soort=SOORT,
            object_id=rij.pk,
            effect_sleutel=f"{MELD_GESTART}:{rij.pk}",
            door=door,
        )
    log_toeleiding(STARTEN_ACT, rij, door, start=rij.start.isoformat())
    return rij


def _tot(rij: Toeleiding, start: date) -> date | None:
    """The last day of an earlier toeleiding of this person that is not over on `start`; None without one."""
    eerder = Toeleiding.objects.filter(deelnemer_id=rij.deelnemer_id, einde__gte=start).exclude(pk=rij.pk)
    return eerder.order_by("-einde").values_list("einde", flat=True).first()


def minimum_minuten(uren: int) -> int:
    """The parameter `ama_se_min_uren` in minutes."""
    return uren * 60
