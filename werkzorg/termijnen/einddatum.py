"""The latest end date, computed whole from start, length, suspensions and extensions.

Never kept up to date by adding and subtracting: whoever changes one of the ingredients computes it again.

How the parts work together: the length is the number of days of one uninterrupted period of all months
together (regular and extension, Ger.W. art. 54). Every day in a suspension is a day on which the clock
stands still. The latest end is the day on which the clock has run its length. So a day that lies in two
suspensions counts once, a suspension before the start or after the end moves nothing, and one that is only
reached because an earlier one moved the end does move it further.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from werkzorg.termijnen.kalender import aantal_of_fout, dag_of_fout
from werkzorg.termijnen.maanden import einde_na_maanden
from werkzorg.termijnen.perioden import Periode, samengevoegd

Schorsing = Periode | tuple[date, date | None]


class LopendeSchorsingError(ValueError):
    """A suspension without an end stops the clock, so that there is no latest end date yet."""


def uiterste_einddatum(
    start: date,
    maanden: int,
    schorsingen: Iterable[Schorsing] = (),
    verlenging_maanden: int = 0,
) -> date:
    """The last day, inclusive, on which a period of `maanden` + `verlenging_maanden` months may still run.

    `schorsingen` are periods or pairs (van, tot en met), both ends inclusive, in any order, overlapping or
    not. Without suspensions this is `einde_na_maanden` of all months at once. Also the day on which
    `maanden` months of time are used up, for a warning. Raises LopendeSchorsingError when a suspension that
    stops the clock has no end, ValueError for fewer than 1 month or a suspension that ends before it
    starts, OverflowError past 9999.
    """
    aantal_of_fout(maanden, "maanden", minstens=1)
    aantal_of_fout(verlenging_maanden, "verlenging_maanden")
    einde = einde_na_maanden(start, maanden + verlenging_maanden)
    for schorsing in _stilstand_vanaf(start, schorsingen):
        if schorsing.start > einde:
            break
        if schorsing.einde is None:
            raise LopendeSchorsingError("a suspension is still running: there is no latest end date yet")
        einde += timedelta(days=schorsing.aantal_dagen)
    return einde


def gebruikte_tijd(start: date, peildatum: date, schorsingen: Iterable[Schorsing] = ()) -> int:
    """The number of days on which the clock ran from `start` to and including `peildatum`.

    Days in a suspension do not count; a suspension without an end counts up to `peildatum`. 0 when
    `peildatum` lies before `start`.
    """
    dag_of_fout(start, "start")
    if dag_of_fout(peildatum, "peildatum") < start:
        return 0
    geheel = Periode(start, peildatum)
    delen = (schorsing.doorsnede(geheel) for schorsing in _stilstand_vanaf(start, schorsingen))
    return geheel.aantal_dagen - sum(deel.aantal_dagen for deel in delen if deel is not None)


def gebruikte_maanden(start: date, peildatum: date, schorsingen: Iterable[Schorsing] = ()) -> int:
    """The number of whole months that are used up at the end of `peildatum`.

    It becomes `n` on the day that `uiterste_einddatum(start, n, schorsingen)` gives, for as far as the
    suspensions have an end; 0 before the first month is full.
    """
    dagen = gebruikte_tijd(start, peildatum, schorsingen)
    if dagen == 0:
        return 0
    # As if the clock had run without a pause: the same number of days from the start.
    klok = start + timedelta(days=dagen - 1)
    maanden = (klok.year - start.year) * 12 + klok.month - start.month + 1
    while maanden > 0 and einde_na_maanden(start, maanden) > klok:
        maanden -= 1
    return maanden


def _stilstand_vanaf(start: date, schorsingen: Iterable[Schorsing]) -> list[Periode]:
    """The days from `start` on which the clock stands still, in order and without overlap."""
    vanaf = Periode(start)
    perioden = (s if isinstance(s, Periode) else Periode(*s) for s in schorsingen)
    return [
        deel for deel in (periode.doorsnede(vanaf) for periode in samengevoegd(perioden)) if deel is not None
    ]
