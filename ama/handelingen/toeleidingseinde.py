"""What becomes of a toeleiding when the agreements under it end, never begin, or make way for AMA WVG (10.5)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from ama.domein import jaarbeslissing
from ama.domein.woorden import datum
from ama.domein.wsestart import Gestopt, Toeleidingseinde, toeleidingseinde
from ama.handelingen.jaarbeslissingtaken import laat_beslissing_vervallen
from ama.handelingen.toeleidingslot import (
    SOORT,
    betrek,
    bewaar_toeleiding,
    eindig_advies,
    instaptaken_klaar,
    log_toeleiding,
    roep_volgende_op,
    sluit_na_lezen,
)
from ama.meldingen.wse_start import STARTEN, ZONDER_OVEREENKOMST
from ama.models import Overeenkomst, Toeleiding
from ama.querysets.lezers import BEGELEIDER, EIGEN_ORGANISATIE
from ama.statussen import AFGELOPEN, GESTART, IN_OPMAAK, INGETROKKEN, TE_STARTEN, UITGESTROOMD
from werkzorg.deelnemers.models import Deelnemer, InterneGrond
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af


def werk_toeleiding_bij(overeenkomst: Overeenkomst, sleutel: str, *, door: Door) -> Toeleiding | None:
    """The toeleiding of this agreement follows it: over since its last day, or without an agreement; when it changed.

    Nothing for AMA WVG, before the last day is over, and for one that did not start. Twice does nothing.
    """
    if overeenkomst.toeleiding_id is None:
        return None
    rij = _vergrendel(overeenkomst.deelnemer_id, overeenkomst.toeleiding_id)
    alle = Overeenkomst.objects.filter(toeleiding=rij)
    if rij.status in TE_STARTEN and not alle.getekend().exists():
        # What would begin is broken off: the next signature asks it anew.
        rond_taken_af(STARTEN, object_soort=SOORT, object_id=rij.pk)
    if rij.status != GESTART:
        return None
    vandaag = timezone.localdate()
    getekend = [Gestopt(een.einde, een.einde_reden) for een in alle.getekend()]
    in_opmaak = alle.filter(status__in=IN_OPMAAK).exists()
    einde = toeleidingseinde(getekend, in_opmaak=in_opmaak)
    if einde is not None and einde.einde < vandaag:
        return sluit_toeleiding(rij, einde, "", sleutel, door=door)
    loopt = any(een.einde is None or een.einde >= vandaag for een in getekend)
    # After a death the clock closes it: nobody is asked for a next agreement.
    loopt |= rij.deelnemer.overleden_op is not None
    if not loopt and not in_opmaak and einde is None:
        # VDAB's decision stands: the aanbieder makes a next one, or asks VDAB to stop.
        _vraag_opnieuw(ZONDER_OVEREENKOMST, rij, 0)
    return None


def toeleiding_bezwaar(overeenkomst: Overeenkomst, einde: date | None) -> str:
    """Why an agreement cannot run on up to `einde` (None: without end): its toeleiding is over; "" when it can."""
    over = overeenkomst.toeleiding
    if (
        over is None
        or over.status not in UITGESTROOMD
        or over.einde is None
        or (einde is not None and einde <= over.einde)
    ):
        return ""
    return f"AMA sociale economie liep tot en met {datum(over.einde)}: vraag VDAB om opnieuw te beslissen."


def sluit_toeleiding(
    rij: Toeleiding, einde: Toeleidingseinde, toelichting: str, sleutel: str, *, door: Door
) -> Toeleiding:
    """This locked toeleiding is over after that day: nobody decides or begins any more, and its place is free."""
    assert rij.start is not None  # it started
    rij.status, rij.einde_reden, rij.einde_toelichting = einde.status, einde.uitkomst, toelichting
    # What never began still has a first day.
    rij.einde = max(rij.start, einde.einde)
    bewaar_toeleiding(rij, "status", "einde", "einde_reden", "einde_toelichting")
    laat_beslissing_vervallen(rij.pk)
    _klaar(SOORT, rij.pk)
    eindig_advies(rij, rij.einde)
    sluit_na_lezen(rij, max(timezone.localdate(), rij.einde))
    log_toeleiding(sleutel, rij, door, status=rij.status, einde=rij.einde.isoformat())
    if rij.contingent_id is not None:
        roep_volgende_op(rij.contingent_id, timezone.localdate())
    return rij


def maak_plaats_voor_wvg(
    deelnemer_id: UUID, toeleidingen: Collection[UUID], laatste_dag: date, sleutel: str, *, door: Door
) -> list[Toeleiding]:
    """These toeleidingen of this person are over after that day, because AMA WVG begins the day after."""
    uit = []
    for toeleiding_id in sorted(toeleidingen):
        rij = _vergrendel(deelnemer_id, toeleiding_id)
        toelichting = f"AMA welzijn vanaf {datum(date.fromordinal(laatste_dag.toordinal() + 1))}."
        if rij.status == GESTART:
            einde = Toeleidingseinde(laatste_dag, jaarbeslissing.AMA_WVG)
            uit.append(sluit_toeleiding(rij, einde, toelichting, sleutel, door=door))
        elif rij.status in TE_STARTEN:
            rij.status, rij.einde_toelichting = INGETROKKEN, toelichting
            bewaar_toeleiding(rij, "status", "einde_toelichting")
            instaptaken_klaar(rij)
            _klaar(SOORT, rij.pk)
            eindig_advies(rij, laatste_dag)
            sluit_na_lezen(rij, timezone.localdate())
            log_toeleiding(sleutel, rij, door, status=rij.status)
            if rij.contingent_id is not None:
                roep_volgende_op(rij.contingent_id, timezone.localdate())
            uit.append(rij)
        elif rij.status in UITGESTROOMD and rij.einde is not None and rij.einde > laatste_dag:
            _vervroeg(rij, laatste_dag)
            log_toeleiding(sleutel, rij, door, einde=rij.einde.isoformat())
            uit.append(rij)
    return uit


def _vervroeg(rij: Toeleiding, laatste_dag: date) -> None:
    """What VDAB ended already ends sooner; how it ended stays."""
    assert rij.start is not None  # it started
    rij.einde = max(rij.start, laatste_dag)
    bewaar_toeleiding(rij, "einde")
    eindig_advies(rij, rij.einde)
    if rij.contingent_id is not None:
        roep_volgende_op(rij.contingent_id, timezone.localdate())


def overdracht_bezwaar(overeenkomst: Overeenkomst, op: date) -> str:
    """Why this agreement cannot go to a partner on that day, as a sentence; "" when it can.

    The toeleiding goes along, so nothing else of it may stay behind.
    """
    if overeenkomst.toeleiding_id is None:
        return ""
    blijft = (
        Overeenkomst.objects.filter(Q(einde__isnull=True) | Q(einde__gte=op))
        .filter(toeleiding_id=overeenkomst.toeleiding_id)
        .exclude(pk=overeenkomst.pk)
        .exclude(status__in=AFGELOPEN)
    )
    if not blijft.exists():
        return ""
    return (
        "Deze persoon heeft bij jullie nog een overeenkomst AMA sociale economie. Stop ze ten laatste op "
        f"{datum(op - timedelta(days=1))}, of breek ze af: de overnemer begeleidt alles."
    )


def verhuis_toeleiding(toeleiding_id: UUID, aanbieder_id: UUID, laatste_dag: date, *, door: Door) -> None:
    """Another partner of the same contingent guides after that day: the place stays the same.

    Who guided reads it for a while yet; the other one sees the person because of it from now on.
    """
    deelnemer_id = Toeleiding.objects.values_list("deelnemer_id", flat=True).get(pk=toeleiding_id)
    rij = _vergrendel(deelnemer_id, toeleiding_id)
    vorige = rij.aanbieder_id
    rij.aanbieder_id = aanbieder_id
    bewaar_toeleiding(rij, "aanbieder")
    sluit_na_lezen(rij, max(timezone.localdate(), laatste_dag), organisatie_id=vorige)
    for rol in sorted(EIGEN_ORGANISATIE):
        betrek(rij, organisatie_id=aanbieder_id, rol=rol, door=door, grond=InterneGrond.OVERNAME)
    Taak.objects.over(SOORT, rij.pk).filter(klaar_op__isnull=True, rol=BEGELEIDER).update(
        organisatie_id=aanbieder_id
    )


def geef_toeleiding_terug(overeenkomst: Overeenkomst, *, door: Door) -> None:
    """Who was to take over breaks it off: whom it came from has the toeleiding again; else nothing."""
    vorige = overeenkomst.volgt_op
    if vorige is None or overeenkomst.toeleiding is None or overeenkomst.toeleiding.status != GESTART:
        return
    if overeenkomst.toeleiding.aanbieder_id == overeenkomst.begeleider_id != vorige.begeleider_id:
        verhuis_toeleiding(overeenkomst.toeleiding.pk, vorige.begeleider_id, timezone.localdate(), door=door)


def vraag_te_starten(overeenkomst: Overeenkomst) -> None:
    """All signed: who guides has the task to start, due on the first day; nothing for AMA WVG, or once it started."""
    if overeenkomst.toeleiding_id is None:
        return
    rond_taken_af(ZONDER_OVEREENKOMST, object_soort=SOORT, object_id=overeenkomst.toeleiding_id)
    rij = Toeleiding.objects.filter(pk=overeenkomst.toeleiding_id, status__in=TE_STARTEN).first()
    if rij is not None:
        _vraag_opnieuw(STARTEN, rij, (overeenkomst.start - timezone.localdate()).days)


def _vergrendel(deelnemer_id: UUID, toeleiding_id: UUID) -> Toeleiding:
    list(Deelnemer.objects.filter(pk=deelnemer_id).vergrendeld().values_list("pk"))
    return Toeleiding.objects.vergrendeld().get(pk=toeleiding_id)


def _vraag_opnieuw(soort: str, rij: Toeleiding, dagen: int) -> None:
    """The aanbieder has this task, also when he did it before; nothing while he still has it."""
    eerder = Taak.objects.over(SOORT, rij.pk).filter(soort=soort)
    if not eerder.filter(klaar_op__isnull=True).exists():
        _vraag(soort, rij, dagen, keer=str(eerder.count()))


def _vraag(soort: str, rij: Toeleiding, dagen: int, *, keer: str) -> None:
    assert rij.aanbieder_id is not None  # only after a grant
    maak_taak(
        soort,
        sleutel=f"{soort}:{rij.pk}:{keer}",
        object_soort=SOORT,
        object_id=rij.pk,
        organisatie_id=rij.aanbieder_id,
        rol=BEGELEIDER,
        deelnemer_id=rij.deelnemer_id,
        dagen=dagen,
    )


def _klaar(object_soort: str, object_id: UUID) -> None:
    Taak.objects.over(object_soort, object_id).filter(klaar_op__isnull=True).update(klaar_op=timezone.now())
