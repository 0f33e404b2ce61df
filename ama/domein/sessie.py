"""A session of guidance with one or many deelnemers (S4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from ama.domein import woorden
from werkzorg.termijnen import Periode

SOORTEN: Mapping[str, str] = {
    "contact": "contact",
    "huisbezoek": "huisbezoek",
    "overleg": "overleg",
    "crisis": "crisis",
    "telefonisch": "telefonisch",
}
# The chips, in minutes.
DUREN = (15, 30, 45, 60, 90, 120)
MEESTE_MINUTEN = 24 * 60
# A group is what one can have an eye for; a bigger number is a slip of the hand.
MEESTE_DEELNEMERS = 60
EIGEN_DIENST, BEGELEIDERS = "eigen_dienst", "begeleiders"
ZICHTBAARHEDEN: Mapping[str, str] = {
    EIGEN_DIENST: "alleen mijn dienst",
    BEGELEIDERS: "alle begeleiders van deze deelnemer",
}
PROMPTS = ("Wat gebeurde er?", "Wat spreken we af?", "Tegen wanneer?")
ONGEDAAN_MINUTEN = 10
# Getting to know somebody comes before the agreement, and a last talk after it.
DAGEN_VOORAF, DAGEN_NADIEN = 180, 90


@dataclass(frozen=True)
class Sessie:
    """What somebody writes down; `deelnemers` with the days on which the own organisation guides each of them.

    `taak` says what must still happen before `taak_uiterlijk_op`; the day alone is enough.
    """

    op: date
    soort: str
    minuten: int | None
    deelnemers: Mapping[UUID, Sequence[Periode]]
    zichtbaarheid: str = EIGEN_DIENST
    taak: str = ""
    taak_uiterlijk_op: date | None = None


def bezwaren(sessie: Sessie, vandaag: date) -> dict[str, str]:
    """Per field why this session cannot be saved; empty when it can. Text is never asked: the choices are enough."""
    uit: dict[str, str] = {}
    if not sessie.deelnemers:
        uit["deelnemers"] = "Kies met wie de sessie was."
    elif len(sessie.deelnemers) > MEESTE_DEELNEMERS:
        uit["deelnemers"] = f"Kies hoogstens {MEESTE_DEELNEMERS} deelnemers voor één sessie."
    elif buiten := [wie for wie, perioden in sessie.deelnemers.items() if not _begeleid(perioden, sessie.op)]:
        wat = "Eén deelnemer werd" if len(buiten) == 1 else f"{len(buiten)} deelnemers werden"
        uit["deelnemers"] = f"{wat} rond die dag niet door je organisatie begeleid: kijk de dag na."
    if sessie.op > vandaag:
        uit["op"] = "Deze dag ligt in de toekomst: schrijf de sessie op als ze er geweest is."
    if sessie.soort not in SOORTEN:
        uit["soort"] = "Kies wat voor sessie het was."
    if sessie.minuten is not None and not 0 < sessie.minuten <= MEESTE_MINUTEN:
        uit["minuten"] = "Kies hoelang het duurde, of laat het leeg."
    if sessie.zichtbaarheid not in ZICHTBAARHEDEN:
        uit["zichtbaarheid"] = "Kies wie dit mag lezen."
    if sessie.taak.strip() and sessie.taak_uiterlijk_op is None:
        uit["taak_uiterlijk_op"] = "Zeg tegen wanneer dit moet gebeuren."
    elif sessie.taak_uiterlijk_op is not None and sessie.taak_uiterlijk_op < vandaag:
        uit["taak_uiterlijk_op"] = f"Deze dag is voorbij: kies {woorden.datum(vandaag)} of later."
    return uit


def terugneem_bezwaar(schrijver: UUID, bewaard_op: datetime, *, door: UUID, nu: datetime) -> str:
    """Why this person cannot take it back at `nu`, as a sentence; "" when he can."""
    if schrijver != door:
        return "Alleen wie de sessie schreef, kan ze terugnemen."
    if not kan_ongedaan(bewaard_op, nu):
        return f"Terugnemen kan tot {ONGEDAAN_MINUTEN} minuten na het bewaren: schrijf een nieuwe sessie."
    return ""


def kan_ongedaan(bewaard_op: datetime, nu: datetime) -> bool:
    """Whether its writer can still take it back."""
    return bewaard_op <= nu <= bewaard_op + timedelta(minutes=ONGEDAAN_MINUTEN)


def _begeleid(perioden: Sequence[Periode], dag: date) -> bool:
    voor, na = timedelta(days=DAGEN_VOORAF), timedelta(days=DAGEN_NADIEN)
    return any(een.start - voor <= dag and (een.einde is None or dag <= een.einde + na) for een in perioden)
