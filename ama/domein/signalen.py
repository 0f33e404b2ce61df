"""What the presences may say: a suggestion to talk, never a sanction (regelgeving 5.1: AMA is voluntary)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile

from ama.domein import woorden
from ama.domein.aanwezigheid import AFWEZIG, Status
from ama.domein.opkomst import Dag, opkomst
from ama.domein.uren import Week, onder_na_elkaar, samenvatting
from werkzorg.termijnen import Periode

# When what a suggestion said is over by itself.
VANZELF_VOORBIJ = "Vanzelf voorbij."
_EEN_WEEK = timedelta(days=7)


class Signaal(StrEnum):
    """What stands out."""

    NA_ELKAAR = "na_elkaar_gemist"
    DALING = "dalende_opkomst"
    BUITEN = "buiten_overeenkomst"
    MEER_UREN = "meer_uren"
    STILTE = "niets_ingevuld"
    WEINIG_UREN = "weinig_uren"


@dataclass(frozen=True)
class Signaalregels:
    """From when on something stands out.

    `na_elkaar`: so many planned days missed in a row. `weken`: the length of the two stretches that are compared,
    `punten` the drop in percentage points, `minstens` the planned days each stretch must count. `stil_na`: so many
    weeks without anything recorded. `onder`: so many weeks below the aim of AMA sociale economie. All at least 1
    (ValueError otherwise).
    """

    na_elkaar: int
    weken: int
    punten: int
    minstens: int
    stil_na: int
    onder: int

    def __post_init__(self) -> None:
        if min(self.na_elkaar, self.weken, self.punten, self.minstens, self.stil_na, self.onder) < 1:
            raise ValueError("every number of the signals is at least 1")


@dataclass(frozen=True)
class Melding:
    """One suggestion: what stands out, since which day, and the sentence about it."""

    soort: Signaal
    sinds: date
    zin: str


@dataclass(frozen=True)
class Gegeven:
    """A suggestion that was given before; `gezien_op` None while nobody looked at it."""

    soort: Signaal
    sinds: date
    gezien_op: date | None


@dataclass(frozen=True)
class Beeld:
    """What is known of one agreement: its recorded days, its own days, and its agreed minutes per week.

    `weken`: the latest weeks of AMA sociale economie, of all agreements of its toeleiding together; empty otherwise.
    """

    dagen: Sequence[Dag]
    periode: Periode
    minuten_per_week: int
    weken: Sequence[Week] = ()


def signalen(beeld: Beeld, regels: Signaalregels, op_dag: date) -> tuple[Melding, ...]:
    """Everything that stands out at the end of `op_dag`, in the order of `Signaal`; later days are left aside."""
    dagen = sorted(een for een in beeld.dagen if een.dag <= op_dag)
    kandidaten = (
        _na_elkaar(dagen, regels),
        _daling(dagen, regels, op_dag),
        _buiten(dagen, beeld.periode),
        _meer_uren(dagen, beeld.minuten_per_week, op_dag),
        _stilte(dagen, beeld.periode, regels, op_dag),
        _weinig_uren(beeld.weken, regels),
    )
    return tuple(een for een in kandidaten if een is not None)


def venster_vanaf(regels: Signaalregels, op_dag: date) -> date:
    """The first day of the presences that say anything on `op_dag`: two stretches, or the whole weeks with hours."""
    return op_dag - max(2 * regels.weken, 6) * _EEN_WEEK


def afhandel_bezwaar(wat_nu: str, is_niets_nodig: bool) -> str:
    """Why a suggestion cannot be called handled, as a sentence; "" when it can."""
    if is_niets_nodig or wat_nu.strip():
        return ""
    return "Schrijf op wat je deed, of kies “niets nodig”."


def te_geven(meldingen: Sequence[Melding], gegeven: Collection[Gegeven]) -> tuple[Melding, ...]:
    """Those that say something new: nothing of the same kind is open, or was handled on or after the day it began.

    Whoever looked at a suggestion does not get it again because the same days go on.
    """
    return tuple(een for een in meldingen if not any(_zegt_al(oud, een) for oud in gegeven))


def voorbij(gegeven: Collection[Gegeven], meldingen: Sequence[Melding]) -> tuple[Gegeven, ...]:
    """The open ones whose kind does not stand out any more: nobody needs to look at them."""
    soorten = {een.soort for een in meldingen}
    return tuple(oud for oud in gegeven if oud.gezien_op is None and oud.soort not in soorten)


def gemist_na_elkaar(dagen: Sequence[Dag]) -> list[Dag]:
    """The latest planned days that were missed without a present day after them, the latest first.

    Coming unplanned breaks the row too.
    """
    achteruit = sorted(dagen, reverse=True)
    tellend = [een for een in achteruit if een.is_gepland or een.status is Status.AANWEZIG]
    return list(takewhile(lambda een: een.status in AFWEZIG, tellend))


def _zegt_al(oud: Gegeven, nieuw: Melding) -> bool:
    if oud.soort is not nieuw.soort:
        return False
    return oud.gezien_op is None or oud.gezien_op >= nieuw.sinds or oud.sinds >= nieuw.sinds


def _na_elkaar(dagen: Sequence[Dag], regels: Signaalregels) -> Melding | None:
    gemist = gemist_na_elkaar(dagen)
    if len(gemist) < regels.na_elkaar:
        return None
    zonder = sum(een.status is Status.ONVERWITTIGD for een in gemist)
    rest = f", waarvan {zonder} zonder te verwittigen" if zonder else ", telkens verwittigd"
    return Melding(
        Signaal.NA_ELKAAR,
        gemist[-1].dag,
        f"{len(gemist)} geplande dagen na elkaar gemist{rest}. Neem contact op en vraag hoe het gaat.",
    )


def _daling(dagen: Sequence[Dag], regels: Signaalregels, op_dag: date) -> Melding | None:
    lengte = regels.weken * _EEN_WEEK
    grens = op_dag - lengte
    nu = opkomst(een for een in dagen if een.dag > grens)
    toen = opkomst(een for een in dagen if grens - lengte < een.dag <= grens)
    if nu.procent is None or toen.procent is None or min(nu.gepland, toen.gepland) < regels.minstens:
        return None
    if toen.procent - nu.procent < regels.punten:
        return None
    weken = "week" if regels.weken == 1 else f"{regels.weken} weken"
    return Melding(
        Signaal.DALING,
        grens + timedelta(days=1),
        f"De opkomst daalde van {toen.procent} % naar {nu.procent} % in de laatste {weken}. "
        "Past het rooster nog? Bespreek het samen.",
    )


def _buiten(dagen: Sequence[Dag], periode: Periode) -> Melding | None:
    buiten = [een for een in dagen if een.status is Status.AANWEZIG and not periode.bevat(een.dag)]
    if not buiten:
        return None
    wanneer = woorden.eerste_vijf([woorden.datum(een.dag) for een in buiten])
    return Melding(
        Signaal.BUITEN,
        buiten[0].dag,
        f"Aanwezig buiten de overeenkomst: {wanneer}. Kijk de data van de overeenkomst na.",
    )


def _meer_uren(dagen: Sequence[Dag], per_week: int, op_dag: date) -> Melding | None:
    """Over the four whole weeks before the week of `op_dag`: more than agreed in each of them."""
    maandag = op_dag - timedelta(days=op_dag.weekday())
    weken = [
        sum(
            een.minuten for een in dagen if maandag - n * _EEN_WEEK <= een.dag < maandag - (n - 1) * _EEN_WEEK
        )
        for n in range(1, 5)
    ]
    if per_week == 0 or min(weken) <= per_week:
        return None
    return Melding(
        Signaal.MEER_UREN,
        maandag - 4 * _EEN_WEEK,
        f"Vier weken na elkaar meer uren dan de afgesproken {woorden.duur(per_week)} per week. "
        f"Wijzig de overeenkomst: meer uren vragen vaak een nieuwe toestemming ({woorden.FAQ}).",
    )


def _stilte(dagen: Sequence[Dag], periode: Periode, regels: Signaalregels, op_dag: date) -> Melding | None:
    if not periode.bevat(op_dag):
        return None
    laatste = max((een.dag for een in dagen if periode.bevat(een.dag)), default=None)
    sinds = periode.start if laatste is None else laatste + timedelta(days=1)
    if op_dag - sinds < regels.stil_na * _EEN_WEEK:
        return None
    return Melding(
        Signaal.STILTE,
        sinds,
        f"Sinds {woorden.datum(sinds)} is niets ingevuld. Vul de aanwezigheden aan, of stop de overeenkomst.",
    )


def _weinig_uren(weken: Sequence[Week], regels: Signaalregels) -> Melding | None:
    onder = onder_na_elkaar(weken)
    if len(onder) < regels.onder:
        return None
    samen = samenvatting(onder)
    hoelang = "Een week" if len(onder) == 1 else f"{len(onder)} weken na elkaar"
    return Melding(
        Signaal.WEINIG_UREN,
        onder[0].maandag,
        f"{hoelang} onder het streefdoel: gemiddeld {woorden.duur(samen.echt)} van de {woorden.duur(samen.streef)} per "
        "week. Bekijk samen of het doel nog past, en stuur het POP bij.",
    )
