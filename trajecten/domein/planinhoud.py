"""What the plan says on a moment, as a version keeps it: plain values that JSON can hold (art. 15)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from trajecten.domein.draagkracht import WEEKDAGEN, Weekmoment, Weekuren
from trajecten.domein.plan import Actiebeeld, Planbeeld
from trajecten.domein.woorden import uren
from werkzorg.termijnen import Periode

VRIJE_VELDEN = ("doelen", "omschrijving", "rechten_plichten", "motivering", "uren_motivering")
GETALVELDEN = ("duur_maanden", "evaluatie_maanden")
# What three parties agree to about an action that the tandem leaves to the network (art. 15, 4; art. 18).
HET_NETWERK = "het netwerk (de netwerkcoördinator wijst toe)"


@dataclass(frozen=True)
class Moment:
    """Every week on `weekdag` (0 = Monday) from `van` up to but not including `tot`."""

    weekdag: int
    van: time
    tot: time

    @property
    def tekst(self) -> str:
        """As a reader sees it: "maandag 09:00-12:00"."""
        return f"{WEEKDAGEN[self.weekdag]} {self.van:%H:%M}-{self.tot:%H:%M}"


@dataclass(frozen=True)
class Overwogen:
    """An offer that was considered for an action and not chosen."""

    aanbod: UUID
    titel: str
    organisatie: str
    waarom_niet: str = ""

    @property
    def tekst(self) -> str:
        """As a reader sees it."""
        wat = f"{self.titel} ({self.organisatie})"
        return f"{wat}: {self.waarom_niet}" if self.waarom_niet else wat


@dataclass(frozen=True)
class Planactie:
    """One action of the plan with all that belongs to it; both days inclusive, `na` are the actions it waits for.

    `door_netwerk`: the netwerkcoördinator chooses, or chose, who carries it out.
    """

    id: UUID
    domein: str
    soort: str
    omschrijving: str
    van: date
    tot_en_met: date
    uren_per_week: Decimal
    status: str
    statuslabel: str
    dienstverlener: str = ""
    dienstverlener_id: UUID | None = None
    aanbod_id: UUID | None = None
    is_adhoc: bool = False
    door_netwerk: bool = False
    motivering: str = ""
    na: tuple[UUID, ...] = ()
    momenten: tuple[Moment, ...] = ()
    alternatieven: tuple[Overwogen, ...] = ()

    @property
    def periode(self) -> Periode:
        """Its days."""
        return Periode(self.van, self.tot_en_met)

    @property
    def last(self) -> Weekuren:
        """What it asks of the deelnemer, week by week."""
        return Weekuren(self.periode, self.uren_per_week)

    @property
    def weekmomenten(self) -> list[Weekmoment]:
        """When it takes place, to be held against the care moments."""
        return [
            Weekmoment(een.weekdag, een.van, een.tot, self.periode, self.omschrijving)
            for een in self.momenten
        ]


def inhoud_van(
    velden: Mapping[str, Any],
    acties: Sequence[Planactie],
    *,
    deelnemer: str,
    casemanager_werk: str,
    casemanager_zorg: str,
    startdatum: date | None,
) -> dict[str, Any]:
    """The content of the plan; `velden` are VRIJE_VELDEN and GETALVELDEN of the working copy, `acties` in their order.

    Whether an action is done stands not in it: carrying out the plan does not change the agreement.
    """
    namen = {een.id: een.omschrijving for een in acties}
    return {
        "deelnemer": deelnemer,
        "casemanager_werk": casemanager_werk,
        "casemanager_zorg": casemanager_zorg,
        "startdatum": startdatum.isoformat() if startdatum else None,
        **{veld: velden[veld] for veld in (*VRIJE_VELDEN, *GETALVELDEN)},
        "acties": [_actie(een, namen) for een in acties],
    }


def _actie(actie: Planactie, namen: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "id": str(actie.id),
        "omschrijving": actie.omschrijving,
        "domein": actie.domein,
        "soort": actie.soort,
        "van": actie.van.isoformat(),
        "tot_en_met": actie.tot_en_met.isoformat(),
        "uren_per_week": uren(actie.uren_per_week),
        "momenten": [een.tekst for een in actie.momenten],
        "dienstverlener": HET_NETWERK if actie.door_netwerk else actie.dienstverlener,
        "is_adhoc": actie.is_adhoc and not actie.door_netwerk,
        "na": [namen[een] for een in actie.na if een in namen],
        "alternatieven": [een.tekst for een in actie.alternatieven],
        "motivering": actie.motivering,
    }


def beeld_van(inhoud: Mapping[str, Any], uiterste_einddatum: date | None) -> Planbeeld:
    """The content as the law looks at it (`plan.checklist`)."""
    start = inhoud.get("startdatum")
    return Planbeeld(
        deelnemer=inhoud.get("deelnemer") or "",
        casemanager_werk=inhoud.get("casemanager_werk") or "",
        casemanager_zorg=inhoud.get("casemanager_zorg") or "",
        startdatum=date.fromisoformat(start) if start else None,
        uiterste_einddatum=uiterste_einddatum,
        duur_maanden=inhoud.get("duur_maanden"),
        omschrijving=inhoud.get("omschrijving") or "",
        doelen=inhoud.get("doelen") or "",
        acties=[
            Actiebeeld(
                id=een["id"],
                omschrijving=een["omschrijving"],
                domein=een["domein"],
                soort=een["soort"],
                van=date.fromisoformat(een["van"]),
                tot_en_met=date.fromisoformat(een["tot_en_met"]),
                dienstverlener=een["dienstverlener"],
            )
            for een in inhoud.get("acties") or ()
        ],
        rechten_plichten=inhoud.get("rechten_plichten") or "",
        evaluatie_maanden=inhoud.get("evaluatie_maanden"),
    )


def kenmerk(inhoud: Mapping[str, Any]) -> str:
    """The SHA-256 of a content in hexadecimals: two people who look at the same plan have the same one."""
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()
