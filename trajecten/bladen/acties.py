"""What the list of actions, the page of one and its part of the page of a traject show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery, Sum
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from trajecten.bladen.deel import Deel
from trajecten.bladen.kop import tandem_van
from trajecten.domein.uitvoering import DAGEN_PER_KEER, TERUGNEMEN_MINUTEN, vensterdag
from trajecten.forms.netwerk import (
    AF,
    BINNENKORT,
    EIGEN,
    OPEN,
    TE_LAAT,
    TOE_TE_WIJZEN,
    ActieFilterForm,
    in_minuten,
)
from trajecten.models import Actie, Stage, Traject, Uren, leest_alleen_na
from trajecten.querysets import ActieQuerySet
from trajecten.statussen import AFGELOPEN, AFGEWERKT, AFRONDEND, BEZIG, GEPLAND, GESCHRAPT, IN_UITVOERING
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.plaatsen.models import Regio
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.volgorde import op_naam

# The page on which the buttons of acts on an action stand.
PLEK = "actie"
MERK = {GEPLAND: "", BEZIG: "goed", AFGEWERKT: "", GESCHRAPT: ""}


# --- the list --------------------------------------------------------------------------------------------------------
def regiokeuzes() -> list[tuple[str, str]]:
    """Key and name of every regio, by name; one query."""
    return list(Regio.objects.order_by(*op_naam("naam")).values_list("sleutel", "naam"))


def filterformulier(vraag: QueryDict) -> ActieFilterForm:
    """The filters of this list; one query for the regio's. Without a question it shows what is open."""
    gegevens = vraag.copy()
    gegevens.setdefault("stand", OPEN)
    return ActieFilterForm(gegevens, regios=regiokeuzes())


def gekozen(
    rijen: ActieQuerySet, formulier: ActieFilterForm, door: Hoedanigheid, vandaag: date
) -> ActieQuerySet:
    """The actions that the filters ask for, what begins first on top; nothing for a question without sense."""
    if not formulier.is_valid():
        return rijen.none().order_by("pk")
    vraag = formulier.cleaned_data
    rijen = _op_stand(rijen.geldig(), vraag["stand"], door, vandaag)
    if vraag["regio"]:
        rijen = rijen.filter(traject__regio_id=vraag["regio"])
    if vraag["zoek"]:
        mensen = Deelnemer.objects.zichtbaar_voor(door).gezocht(vraag["zoek"]).order_by()
        rijen = rijen.filter(traject__deelnemer_id__in=mensen.values("pk"))
    return rijen.order_by("van", "tot_en_met", "pk")


def _op_stand(rijen: ActieQuerySet, stand: str, door: Hoedanigheid, vandaag: date) -> ActieQuerySet:
    # Of a traject that is over nothing can be done any more.
    lopend = rijen.exclude(traject__status__in=AFGELOPEN)
    if stand == OPEN:
        return lopend.open()
    if stand == TOE_TE_WIJZEN:
        return lopend.toe_te_wijzen()
    if stand == TE_LAAT:
        return lopend.te_laat_op(vandaag)
    if stand == BINNENKORT:
        return rijen.begint_tussen(vandaag, vensterdag(vandaag))
    if stand == EIGEN:
        return rijen.filter(dienstverlener_id=door.organisatie_id)
    return rijen.afgewerkt() if stand == AF else rijen


def voor_de_lijst(rijen: ActieQuerySet, door: Door) -> ActieQuerySet:
    """With person, regio, provider and the hours given that this reader may know, in the same query."""
    return rijen.select_related("traject__deelnemer", "traject__regio", "dienstverlener").annotate(
        gegeven_uren=_gegeven(door)
    )


def _gegeven(door: Door) -> Subquery:
    """The hours given for an action, together."""
    uren = Uren.objects.leesbaar_voor(door).filter(actie=OuterRef("pk")).order_by()
    return Subquery(uren.values("actie").annotate(samen=Sum("uren")).values("samen"))


@dataclass(frozen=True)
class Actieregel:
    """One line of the list; hours in minutes, as the screen counts them."""

    url: str
    wat: str
    soort: str
    wie: str
    dossiernummer: str
    regio: str
    dienstverlener: str
    is_adhoc: bool
    is_toegewezen: bool
    van: date
    tot_en_met: date
    per_week: int
    gegeven: int
    stand: str
    merk: str
    te_laat: str


