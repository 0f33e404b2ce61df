"""What can be changed in the plan, one change at a time; and which actions together can stand in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

from trajecten.domein import volgorde as orde
from trajecten.domein.draagkracht import Weekmoment, zorgmoment_botsing
from trajecten.domein.looptijd import Looptijd, buiten_bezwaar
from trajecten.domein.plan import SUBTYPES, periodiciteit_bezwaar
from trajecten.domein.planinhoud import Moment, Planactie
from trajecten.domein.woorden import datum
from werkzorg.termijnen import einde_na_maanden

MEESTE_ALTERNATIEVEN = 3
MEESTE_MOMENTEN = 5
# Tasks of the team that are ticked with their day (art. 14 par. 2, 3 and 4).
DAGVELDEN = ("statuut_besproken_op", "verkend_op")


@dataclass(frozen=True)
class Inhoudinvoer:
    """The texts and numbers of the plan, by the names of the fields."""

    velden: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Actieinvoer:
    """An action as somebody filled it in; `id` None adds one. `alternatieven` are offers with why they were not chosen.

    `uren_motivering` says why more hours than the draagkracht are possible, for the whole plan.
    """

    id: UUID | None
    soort: str
    omschrijving: str
    van: date
    tot_en_met: date
    uren_per_week: Decimal
    organisatie_id: UUID | None = None
    aanbod_id: UUID | None = None
    na: frozenset[UUID] = frozenset()
    momenten: tuple[Moment, ...] = ()
    alternatieven: tuple[tuple[UUID, str], ...] = ()
    motivering: str = ""
    uren_motivering: str = ""

    @property
    def domein(self) -> str:
        """The domain to which its sub-type belongs (art. 10)."""
        return SUBTYPES[self.soort].domein


@dataclass(frozen=True)
class Verplaatsing:
    """One action a place up (OMHOOG) or down (OMLAAG) among those of its domain."""

    id: UUID
    richting: int


@dataclass(frozen=True)
class Schrapping:
    """One action out of the plan."""

    id: UUID


Planwijziging = Inhoudinvoer | Actieinvoer | Verplaatsing | Schrapping


def actie_bezwaren(
    actie: Planactie,
    acties: Sequence[Planactie],
    *,
    looptijd: Looptijd,
    einddatum: date | None,
    zorgmomenten: Sequence[Weekmoment],
) -> dict[str, str]:
    """Per field why this action cannot stand among the others of the plan, as sentences; empty when it can.

    `acties` are the others. The hours against the draagkracht are judged apart: they may be motivated.
    """
    uit: dict[str, str] = {}
    if actie.tot_en_met < actie.van:
        uit["tot_en_met"] = (
            f"De laatste dag ligt vóór de eerste: kies {actie.van:%d/%m/%Y} of een latere dag."
        )
        return uit
    if nee := buiten_bezwaar("Deze actie", actie.periode, looptijd, einddatum):
        uit["van" if actie.van < looptijd.start else "tot_en_met"] = nee
    if nee := momenten_bezwaar(actie.momenten):
        uit["momenten"] = nee
    elif botsing := zorgmoment_botsing(actie.weekmomenten, zorgmomenten):
        uit["momenten"] = botsing.zin
    if nee := volgorde_bezwaar([*acties, actie]):
        uit["na"] = nee
    return uit


@dataclass(frozen=True)
class Plangrenzen:
    """What the texts and numbers of a plan are held against: the days of the traject, inclusive, and its parameters."""

    ontvangen_op: date
    startdatum: date
    uiterste_einddatum: date
    evaluatie_interval: int
    vandaag: date


def inhoud_bezwaren(velden: Mapping[str, Any], grenzen: Plangrenzen) -> dict[str, str]:
    """Per field why this cannot stand in the plan, as sentences; empty when it can.

    What is empty may stay so until the plan is agreed; what is filled in must be possible.
    """
    uit: dict[str, str] = {}
    maanden = velden.get("evaluatie_maanden")
    if maanden is not None and (nee := periodiciteit_bezwaar(maanden, grenzen.evaluatie_interval)):
        uit["evaluatie_maanden"] = nee
    duur = velden.get("duur_maanden")
    if duur is not None:
        if duur < 1:
            uit["duur_maanden"] = "Het traject duurt minstens 1 maand: verbeter de vermoedelijke duur."
        elif einde_na_maanden(grenzen.startdatum, duur) > grenzen.uiterste_einddatum:
            uit["duur_maanden"] = (
                f"Het traject duurt hoogstens tot en met {datum(grenzen.uiterste_einddatum)} (art. 11): kies een "
                "kortere duur."
            )
    for veld in DAGVELDEN:
        dag = velden.get(veld)
        if dag is None:
            continue
        if dag > grenzen.vandaag:
            uit[veld] = "Deze dag ligt in de toekomst: vul de dag in waarop het gebeurde."
        elif dag < grenzen.ontvangen_op:
            uit[veld] = (
                f"Het verzoek kwam op {datum(grenzen.ontvangen_op)} binnen: kies die dag of een latere."
            )
    return uit


def uitvoerder_oordeel(
    organisatie: UUID | None,
    *,
    tandem: Collection[UUID],
    netwerk: Collection[UUID],
    is_aanbod: bool,
    was: UUID | None,
) -> tuple[bool, str]:
    """Whether this organisation carries the action out ad hoc, and why it cannot, as a sentence ("" when it can).

    `tandem` and `netwerk` are the organisations of today. Anybody else only with an offer, or who did it already:
    otherwise the netwerkcoördinator assigns (art. 18).
    """
    if organisatie is None or organisatie in tandem or organisatie in netwerk:
        return False, ""
    if is_aanbod or organisatie == was:
        return True, ""
    return False, (
        "Deze organisatie zit vandaag niet in het netwerk van het werkingsgebied: kies uit het aanbod, of laat de "
        "netwerkcoördinator toewijzen (art. 18)."
    )


def momenten_bezwaar(momenten: Sequence[Moment]) -> str:
    """Why these weekly moments cannot be one action's, as a sentence; "" when they can."""
    op_dag = sorted(momenten, key=lambda een: (een.weekdag, een.van))
    for een in op_dag:
        if een.tot <= een.van:
            return f"Op {een.tekst} ligt het einduur niet na het beginuur: controleer beide."
    for een, volgend in pairwise(op_dag):
        if een.weekdag == volgend.weekdag and volgend.van < een.tot:
            return f"{een.tekst} en {volgend.tekst} overlappen: laat er één weg of kies een ander uur."
    return ""


