"""What the worklist says about an application: one open task, with the desk or with who asked, never both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from mandaten.handelingen.heraanvraag import hervat_heraanvraag, rond_heraanvraag_af
from mandaten.meldingen.behandeling import (
    AANVULLEN,
    BEOORDELEN,
    BUREAUTAKEN,
    NA_FUSIE,
    NADERT,
    ONDERZOEKEN,
    OVERSCHREDEN,
    SOORT,
)
from mandaten.models import Aanvraag, Deelname
from mandaten.querysets import BEHEERDER
from mandaten.statussen import (
    AAN_TE_VULLEN,
    AFGELOPEN,
    IN_BEHANDELING,
    INGEDIEND,
    ONTVANKELIJK,
    ONVOLLEDIG,
    TOEGEKEND,
    VOORGESTELD,
)
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

# So many days before the last one the desk is warned; a choice of the application.
WAARSCHUWING = timedelta(days=7)
_BIJ_STATUS = {
    INGEDIEND: ONDERZOEKEN,
    ONTVANKELIJK: BEOORDELEN,
    ONVOLLEDIG: AANVULLEN,
    AAN_TE_VULLEN: AANVULLEN,
}
# Where the desk itself must act; a proposal has a task of its own for who decides.
LOOPT = (INGEDIEND, ONTVANKELIJK, VOORGESTELD)


def bureaus(aanvraag: Aanvraag) -> list[UUID]:
    """The organisations that handle this application: who published its call, otherwise all whose people decide."""
    rol = aanvraag.toekenningssoort.beslisser
    alle = list(
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .filter(rol=rol)
        .order_by("organisatie_id")
        .values_list("organisatie_id", flat=True)
        .distinct()
    )
    uitgever = aanvraag.oproep.uitgever_id if aanvraag.oproep else None
    return [uitgever] if uitgever in alle else alle


def zet_taken(aanvraag: Aanvraag) -> None:
    """The open task about this application is that of its state and last day; what is done is off the list.

    A question puts it with the applicant. A change of the last day makes a new task with the new term, for the same
    colleague.
    """
    if aanvraag.status in AFGELOPEN:
        rond_taken_af(NA_FUSIE, object_soort=SOORT, object_id=aanvraag.id)
        if aanvraag.status != TOEGEKEND:
            hervat_heraanvraag(aanvraag)
    elif aanvraag.status in IN_BEHANDELING:
        # Also when a challenge opened it again.
        rond_heraanvraag_af(aanvraag)
    soort = _BIJ_STATUS.get(aanvraag.status, "")
    open_ = Taak.objects.over(SOORT, aanvraag.id).filter(soort__in=(*BUREAUTAKEN, AANVULLEN), klaar_op=None)
    past = {soort, NADERT, OVERSCHREDEN} if aanvraag.status in LOOPT else {soort}
    termijn = None if soort == AANVULLEN else aanvraag.uiterlijk_op
    if open_.filter(soort__in=past, termijn=termijn).exists():
        open_.exclude(soort__in=past).update(klaar_op=timezone.now())
        return
    gebruiker_id = _wie(aanvraag)
    open_.update(klaar_op=timezone.now())
    if soort:
        keer = Taak.objects.over(SOORT, aanvraag.id).filter(soort=soort).count()
        _maak(soort, aanvraag, str(keer), gebruiker_id)


def vraag_na_fusie(verdwijnen: Iterable[UUID], op: date) -> int:
    """Every desk that has an application of, or with, one of these organisations looks at it again; how many."""
    wie = list(verdwijnen)
    partner = Deelname.objects.gevraagd().filter(organisatie__in=wie).values("aanvraag")
    rijen = Aanvraag.objects.in_behandeling().filter(Q(aanvrager__in=wie) | Q(pk__in=partner))
    aanvragen = list(rijen.select_related("oproep").order_by("pk"))
    for aanvraag in aanvragen:
        for organisatie_id in bureaus(aanvraag):
            maak_taak(
                NA_FUSIE,
                sleutel=f"{NA_FUSIE}:{aanvraag.id}:{organisatie_id}:{op}",
                object_soort=SOORT,
                object_id=aanvraag.id,
                organisatie_id=organisatie_id,
                rol=aanvraag.toekenningssoort.beslisser,
                dagen=14,
            )
    return len(aanvragen)


def waarschuw(aanvraag: Aanvraag, dag: date) -> str:
    """The task of this application says that its term is nearly over or over on `dag`; which one, "" for neither.

    It stands in the place of the one that was there and stays with the same colleague; twice changes nothing.
    """
    if aanvraag.status not in IN_BEHANDELING or aanvraag.uiterlijk_op is None:
        return ""
    if aanvraag.uiterlijk_op - WAARSCHUWING > dag:
        return ""
    soort = OVERSCHREDEN if aanvraag.uiterlijk_op < dag else NADERT
    gewaarschuwd = Taak.objects.over(SOORT, aanvraag.id).filter(termijn=aanvraag.uiterlijk_op)
    if gewaarschuwd.filter(soort__in={soort, OVERSCHREDEN}).exists():
        return ""
    gebruiker_id = _wie(aanvraag)
    open_ = Taak.objects.over(SOORT, aanvraag.id).filter(soort__in=BUREAUTAKEN, klaar_op=None)
    open_.update(klaar_op=timezone.now())
    return soort if _maak(soort, aanvraag, str(aanvraag.uiterlijk_op), gebruiker_id) else ""


def _maak(soort: str, aanvraag: Aanvraag, keer: str, gebruiker_id: UUID | None) -> int:
    """This task for every desk that handles the application, or for the applicant; how many.

    The colleague who had it keeps it while he still works at that desk.
    """
    if soort == AANVULLEN:
        rol, voor, termijn = BEHEERDER, [aanvraag.aanvrager_id], None
    else:
        rol, voor, termijn = aanvraag.toekenningssoort.beslisser, bureaus(aanvraag), aanvraag.uiterlijk_op
    vandaag = timezone.localdate()
    blijft = (
        Lidmaatschap.objects.geldig_op(vandaag)
        .filter(gebruiker_id=gebruiker_id, rol=rol, organisatie_id__in=voor)
        .values_list("organisatie_id", flat=True)
        if gebruiker_id
        else ()
    )
    bij = set(blijft)
    for organisatie_id in voor:
        maak_taak(
            soort,
            sleutel=f"{soort}:{aanvraag.id}:{organisatie_id}:{keer}",
            object_soort=SOORT,
            object_id=aanvraag.id,
            organisatie_id=organisatie_id,
            rol=rol,
            dagen=(termijn - vandaag).days if termijn else None,
            gebruiker_id=gebruiker_id if organisatie_id in bij else None,
        )
    return len(voor)


def _wie(aanvraag: Aanvraag) -> UUID | None:
    """Who at the desk has this application; None for nobody in particular."""
    return (
        Taak.objects.over(SOORT, aanvraag.id)
        .filter(soort__in=BUREAUTAKEN, gebruiker__isnull=False)
        .order_by("-aangemaakt_op")
        .values_list("gebruiker_id", flat=True)
        .first()
    )
