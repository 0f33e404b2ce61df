"""The page of the plan: what was agreed, by whom, when, and who must do what next (ux S5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils import timezone

from trajecten.bladen.documenten import papieren_van
from trajecten.bladen.kop import kop_van
from trajecten.bladen.planas import tijdas
from trajecten.bladen.planuren import urenbeeld
from trajecten.domein.draagkracht import WEEKDAGEN, weken
from trajecten.domein.plan import DOMEINEN, SUBTYPES, Inhoud, checklist
from trajecten.domein.planinhoud import Planactie, beeld_van
from trajecten.domein.planstand import STAPPEN, volgende_stap, zinvol
from trajecten.domein.verschil import Lijn, verschil
from trajecten.models import Planversie, Traject
from trajecten.models.planlezen import (
    Planstukken,
    plan_van,
    planacties,
    planinhoud,
    planstukken_van,
    planversies,
    stand_van,
)
from trajecten.querysets.lezers import KANT_VAN_ROL, TANDEMROLLEN
from trajecten.soorten import AKKOORDWIJZEN, DEELNEMER, KANTEN, PARTIJEN
from trajecten.statussen import OPEN_ACTIE
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname_met_aannames

# The page on which the buttons of the acts on the plan stand.
PLEK = "trajectplan"
BEWERKEN = "trajectplan_bewerken"
NU = "nu"
_KANTNAMEN = {naam: sleutel for sleutel, naam in KANTEN}
_WIJZEN = dict(AKKOORDWIJZEN)


@dataclass(frozen=True)
class Actieregel:
    """One line of the table of actions; `sleutel` makes that an order button counts once."""

    actie: Planactie
    soortnaam: str
    na: Sequence[str]
    kan_bewerkt: bool
    sleutel: UUID


@dataclass(frozen=True)
class Akkoordregel:
    """Whether one party agreed: on which day, how, and who noted it."""

    partij: str
    op: date | None
    wijze: str
    door: str


@dataclass(frozen=True)
class Versieregel:
    """One version in the list, newest first."""

    nummer: int
    gemaakt_op: datetime
    akkoorden: Sequence[Akkoordregel]
    ingediend_op: datetime | None
    teruggestuurd_op: datetime | None
    reden: str
    geregistreerd_op: date | None
    # As `onderdelen/documentrij.html` shows it; None for a version that was not sent.
    papier: Mapping[str, Any] | None


@dataclass(frozen=True)
class Plan:
    """What stands on the page for one reader, before it is put in words."""

    inhoud: Mapping[str, Any]
    acties: list[Planactie]
    stukken: Planstukken
    versies: list[Planversie]
    checklist: list[Inhoud]
    is_gewijzigd: bool
    is_werkversie: bool
    is_aanname: bool

    @property
    def aantal_gebreken(self) -> int:
        """How many sentences about what misses."""
        return sum(len(een.gebreken) for een in self.checklist)


def lees_plan(traject: Traject, door: Hoedanigheid, kop: Mapping[str, Any]) -> Plan:
    """The plan as this reader sees it: the working copy, or for who only receives it the last version he received.

    `traject` was fetched by `met_planstukken`; three queries.
    """
    acties, versies = planacties(traject, door), planversies(traject, door)
    tandem = {_KANTNAMEN[lid.kant]: f"{lid.naam}, {lid.organisatie}" for lid in kop["tandem"]}
    opname, aannames = momentopname_met_aannames(timezone.localdate())
    inhoud = planinhoud(traject, plan_van(traject), acties, tandem)
    laatste = versies[-1] if versies else None
    is_werkversie = door.rol in TANDEMROLLEN or laatste is None
    return Plan(
        inhoud=inhoud if is_werkversie or laatste is None else laatste.inhoud,
        acties=acties,
        stukken=planstukken_van(traject),
        versies=versies,
        checklist=checklist(
            beeld_van(inhoud, traject.uiterste_einddatum),
            evaluatie_interval=opname.termijn("at_evaluatie_interval").aantal,
        ),
        is_gewijzigd=is_werkversie and (laatste is None or bool(verschil(laatste.inhoud, inhoud))),
        is_werkversie=is_werkversie,
        is_aanname="at_evaluatie_interval" in aannames,
    )


def planblad(traject: Traject, door: Hoedanigheid, vraag: Mapping[str, str]) -> dict[str, Any]:
    """The context of the page; `vraag` may name two versions to compare (`oud`, `nieuw`)."""
    kop = kop_van(traject)
    plan = lees_plan(traject, door, kop)
    papieren = papieren_van(traject, door)
    vandaag = timezone.localdate()
    mogelijk = {een.sleutel: een for een in mogelijke_handelingen(door, traject, PLEK)}
    mag_bewerken = BEWERKEN in mogelijk
    standen = [stand_van(een) for een in plan.versies]
    partijen = [DEELNEMER, *[kant for rol, kant in KANT_VAN_ROL.items() if rol == door.rol]]
    zin = zinvol(
        standen, aantal_gebreken=plan.aantal_gebreken, is_gewijzigd=plan.is_gewijzigd, partijen=partijen
    )
    stap = volgende_stap(
        standen,
        aantal_gebreken=plan.aantal_gebreken,
        is_gewijzigd=plan.is_gewijzigd,
        is_nieuw=not plan.versies,
    )
    zichtbaar = [een for sleutel, een in mogelijk.items() if sleutel not in STAPPEN or sleutel in zin]
    return {
        **kop,
        "acties": [
            (
                een.knop,
                reverse(een.route, args=[traject.pk]),
                "primair" if een.sleutel == stap.sleutel else "stil",
            )
            for een in zichtbaar
        ],
        "stap": stap,
        "terugreden": plan.versies[-1].terugstuur_reden if standen and standen[-1].is_teruggestuurd else "",
        "inhoud": plan.inhoud,
        "is_werkversie": plan.is_werkversie,
        "checklist": plan.checklist if plan.is_werkversie else [],
        "aantal_gebreken": plan.aantal_gebreken,
        "is_aanname": plan.is_aanname,
        "mag_bewerken": mag_bewerken,
        "domeinen": _per_domein(plan.acties, mag_bewerken=mag_bewerken),
        **_beelden(traject, plan, vandaag),
        "zorgmomenten": [_zorgregel(een.moment) for een in plan.stukken.zorgmomenten],
        "draagkracht": plan.stukken.draagkracht,
        "versies": [_versieregel(een, papieren.get(str(een.pk))) for een in reversed(plan.versies)],
        **_vergelijking(plan, vraag),
    }


def _per_domein(acties: list[Planactie], *, mag_bewerken: bool) -> list[dict[str, Any]]:
    namen = {een.id: een.omschrijving for een in acties}
    return [
        {
            "sleutel": sleutel,
            "naam": naam,
            "regels": [
                Actieregel(
                    actie=een,
                    soortnaam=SUBTYPES[een.soort].label,
                    na=[namen[eerst] for eerst in een.na if eerst in namen],
                    kan_bewerkt=mag_bewerken and een.status in OPEN_ACTIE,
                    sleutel=uuid4(),
                )
                for een in acties
                if een.domein == sleutel
            ],
        }
        for sleutel, naam in DOMEINEN.items()
    ]


def _beelden(traject: Traject, plan: Plan, vandaag: date) -> dict[str, Any]:
    """The drawings; before the start there is no axis yet."""
    if traject.startdatum is None or traject.uiterste_einddatum is None or traject.laatste_dag is None:
        return {"as": None, "uren": None}
    return {
        "as": tijdas(
            plan.acties,
            start=traject.startdatum,
            einde=traject.laatste_dag,
            uiterste=traject.uiterste_einddatum,
            vandaag=vandaag,
        )
        if plan.acties
        else None,
        "uren": urenbeeld(
            weken(
                traject.startdatum,
                traject.laatste_dag,
                draagkracht=plan.stukken.grenzen,
                gepland=[*(een.last for een in plan.acties), *plan.stukken.stages],
                gewerkt=plan.stukken.gewerkt,
            )
        ),
    }


def _zorgregel(moment: Any) -> dict[str, Any]:
    return {
        "dag": WEEKDAGEN[moment.weekdag],
        "van": moment.van,
        "tot": moment.tot,
        "vanaf": moment.periode.start,
        "tot_en_met": moment.periode.einde,
    }


def _versieregel(versie: Any, papier: Mapping[str, Any] | None) -> Versieregel:
    gegeven = {een["partij"]: een for een in versie.akkoordlijst}
    return Versieregel(
        nummer=versie.nummer,
        gemaakt_op=versie.gemaakt_op,
        akkoorden=[
            Akkoordregel(
                naam,
                date.fromisoformat(gegeven[sleutel]["op"]) if sleutel in gegeven else None,
                _WIJZEN[gegeven[sleutel]["wijze"]] if sleutel in gegeven else "",
                f"{gegeven[sleutel]['voornaam']} {gegeven[sleutel]['achternaam']}"
                if sleutel in gegeven
                else "",
            )
            for sleutel, naam in PARTIJEN
        ],
        ingediend_op=versie.ingediend_op,
        teruggestuurd_op=versie.teruggestuurd_op,
        reden=versie.terugstuur_reden,
        geregistreerd_op=versie.geregistreerd_op,
        papier=papier,
    )


def _vergelijking(plan: Plan, vraag: Mapping[str, str]) -> dict[str, Any]:
    """What differs between the two versions that were asked; otherwise since the last one, or between the last two."""
    inhouden: dict[str, Mapping[str, Any]] = {str(een.nummer): een.inhoud for een in plan.versies}
    namen = {sleutel: f"versie {sleutel}" for sleutel in inhouden}
    if plan.is_werkversie and plan.is_gewijzigd:
        inhouden[NU], namen[NU] = plan.inhoud, "nu, nog geen versie"
    sleutels = list(inhouden)
    if len(sleutels) < 2:
        return {"keuzes": [], "oud": "", "nieuw": "", "verschillen": None}
    oud, nieuw = vraag.get("oud", ""), vraag.get("nieuw", "")
    if oud not in inhouden or nieuw not in inhouden or oud == nieuw:
        oud, nieuw = sleutels[-2], sleutels[-1]
    regels: list[Lijn] = verschil(inhouden[oud], inhouden[nieuw])
    return {
        "keuzes": list(namen.items()),
        "oud": oud,
        "nieuw": nieuw,
        "verschillen": {"van": namen[oud], "naar": namen[nieuw], "regels": regels},
    }
