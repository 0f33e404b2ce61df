"""From the rows of a plan to what the law and the screen look at, in as few questions as can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, Sum, Value, When
from django.db.models.functions import JSONObject, TruncWeek

from trajecten.domein.draagkracht import Gewerkt, Weekmoment, Weekuren
from trajecten.domein.planinhoud import (
    GETALVELDEN,
    VRIJE_VELDEN,
    Moment,
    Overwogen,
    Planactie,
    inhoud_van,
)
from trajecten.domein.planstand import Versiestand
from trajecten.models.actie import Actie, Actiemoment, Actievolgorde, Alternatief, Uren
from trajecten.models.draagkracht import Draagkracht, Zorgmoment
from trajecten.models.plan import Akkoord, Planversie, Trajectplan
from trajecten.models.stage import Stage
from trajecten.models.tandem import tandemlijst_van
from trajecten.models.traject import Traject
from trajecten.querysets import TrajectQuerySet
from trajecten.soorten import WERK, ZORG
from trajecten.statussen import ACTIESTATUSSEN, GESCHRAPT
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.termijnen import Periode

_STATUSSEN = dict(ACTIESTATUSSEN)


@dataclass(frozen=True)
class Draagtijd:
    """A row of draagkracht: so many hours a week in this period, and the note."""

    last: Weekuren
    nota: str


@dataclass(frozen=True)
class Zorgtijd:
    """A care moment: its key and when it is; never what."""

    id: UUID
    moment: Weekmoment


@dataclass(frozen=True)
class Planstukken:
    """What surrounds the actions: what the deelnemer can carry, when there is care, and what was really done per week.

    `stages` are the hours of stages beside the plan, or above those of the action to which a stage belongs. Of
    `gewerkt` the day is the Monday of the week.
    """

    draagkracht: tuple[Draagtijd, ...] = ()
    zorgmomenten: tuple[Zorgtijd, ...] = ()
    gewerkt: tuple[Gewerkt, ...] = ()
    stages: tuple[Weekuren, ...] = ()

    @property
    def grenzen(self) -> list[Weekuren]:
        """What the deelnemer can carry."""
        return [een.last for een in self.draagkracht]

    @property
    def vrij_te_houden(self) -> list[Weekmoment]:
        """When there is care."""
        return [een.moment for een in self.zorgmomenten]


def met_planstukken(rijen: TrajectQuerySet, door: Door) -> TrajectQuerySet:
    """These trajecten with plan, draagkracht, care moments and hours that this actor sees, in the same question.

    `planstukken_van` reads them.
    """
    van = {"traject": OuterRef("pk")}
    grenzen = (
        Draagkracht.objects.zichtbaar_voor(door)
        .filter(**van)
        .order_by("periode")
        .values(
            json=JSONObject(
                van=F("periode__startswith"), tot=F("periode__endswith"), uren="uren_per_week", nota="nota"
            )
        )
    )
    zorg = (
        Zorgmoment.objects.zichtbaar_voor(door)
        .filter(**van)
        .order_by("weekdag", "van_uur", "id")
        .values(
            json=JSONObject(
                id="id",
                weekdag="weekdag",
                van_uur="van_uur",
                tot_uur="tot_uur",
                van=F("periode__startswith"),
                tot=F("periode__endswith"),
            )
        )
    )
    weken = (
        Uren.objects.zichtbaar_voor(door)
        .filter(**van)
        .order_by()
        .annotate(week=TruncWeek("dag"))
        .values("week")
        .annotate(som=Sum("uren"))
        .order_by("week")
        .values(json=JSONObject(week="week", uren="som"))
    )
    stages = (
        Stage.objects.zichtbaar_voor(door)
        .filter(**van)
        .geldig()
        .annotate(
            erbij=F("uren_per_week")
            - Case(
                When(actie__isnull=True, then=Value(Decimal(0))),
                When(actie__status=GESCHRAPT, then=Value(Decimal(0))),
                default=F("actie__uren_per_week"),
            )
        )
        .filter(erbij__gt=0)
        .order_by("van", "id")
        .values(json=JSONObject(van="van", tot="tot_en_met", uren="erbij"))
    )
    return rijen.select_related("plan").annotate(
        stuk_stages=ArraySubquery(stages),
        stuk_draagkracht=ArraySubquery(grenzen),
        stuk_zorg=ArraySubquery(zorg),
        stuk_weken=ArraySubquery(weken),
    )


def planstukken_van(rij: Any) -> Planstukken:
    """What surrounds the actions of a traject that was fetched by `met_planstukken`."""
    return Planstukken(
        draagkracht=tuple(
            Draagtijd(Weekuren(_periode(een), Decimal(str(een["uren"]))), een["nota"])
            for een in rij.stuk_draagkracht or ()
        ),
        zorgmomenten=tuple(
            Zorgtijd(
                UUID(een["id"]),
                Weekmoment(
                    een["weekdag"],
                    time.fromisoformat(een["van_uur"]),
                    time.fromisoformat(een["tot_uur"]),
                    _periode(een),
                ),
            )
            for een in rij.stuk_zorg or ()
        ),
        gewerkt=tuple(
            Gewerkt(date.fromisoformat(een["week"][:10]), Decimal(str(een["uren"])))
            for een in rij.stuk_weken or ()
        ),
        stages=tuple(
            Weekuren(
                Periode(date.fromisoformat(een["van"]), date.fromisoformat(een["tot"])),
                Decimal(str(een["uren"])),
            )
            for een in rij.stuk_stages or ()
        ),
    )


def _periode(een: Mapping[str, Any]) -> Periode:
    # As the database keeps it: the upper end is the first day outside.
    van = date.fromisoformat(een["van"])
    tot = date.fromisoformat(een["tot"]) if een["tot"] else None
    return Periode(van, tot - timedelta(days=1) if tot else None)


def plan_van(traject: Traject) -> Trajectplan:
    """The working copy of the plan; one that is not stored yet when nobody wrote in it."""
    try:
        return traject.plan
    except Trajectplan.DoesNotExist:
        return Trajectplan(traject=traject)


def planacties(traject: Traject, door: Door) -> list[Planactie]:
    """The actions of the plan that this actor sees, in their order, with all that belongs to them; one query."""
    bij = {"actie": OuterRef("pk")}
    momenten = (
        Actiemoment.objects.filter(**bij)
        .order_by("weekdag", "van_uur")
        .values(json=JSONObject(weekdag="weekdag", van="van_uur", tot="tot_uur"))
    )
    andere = (
        Alternatief.objects.filter(**bij)
        .order_by("aanbod__titel", "id")
        .values(
            json=JSONObject(
                aanbod="aanbod_id",
                titel="aanbod__titel",
                organisatie="aanbod__organisatie__naam",
                waarom="waarom_niet",
            )
        )
    )
    rijen = (
        Actie.objects.zichtbaar_voor(door)
        .geldig()
        .filter(traject=traject)
        .select_related("dienstverlener")
        .annotate(
            na_ids=ArraySubquery(Actievolgorde.objects.filter(**bij).order_by("na_id").values("na_id")),
            momentlijst=ArraySubquery(momenten),
            anderelijst=ArraySubquery(andere),
        )
        .order_by("volgorde", "id")
    )
    return [_actie(rij) for rij in rijen]


def _actie(rij: Any) -> Planactie:
    return Planactie(
        id=rij.pk,
        domein=rij.domein,
        soort=rij.soort,
        omschrijving=rij.omschrijving,
        van=rij.van,
        tot_en_met=rij.tot_en_met,
        uren_per_week=rij.uren_per_week,
        status=rij.status,
        statuslabel=_STATUSSEN[rij.status],
        dienstverlener=rij.dienstverlener.naam if rij.dienstverlener else "",
        dienstverlener_id=rij.dienstverlener_id,
        aanbod_id=rij.aanbod_id,
        is_adhoc=rij.is_adhoc,
        door_netwerk=rij.dienstverlener_id is None or rij.toegewezen_op is not None,
        motivering=rij.motivering,
        na=tuple(rij.na_ids),
        momenten=tuple(
            Moment(een["weekdag"], time.fromisoformat(een["van"]), time.fromisoformat(een["tot"]))
            for een in rij.momentlijst
        ),
        alternatieven=tuple(
            Overwogen(UUID(een["aanbod"]), een["titel"], een["organisatie"], een["waarom"])
            for een in rij.anderelijst
        ),
    )


def tandemnamen(traject: Traject, dag: date) -> dict[str, str]:
    """Per side of the tandem who guides on `dag` and for whom: "Tom Peeters, VDAB".

    One query; none for a row that came `met_verbanden`.
    """
    nu = dag.isoformat()
    return {
        een["kant"]: f"{een['voornaam']} {een['achternaam']}".strip() + f", {een['organisatie']}"
        for een in tandemlijst_van(traject)
        if een["van"] <= nu and (een["voor"] is None or nu < een["voor"])
    }


def planinhoud(
    traject: Traject, plan: Trajectplan, acties: Iterable[Planactie], tandem: Mapping[str, str]
) -> dict[str, Any]:
    """What the plan says now, as the next version would keep it; `traject` comes with its person."""
    return inhoud_van(
        {veld: getattr(plan, veld) for veld in (*VRIJE_VELDEN, *GETALVELDEN)},
        list(acties),
        deelnemer=traject.deelnemer.naam,
        casemanager_werk=tandem.get(WERK, ""),
        casemanager_zorg=tandem.get(ZORG, ""),
        startdatum=traject.startdatum,
    )


def planversies(traject: Traject, door: Door) -> list[Planversie]:
    """The versions that this actor sees, in order, with who agreed; one query.

    `akkoordlijst` holds per agreement partij, wijze, op and who noted it.
    """
    akkoorden = (
        Akkoord.objects.filter(planversie=OuterRef("pk"))
        .order_by("geregistreerd_op")
        .values(
            json=JSONObject(
                partij="partij",
                wijze="wijze",
                op="op",
                voornaam="geregistreerd_door__voornaam",
                achternaam="geregistreerd_door__achternaam",
            )
        )
    )
    return list(
        Planversie.objects.zichtbaar_voor(door)
        .filter(traject=traject)
        .annotate(akkoordlijst=ArraySubquery(akkoorden))
        .order_by("nummer")
    )


def stand_van(versie: Any) -> Versiestand:
    """How far a version is that was fetched by `planversies`."""
    return Versiestand(
        nummer=versie.nummer,
        akkoorden=frozenset(een["partij"] for een in versie.akkoordlijst),
        is_ingediend=versie.ingediend_op is not None,
        is_teruggestuurd=versie.teruggestuurd_op is not None,
        is_geregistreerd=versie.geregistreerd_op is not None,
    )
