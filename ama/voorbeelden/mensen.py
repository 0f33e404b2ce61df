"""The people of the example agreements: who is guided where, since when, and how far it came; together every state."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

# How far an agreement comes; each one holds all that come before it on its way.
STAPPEN = ("opgemaakt", "ondertekend", "ingediend", "actief")


@dataclass(frozen=True)
class Verhaal:
    """One person at one werkpost from the day `start` on, counted from today; registered five weeks before.

    `statuut` says from what he lives, and so who permits. `bijzonder` names what else happened: see overeenkomsten.py.
    """

    sleutel: str
    voornaam: str
    achternaam: str
    geboren: date
    huis: str
    post: str
    start: int
    statuut: str = "tegemoetkoming_fod"
    tot: str = "actief"
    bijzonder: frozenset[str] = frozenset()
    plek: int = 0

    def komt_tot(self, stap: str) -> bool:
        """Whether the story comes as far as this step."""
        return STAPPEN.index(self.tot) >= STAPPEN.index(stap)


def _v(
    sleutel: str,
    naam: str,
    geboren: tuple[int, int, int],
    post: str,
    start: int,
    statuut: str,
    tot: str,
    *bijzonder: str,
) -> Verhaal:
    voornaam, _, achternaam = naam.partition(" ")
    return Verhaal(
        sleutel,
        voornaam,
        achternaam,
        date(*geboren),
        "maatwerk",
        post,
        start,
        statuut,
        tot,
        frozenset(bijzonder),
    )


# At De Spil in Gent, with Els.
BIJ_ELS = (
    _v("els_ontwerp", "Marleen Dobbelaere", (1974, 3, 9), "maatwerk_0", 12, "arbeidsongeschikt", "opgemaakt", "vraagt"),
    _v("els_klaar", "Hassan El Ouali", (1988, 11, 21), "maatwerk_0", 6, "tegemoetkoming_fod", "opgemaakt"),
    _v("els_getekend", "Wendy Cornelis", (1981, 6, 2), "maatwerk_1", -8, "tegemoetkoming_fod", "ondertekend"),
    _v("els_laat", "Frank Dhaene", (1969, 1, 30), "bistro", -44, "leefloon", "ondertekend"),
    _v("els_ingediend", "Petra Lievens", (1977, 9, 17), "maatwerk_0", -12, "arbeidsongeschikt", "ingediend"),
    _v("els_terug", "Erdem Kaya", (1990, 5, 5), "maatwerk_1", -20, "tegemoetkoming_fod", "ingediend", "terug"),
    _v("els_loopt", "Rosa Vandevelde", (1966, 12, 1), "maatwerk_0", -410, "arbeidsongeschikt", "actief"),
    _v("els_twee", "Glenn Buysse", (1994, 4, 24), "maatwerk_0", -200, "leefloon", "actief", "tweede"),
    _v("els_verloopt", "Noor Khalil", (1985, 8, 13), "bistro", -330, "arbeidsongeschikt", "actief", "verloopt"),
    _v("els_eindigt", "Lode Vercauteren", (1979, 2, 8), "maatwerk_1", -150, "tegemoetkoming_fod", "actief", "eindigt"),
    _v("els_gestopt", "Chantal Rogiers", (1972, 7, 19), "maatwerk_0", -280, "leefloon", "actief", "gestopt"),
    _v("els_overgedragen", "Pieterjan Loos", (1992, 10, 10), "maatwerk_0", -120, "tegemoetkoming_fod", "actief",
       "overgedragen"),
    _v("els_afgebroken", "Sabrina Mortier", (1987, 3, 3), "maatwerk_0", -25, "tegemoetkoming_fod", "opgemaakt",
       "afgebroken"),
)  # fmt: skip
_VOORNAMEN = (
    "Karel", "Naïma", "Rita", "Jonas", "Elif", "Werner", "Myriam", "Davy", "Lies", "Abdel", "Conny", "Bram", "Zeynep",
    "Roger", "Silke", "Igor", "Martine", "Tarik", "Heidi", "Yves", "Aziza", "Johan", "Leila", "Kris", "Godelieve",
)  # fmt: skip
_ACHTERNAMEN = (
    "Van Looy", "Baeten", "Sahin", "Claes", "De Ridder", "Haddad", "Nijs", "Vos", "Kowalski", "Raes", "Stevens",
    "Amrani", "De Cock", "Blomme", "Öztürk", "Verlinden", "Goossens", "Vercammen", "Mertens", "Dierickx", "Saidi",
    "Van Gorp", "Broeckx", "Cools", "Sels", "Demeyer", "Rahimi", "Lauwers", "Pieters", "Van Eynde", "Smolders",
)  # fmt: skip
_STATUTEN = (
    "arbeidsongeschikt",
    "leefloon",
    "tegemoetkoming_fod",
    "niet_werkende_werkzoekende",
    "geen_inkomen",
)


def menigte(aantal: int, posten: Mapping[str, Sequence[str]], sinds: int) -> list[Verhaal]:
    """So many others, shared out over the houses and their werkposten; drawn from a fixed seed.

    The first begin so many days back (`sinds`); one in twelve has stopped.
    """
    trek = random.Random("ama")
    huizen = sorted(posten)
    uit = []
    for volg in range(aantal):
        huis = huizen[volg % len(huizen)]
        uit.append(
            Verhaal(
                sleutel=f"ama_{volg}",
                voornaam=trek.choice(_VOORNAMEN),
                achternaam=trek.choice(_ACHTERNAMEN),
                geboren=date(trek.randint(1966, 2002), trek.randint(1, 12), trek.randint(1, 28)),
                huis=huis,
                post=trek.choice(list(posten[huis])),
                start=-trek.randint(60, sinds),
                statuut=trek.choice(_STATUTEN),
                bijzonder=frozenset({"gestopt"}) if volg % 12 == 7 else frozenset(),
                plek=volg // len(huizen),
            )
        )
    return uit
