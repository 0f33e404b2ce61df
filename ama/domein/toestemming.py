"""The permission of a benefit body: what it covers, how long it holds, when it is asked again (regelgeving 5.4-5.5).

The proof stays with the begeleider; only body, scope and days are known here. A refusal or an expiry stops what would
begin, and warns for what runs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ama.domein import woorden
from ama.domein.statuut import Instantie, Vraag
from werkzorg.termijnen import Periode, einde_na_jaren, einde_na_maanden

_EEN_DAG = timedelta(days=1)
_MINUTEN_PER_WEEK = 7 * 24 * 60


class Uitkomst(StrEnum):
    """What the body answered."""

    GEVRAAGD = "gevraagd"
    VERLEEND = "verleend"
    GEWEIGERD = "geweigerd"


class Stand(StrEnum):
    """How it stands with one body on one day; only GELDIG lets something begin."""

    GELDIG = "geldig"
    GEVRAAGD = "gevraagd"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"
    NOG_NIET = "nog_niet"
    TE_OUD = "te_oud"
    ANDERE_WERKPOST = "andere_werkpost"
    TE_VEEL_UREN = "te_veel_uren"
    ONTBREEKT = "ontbreekt"


@dataclass(frozen=True)
class Toestemming:
    """One answer of one body.

    It holds from `van` to and including `tot` (None: until further notice), and no longer from `ingetrokken_op` on.
    `minuten_per_week` None: no limit. `werkposten` empty: everywhere. `gegeven_op` is the day of the answer, or of the
    question while there is none.
    """

    instantie: Instantie
    uitkomst: Uitkomst
    gegeven_op: date
    van: date
    tot: date | None = None
    ingetrokken_op: date | None = None
    minuten_per_week: int | None = None
    werkposten: frozenset[UUID] = frozenset()

    @property
    def geldt(self) -> Periode | None:
        """The days on which it holds; None for what was not granted or was withdrawn before it began."""
        if self.uitkomst is not Uitkomst.VERLEEND:
            return None
        einden = [self.tot] if self.tot is not None else []
        if self.ingetrokken_op is not None:
            einden.append(self.ingetrokken_op - _EEN_DAG)
        einde = min(einden) if einden else None
        return None if einde is not None and einde < self.van else Periode(self.van, einde)


@dataclass(frozen=True)
class Gebruik:
    """What is asked of a permission: this werkpost, and all hours of the person per week together."""

    werkpost: UUID
    minuten_per_week: int


@dataclass(frozen=True)
class Oordeel:
    """How it stands with one body, as a sentence, and the permission that says so (None: there is none)."""

    vraag: Vraag
    stand: Stand
    zin: str
    toestemming: Toestemming | None = None

    @property
    def mag(self) -> bool:
        """Whether something new may begin."""
        return self.stand is Stand.GELDIG

    @property
    def blijft(self) -> bool:
        """Whether what runs can go on: it permits, and nobody knows a day on which it is withdrawn."""
        return self.mag and (self.toestemming is None or self.toestemming.ingetrokken_op is None)


def oordeel(
    vraag: Vraag,
    toestemmingen: Sequence[Toestemming],
    gebruik: Gebruik,
    dag: date,
    *,
    hergebruik_arts_jaren: int | None = None,
) -> Oordeel:
    """How it stands with this body on `dag` for this use.

    With `hergebruik_arts_jaren` (parameter `ama_toelating_arts_herbruikbaar`) something begins on `dag`: then a
    permission of the adviserend arts may be at most so many years old. A later refusal of something wider leaves an
    earlier permission for this use as it is; one about another werkpost says nothing here.
    """
    hier = [een for een in toestemmingen if een.instantie is vraag.instantie and _gaat_hierover(een, gebruik)]
    if not hier:
        return Oordeel(vraag, Stand.ONTBREEKT, f"Er is nog geen toestemming van {vraag.naam}. {vraag.hoe}")
    standen = [(_stand(een, gebruik, dag, hergebruik_arts_jaren), een) for een in hier]
    # One that covers this use counts, whatever came after it; otherwise the latest answer says how it stands.
    stand, beste = max(standen, key=lambda paar: (paar[0] is Stand.GELDIG, paar[1].gegeven_op))
    return Oordeel(vraag, stand, _zin(stand, beste, vraag, gebruik, hergebruik_arts_jaren), beste)


def oordelen(
    vragen: Sequence[Vraag],
    toestemmingen: Sequence[Toestemming],
    gebruik: Gebruik,
    dag: date,
    *,
    hergebruik_arts_jaren: int | None = None,
) -> tuple[Oordeel, ...]:
    """As `oordeel`, for every body that must permit."""
    return tuple(
        oordeel(vraag, toestemmingen, gebruik, dag, hergebruik_arts_jaren=hergebruik_arts_jaren)
        for vraag in vragen
    )


def herbruikbaar_tot(gegeven_op: date, jaren: int) -> date:
    """The last day, inclusive, on which something may begin with a permission of the arts given on `gegeven_op`."""
    return einde_na_jaren(gegeven_op, jaren)


def verloopt_op(toestemmingen: Sequence[Toestemming], instantie: Instantie, dag: date) -> date | None:
    """The last day, inclusive, up to which this body permits without a gap from `dag` on; None: without an end.

    Raises ValueError when it does not permit on `dag` itself.
    """
    perioden = [een.geldt for een in toestemmingen if een.instantie is instantie]
    laatste: date | None = None
    for periode in sorted((een for een in perioden if een is not None), key=lambda een: een.start):
        # A follow-up that begins the day after leaves no gap.
        bereikt = dag if laatste is None else laatste + _EEN_DAG
        if periode.start > bereikt:
            break
        if periode.einde is None:
            return None
        if periode.einde >= dag:
            laatste = periode.einde if laatste is None else max(laatste, periode.einde)
    if laatste is None:
        raise ValueError("this body gives no permission on that day")
    return laatste


def herinneringen(tot: date, dagen_vooraf: Collection[int]) -> tuple[date, ...]:
    """The days on which is said that a permission ends on `tot`: so many days before, the earliest first."""
    return tuple(tot - timedelta(days=aantal) for aantal in sorted(set(dagen_vooraf), reverse=True))


def te_herinneren(
    tot: date, dagen_vooraf: Collection[int], al_gegeven: Collection[int], dag: date
) -> int | None:
    """Which reminder is due on `dag`: the smallest number of days before; None when the last one due was given.

    After an outage only the latest one is given, not all that were missed.
    """
    verstreken = [aantal for aantal in dagen_vooraf if tot - timedelta(days=aantal) <= dag]
    if not verstreken or dag > tot:
        return None
    nu = min(verstreken)
    return None if nu in al_gegeven else nu


def moet_afstemmen(toestemming: Toestemming, dag: date) -> bool:
    """Whether the yearly evaluation on `dag` is held in dialogue with this body (regelgeving 5.4).

    Not when it permitted for two years at once and that still holds.
    """
    geldt = toestemming.geldt
    if geldt is None or not geldt.bevat(dag):
        return True
    return toestemming.tot is None or toestemming.tot < einde_na_maanden(toestemming.van, 24)


def bezwaren(toestemming: Toestemming, vandaag: date, *, bewijs_bij_begeleider: bool) -> dict[str, str]:
    """Per field why this answer cannot be recorded; empty when it can."""
    uit: dict[str, str] = {}
    if toestemming.gegeven_op > vandaag:
        uit["gegeven_op"] = "Deze dag ligt in de toekomst: noteer het antwoord als het er is."
    if toestemming.tot is not None and toestemming.tot < toestemming.van:
        uit["tot"] = "De laatste dag ligt vóór de eerste dag: verbeter een van beide."
    if toestemming.ingetrokken_op is not None and toestemming.ingetrokken_op < toestemming.van:
        uit["ingetrokken_op"] = "De toestemming kan niet ingetrokken zijn voor ze inging."
    minuten = toestemming.minuten_per_week
    if minuten is not None and not 0 < minuten <= _MINUTEN_PER_WEEK:
        uit["uren_per_week"] = "Vul in hoeveel uur per week mag, of laat het leeg als er geen grens is."
    if toestemming.uitkomst is Uitkomst.VERLEEND and not bewijs_bij_begeleider:
        uit["bewijs"] = f"Bevestig dat je het bewijs bewaart: je dient het niet in ({woorden.FAQ})."
    return uit


def _gaat_hierover(een: Toestemming, gebruik: Gebruik) -> bool:
    """Whether a question or refusal is about this use; what was granted always says something."""
    if een.uitkomst is Uitkomst.VERLEEND:
        return True
    if een.werkposten and gebruik.werkpost not in een.werkposten:
        return False
    # Who refused more hours did not refuse these.
    return (
        een.uitkomst is Uitkomst.GEVRAAGD
        or een.minuten_per_week is None
        or gebruik.minuten_per_week >= een.minuten_per_week
    )


def _stand(een: Toestemming, gebruik: Gebruik, dag: date, jaren: int | None) -> Stand:
    if een.uitkomst is not Uitkomst.VERLEEND:
        return Stand.GEVRAAGD if een.uitkomst is Uitkomst.GEVRAAGD else Stand.GEWEIGERD
    if dag < een.van:
        return Stand.NOG_NIET
    if een.ingetrokken_op is not None and dag >= een.ingetrokken_op:
        return Stand.INGETROKKEN
    if een.tot is not None and dag > een.tot:
        return Stand.VERLOPEN
    if (
        een.instantie is Instantie.ARTS
        and jaren is not None
        and dag > herbruikbaar_tot(een.gegeven_op, jaren)
    ):
        return Stand.TE_OUD
    if een.werkposten and gebruik.werkpost not in een.werkposten:
        return Stand.ANDERE_WERKPOST
    if een.minuten_per_week is not None and gebruik.minuten_per_week > een.minuten_per_week:
        return Stand.TE_VEEL_UREN
    return Stand.GELDIG


def _zin(stand: Stand, een: Toestemming, vraag: Vraag, gebruik: Gebruik, jaren: int | None) -> str:
    wie, op = vraag.naam, woorden.datum(een.gegeven_op)
    match stand:
        case Stand.GELDIG:
            tot = f"tot en met {woorden.datum(een.tot)}" if een.tot else "zonder einddatum"
            return f"Toestemming van {wie}, gegeven op {op}, {tot}."
        case Stand.GEVRAAGD:
            return f"Toestemming gevraagd aan {wie} op {op}: wacht op het antwoord."
        case Stand.GEWEIGERD:
            return f"Op {op} weigerde {wie} de toestemming: deelnemen kan zo niet."
        case Stand.INGETROKKEN:
            return f"De toestemming van {wie} is ingetrokken: vraag een nieuwe of stop de activiteiten."
        case Stand.VERLOPEN:
            tot = woorden.datum(een.tot) if een.tot else ""
            return f"De toestemming van {wie} liep tot en met {tot}: vraag een nieuwe."
        case Stand.NOG_NIET:
            return f"De toestemming van {wie} gaat pas in op {woorden.datum(een.van)}: begin niet eerder."
        case Stand.TE_OUD:
            return f"De toestemming van {wie} is van {op}, meer dan {jaren} jaar oud: vraag een nieuwe ({woorden.FAQ})."
        case Stand.ANDERE_WERKPOST:
            return (
                f"De toestemming van {wie} geldt voor een andere werkpost: vraag een nieuwe ({woorden.FAQ})."
            )
        case Stand.TE_VEEL_UREN:
            mag, wordt = woorden.duur(een.minuten_per_week or 0), woorden.duur(gebruik.minuten_per_week)
            return f"De toestemming van {wie} is voor {mag} per week, en dit wordt {wordt}: vraag een nieuwe."
    raise ValueError(f"no permission, so no sentence about it: {stand}")
