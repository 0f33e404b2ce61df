"""What the network must do about a plan that was sent to it: opened on receipt, done by what follows (art. 18)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone

from trajecten.domein.termijnen import NETWERK_START, termijn
from trajecten.domein.uitvoering import te_laat_sinds
from trajecten.handelingen.betrekken import open_betrokkenheid
from trajecten.handelingen.mandaatverlies import rond_verliestaken_af
from trajecten.handelingen.vergrendelen import SOORT
from trajecten.meldingen.netwerk import ACTIE, NETWERKTAKEN, STARTEN, TOEWIJZEN
from trajecten.models import Aanstelling, Actie, Mandaatverlies, Planversie, Traject
from trajecten.querysets import ActieQuerySet
from trajecten.querysets.lezers import DIENSTVERLENER, NETWERKCOORDINATOR
from trajecten.soorten import LATE_EIGEN_ACTIES, LATE_NETWERKACTIES
from trajecten.statussen import AFGEWERKT, BEZIG
from werkzorg.deelnemers.models import Grond, Omvang
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import maak_taak, rond_taken_af


def plan_ontvangen(versie: Planversie, door: Door) -> None:
    """This version reached the netwerkcoördinator: he sees the file, and has to assign and to start.

    Called by `trajectplan_indienen`, inside its context, with a version whose `netwerkcoordinator` is filled in. The
    first action starts within `at_netwerk_start_termijn` working days after receipt; a known version adds nothing.
    """
    organisatie_id = versie.netwerkcoordinator_id
    if organisatie_id is None:
        raise ValueError("a version that nobody received opens no tasks")
    traject, vandaag = versie.traject, timezone.localdate()
    open_betrokkenheid(
        traject,
        organisatie_id=organisatie_id,
        rol=NETWERKCOORDINATOR,
        grond=Grond.VERWIJZING,
        omvang=Omvang.IDENTITEIT,
        door=door,
    )
    if Actie.objects.filter(traject=traject).toe_te_wijzen().exists():
        _taak(TOEWIJZEN, versie, organisatie_id, None)
    if not _is_gestart(traject):
        laatste = termijn(NETWERK_START, vandaag, momentopname(vandaag)).laatste_dag
        _taak(STARTEN, versie, organisatie_id, (laatste - vandaag).days)


def coordinator_van(traject: Traject) -> UUID | None:
    """The organisation that received the last version of the plan which was not sent back; None without one."""
    return (
        Planversie.objects.filter(traject=traject, ingediend_op__isnull=False, teruggestuurd_op__isnull=True)
        .order_by("-nummer")
        .values_list("netwerkcoordinator_id", flat=True)
        .first()
    )


def late_acties(traject: Traject, dag: date) -> tuple[ActieQuerySet, ActieQuerySet]:
    """The actions that are late enough for a task on `dag`: of the network, and of the tandem itself.

    What the network never received is of the tandem, whoever was to carry it out.
    """
    eigen = Aanstelling.objects.filter(traject=traject, organisatie_id=OuterRef("dienstverlener_id"))
    laat = (
        Actie.objects.filter(traject=traject)
        .te_laat_op(te_laat_sinds(dag))
        .alias(
            is_eigen=ExpressionWrapper(
                Q(Exists(eigen), toegewezen_op__isnull=True) | Q(ingediend_op__isnull=True), BooleanField()
            )
        )
    )
    return laat.filter(is_eigen=False), laat.filter(is_eigen=True)


def netwerktaken_sluiten(traject: Traject) -> None:
    """Nothing waits for the network any more: the plan was sent back, or the traject ended."""
    for soort in (*NETWERKTAKEN, LATE_NETWERKACTIES, LATE_EIGEN_ACTIES):
        rond_taken_af(soort, object_soort=SOORT, object_id=traject.pk)


def netwerktaken_nakijken(traject: Traject) -> None:
    """What was done meanwhile goes off the worklist: all assigned, or the first action started."""
    if not Actie.objects.filter(traject=traject).toe_te_wijzen().exists():
        rond_taken_af(TOEWIJZEN, object_soort=SOORT, object_id=traject.pk)
    if _is_gestart(traject):
        rond_taken_af(STARTEN, object_soort=SOORT, object_id=traject.pk)
    _handel_plaatsverlies_af(traject)
    laat = late_acties(traject, timezone.localdate())
    for soort, acties in zip((LATE_NETWERKACTIES, LATE_EIGEN_ACTIES), laat, strict=True):
        if not acties.exists():
            rond_taken_af(soort, object_soort=SOORT, object_id=traject.pk)


def verwittig_dienstverleners(
    soort: str, actie: Actie, organisatie_id: UUID, *, keer: str, door: Door
) -> None:
    """Everybody who is dienstverlener of this organisation has this notice about the action, once per `keer`."""
    rijen = Lidmaatschap.objects.geldig_op(timezone.localdate()).filter(
        organisatie_id=organisatie_id, rol=DIENSTVERLENER
    )
    for gebruiker_id in rijen.order_by("gebruiker_id").values_list("gebruiker_id", flat=True).distinct():
        meld(
            soort,
            gebruiker_id=gebruiker_id,
            organisatie_id=organisatie_id,
            object_soort=ACTIE,
            object_id=actie.pk,
            effect_sleutel=f"{soort}:{actie.pk}:{keer}:{gebruiker_id}",
            door=door,
        )


def _handel_plaatsverlies_af(traject: Traject) -> None:
    """A provider who loses his place in the network no longer hits the traject once he has no action after that day."""
    nog = Actie.objects.open().filter(
        traject=traject,
        dienstverlener_id=OuterRef("organisatie_id"),
        is_adhoc=False,
        tot_en_met__gt=OuterRef("laatste_dag"),
    )
    over = list(
        Mandaatverlies.objects.open()
        .filter(~Exists(nog), traject=traject, functie=DIENSTVERLENER)
        .values_list("pk", "organisatie_id")
    )
    Mandaatverlies.objects.filter(pk__in=[pk for pk, _ in over]).update(
        afgehandeld_op=timezone.now(), afhandeling="Voert na die dag geen actie van dit plan meer uit."
    )
    for organisatie_id in sorted({organisatie for _, organisatie in over}):
        rond_verliestaken_af(traject.vdab_id, organisatie_id)


def _is_gestart(traject: Traject) -> bool:
    rijen = Actie.objects.filter(traject=traject, toegewezen_op__isnull=False)
    return rijen.filter(status__in=(BEZIG, AFGEWERKT)).exists()


def _taak(soort: str, versie: Planversie, organisatie_id: UUID, dagen: int | None) -> None:
    maak_taak(
        soort,
        sleutel=f"{soort}:{versie.pk}",
        object_soort=SOORT,
        object_id=versie.traject_id,
        organisatie_id=organisatie_id,
        rol=NETWERKCOORDINATOR,
        dagen=dagen,
        deelnemer_id=versie.traject.deelnemer_id,
    )
