"""An organisation loses a mandate: which running files are hit, who must plan the take-over, and what became of it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from mandaten.geldigheid import Verlies, geldig_op
from mandaten.models import Bevoegdheid
from trajecten.handelingen.vergrendelen import eis_meer_dan_nalezen
from trajecten.meldingen.tandem import MANDAATVERLIES
from trajecten.models import Aanstelling, Actie, Mandaatverlies, Planversie, Traject
from trajecten.querysets import AanstellingQuerySet
from trajecten.querysets.lezers import (
    CASEMANAGER_WERK,
    DIENSTVERLENER,
    KANT_VAN_ROL,
    NETWERKCOORDINATOR,
    TANDEMROLLEN,
    VDAB_BESLISSER,
)
from trajecten.statussen import AFRONDEND, IN_BEGELEIDING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak

SOORT = "trajecten.mandaatverlies"
ORGANISATIE = "organisaties.organisatie"
FUNCTIES = TANDEMROLLEN | {NETWERKCOORDINATOR, DIENSTVERLENER}


@handeling("mandaatverlies_verwerken")
def mandaatverlies_verwerken(verlies: Verlies, *, door: Klok) -> int:
    """The running files that this loss hits are listed, each once, with one task per office of VDAB; how many are new.

    A file that ends before the loss is not hit, nor VDAB as casemanager Werk, which needs no mandate (art. 13). What
    was handed over already is not hit either; what is to be handed over to this organisation later is.
    """
    if verlies.functie not in FUNCTIES or _mag_weer(verlies):
        return 0
    geraakt = Traject.objects.filter(_geraakt(verlies)).exclude(
        mandaatverliezen__organisatie_id=verlies.organisatie_id,
        mandaatverliezen__functie=verlies.functie,
        mandaatverliezen__laatste_dag=verlies.laatste_dag,
    )
    nieuw = list(geraakt.order_by("pk").values_list("pk", "vdab_id"))
    Mandaatverlies.objects.bulk_create(
        [
            Mandaatverlies(
                traject_id=pk,
                organisatie_id=verlies.organisatie_id,
                functie=verlies.functie,
                laatste_dag=verlies.laatste_dag,
                reden=verlies.reden.value,
            )
            for pk, _vdab in nieuw
        ],
        batch_size=1000,
        ignore_conflicts=True,
    )
    for vdab_id, aantal in sorted(Counter(vdab for _pk, vdab in nieuw).items()):
        _vraag_overname(verlies, vdab_id)
        log(
            "mandaatverlies_verwerken",
            door=door,
            object_soort=ORGANISATIE,
            object_id=verlies.organisatie_id,
            gegevens={
                "functie": verlies.functie,
                "laatste_dag": verlies.laatste_dag.isoformat(),
                "vdab": str(vdab_id),
                "trajecten": aantal,
            },
        )
    return len(nieuw)


@handeling("mandaatverlies_afhandelen")
def mandaatverlies_afhandelen(
    verlies: Mandaatverlies, *, afhandeling: str, versie: int, door: Hoedanigheid
) -> Mandaatverlies:
    """This file needs no take-over, for this reason.

    Raises Geweigerd when somebody dealt with it already, without a reason, and for who handed it over; Versieconflict.
    """
    rij = Mandaatverlies.objects.zichtbaar_voor(door).select_related("traject").vergrendel(verlies.pk)
    eis_meer_dan_nalezen(rij.traject, door)
    if rij.afgehandeld_op is not None:
        raise Geweigerd("Dit dossier werd intussen al overgedragen of afgehandeld.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    if not afhandeling.strip():
        raise Geweigerd(
            "Zeg wat ermee gebeurt.", velden={"afhandeling": "Schrijf op waarom niemand hoeft over te nemen."}
        )
    rij.afgehandeld_op, rij.afhandeling = timezone.now(), afhandeling
    rij.versie += 1
    rij.save(update_fields=["afgehandeld_op", "afhandeling", "versie"])
    rond_verliestaken_af(rij.traject.vdab_id, rij.organisatie_id)
    log(
        "mandaatverlies_afhandelen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.traject.deelnemer_id,
    )
    return rij


def rond_verliestaken_af(vdab_id: UUID, organisatie_id: UUID) -> None:
    """When no file of this office is hit by this organisation any more, its task to plan the take-over is done."""
    open_ = Mandaatverlies.objects.open().filter(traject__vdab_id=vdab_id, organisatie_id=organisatie_id)
    if not open_.exists():
        Taak.objects.over(ORGANISATIE, organisatie_id).filter(
            soort=MANDAATVERLIES, organisatie_id=vdab_id, klaar_op__isnull=True
        ).update(klaar_op=timezone.now())


def _mag_weer(verlies: Verlies) -> bool:
    """Whether the loss is over: the organisation may do it again today."""
    vandaag = timezone.localdate()
    return verlies.laatste_dag < vandaag and geldig_op(
        verlies.organisatie_id, verlies.functie, vandaag, verlies.regio
    )


def _vraag_overname(verlies: Verlies, vdab_id: UUID) -> None:
    """One open task; a file that is hit after the task was done asks a new one."""
    wat = ":".join(
        (
            MANDAATVERLIES,
            str(verlies.organisatie_id),
            verlies.functie,
            verlies.regio or "",
            verlies.laatste_dag.isoformat(),
            str(vdab_id),
        )
    )
    eerder = Taak.objects.over(ORGANISATIE, verlies.organisatie_id).filter(sleutel__startswith=wat)
    if eerder.filter(klaar_op__isnull=True).exists():
        return
    maak_taak(
        MANDAATVERLIES,
        sleutel=f"{wat}:{eerder.count()}",
        object_soort=ORGANISATIE,
        object_id=verlies.organisatie_id,
        organisatie_id=vdab_id,
        rol=VDAB_BESLISSER,
        dagen=(verlies.laatste_dag - timezone.localdate()).days,
    )


def _geraakt(verlies: Verlies) -> Q:
    """Running files that still need this organisation in this function on the day after."""
    daarna = verlies.laatste_dag + timedelta(days=1)
    loopt = Q(status__in=IN_BEGELEIDING) & (
        Q(uiterste_einddatum__isnull=True) | Q(uiterste_einddatum__gte=daarna) | Q(status=AFRONDEND)
    )
    if verlies.functie in KANT_VAN_ROL:
        van_vdab = Q(vdab_id=verlies.organisatie_id) if verlies.functie == CASEMANAGER_WERK else Q(pk__in=[])
        return loopt & Q(Exists(_aangesteld(verlies, daarna))) & ~van_vdab
    if verlies.regio is not None:
        loopt &= Q(regio_id=verlies.regio)
    if verlies.functie == NETWERKCOORDINATOR:
        versies = Planversie.objects.filter(
            traject=OuterRef("pk"),
            netwerkcoordinator_id=verlies.organisatie_id,
            ingediend_op__isnull=False,
            teruggestuurd_op__isnull=True,
        )
        return loopt & Q(Exists(versies))
    acties = Actie.objects.open().filter(
        traject=OuterRef("pk"),
        dienstverlener_id=verlies.organisatie_id,
        is_adhoc=False,
        tot_en_met__gte=daarna,
    )
    return loopt & Q(Exists(acties))


def _aangesteld(verlies: Verlies, daarna: date) -> AanstellingQuerySet:
    """Who guides for this organisation on the day after, or will begin later on a day on which it may not either.

    Somebody who is still to begin with a move does so in the werkingsgebied to which the traject moves then.
    """
    mag = Bevoegdheid.objects.filter(
        Q(regio_id=OuterRef("waar")) | Q(regio_id=None),
        organisatie_id=verlies.organisatie_id,
        functie=verlies.functie,
        periode__contains=OuterRef("eerste"),
    )
    rijen = (
        Aanstelling.objects.filter(
            traject=OuterRef("pk"), organisatie_id=verlies.organisatie_id, kant=KANT_VAN_ROL[verlies.functie]
        )
        .lopend_of_komend(daarna)
        .alias(
            eerste=Greatest(F("periode__startswith"), Value(daarna), output_field=DateField()),
            waar=Case(
                When(
                    periode__startswith__gt=timezone.localdate(),
                    then=Coalesce("naar_regio_id", "traject__regio_id"),
                ),
                default=F("traject__regio_id"),
            ),
        )
        .filter(~Exists(mag))
    )
    return rijen if verlies.regio is None else rijen.filter(waar=verlies.regio)