def actieregels(rijen: Iterable[Any], vandaag: date) -> list[Actieregel]:
    """One line per action of `voor_de_lijst`."""
    return [
        Actieregel(
            url=rij.get_absolute_url(),
            wat=rij.omschrijving,
            soort=rij.get_soort_display(),
            wie=rij.traject.deelnemer.naam,
            dossiernummer=rij.traject.deelnemer.dossiernummer,
            regio=rij.traject.regio.naam if rij.traject.regio else "",
            dienstverlener=rij.dienstverlener.naam if rij.dienstverlener else "",
            is_adhoc=rij.is_adhoc,
            is_toegewezen=rij.toegewezen_op is not None,
            van=rij.van,
            tot_en_met=rij.tot_en_met,
            per_week=in_minuten(rij.uren_per_week),
            gegeven=in_minuten(rij.gegeven_uren) if rij.gegeven_uren else 0,
            stand=rij.get_status_display(),
            merk=MERK[rij.status],
            te_laat=te_laat_zin(rij, rij.traject, vandaag),
        )
        for rij in rijen
    ]


def te_laat_zin(actie: Actie, traject: Traject, vandaag: date) -> str:
    """What is late about this action of `traject`; "" when nothing is, or when the traject is over."""
    if actie.status not in (GEPLAND, BEZIG) or traject.status in AFGELOPEN:
        return ""
    if actie.tot_en_met < vandaag:
        return "moest al af zijn"
    if actie.status == GEPLAND and actie.van < vandaag:
        return "moest al begonnen zijn"
    return ""


def filterwoorden(formulier: ZoekForm) -> list[tuple[str, str]]:
    """The filters that are on, in words, for the export."""
    if not formulier.is_valid():
        return []
    uit = []
    for naam, waarde in formulier.cleaned_data.items():
        if waarde:
            veld = formulier.fields[naam]
            keuzes = dict(getattr(veld, "choices", []))
            uit.append((str(veld.label), "ja" if waarde is True else str(keuzes.get(waarde, waarde))))
    return uit


# --- one action ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Urenregel:
    """Hours of one day in minutes, with what stood there first and why it was corrected (`eerst` None: never).

    `terug_url` while the reader can take back what he just sent, then `verbeter_url`; "" when he cannot.
    """

    dag: date
    minuten: int
    wat: str
    wie: str
    terug_url: str
    verbeter_url: str
    eerst: int | None
    reden: str


def met_verbanden(rijen: ActieQuerySet, door: Door) -> ActieQuerySet:
    """With all that the page of one action names, in the same query."""
    return voor_de_lijst(rijen, door).select_related("aanbod")