def volgorde_bezwaar(acties: Sequence[Planactie]) -> str:
    """Why the actions cannot follow each other so: a circle, or one that begins too early; "" when they can."""
    na = {een.id: een.na for een in acties}
    if kring := orde.cirkel_bezwaar(na, {een.id: een.omschrijving for een in acties}):
        return kring
    vakken = {een.id: orde.Tijdvak(een.omschrijving, een.van, een.tot_en_met) for een in acties}
    return next((zin for _, zin in orde.te_vroeg(vakken, na)), "")


def in_volgorde(acties: Sequence[Planactie]) -> list[UUID]:
    """The keys in the order of the plan, each after all that it follows; raises ValueError for a circle."""
    return list(orde.logisch([een.id for een in acties], {een.id: een.na for een in acties}))


def na_verplaatsing(acties: Sequence[Planactie], wijziging: Verplaatsing) -> tuple[list[UUID], str]:
    """The new order, and why it does not move (then the order is as it was), as a sentence."""
    volgorde = [een.id for een in acties]
    na = {een.id: een.na for een in acties}
    groep = {een.id: een.domein for een in acties}
    namen = {een.id: een.omschrijving for een in acties}
    nee = orde.verplaats_bezwaar(volgorde, wijziging.id, wijziging.richting, na, namen, groep)
    if nee:
        return volgorde, nee
    nieuw = orde.verplaatst(volgorde, wijziging.id, wijziging.richting, groep)
    # What stands between the two may belong to another domain and still have to come after one of them.
    return list(orde.logisch(nieuw, na)), ""


def zonder(acties: Sequence[Planactie], weg: UUID) -> list[Planactie]:
    """The other actions, that no longer wait for it."""
    return [
        replace(een, na=tuple(eerst for eerst in een.na if eerst != weg)) for een in acties if een.id != weg
    ]
