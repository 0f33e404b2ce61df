"""Ages in whole years, by the same counting rule as terms in years (Ger.W. art. 54).

A year of life runs from the birthday to the day before the next one. Whoever is born on 29 February closes
a year of life on 28 February, and in a year without that day is a year older on 1 March.

"Ouder dan 18" and "jonger dan 66" divide the days in two without a gap: from the 18th birthday on, the 18
years lie behind the person, so he or she is older than 18 and no longer younger than 18.
"""

from datetime import date

from werkzorg.termijnen.kalender import aantal_of_fout, dag_of_fout
from werkzorg.termijnen.maanden import dag_na_maanden


def wordt_jaar_op(geboortedatum: date, jaren: int) -> date:
    """The first day on which somebody born on `geboortedatum` is `jaren` years old.

    `jaren` = 0 gives the day of birth; a negative number raises ValueError.
    """
    dag_of_fout(geboortedatum, "geboortedatum")
    if aantal_of_fout(jaren, "jaren") == 0:
        return geboortedatum
    return dag_na_maanden(geboortedatum, jaren * 12)


def leeftijd_op(geboortedatum: date, dag: date) -> int:
    """The age in whole years on `dag`; raises ValueError when `dag` lies before the birth."""
    dag_of_fout(geboortedatum, "geboortedatum")
    if dag_of_fout(dag, "dag") < geboortedatum:
        raise ValueError("dag lies before geboortedatum")
    # Comparing month and day puts the birthday of 29 February on 1 March where the 29th is missing.
    al_verjaard = (dag.month, dag.day) >= (geboortedatum.month, geboortedatum.day)
    return dag.year - geboortedatum.year - (not al_verjaard)


def is_ouder_dan(geboortedatum: date, jaren: int, dag: date) -> bool:
    """Whether `jaren` full years of life lie behind the person on `dag`: true from that birthday on."""
    return leeftijd_op(geboortedatum, dag) >= aantal_of_fout(jaren, "jaren")


def is_jonger_dan(geboortedatum: date, jaren: int, dag: date) -> bool:
    """Whether the person has not yet reached `jaren` years on `dag`: true up to the day before."""
    return not is_ouder_dan(geboortedatum, jaren, dag)
