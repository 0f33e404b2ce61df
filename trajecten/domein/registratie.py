"""On which day something can have been registered in the persoonlijk dossier of VDAB (Decreet 2022 art. 8, 14, 22)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from trajecten.domein.woorden import datum

BESLISSING, PLAN, EINDVERSLAG, EINDADVIES = "beslissing", "plan", "eindverslag", "eindadvies"


@dataclass(frozen=True)
class Stuk:
    """How a sentence says since when it is there, and that it is not there yet."""

    sinds: str
    nog_niet: str


STUKKEN: Mapping[str, Stuk] = MappingProxyType(
    {
        BESLISSING: Stuk("De beslissing viel op {dag}", "Over dit verzoek is nog niet beslist."),
        PLAN: Stuk("Het plan is ingediend op {dag}", "Het plan is nog niet ingediend: dien het eerst in."),
        EINDVERSLAG: Stuk(
            "Het eindverslag is ingediend op {dag}",
            "Het eindverslag is nog niet ingediend: dien het eerst in.",
        ),
        EINDADVIES: Stuk(
            "Het eindadvies is ingediend op {dag}", "Het eindadvies is nog niet ingediend: dien het eerst in."
        ),
    }
)


def registratie_bezwaar(wat: str, op: date, *, sinds: date | None, vandaag: date) -> str:
    """Why `wat` (a key of STUKKEN) was not registered on `op`, as a sentence; "" when it can.

    `sinds` is the day on which it was decided or sent, None while it was not. From then on up to and including today.
    """
    stuk = STUKKEN[wat]
    if sinds is None:
        return stuk.nog_niet
    if op > vandaag:
        return "Deze dag ligt in de toekomst: vul de dag in waarop je het registreerde."
    if op < sinds:
        return f"{stuk.sinds.format(dag=datum(sinds))}: kies die dag of een latere."
    return ""