def actieblad(actie: Any, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one action: who, what, when, which hours were given, whom to ask."""
    vandaag, alleen_lezen = timezone.localdate(), leest_alleen_na(actie.traject, door)
    return {
        "actie": actie,
        "deelnemer": actie.traject.deelnemer,
        "merk": MERK[actie.status],
        "te_laat": te_laat_zin(actie, actie.traject, vandaag),
        "per_week": in_minuten(actie.uren_per_week),
        "gegeven": in_minuten(actie.gegeven_uren) if actie.gegeven_uren else 0,
        "uren": _urenregels(actie, door, alleen_lezen=alleen_lezen),
        "stages": [
            (stage.functie, stage.get_absolute_url(), stage.van, stage.tot_en_met)
            for stage in Stage.objects.filter(actie=actie).geldig()
        ],
        "tandem": [lid for lid in tandem_van(actie.traject, vandaag) if lid.is_nu],
        "traject_url": _traject_url(actie.traject, door),
        "knoppen": [
            (een.knop, reverse(een.route, args=[actie.pk]), "primair" if nummer == 0 else "stil")
            for nummer, een in enumerate(mogelijke_handelingen(door, actie, PLEK))
            if not alleen_lezen
        ],
    }


def _traject_url(traject: Traject, door: Hoedanigheid) -> str:
    """The page of the traject, for who sees it; a provider does not."""
    return traject.get_absolute_url() if mag(door, "traject_detail") else ""


def _urenregels(actie: Actie, door: Hoedanigheid, *, alleen_lezen: bool) -> list[Urenregel]:
    open_ = actie.traject.status in (*IN_UITVOERING, AFRONDEND) and not alleen_lezen
    mag_verbeteren = open_ and mag(door, "uren_verbeteren")
    grens = timezone.now() - timedelta(minutes=TERUGNEMEN_MINUTEN)
    rijen = Uren.objects.zichtbaar_voor(door).filter(actie=actie).select_related("organisatie")
    gezien: set[Any] = set()
    uit = []
    for rij in rijen.order_by("-dag", "-geregistreerd_op", "pk")[:200]:
        kan_terug = (
            rij.door_id == door.gebruiker_id
            and rij.geregistreerd_op >= grens
            and rij.geregistreerd_op not in gezien
        )
        gezien.add(rij.geregistreerd_op)
        # The first minutes a mistake goes away; later it is corrected.
        verbetert = (
            mag_verbeteren and rij.organisatie_id == door.organisatie_id and rij.geregistreerd_op < grens
        )
        uit.append(
            Urenregel(
                rij.dag,
                in_minuten(rij.uren),
                rij.wat,
                rij.organisatie.naam,
                reverse("uren_terugnemen", args=[rij.pk]) if kan_terug else "",
                reverse("uren_verbeteren", args=[rij.pk]) if verbetert else "",
                None if rij.eerst_uren is None else in_minuten(rij.eerst_uren),
                rij.verbeter_reden,
            )
        )
    return uit


def al_geschreven(actie: Actie, maandag: date, door: Hoedanigheid) -> dict[date, int]:
    """What the own organisation wrote down per day of this week, in minutes; one query."""
    rijen = Uren.objects.filter(
        actie=actie,
        organisatie_id=door.organisatie_id,
        dag__range=(maandag, maandag + timedelta(days=DAGEN_PER_KEER - 1)),
    )
    per_dag = rijen.order_by().values_list("dag").annotate(samen=Sum("uren"))
    return {dag: in_minuten(samen) for dag, samen in per_dag}


def samen_verstuurd(uren: Uren) -> list[dict[str, Any]]:
    """What was sent in one go with these hours, by day; one query."""
    rijen = Uren.objects.filter(
        actie_id=uren.actie_id, door_id=uren.door_id, geregistreerd_op=uren.geregistreerd_op
    )
    return [
        {"dag": rij.dag, "minuten": in_minuten(rij.uren), "wat": rij.wat}
        for rij in rijen.order_by("dag", "pk")
    ]


# --- on the page of a traject ----------------------------------------------------------------------------------------
def _lees(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The actions in their order, with provider, state and hours; one query."""
    rijen: Iterable[Any] = (
        Actie.objects.zichtbaar_voor(door)
        .filter(traject=traject)
        .geldig()
        .select_related("dienstverlener")
        .annotate(gegeven_uren=_gegeven(door))
        .order_by("volgorde", "pk")
    )
    vandaag = timezone.localdate()
    regels = [
        {
            "wat": rij.omschrijving,
            "url": rij.get_absolute_url(),
            "domein": rij.get_domein_display(),
            "kleur": rij.domein if rij.domein in ("werk", "zorg") else "",
            "dienstverlener": rij.dienstverlener.naam if rij.dienstverlener else "",
            "van": rij.van,
            "tot_en_met": rij.tot_en_met,
            "per_week": in_minuten(rij.uren_per_week),
            "gegeven": in_minuten(rij.gegeven_uren) if rij.gegeven_uren else 0,
            "stand": rij.get_status_display(),
            "merk": MERK[rij.status],
            "te_laat": te_laat_zin(rij, traject, vandaag),
        }
        for rij in rijen
    ]
    return {"regels": regels} if regels else None


DEEL = Deel("acties", "Acties", "trajecten/delen/acties.html", _lees)


# --- choices on the form ---------------------------------------------------------------------------------------------
def al_open(traject_id: UUID) -> list[tuple[str, str]]:
    """The open actions of a traject as choices, in their order; one query."""
    rijen = Actie.objects.filter(traject_id=traject_id).open().order_by("volgorde", "pk")
    return [(str(pk), wat) for pk, wat in rijen.values_list("pk", "omschrijving")]
