"""The people of the example agreements: who is guided where, since when, and how far it came; together every state."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

# How far an agreement comes; each one holds all that come before it on its way.
STAPPEN = ("opgemaakt", "ondertekend", "ingediend", "actief")
# So many days after the first one the yearly evaluation is held.
EVALUATIE_NA = 352


@dataclass(frozen=True)
class Verhaal:
    """One person at one werkpost from the day `start` on, counted from today; registered five weeks before.

    `statuut` says from what he lives, and so who permits. `bijzonder` names what else happened: see overeenkomsten.py
    and verloop.py. `stopt`: the last day, for whoever is gone. `uitkomst`: of his evaluations.
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
    stopt: int | None = None
    uitkomst: str = "verder"

    def komt_tot(self, stap: str) -> bool:
        """Whether the story comes as far as this step."""
        return STAPPEN.index(self.tot) >= STAPPEN.index(stap)

    @property
    def van_els(self) -> bool:
        """Whether his begeleider is the one whose working day the examples show."""
        return self.sleutel.startswith("els")


def _v(
    sleutel: str,
    naam: str,
    geboren: tuple[int, int, int],
    post: str,
    start: int,
    statuut: str,
    tot: str,
    *bijzonder: str,
    uitkomst: str = "verder",
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
        uitkomst=uitkomst,
    )


