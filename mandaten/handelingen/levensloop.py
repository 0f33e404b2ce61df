"""What the clock does with grants: remind before the last day, warn about an empty seat, and let go what is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import DateField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from mandaten.domein.levensloop import Herinnerregels, banden, te_herinneren
from mandaten.handelingen.bestemmelingen import (
    beheerders,
    beslissers,
    betrokken_organisaties,
    taak_voor_beheer,
    taak_voor_loket,
    verwittig,
)
from mandaten.handelingen.heraanvraag import is_heraangevraagd
from mandaten.handelingen.zetels import rond_levensloop_af
from mandaten.meldingen import toekenningen as meldingen
from mandaten.meldingen.toekenningen import SOORT
from mandaten.models import Aanvraag, Herinnering, Lid, Toekenning
from mandaten.soorten import ERKENNING
from mandaten.statussen import AFGESLOTEN, LOPENDE_TOEKENNING, STOPGEZET, TERUGGEGEVEN, TOEGEKEND, VERLOPEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.parameters.lezen import momentopname
from werkzorg.parameters.models import Parameterwaarde
from werkzorg.termijnen import Periode
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import rond_taken_af

_EEN_DAG = timedelta(days=1)
# What stands for "always" in a period of the regimes: no grant began before or begins after.
_BEGIN, _EINDE = date(1900, 1, 1), date(2199, 12, 31)


# --- reminders ------------------------------------------------------------------------------------------------------
def herinnerregels(vandaag: date) -> Herinnerregels:
    """How long beforehand is reminded, as the parameters say it: today for all, per regime for a recognition.

    Raises ParameterOnbekend when the first is not known today.
    """
    altijd = momentopname(vandaag).getallen("mandaat_herinnering_maanden")
    perioden = Parameterwaarde.objects.bevestigd().filter(parameter__sleutel="ama_wvg_herinnering")
    regimes = []
    for reeks in perioden.order_by("periode").values_list("periode", flat=True):
        regime = Periode(reeks.lower or _BEGIN, laatste_dag(reeks) or _EINDE)
        regimes.append((regime, momentopname(regime.start).getal("ama_wvg_herinnering")))
    return Herinnerregels(altijd, tuple(regimes))


def te_herinneren_op(vandaag: date, regels: Herinnerregels) -> QuerySet[Toekenning]:
    """The running grants of which a reminder is due and was not given; one query, on the index of last days.

    What was ended early is not reminded, nor what was followed up already by a new grant.
    """
    wel = _in_band(vandaag, regels.altijd)
    for regime, maanden in regels.regimes:
        begonnen = Q(periode__startswith__gte=regime.start, periode__startswith__lte=regime.einde)
        wel |= Q(soort=ERKENNING) & begonnen & _in_band(vandaag, (*regels.altijd, maanden))
    return (
        Toekenning.objects.lopend()
        .filter(
            wel,
            # Followed up, unless what followed was given back before it began.
            ~Exists(
                Aanvraag.objects.filter(voorganger=OuterRef("pk"), status=TOEGEKEND).exclude(
                    toekenning__status=TERUGGEGEVEN
                )
            ),
            einde_reden="",
            periode__endswith__gt=vandaag,
            periode__endswith__lte=regels.verste_dag(vandaag) + _EEN_DAG,
        )
        .order_by("pk")
    )


def _in_band(vandaag: date, maanden: Iterable[int]) -> Q:
    """The last day lies in a band of which neither this reminder nor a later one about that last day was given."""
    laatste = ExpressionWrapper(OuterRef("periode__endswith") - Value(_EEN_DAG), output_field=DateField())
    uit = Q(pk__in=[])
    for band in banden(vandaag, maanden):
        gegeven = Herinnering.objects.filter(
            toekenning=OuterRef("pk"), laatste_dag=laatste, maanden__lte=band.maanden
        )
        uit |= Q(~Exists(gegeven), periode__endswith__gt=band.van, periode__endswith__lte=band.tot + _EEN_DAG)
    return uit


@handeling("toekenning_herinneren")
def toekenning_herinneren(toekenning: Toekenning, *, regels: Herinnerregels, dag: date, door: Klok) -> bool:
    """The managers of its holder and the desk hear once that it ends; whether there was something to tell.

    Safe twice, late, and after weeks without the clock: each reminder is one row, and of missed ones only the last is
    given.
    """
    rij = Toekenning.objects.vergrendel(toekenning.pk)
    einde = laatste_dag(rij.periode)
    if rij.status not in LOPENDE_TOEKENNING or rij.einde_reden or einde is None:
        return False
    gegeven = set(rij.herinneringen.filter(laatste_dag=einde).values_list("maanden", flat=True))
    alle = regels.voor(rij.periode.lower, is_erkenning=rij.soort == ERKENNING)
    maanden = te_herinneren(einde, dag, alle, gegeven)
    if maanden is None:
        return False
    Herinnering.objects.create(toekenning=rij, laatste_dag=einde, maanden=maanden)
    kenmerk = f"{einde}:{maanden}"
    mensen = beheerders([rij.houder_id], dag) + beslissers(rij, dag)
    verwittig(meldingen.EINDIGT, rij, mensen, kenmerk=kenmerk, door=door)
    # One task until the end, whose term is the last day itself: a second reminder does not ask the same twice.
    dagen = (einde - dag).days
    taak_voor_beheer(meldingen.VERNIEUWEN, rij, rij.houder_id, kenmerk=f"{einde}", dagen=dagen)
    if is_heraangevraagd(rij):
        # It waits again when that application comes to nothing.
        rond_taken_af(meldingen.VERNIEUWEN, object_soort=SOORT, object_id=rij.id)
    taak_voor_loket(meldingen.OPVOLGEN, rij, dag, kenmerk=f"{einde}", dagen=dagen)
    log(
        "toekenning_herinneren",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"maanden": maanden, "laatste_dag": einde.isoformat()},
    )
    return True


# --- an empty seat --------------------------------------------------------------------------------------------------
def te_lang_open(dag: date) -> QuerySet[Lid]:
    """The seats of running grants that should have been filled before this day."""
    return (
        Lid.objects.filter(aan_te_vullen_voor__lt=dag, toekenning__status__in=LOPENDE_TOEKENNING)
        .select_related("toekenning")
        .order_by("aan_te_vullen_voor", "pk")
    )


@handeling("lege_plaats_melden")
def lege_plaats_melden(lid: Lid, *, dag: date, door: Klok) -> bool:
    """The desk gets a task once: this seat was not filled in time; whether that is new."""
    toekenning = Toekenning.objects.vergrendel(lid.toekenning_id)
    rij = toekenning.leden.get(pk=lid.pk)
    voor = rij.aan_te_vullen_voor
    if toekenning.status not in LOPENDE_TOEKENNING or voor is None or voor >= dag:
        return False
    kenmerk = f"{rij.id}:{voor}"
    taken = Taak.objects.over(SOORT, toekenning.id).filter(soort=meldingen.PLAATS_TE_LAAT)
    if taken.filter(sleutel__contains=kenmerk).exists():
        return False
    taak_voor_loket(meldingen.PLAATS_TE_LAAT, toekenning, dag, kenmerk=kenmerk, dagen=0)
    log(
        "lege_plaats_melden",
        door=door,
        object_soort=SOORT,
        object_id=toekenning.id,
        gegevens={"lid": str(rij.id), "aan_te_vullen_voor": voor.isoformat()},
    )
    return True


# --- the end --------------------------------------------------------------------------------------------------------
@handeling("toekenning_laten_verlopen")
def toekenning_laten_verlopen(toekenning: Toekenning, *, dag: date, door: Klok) -> bool:
    """What is over before `dag` is called so: expired, or stopped when it was ended early; whether something changed.

    A procedure that is still open stays open: the compensation can be reduced or recovered afterwards (Decreet 2022
    art. 26). Its desk gets a task, because suspending or withdrawing makes no sense any more.
    """
    rij = Toekenning.objects.vergrendel(toekenning.pk)
    einde = laatste_dag(rij.periode)
    if rij.status not in LOPENDE_TOEKENNING or einde is None or einde >= dag:
        return False
    wie_weet = beheerders(betrokken_organisaties(rij, einde), dag)
    rij.status = STOPGEZET if rij.einde_reden else VERLOPEN
    rij.versie += 1
    rij.save(update_fields=["status", "versie"])
    rond_levensloop_af(rij)
    procedures = rij.handhavingen.exclude(status=AFGESLOTEN).count()
    if procedures:
        taak_voor_loket(meldingen.PROCEDURE_NA_EINDE, rij, dag, kenmerk=f"{einde}", dagen=14)
    # What was over already when it was entered here, from a file for instance, is no news to anybody.
    if einde >= timezone.localdate(rij.aangemaakt_op):
        verwittig(meldingen.VERLOPEN, rij, wie_weet, kenmerk=f"{einde}", door=door)
    log(
        "toekenning_laten_verlopen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"laatste_dag": einde.isoformat(), "procedures_open": procedures},
    )
    return True
