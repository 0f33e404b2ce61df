"""How the sentences of this package write a day, hours, money and a list, and which sources they cite."""

from __future__ import annotations

from werkzorg.termijnen.woorden import (
    dagen,
    datum,
    eerste_vijf,
    maanden,
    met_hoofdletter,
    opsomming,
    periode,
)

# One address for all words of this package; those that every law shares are written once.
__all__ = [
    "ARBEIDSWET",
    "BLADZIJDE",
    "CONTINGENT",
    "DEELNAME",
    "DUUR",
    "ERKENNING",
    "FAQ",
    "FEESTDAGENWET",
    "GEGEVENS",
    "SUBSIDIE",
    "VDAB_WSE",
    "WEEKDAGEN",
    "dagen",
    "datum",
    "duur",
    "eerste_vijf",
    "euro",
    "keer",
    "maanden",
    "met_hoofdletter",
    "opsomming",
    "periode",
]

# Regelgeving 0.1. What was only read on a page of the departement is cited as that page.
DEELNAME = "Decreet 8/7/2022 art. 28"
DUUR = "Decreet 8/7/2022 art. 29"
ERKENNING = "Decreet 8/7/2022 art. 30"
GEGEVENS = "Decreet 8/7/2022 art. 31-33"
FAQ = "Departement Zorg, FAQ AMA"
BLADZIJDE = "Departement Zorg, Arbeidsmatige activiteiten"
SUBSIDIE = "BVR 18/11/2022, subsidiëring AMA"
VDAB_WSE = "VDAB, AMA in de sociale economie"
CONTINGENT = "BVR 18/11/2022, contingent AMA sociale economie"
ARBEIDSWET = "Arbeidswet 16/3/1971"
FEESTDAGENWET = "Feestdagenwet 4/1/1974"

WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def keer(aantal: int) -> str:
    """A number of times: "1 keer", "2 keer"."""
    return f"{aantal} keer"


def duur(minuten: int) -> str:
    """Minutes as hours: "3 u", "3 u 30", "45 min"."""
    uren, rest = divmod(minuten, 60)
    if not uren:
        return f"{rest} min"
    return f"{uren} u {rest:02}" if rest else f"{uren} u"


def euro(cent: int) -> str:
    """An amount in whole cents as people write it: "€ 1.061,20"; a negative one as "€ -12,30"."""
    heel, rest = divmod(abs(cent), 100)
    punten = f"{heel:,}".replace(",", ".")
    return f"€ {'-' if cent < 0 else ''}{punten},{rest:02}"
