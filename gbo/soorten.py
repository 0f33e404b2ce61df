"""What the tables of the onthaaltrajecten know by name; the lists themselves are law."""

from gbo.domein.lijsten import (
    AFBREEKREDENEN,
    BEREIKT,
    BOODSCHAP,
    BRIEF,
    EMAIL,
    HUISBEZOEK,
    LOKET,
    NIET_BEREIKT,
    PERSOONLIJK,
    TELEFOON,
    TERUGSTUURREDENEN,
    UITKOMSTEN,
    VIDEO,
    WIJZEN,
)

__all__ = [
    "AFBREEKREDENEN",
    "BEREIKT",
    "BOODSCHAP",
    "BRIEF",
    "EMAIL",
    "HUISBEZOEK",
    "LOKET",
    "NIET_BEREIKT",
    "PERSOONLIJK",
    "TELEFOON",
    "TERUGSTUURREDENEN",
    "UITKOMSTEN",
    "VIDEO",
    "WIJZEN",
]
