"""The days that are never a working day: the ten legal Belgian holidays and 11 July.

The ten days of the KB of 18 April 1974 (art. 1) and the Feast of the Flemish Community. Replacement days,
that an employer chooses for a holiday on a Sunday, differ per employer and are therefore no holidays here;
a closing day of one organisation is handed to the calculation as `extra_sluitingsdagen`.
"""

from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

VASTE_FEESTDAGEN = (
    (1, 1, "Nieuwjaar"),
    (5, 1, "Dag van de Arbeid"),
    (7, 11, "Feest van de Vlaamse Gemeenschap"),
    (7, 21, "Nationale feestdag"),
    (8, 15, "Onze-Lieve-Vrouw-Hemelvaart"),
    (11, 1, "Allerheiligen"),
    (11, 11, "Wapenstilstand"),
    (12, 25, "Kerstmis"),
)
DAGEN_NA_PASEN = (
    (1, "Paasmaandag"),
    (39, "Onze-Lieve-Heer-Hemelvaart"),
    (50, "Pinkstermaandag"),
)


def paaszondag(jaar: int) -> date:
    """Easter Sunday of that year in the Gregorian calendar (the anonymous computus of 1876)."""
    a = jaar % 19
    b, c = divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> MappingProxyType[date, str]:
    """The holidays of that year in order, each with its Dutch name.

    Where two fall on one day (Ascension on 1 May: 2008, 2160) the names are joined with "en". The mapping is
    shared and cannot be changed.
    """
    pasen = paaszondag(jaar)
    dagen = [(date(jaar, maand, dag), naam) for maand, dag, naam in VASTE_FEESTDAGEN]
    dagen += [(pasen + timedelta(days=later), naam) for later, naam in DAGEN_NA_PASEN]
    namen: dict[date, str] = {}
    for dag, naam in sorted(dagen):
        namen[dag] = f"{namen[dag]} en {naam}" if dag in namen else naam
    return MappingProxyType(namen)
