"""Whether the guidance in AMA sociale economie can start, and what becomes of the toeleiding when it stops (10.5).

It starts with an agreement that all signed, a registered POP, an aim of at least 12 hours a week (at once or by the
build-up path) and a free place in the contingent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ama.domein import beeindiging, jaarbeslissing, woorden
from ama.domein.doelgroep import Controle, Kleur
from ama.domein.ontwikkelplan import Plan, doel_op, haalt_op
from ama.domein.samenloop import SOORTEN, WVG
from werkzorg.termijnen import Periode

_VDAB, _CONTINGENT = woorden.VDAB_WSE, woorden.CONTINGENT


@dataclass(frozen=True)
class Contingent:
    """The places of one contingent in the year of the start; `toegekend` None: nothing was decided about that year.

    `mag_hier`: whether the aanbieder is its holder or a partner on the first day.
    """

    jaar: int
    toegekend: int | None
    bezet: int
    mag_hier: bool = True

    @property
    def vrij(self) -> int:
        """How many places are free; never below nought."""
        return max(0, (self.toegekend or 0) - self.bezet)


@dataclass(frozen=True)
class Getekend:
    """One agreement that all signed: its days and the agreed minutes a week."""

    periode: Periode
    minuten: int


@dataclass(frozen=True)
class Startbeeld:
    """What is known of one toeleiding; `wvg`: the days of running agreements of the other kind.

    `beslist_op`: the day of VDAB's yes; None while there is none.
    """

    overeenkomsten: Sequence[Getekend]
    plan: Plan | None
    contingent: Contingent | None
    wvg: Sequence[Periode] = ()
    beslist_op: date | None = None

    @property
    def start(self) -> date | None:
        """The first day of guidance; None while nothing was signed by all."""
        return min((een.periode.start for een in self.overeenkomsten), default=None)


def startcontroles(beeld: Startbeeld, minimum_minuten: int, herbeslissing_maanden: int) -> list[Controle]:
    """Every condition of the start with its colour, in the order of the screen."""
    return [
        _overeenkomst(beeld),
        _plan(beeld.plan),
        _uren(beeld, minimum_minuten, herbeslissing_maanden),
        _plaats(beeld.contingent),
        *_wvg(beeld),
    ]


def start_bezwaar(controles: Sequence[Controle]) -> str:
    """Why the guidance cannot start, as a sentence; "" when it can."""
    rood = next((een for een in controles if een.kleur is Kleur.ROOD), None)
    return "" if rood is None else f"Starten kan nog niet. {rood.zin} ({rood.artikel})"


def beslissing_tot(start: date, beslist_op: date | None, maanden: int) -> date:
    """The last day, inclusive, by which VDAB decides again: so many months after its yes, or after `start` without one.

    Whose yes is older on the first day, VDAB decides again about on that day (regelgeving 6: at least once a year).
    """
    return max(start, jaarbeslissing.volgende_uiterlijk_op(beslist_op or start, maanden))


def plaats_bezwaar(contingent: Contingent | None) -> str:
    """Why there is no place, as a sentence; "" when there is one."""
    if contingent is None:
        return "VDAB koos nog geen contingent: vraag VDAB om een maatwerkbedrijf te kiezen."
    if not contingent.mag_hier:
        return (
            "De aanbieder begeleidt op de eerste dag niet meer binnen het contingent dat VDAB koos: vraag VDAB wie "
            "verder begeleidt."
        )
    if contingent.toegekend is None:
        return f"Voor {contingent.jaar} is nog geen contingent toegekend: vraag het Departement WSE."
    if not contingent.vrij:
        if contingent.toegekend == 1:
            return f"De plaats van het contingent {contingent.jaar} is ingenomen: wacht tot ze vrijkomt."
        alle = f"alle {contingent.toegekend} plaatsen" if contingent.toegekend else "de plaatsen"
        return f"In het contingent {contingent.jaar} zijn {alle} ingenomen: wacht tot er een vrijkomt."
    return ""


def _overeenkomst(beeld: Startbeeld) -> Controle:
    start = beeld.start
    if start is None:
        zin = "Er is nog geen overeenkomst die iedereen ondertekende: maak ze op en laat ze ondertekenen."
        return Controle("overeenkomst", Kleur.ROOD, zin, _VDAB)
    zin = f"Iedereen ondertekende. De begeleiding begint op {woorden.datum(start)}."
    return Controle("overeenkomst", Kleur.GROEN, zin, _VDAB)


def _plan(plan: Plan | None) -> Controle:
    if plan is None:
        zin = "Er is nog geen persoonlijk ontwikkelingsplan: registreer het eerst."
        return Controle("pop", Kleur.ROOD, zin, _VDAB)
    if plan.in_vdab_op is None:
        zin = "Het ontwikkelingsplan staat nog niet in het VDAB-dossier: neem de tekst over en noteer dat."
        return Controle("pop", Kleur.ORANJE, zin, _VDAB)
    zin = f"Het ontwikkelingsplan staat in het VDAB-dossier sinds {woorden.datum(plan.in_vdab_op)}."
    return Controle("pop", Kleur.GROEN, zin, _VDAB)


def _uren(beeld: Startbeeld, minimum: int, maanden: int) -> Controle:
    nodig = f"{woorden.duur(minimum)} per week"
    plan, start = beeld.plan, beeld.start
    if plan is None or plan.minuten_doel is None:
        zin = f"Minstens {nodig} is nodig: zeg in het ontwikkelingsplan naar hoeveel uren je toewerkt."
        return Controle("uren", Kleur.ROOD, zin, _VDAB)
    vanaf = start or plan.besproken_op or date.min
    op = haalt_op(plan.minuten_doel, plan.opbouw, minimum, vanaf)
    if op is None:
        zin = (
            f"Het ontwikkelingsplan komt niet tot {nodig}. Stuur het plan bij, of bespreek met VDAB of AMA "
            "welzijn beter past."
        )
        return Controle("uren", Kleur.ROOD, zin, _VDAB)
    doel = doel_op(plan.minuten_doel, plan.opbouw, vanaf)
    zin = f"Het doel is {woorden.duur(doel)} per week."
    if op > vanaf:
        zin = f"Met de opbouw haalt de deelnemer {nodig} vanaf {woorden.datum(op)}."
    if start is None:
        return Controle("uren", Kleur.GROEN, zin, _VDAB)
    if op > beslissing_tot(start, beeld.beslist_op, maanden):
        return Controle("uren", Kleur.ORANJE, f"{zin} Dat is na de volgende beslissing van VDAB.", _VDAB)
    afgesproken = sum(een.minuten for een in beeld.overeenkomsten if een.periode.bevat(start))
    if afgesproken < doel:
        zin = (
            f"Bij de start is het doel {woorden.duur(doel)} per week en de overeenkomst zegt "
            f"{woorden.duur(afgesproken)}: wijzig een van beide."
        )
        return Controle("uren", Kleur.ORANJE, zin, _VDAB)
    return Controle("uren", Kleur.GROEN, zin, _VDAB)


def _plaats(contingent: Contingent | None) -> Controle:
    if nee := plaats_bezwaar(contingent):
        return Controle("plaats", Kleur.ROOD, nee, _CONTINGENT)
    assert contingent is not None  # else there is an objection
    vrij = "is 1 plaats" if contingent.vrij == 1 else f"zijn {contingent.vrij} plaatsen"
    zin = f"Er {vrij} vrij in het contingent {contingent.jaar}."
    return Controle("plaats", Kleur.GROEN, zin, _CONTINGENT)


def _wvg(beeld: Startbeeld) -> list[Controle]:
    start = beeld.start
    if start is None:
        return []
    hier = Periode(start)
    loopt = next((een for een in beeld.wvg if een.overlapt(hier)), None)
    if loopt is None:
        return [Controle("samenloop", Kleur.GROEN, f"Er loopt geen {SOORTEN[WVG]} meer.", woorden.BLADZIJDE)]
    zin = f"Er loopt nog {SOORTEN[WVG]} {woorden.periode(loopt)}: dat gaat niet samen."
    return [Controle("samenloop", Kleur.ROOD, zin, woorden.BLADZIJDE)]


# --- what becomes of the toeleiding when its guidance ends -----------------------------------------------------------

# Reason of the end of the last agreement -> how the toeleiding ends (a key of `jaarbeslissing.UITKOMSTEN`). The others
# (the werkpost or the begeleider stops, the contingent is lost) end nothing that VDAB decided: a next agreement does.
NA_REDEN: Mapping[str, str] = {
    beeindiging.NAAR_WERK: jaarbeslissing.DOORGESTROOMD,
    beeindiging.NAAR_WVG: jaarbeslissing.AMA_WVG,
    beeindiging.NAAR_TRAJECT: jaarbeslissing.ACTIVERINGSTRAJECT,
    beeindiging.DEELNEMER: jaarbeslissing.GESTOPT,
    beeindiging.EVALUATIE: jaarbeslissing.GESTOPT,
    beeindiging.LEEFTIJD: jaarbeslissing.GESTOPT,
    beeindiging.OVERLIJDEN: jaarbeslissing.GESTOPT,
    beeindiging.VERHUISD: jaarbeslissing.GESTOPT,
    beeindiging.BESLISSING: jaarbeslissing.GESTOPT,
    beeindiging.ANDERE: jaarbeslissing.GESTOPT,
}


@dataclass(frozen=True)
class Gestopt:
    """One agreement of a toeleiding as it ends: its last day (None: it runs on) and why."""

    einde: date | None
    reden: str = ""


@dataclass(frozen=True)
class Toeleidingseinde:
    """The last day of the toeleiding, how it ended (a key of `jaarbeslissing.UITKOMSTEN`), and its state after it."""

    einde: date
    uitkomst: str

    @property
    def status(self) -> str:
        """Which state the toeleiding has from the day after."""
        return jaarbeslissing.UITKOMSTEN[self.uitkomst].toestand


def toeleidingseinde(
    overeenkomsten: Sequence[Gestopt], *, in_opmaak: bool = False
) -> Toeleidingseinde | None:
    """How a started toeleiding ends with its signed agreements; None while it goes on.

    It goes on while one runs without an end, while a next one is drawn up (`in_opmaak`), and after an end that says
    nothing about the person: the aanbieder makes a next agreement, or VDAB decides.
    """
    einden = [(een.einde, een.reden) for een in overeenkomsten if een.einde is not None]
    if in_opmaak or not einden or len(einden) < len(overeenkomsten):
        return None
    einde, reden = max(einden)
    uitkomst = NA_REDEN.get(reden)
    return None if uitkomst is None else Toeleidingseinde(einde, uitkomst)
