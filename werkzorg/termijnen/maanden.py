"""Terms in months and years (Ger.W. art. 54): van de zoveelste tot de dag vóór de zoveelste.

The rule, with both ends inside the period. Let `d` be the day of the month on which the period starts.

1. The period closes in the month that lies `maanden` months further, on day `d - 1`.
2. Where that month has no day `d - 1`, its own last day closes the period (31/8/2024 + 18 months: there is no
   30/2/2026, so 28/2/2026). It does not matter whether one looks for a missing `d - 1` or a missing `d`: in
   a month of `L` days both readings give `min(d - 1, L)`.
3. A period that starts on the first closes on the last day of the month before (1/1/2025 + 18 months:
   30/6/2026): that is what "the day before the first" means.

The whole term is always counted at once from its start. Counting in steps gives something else: 31/8/2024 +
18 months is 28/2/2026, and six months from 1/3/2026 end on 31/8/2026, while 24 months at once end on
30/8/2026.
"""

from datetime import MAXYEAR, date, timedelta

from werkzorg.termijnen.kalender import aantal_of_fout, dag_of_fout, laatste_dag_van_maand, maand_verder


def einde_na_maanden(start: date, maanden: int) -> date:
    """The last day, inclusive, of a period of `maanden` months that starts on `start` (Ger.W. art. 54).

    `maanden` is at least 1 (ValueError otherwise); OverflowError when the end lies after the year 9999.
    """
    dag_of_fout(start, "start")
    aantal_of_fout(maanden, "maanden", minstens=1)
    jaar, maand = maand_verder(start, maanden)
    if start.day == 1:
        # The day before the first is the last day of the previous month; also right for January 10000.
        jaar, maand = maand_verder(start, maanden - 1)
    if jaar > MAXYEAR:
        raise OverflowError("the period ends after the year 9999")
    laatste = laatste_dag_van_maand(jaar, maand)
    return date(jaar, maand, laatste if start.day == 1 else min(start.day - 1, laatste))


def einde_na_jaren(start: date, jaren: int) -> date:
    """The last day, inclusive, of a period of `jaren` years that starts on `start` (Ger.W. art. 54).

    A year is twelve months: five years from 1/7/2023 end on 30/6/2028. Errors as `einde_na_maanden`.
    """
    aantal_of_fout(jaren, "jaren", minstens=1)
    return einde_na_maanden(start, jaren * 12)


def dag_na_maanden(start: date, maanden: int) -> date:
    """The first day that no longer belongs to a period of `maanden` months from `start`.

    Errors as `einde_na_maanden`, and OverflowError when that day would be 1/1/10000.
    """
    return einde_na_maanden(start, maanden) + timedelta(days=1)
