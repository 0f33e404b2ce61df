"""The statutory clock of an application: until when the desk may decide, and how that day is counted.

Regelgeving 5.3 and 10.2: 30 days to say whether an application is admissible, 45 from that day to decide, 75 together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from werkzorg.termijnen import dagen_erbij, volgende_werkdag

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort
    from werkzorg.parameters.domein import Momentopname

ONTVANKELIJKHEID = "ontvankelijkheid"
GEGRONDHEID = "gegrondheid"
TOTAAL = "totaal"
_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Stilstand:
    """The clock stood still after the day of the question, up to and including the day of the answer (None: not yet).

    The day of the question is the last on which the clock ran; it runs again the day after the answer.
    """

    vraag: date
    antwoord: date | None
    reden: str = ""


@dataclass(frozen=True)
class Termijnen:
    """The terms that hold for one application, in calendar days; `totaal` None where the law sets none.

    `verschuift`: a last day that is no working day moves to the next one (regelgeving 15, row 2: it does not).
    """

    ontvankelijkheid: int
    gegrondheid: int
    totaal: int | None
    verschuift: bool = False


@dataclass(frozen=True)
class Rekenregel:
    """One line of a calculation: what happens, and the day it leads to (None: there is none yet)."""

    tekst: str
    dag: date | None = None


@dataclass(frozen=True)
class Berekening:
    """One term counted line by line: its last day (None while the clock stands still) and its length in days."""

    termijn: str
    vanaf: date
    dagen: int
    uiterlijk: date | None
    regels: tuple[Rekenregel, ...]


@dataclass(frozen=True)
class Termijnklok:
    """Where the clock of one application stands.

    `uiterlijk` is the last day to answer, None while the clock stands still; `geldt` the calculation it comes from:
    the earliest one. `stilstand` is the question that still waits, also when it came too late to stop the clock.
    """

    fase: str
    berekeningen: tuple[Berekening, ...]
    stilstanden: tuple[Stilstand, ...]

    @property
    def geldt(self) -> Berekening:
        """The calculation that holds: with the earliest last day, or the first one when there is none."""
        met_dag = [een for een in self.berekeningen if een.uiterlijk is not None]
        return min(met_dag, key=lambda een: een.uiterlijk or date.max, default=self.berekeningen[0])

    @property
    def uiterlijk(self) -> date | None:
        """The last day on which the desk may answer, both terms considered; None while the clock stands still."""
        return self.geldt.uiterlijk

    @property
    def staat_stil(self) -> bool:
        """Whether the clock stands still, so that there is no last day."""
        return self.uiterlijk is None

    @property
    def stilstand(self) -> Stilstand | None:
        """The question that waits for an answer."""
        return next((een for een in self.stilstanden if een.antwoord is None), None)

    def dag_van(self, berekening: Berekening, dag: date) -> int:
        """Which day of that term `dag` is: the number of days on which the clock ran, from 0 on its first day."""
        return dagen_gelopen(berekening.vanaf, dag, self.stilstanden)


def termijnen_van(soort: Toekenningssoort, opname: Momentopname) -> Termijnen:
    """The terms of this kind by the numbers of one day; raises ParameterOnbekend when one is not known then.

    Where no number of its own says how long both may take together, that is their sum (regelgeving 5.3: 30 + 45 = at
    most 75): who admits late has less left to decide.
    """
    eerste, tweede = opname.getal(soort.ontvankelijkheid_parameter), opname.getal(soort.gegrondheid_parameter)
    return Termijnen(
        ontvankelijkheid=eerste,
        gegrondheid=tweede,
        totaal=opname.getal(soort.totaal_parameter) if soort.totaal_parameter else eerste + tweede,
        verschuift=opname.ja_nee("termijn_verschuift"),
    )


def termijnklok(
    ingediend: date, ontvankelijk: date | None, stilstanden: Iterable[Stilstand], termijnen: Termijnen
) -> Termijnklok:
    """The clock of an application that was submitted on `ingediend` and declared admissible on `ontvankelijk`.

    Before that day only the first term runs; from then on the second and, where the law sets one, the total: the
    earliest holds. Raises ValueError when an answer comes before its question, TypeError for a moment.
    """
    stops = tuple(sorted(stilstanden, key=lambda een: (een.vraag, een.antwoord or date.max)))
    for een in stops:
        if een.antwoord is not None and een.antwoord < een.vraag:
            raise ValueError("an answer comes before its question")
    begin = Rekenregel(f"ingediend op {ingediend:%d/%m/%Y}", ingediend)
    if ontvankelijk is None:
        eerste = _bereken(
            ONTVANKELIJKHEID,
            begin,
            termijnen.ontvankelijkheid,
            "om na te gaan of de aanvraag ontvankelijk is",
            stops,
            verschuift=termijnen.verschuift,
        )
        return Termijnklok(ONTVANKELIJKHEID, (eerste,), stops)
    tweede = _bereken(
        GEGRONDHEID,
        Rekenregel(f"ontvankelijk verklaard op {ontvankelijk:%d/%m/%Y}", ontvankelijk),
        termijnen.gegrondheid,
        "om te beslissen",
        stops,
        verschuift=termijnen.verschuift,
    )
    samen = (
        ()
        if termijnen.totaal is None
        else (
            _bereken(
                TOTAAL,
                begin,
                termijnen.totaal,
                "voor alles samen",
                stops,
                verschuift=termijnen.verschuift,
            ),
        )
    )
    return Termijnklok(GEGRONDHEID, (tweede, *samen), stops)


def na_betwisting(uiterlijk: date, gegrond_op: date | None) -> str:
    """Why an application is late that opened again on `gegrond_op` because a challenge was founded, as a sentence.

    "" when it was late already by itself: the last day passed while nothing had been decided.
    """
    if gegrond_op is None or uiterlijk >= gegrond_op:
        return ""
    return (
        f"Deze aanvraag staat sinds {gegrond_op:%d/%m/%Y} opnieuw open, omdat een bezwaar of beroep gegrond was. De "
        "termijn van de eerste beslissing was toen al voorbij; een eigen termijn voor de nieuwe beslissing vonden we "
        "niet in de regelgeving. Beslis zo snel als het kan."
    )


def dagen_gelopen(vanaf: date, dag: date, stilstanden: Iterable[Stilstand]) -> int:
    """On how many days after `vanaf`, up to and including `dag`, the clock ran; 0 when `dag` is not after `vanaf`.

    A question without an answer stands still up to and including `dag`. A day in two standstills counts once.
    """
    gelopen, tot = max((dag - vanaf).days, 0), vanaf
    for een in sorted(stilstanden, key=lambda een: een.vraag):
        begin, einde = max(een.vraag, tot), min(een.antwoord or dag, dag)
        if einde > begin:
            gelopen -= (einde - begin).days
            tot = einde
    return gelopen


def _bereken(
    termijn: str,
    begin: Rekenregel,
    dagen: int,
    waarvoor: str,
    stops: Sequence[Stilstand],
    *,
    verschuift: bool,
) -> Berekening:
    """One term from the day of `begin`, which does not count itself, with a line for everything that moves its end.

    Only a question asked on or before the last day stops the clock: what comes later moves nothing. On the last day
    it still does; the answer then leaves no days over, and its day is the last.
    """
    vanaf = begin.dag
    assert vanaf is not None
    laatste = dagen_erbij(vanaf, dagen)
    regels = [begin, Rekenregel(f"+ {_dagen(dagen)} {waarvoor}", laatste)]
    tot = vanaf
    for een in stops:
        if een.antwoord is not None and een.antwoord <= vanaf:
            continue
        if een.vraag > _eind(laatste, verschuift=verschuift):
            regels.append(
                Rekenregel(
                    f"de vraag van {een.vraag:%d/%m/%Y} kwam na de laatste dag en telt niet mee", laatste
                )
            )
            continue
        if een.antwoord is None:
            regels.append(
                Rekenregel(f"de klok staat stil na {een.vraag:%d/%m/%Y}, tot het antwoord er is{_om(een)}")
            )
            return Berekening(termijn, vanaf, dagen, None, tuple(regels))
        van = max(een.vraag, tot)
        aantal = max((een.antwoord - van).days, 0)
        laatste = max(laatste + timedelta(days=aantal), een.antwoord)
        tot = max(tot, een.antwoord)
        regels.append(Rekenregel(_stilstand(een, van + _EEN_DAG, aantal), laatste))
    uiterlijk = _eind(laatste, verschuift=verschuift)
    if uiterlijk != laatste:
        regels.append(
            Rekenregel(f"{laatste:%d/%m/%Y} is geen werkdag: de eerste werkdag daarna geldt", uiterlijk)
        )
    regels.append(Rekenregel(f"= uiterlijk {uiterlijk:%d/%m/%Y}", uiterlijk))
    return Berekening(termijn, vanaf, dagen, uiterlijk, tuple(regels))


def _eind(laatste: date, *, verschuift: bool) -> date:
    return volgende_werkdag(laatste) if verschuift else laatste


def _stilstand(een: Stilstand, van: date, aantal: int) -> str:
    if not aantal:
        return f"+ 0 dagen: de vraag van {een.vraag:%d/%m/%Y} werd meteen beantwoord{_om(een)}"
    assert een.antwoord is not None
    if aantal == 1:
        return f"+ 1 dag stilstand op {van:%d/%m/%Y}{_om(een)}"
    return f"+ {aantal} dagen stilstand van {van:%d/%m/%Y} tot en met {een.antwoord:%d/%m/%Y}{_om(een)}"


def _om(een: Stilstand) -> str:
    return f": {een.reden}" if een.reden else ""


def _dagen(aantal: int) -> str:
    return f"{aantal} {'dag' if aantal == 1 else 'dagen'}"
