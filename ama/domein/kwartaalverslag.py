"""The quarterly report and the subsidy of AMA sociale economie (regelgeving 6 and 9), in days and whole cents.

amount = days of the year up to and including the quarter / 365, at most the places of the contingent, x the amount per
traject; rounded once, half up. From it goes what earlier quarters gave. Nobody calculates with a fraction of a cent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ama.domein import woorden
from werkzorg.termijnen import Periode

# From this year on the subsidy is calculated here; what was before is in the papers of the departement.
EERSTE_JAAR = 2024
KWARTALEN = (1, 2, 3, 4)
# The choices of parameter `ama_se_dagen`: what "days that somebody was present" means.
KALENDERDAGEN, AANWEZIGHEIDSDAGEN = "kalenderdagen", "aanwezigheidsdagen"
DAGEN_IN_WOORDEN: Mapping[str, str] = {
    KALENDERDAGEN: "kalenderdagen van de begeleiding",
    AANWEZIGHEIDSDAGEN: "dagen waarop iemand aanwezig was",
}
GROND = "BVR 18/11/2022 hoofdstuk 3, afdeling 2"
_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Kwartaal:
    """One quarter of a calendar year; raises ValueError for another number than 1 to 4."""

    jaar: int
    nummer: int

    def __post_init__(self) -> None:
        if self.nummer not in KWARTALEN:
            raise ValueError("a year has quarters 1 to 4")

    @property
    def periode(self) -> Periode:
        """Its days."""
        begin = date(self.jaar, 3 * self.nummer - 2, 1)
        daarna = date(self.jaar, 3 * self.nummer + 1, 1) if self.nummer < 4 else date(self.jaar + 1, 1, 1)
        return Periode(begin, daarna - _EEN_DAG)

    @property
    def tot_nu(self) -> Periode:
        """The days of its year up to and including its last day."""
        einde = self.periode.einde
        return Periode(date(self.jaar, 1, 1), einde)

    @property
    def vorige(self) -> Kwartaal:
        """The quarter before it."""
        return Kwartaal(self.jaar, self.nummer - 1) if self.nummer > 1 else Kwartaal(self.jaar - 1, 4)

    def __str__(self) -> str:
        return f"kwartaal {self.nummer} van {self.jaar}"


def kwartaal_van(dag: date) -> Kwartaal:
    """The quarter to which this day belongs."""
    return Kwartaal(dag.year, (dag.month + 2) // 3)


def te_rapporteren(dag: date) -> Kwartaal:
    """The quarter of which the report is made on this day: the last one that is over."""
    return kwartaal_van(dag).vorige


def is_rapportmaand(dag: date) -> bool:
    """Whether this day lies in the first month of a quarter, in which the reports are made."""
    return dag.month % 3 == 1


def ingehaald_door(kwartaal: Kwartaal, vastgelegd: Iterable[Kwartaal]) -> Kwartaal | None:
    """The first fixed quarter later in the same year: it gave what the days of this one give; None without one."""
    return min((een for een in vastgelegd if een > kwartaal and een.jaar == kwartaal.jaar), default=None)


def _ingehaald(later: Kwartaal) -> str:
    return f"{woorden.met_hoofdletter(str(later))} ligt al vast: daar zitten de dagen van dit kwartaal in."


def opmaken_bezwaar(kwartaal: Kwartaal, vandaag: date, vastgelegd: Iterable[Kwartaal] = ()) -> str:
    """Why no report of this quarter can be made today, as a sentence; "" when it can.

    `vastgelegd`: the quarters of this contingent that are fixed. A later one of the same year holds the days of this
    one already; one of another year counts nothing of it.
    """
    if later := ingehaald_door(kwartaal, vastgelegd):
        return _ingehaald(later)
    if kwartaal.jaar < EERSTE_JAAR:
        return f"Een kwartaalverslag bestaat hier vanaf {EERSTE_JAAR}."
    if kwartaal >= kwartaal_van(vandaag):
        laatste = kwartaal.periode.einde
        assert laatste is not None  # a quarter always ends
        return f"Dit kwartaal loopt nog: het verslag kan na {woorden.datum(laatste)}."
    return ""


@dataclass(frozen=True)
class Jaarregels:
    """What holds for one contingent in one year: the amount per traject in cents, the number to divide by, its places.

    `dagen`: KALENDERDAGEN or AANWEZIGHEIDSDAGEN.
    """

    jaar: int
    eenheid_cent: int
    noemer: int
    plaatsen: int
    dagen: str = KALENDERDAGEN

    def __post_init__(self) -> None:
        if self.eenheid_cent < 0 or self.noemer < 1 or self.plaatsen < 0:
            raise ValueError("no amount or places below zero, and no division by nothing")
        if self.dagen not in DAGEN_IN_WOORDEN:
            raise ValueError(f"unknown meaning of days: {self.dagen}")


@dataclass(frozen=True)
class Jaarbedrag:
    """What so many days of a year give: the average number of trajecten, exactly, and the amount in whole cents."""

    regels: Jaarregels
    dagen: int

    @property
    def trajecten(self) -> Fraction:
        """Days divided by 365: the average number of trajecten, before the contingent limits it."""
        return Fraction(self.dagen, self.regels.noemer)

    @property
    def betaald(self) -> Fraction:
        """The average number that is paid: never above the places of the contingent."""
        return min(self.trajecten, Fraction(self.regels.plaatsen))

    @property
    def is_begrensd(self) -> bool:
        """Whether the contingent limits it."""
        return self.trajecten > self.regels.plaatsen

    @property
    def cent(self) -> int:
        """The amount in whole cents, rounded once, half up."""
        bedrag = self.betaald * self.regels.eenheid_cent
        return (2 * bedrag.numerator + bedrag.denominator) // (2 * bedrag.denominator)

    @property
    def uitleg(self) -> tuple[str, ...]:
        """The calculation of the year, step by step, as sentences."""
        regels = self.regels
        stappen = [
            f"Dagen tellen als {DAGEN_IN_WOORDEN[regels.dagen]} ({GROND}).",
            f"{getal(self.dagen)} dagen / {regels.noemer} = {komma(self.trajecten)} trajecten.",
        ]
        if self.is_begrensd:
            stappen.append(
                f"Het contingent van {regels.jaar} telt {plaatsen(regels.plaatsen)}: meer telt niet."
            )
        stappen.append(
            f"{komma(self.betaald)} × {woorden.euro(regels.eenheid_cent)} = {woorden.euro(self.cent)}."
        )
        return tuple(stappen)


@dataclass(frozen=True)
class Afrekening:
    """One report, in cents: what the year gives so far, what earlier quarters gave, corrections and the advance.

    `voorschot_cent`: paid in advance for the quarters of the year after the one of the report before it.
    """

    kwartaal: Kwartaal
    jaar_cent: int
    eerder_cent: int
    correcties_cent: int
    voorschot_cent: int

    @property
    def kwartaal_cent(self) -> int:
        """What this quarter adds to the year; below 0 when earlier quarters gave too much."""
        return self.jaar_cent - self.eerder_cent

    @property
    def saldo_cent(self) -> int:
        """What is paid now; below 0: what is recovered."""
        return self.kwartaal_cent + self.correcties_cent - self.voorschot_cent

    @property
    def uitleg(self) -> tuple[str, ...]:
        """The settlement, step by step, as sentences."""
        uit = [f"Subsidie voor {self.kwartaal.jaar} tot en met dit kwartaal: {woorden.euro(self.jaar_cent)}."]
        if self.eerder_cent:
            uit.append(f"Vastgelegd in vroegere kwartalen: {woorden.euro(self.eerder_cent)}.")
        if self.correcties_cent:
            uit.append(f"Correcties van vroegere jaren: {woorden.euro(self.correcties_cent)}.")
        if self.voorschot_cent:
            uit.append(f"Voorschot sinds het vorige verslag: {woorden.euro(self.voorschot_cent)}.")
        if self.saldo_cent > 0:
            uit.append(f"Er wordt {woorden.euro(self.saldo_cent)} betaald.")
        elif self.saldo_cent < 0:
            uit.append(f"Er wordt {woorden.euro(-self.saldo_cent)} teruggevorderd.")
        else:
            uit.append("Er volgt geen betaling.")
        return tuple(uit)


@dataclass(frozen=True)
class Correctie:
    """What a fixed year gives more or less today: days and cents then and now, with the numbers of today."""

    jaar: int
    dagen_was: int
    dagen_nu: int
    was_cent: int
    nu_cent: int
    uitleg: tuple[str, ...]

    @property
    def verschil_cent(self) -> int:
        """What is still paid (above 0) or recovered for that year."""
        return self.nu_cent - self.was_cent


def correctie(was_dagen: int, was_cent: int, nu: Jaarbedrag) -> Correctie | None:
    """The correction of a fixed year; None when neither days nor amount changed."""
    if (was_dagen, was_cent) == (nu.dagen, nu.cent):
        return None
    verschil = nu.dagen - was_dagen
    uit = []
    if verschil:
        meer = "meer" if verschil > 0 else "minder"
        uit.append(f"{woorden.met_hoofdletter(woorden.dagen(abs(verschil)))} {meer} in {nu.regels.jaar}.")
    else:
        uit.append(f"De getallen van {nu.regels.jaar} veranderden, de dagen niet.")
    uit += nu.uitleg
    uit.append(
        f"Eerder vastgelegd: {woorden.euro(was_cent)}. Nu: {woorden.euro(nu.cent)}. "
        f"Verschil: {woorden.euro(nu.cent - was_cent)}."
    )
    return Correctie(nu.regels.jaar, was_dagen, nu.dagen, was_cent, nu.cent, tuple(uit))


def vier_ogen_bezwaar(doet: object, deden: Collection[object]) -> str:
    """Why this person cannot take the next step, as a sentence; "" when somebody else did those before."""
    if doet in deden:
        return "Vier ogen: wie het verslag naziet of bevestigde, legt het niet zelf vast. Vraag het aan een collega."
    return ""


def vastleggen_bezwaar(
    kwartaal: Kwartaal,
    open_vroegere: Iterable[Kwartaal],
    *,
    is_veranderd: bool,
    vastgelegd: Collection[Kwartaal] = (),
) -> str:
    """Why the report of this quarter cannot be fixed now, as a sentence; "" when it can.

    `vastgelegd`: the quarters of the contingent that are fixed. A quarter without any report stops nothing: its days
    are in this one. Neither does an open one that a fixed one overtook, because nobody can fix it any more.
    """
    if later := ingehaald_door(kwartaal, vastgelegd):
        return _ingehaald(later)
    vroeger = sorted(
        een for een in open_vroegere if een < kwartaal and ingehaald_door(een, vastgelegd) is None
    )
    if vroeger:
        return f"Leg eerst {vroeger[0]} vast: elk kwartaal rekent verder op het vorige."
    if is_veranderd:
        return "De gegevens veranderden sinds het verslag bevestigd is. Maak het opnieuw op, en laat het bevestigen."
    return ""


def voorschot_bezwaren(
    kwartaal: Kwartaal,
    cent: int,
    betaald_op: date,
    *,
    vandaag: date,
    vastgelegd: Collection[Kwartaal],
    bestaat_al: bool,
) -> dict[str, str]:
    """Per field why this advance on a quarter cannot be registered; empty when it can.

    `vastgelegd`: the quarters of the contingent that are fixed. What is paid for a quarter before one of them in the
    same year would never be taken off.
    """
    uit: dict[str, str] = {}
    vast = kwartaal if kwartaal in vastgelegd else ingehaald_door(kwartaal, vastgelegd)
    if kwartaal.jaar < EERSTE_JAAR:
        uit["kwartaal"] = f"Een voorschot wordt hier afgerekend vanaf {EERSTE_JAAR}."
    elif vast is not None:
        uit["kwartaal"] = f"{woorden.met_hoofdletter(str(vast))} ligt vast: kies een later kwartaal."
    elif bestaat_al:
        uit["kwartaal"] = "Voor dit kwartaal is al een voorschot geregistreerd."
    if cent <= 0:
        uit["bedrag"] = "Vul een bedrag boven nul in."
    if betaald_op > vandaag:
        uit["betaald_op"] = "Deze dag ligt in de toekomst: registreer het voorschot als het betaald is."
    return uit


def komma(breuk: Fraction) -> str:
    """A fraction with two decimals, half up, as people write it: "10,80"."""
    waarde = (Decimal(breuk.numerator) / Decimal(breuk.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    heel, _, rest = f"{waarde:,}".partition(".")
    return f"{heel.replace(',', '.')},{rest}"


def getal(aantal: int) -> str:
    """A whole number as people write it: "3.942"."""
    return f"{aantal:,}".replace(",", ".")


def plaatsen(aantal: int) -> str:
    """A number of places: "1 plaats", "10 plaatsen"."""
    return "1 plaats" if aantal == 1 else f"{getal(aantal)} plaatsen"