# At De Spil in Gent, with Els: every state, every way in which guidance goes on, and every outcome of an evaluation.
BIJ_ELS = (
    _v("els_ontwerp", "Marleen Dobbelaere", (1974, 3, 9), "maatwerk_0", 12, "arbeidsongeschikt", "opgemaakt", "vraagt"),
    _v("els_concept", "Joris Haegeman", (1983, 9, 27), "maatwerk_1", 15, "geen_inkomen", "opgemaakt", "onvolledig"),
    _v("els_klaar", "Hassan El Ouali", (1988, 11, 21), "maatwerk_0", 6, "tegemoetkoming_fod", "opgemaakt", "link"),
    _v("els_getekend", "Wendy Cornelis", (1981, 6, 2), "maatwerk_1", -8, "tegemoetkoming_fod", "ondertekend"),
    _v("els_laat", "Frank Dhaene", (1969, 1, 30), "bistro", -44, "leefloon", "ondertekend"),
    _v("els_ingediend", "Petra Lievens", (1977, 9, 17), "maatwerk_0", -12, "arbeidsongeschikt", "ingediend"),
    _v("els_terug", "Erdem Kaya", (1990, 5, 5), "maatwerk_1", -20, "tegemoetkoming_fod", "ingediend", "terug"),
    _v("els_loopt", "Rosa Vandevelde", (1966, 12, 1), "maatwerk_0", -395, "arbeidsongeschikt", "actief", "ploeg"),
    _v("els_twee", "Glenn Buysse", (1994, 4, 24), "maatwerk_0", -200, "leefloon", "actief", "tweede"),
    _v("els_verloopt", "Noor Khalil", (1985, 8, 13), "bistro", -300, "arbeidsongeschikt", "actief", "verloopt"),
    _v("els_eindigt", "Lode Vercauteren", (1979, 2, 8), "maatwerk_1", -150, "tegemoetkoming_fod", "actief", "eindigt"),
    _v("els_gestopt", "Chantal Rogiers", (1972, 7, 19), "maatwerk_0", -280, "leefloon", "actief", "gestopt"),
    _v("els_overgedragen", "Pieterjan Loos", (1992, 10, 10), "maatwerk_1", -120, "tegemoetkoming_fod", "actief",
       "overgedragen"),
    _v("els_afgebroken", "Sabrina Mortier", (1987, 3, 3), "maatwerk_0", -25, "tegemoetkoming_fod", "opgemaakt",
       "afgebroken"),
    _v("els_gewijzigd", "Bilal Aktas", (1995, 1, 14), "maatwerk_0", -240, "leefloon", "actief", "gewijzigd", "ploeg"),
    _v("els_wijzigt", "Ingrid Van Hecke", (1971, 5, 20), "maatwerk_0", -170, "tegemoetkoming_fod", "actief",
       "wijzigt", "ploeg"),
    _v("els_verlengd", "Stan Roelandt", (1989, 12, 3), "maatwerk_1", -190, "tegemoetkoming_fod", "actief", "verlengd"),
    # Evaluations: one that is open, one that is too late, and one that the departement sees.
    _v("els_eval_open", "Mireille Tack", (1968, 4, 11), "maatwerk_0", -338, "arbeidsongeschikt", "actief",
       "zonder_evaluatie", "ploeg"),
    _v("els_eval_laat", "Thierry Maenhout", (1976, 8, 30), "maatwerk_0", -372, "tegemoetkoming_fod", "actief",
       "zonder_evaluatie", "ploeg"),
    _v("els_eval_erg", "Fadila Benali", (1991, 2, 22), "maatwerk_1", -460, "leefloon", "actief", "zonder_evaluatie"),
    # And one with every outcome; what it set going still has to happen.
    _v("els_uren", "Wouter Cattoir", (1984, 10, 5), "maatwerk_0", -360, "geen_inkomen", "actief", "ploeg",
       uitkomst="andere_uren"),
    _v("els_traject", "Amina Chaoui", (1996, 6, 18), "maatwerk_0", -365, "niet_werkende_werkzoekende", "actief",
       "ploeg", uitkomst="activeringstraject"),
    _v("els_wse", "Kurt Verstuyft", (1978, 3, 26), "maatwerk_0", -368, "leefloon", "actief", "ploeg",
       uitkomst="ama_wse"),
    _v("els_werk", "Lotte Hermans", (1998, 1, 9), "maatwerk_0", -358, "geen_inkomen", "actief", "ploeg",
       uitkomst="betaald_werk"),
    _v("els_stop", "Eddy Bauwens", (1967, 11, 2), "bistro", -356, "arbeidsongeschikt", "actief", uitkomst="stop"),
    # Who simply comes, in the mornings.
    _v("els_jana", "Jana Temmerman", (1993, 7, 7), "maatwerk_0", -700, "tegemoetkoming_fod", "actief", "ploeg"),
    _v("els_luc", "Luc Ghyselinck", (1970, 2, 16), "maatwerk_0", -655, "arbeidsongeschikt", "actief", "ploeg"),
    _v("els_mo", "Mohamed Azzouzi", (1986, 5, 29), "maatwerk_0", -590, "leefloon", "actief", "ploeg"),
    _v("els_vera", "Vera Sterckx", (1975, 9, 8), "maatwerk_0", -520, "tegemoetkoming_fod", "actief", "ploeg"),
    _v("els_ruben", "Ruben De Pauw", (1999, 12, 19), "maatwerk_0", -130, "geen_inkomen", "actief", "ploeg"),
    _v("els_sonja", "Sonja Wittevrongel", (1969, 10, 31), "maatwerk_0", -95, "arbeidsongeschikt", "actief", "ploeg"),
    _v("els_tenzin", "Tenzin Dolma", (1988, 8, 24), "maatwerk_0", -60, "leefloon", "actief", "ploeg"),
)  # fmt: skip
VOORNAMEN = (
    "Karel", "Naïma", "Rita", "Jonas", "Elif", "Werner", "Myriam", "Davy", "Lies", "Abdel", "Conny", "Bram", "Zeynep",
    "Roger", "Silke", "Igor", "Martine", "Tarik", "Heidi", "Yves", "Aziza", "Johan", "Leila", "Kris", "Godelieve",
)  # fmt: skip
ACHTERNAMEN = (
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
# Of the evaluations of the many: most go on as they are.
_UITKOMSTEN = ("verder",) * 7 + ("andere_uren", "activeringstraject", "ama_wse")
# One in three at a werkpost is gone; one in forty was accepted long after it was handed in.
_GESTOPT, _LAAT_AANVAARD = 3, 40
# The last of them began so many days ago; whoever is gone came at least so long.
_LAATST, _MINSTENS = 12, 60


def menigte(aantal: int, vrij: Mapping[str, tuple[str, int]], sinds: int) -> list[Verhaal]:
    """So many others, shared out over the werkposten by their places; drawn from a fixed seed.

    `vrij`: per werkpost its begeleider and how many places it has. The first begin so many days back (`sinds`).
    """
    trek = random.Random("ama")
    uit = []
    plaatsen = {post: plek for post, (_, plek) in vrij.items()}
    for volg, (keer, post) in enumerate(_verdeeld(aantal, plaatsen)):
        is_weg = keer % _GESTOPT == 1
        start = -trek.randint(_LAATST if not is_weg else _MINSTENS, sinds)
        uit.append(
            Verhaal(
                sleutel=f"ama_{volg}",
                voornaam=trek.choice(VOORNAMEN),
                achternaam=trek.choice(ACHTERNAMEN),
                geboren=date(trek.randint(1966, 2002), trek.randint(1, 12), trek.randint(1, 28)),
                huis=vrij[post][0],
                post=post,
                start=start,
                statuut=trek.choice(_STATUTEN),
                bijzonder=frozenset({"laat_aanvaard"}) if volg % _LAAT_AANVAARD == 5 else frozenset(),
                plek=1,
                stopt=start + trek.randint(30, -start - 5) if is_weg else None,
                uitkomst=trek.choice(_UITKOMSTEN),
            )
        )
    return uit


def _verdeeld(aantal: int, plaatsen: Mapping[str, int]) -> list[tuple[int, str]]:
    """So many times a werkpost, each as often as its share of the places, mixed; with how often it came before."""
    samen = sum(plaatsen.values())
    uit = [
        ((keer + 0.5) / plek, keer, post)
        for post, plek in sorted(plaatsen.items())
        for keer in range(-(-aantal * plek // samen))
    ]
    return [(keer, post) for _, keer, post in sorted(uit)[:aantal]]
