"""The people of the example trajecten: who, when it began, and how far it came; together they show every state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# How far a story comes; each one holds all that come before it on its way.
STAPPEN = (
    "aangevraagd",
    "in_beoordeling",
    "goedgekeurd",
    "toegewezen",
    "plan_in_opmaak",
    "plan_ingediend",
    "lopend",
    "afrondend",
    "verslag_ingediend",
    "afgerond",
)


@dataclass(frozen=True)
class Dossier:
    """One story. `start` is the day of the first talk, counted from today; the request came 45 days before.

    `bijzonder` names what else happened: see aanloop.py, plannen.py and verloop.py. `plek` is which of two
    colleagues guides.
    """

    sleutel: str
    voornaam: str
    achternaam: str
    geboren: date
    start: int
    tot: str
    bijzonder: frozenset[str] = frozenset()
    plek: int = 0

    def komt_tot(self, stap: str) -> bool:
        """Whether the story comes as far as this step."""
        return STAPPEN.index(self.tot) >= STAPPEN.index(stap)


def _d(
    sleutel: str,
    naam: str,
    geboren: tuple[int, int, int],
    start: int,
    tot: str,
    *bijzonder: str,
    plek: int = 0,
) -> Dossier:
    voornaam, _, achternaam = naam.partition(" ")
    return Dossier(sleutel, voornaam, achternaam, date(*geboren), start, tot, frozenset(bijzonder), plek)


DOSSIERS = (
    # Requests
    _d("vers", "Rachida Benali", (1989, 4, 12), 42, "aangevraagd"),
    _d("zelf", "Koen Verstraete", (1977, 11, 3), 36, "aangevraagd", "eigen_vraag"),
    _d("beoordeeld", "Mia Roelandt", (1983, 2, 27), 24, "in_beoordeling"),
    _d("te_laat", "Jef Dierckx", (1970, 8, 19), -6, "in_beoordeling", "te_laat"),
    _d("geweigerd", "Sandra Pype", (1992, 6, 5), -20, "in_beoordeling", "geweigerd"),
    _d("ingetrokken", "Bilal Chahid", (1996, 1, 30), -12, "aangevraagd", "ingetrokken"),
    _d("wachtend", "Greet Coppens", (1981, 9, 14), 18, "goedgekeurd"),
    # Before and at the plan
    _d("eerste_gesprek", "Omar Jansen", (1987, 12, 8), 6, "toegewezen"),
    _d("plan", "Lutgarde Mertens", (1975, 3, 22), -9, "plan_in_opmaak"),
    _d("akkoord", "Stijn Lambert", (1990, 5, 17), -16, "plan_in_opmaak", "akkoord"),
    _d("ingediend", "Naima El Khatib", (1985, 10, 1), -19, "plan_ingediend"),
    _d("teruggestuurd", "Eddy Bogaerts", (1968, 7, 7), -24, "plan_in_opmaak", "teruggestuurd"),
    # Running
    _d("lopend", "Veerle Hendrickx", (1979, 1, 25), -120, "lopend", "stage", "evaluatie"),
    _d("jong", "Kevin De Clerck", (1999, 8, 2), -58, "lopend", "evaluatie", plek=1),
    _d("zonder", "Ingrid Maas", (1972, 5, 29), -47, "lopend", "zonder_dienstverlener"),
    _d("onderbroken", "Mehmet Yilmaz", (1986, 2, 11), -150, "lopend", "onderbroken", "evaluatie"),
    _d("vervangen", "Hilde Smets", (1980, 12, 20), -90, "lopend", "vervangen"),
    _d("overgedragen", "Tomas Novak", (1991, 4, 4), -200, "lopend", "overgedragen", "evaluatie"),
    _d("bijna", "Carla Vermeersch", (1966, 6, 16), -482, "lopend", "evaluatie"),
    _d("verlenging", "Danny Pauwels", (1973, 10, 10), -500, "lopend", "verlenging_gevraagd", "evaluatie"),
    _d("verlengd", "Fatma Demirci", (1984, 3, 3), -535, "lopend", "verlengd", "evaluatie", "stage"),
    # Towards the end
    _d("maximum", "Luc Hermans", (1969, 9, 9), -556, "lopend", "evaluatie"),
    _d("gestopt", "Samira Haddad", (1994, 11, 21), -70, "afrondend", "vroeg"),
    _d("overleden", "Georges Willems", (1963, 5, 2), -60, "afrondend", "overleden"),
    _d("verslag", "Patrick Goris", (1978, 8, 28), -300, "verslag_ingediend", "evaluatie"),
    _d("afgerond", "An Desmet", (1988, 2, 2), -420, "afgerond", "evaluatie", "stage"),
    _d("verbeterd", "Ivan Petrov", (1982, 7, 13), -380, "afgerond", "verbeterd"),
)
# Guided under the decree of 2014; VDAB read the closed file in later.
OUD = _d("oud", "Rita Vandamme", (1971, 3, 9), -240, "aangevraagd")
AANTAL_MENSEN = len(DOSSIERS) + 1
