"""Date law without Django: periods, months, days, working days, ages and latest end dates.

Everything here is a pure function on `datetime.date`. Nothing knows "today", a time zone or a database; a
`datetime` is refused with `TypeError`, because somebody must first say in which time zone its day is meant.
"""

from werkzorg.termijnen.dagen import dagen_erbij, is_werkdag, volgende_werkdag, werkdagen_erbij
from werkzorg.termijnen.einddatum import (
    LopendeSchorsingError,
    gebruikte_maanden,
    gebruikte_tijd,
    uiterste_einddatum,
)
from werkzorg.termijnen.feestdagen import feestdagen, paaszondag
from werkzorg.termijnen.leeftijd import is_jonger_dan, is_ouder_dan, leeftijd_op, wordt_jaar_op
from werkzorg.termijnen.maanden import einde_na_jaren, einde_na_maanden
from werkzorg.termijnen.perioden import Periode, aantal_dagen_samen, samengevoegd

__all__ = [
    "LopendeSchorsingError",
    "Periode",
    "aantal_dagen_samen",
    "dagen_erbij",
    "einde_na_jaren",
    "einde_na_maanden",
    "feestdagen",
    "gebruikte_maanden",
    "gebruikte_tijd",
    "is_jonger_dan",
    "is_ouder_dan",
    "is_werkdag",
    "leeftijd_op",
    "paaszondag",
    "samengevoegd",
    "uiterste_einddatum",
    "volgende_werkdag",
    "werkdagen_erbij",
    "wordt_jaar_op",
]
