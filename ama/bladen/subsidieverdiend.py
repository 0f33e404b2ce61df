"""What an organisation earned so far this year, per person, on the day itself (ux S8: no black hole)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from ama.domein import woorden
from ama.domein.subsidie import Lijn, lijnen, waarschuwing
from ama.domein.subsidiedagen import REGELS
from ama.models import Overeenkomst
from ama.models.subsidielezen import overeenkomsten_van, rekenregels
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Verdiend:
    """One person: how many days counted up to today, what that gives, and what it becomes by the end of the year."""

    deelnemer: UUID
    naam: str
    dossiernummer: str
    url: str
    dagen: int
    nu_cent: int
    jaar_cent: int
    niet_geteld: tuple[str, ...]
    let_op: str

    @property
    def nu(self) -> str:
        """The amount so far."""
        return woorden.euro(self.nu_cent)

    @property
    def heel_jaar(self) -> str:
        """The amount of the whole year, when nothing changes."""
        return woorden.euro(self.jaar_cent)


def verdiend(door: Hoedanigheid, jaar: int, vandaag: date) -> tuple[list[Verdiend], int]:
    """Everybody under an agreement of the own organisation in this year, by name, and the maximum of a person in cents.

    Counted as a run does, up to and including today. Raises ParameterOnbekend; five queries, whatever the number.
    """
    regels = rekenregels(jaar)
    eigen = Overeenkomst.objects.zichtbaar_voor(door).in_jaar(jaar).filter(begeleider_id=door.organisatie_id)
    mensen = list(Deelnemer.objects.filter(pk__in=eigen.order_by().values("deelnemer_id")).gesorteerd())
    per = overeenkomsten_van([mens.pk for mens in mensen], jaar, regels.grenzen)
    uit = []
    for mens in mensen:
        alle = per.get(mens.pk, [])
        nu = _eigen(lijnen(mens.pk, alle, regels.jaar, tot=vandaag), door)
        straks = _eigen(lijnen(mens.pk, alle, regels.jaar), door)
        if straks is None:
            continue
        uit.append(
            Verdiend(
                mens.pk,
                mens.naam,
                mens.dossiernummer,
                mens.get_absolute_url(),
                nu.dagen if nu else 0,
                nu.bedrag_cent if nu else 0,
                straks.bedrag_cent,
                _redenen(straks),
                waarschuwing(straks),
            )
        )
    return uit, regels.jaar.maximum_cent


def verdiendblad(rijen: list[Verdiend], jaar: int, maximum_cent: int) -> dict[str, Any]:
    """The totals above the list: earned, expected by the end of the year, and the most it could be."""
    vandaag = timezone.localdate()
    nu, straks = sum(rij.nu_cent for rij in rijen), sum(rij.jaar_cent for rij in rijen)
    hoogstens = maximum_cent * len(rijen)
    return {
        "jaar": jaar,
        "tot": min(vandaag, date(jaar, 12, 31)),
        "nu": woorden.euro(nu),
        "straks": woorden.euro(straks),
        "hoogstens": woorden.euro(hoogstens),
        "maximum": woorden.euro(maximum_cent),
        "deel": round(100 * nu / hoogstens) if hoogstens else 0,
        "deel_straks": round(100 * straks / hoogstens) if hoogstens else 0,
    }


def _eigen(alle: tuple[Lijn, ...], door: Hoedanigheid) -> Lijn | None:
    return next((lijn for lijn in alle if lijn.begeleider == door.organisatie_id), None)


def _redenen(lijn: Lijn) -> tuple[str, ...]:
    """Why days of this year do not count, each rule once with its number of days."""
    per: dict[str, int] = {}
    for stuk in lijn.telling.stukken:
        if stuk.regel is not None:
            per[stuk.regel] = per.get(stuk.regel, 0) + stuk.dagen
    return tuple(
        f"{woorden.met_hoofdletter(woorden.dagen(aantal))} niet geteld. {REGELS[regel].zin}"
        for regel, aantal in ((een, per[een]) for een in REGELS if een in per)
    )
