"""The people of the example onthaaltrajecten: who, where, since when, and how far it came; together every state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Where they live, and to which core partner they go: OCMW Lindegem for Deinze, CAW De Brug for Gent.
DEINZE, GENT = "deinze", "gent"
PLAATSEN = {DEINZE: ("9800", "Deinze"), GENT: ("9000", "Gent")}
PARTNERS = {DEINZE: "ocmw", GENT: "caw"}

# Story -> what happened, day by day after the advice: (days later, act).
VERHALEN: dict[str, tuple[tuple[int, str], ...]] = {
    "advies": (),
    "geweigerd": ((2, "weiger"),),
    "nieuw": ((0, "draag_over"),),
    "aanvaard": ((0, "draag_over"), (1, "aanvaard")),
    "niet_bereikt": ((0, "draag_over"), (1, "aanvaard"), (2, "mis"), (5, "mis")),
    "bereikt": ((0, "draag_over"), (1, "aanvaard"), (2, "mis"), (6, "bereik")),
    "gestart": ((0, "draag_over"), (1, "aanvaard"), (3, "bereik"), (9, "start")),
    "doorverwezen": ((0, "draag_over"), (2, "aanvaard"), (4, "bereik"), (12, "start"), (40, "verwijs_door")),
    "afgerond": ((0, "draag_over"), (1, "aanvaard"), (2, "bereik"), (7, "start"), (60, "rond_af")),
    "afgebroken": ((0, "draag_over"), (1, "aanvaard"), (6, "bereik"), (15, "breek_af")),
    "afgesloten": (
        (0, "draag_over"), (1, "aanvaard"), (2, "mis"), (12, "mis"), (25, "mis"), (34, "sluit"),
    ),
    "teruggestuurd": ((0, "draag_over"), (2, "stuur_terug")),
    "doorgegeven": ((0, "draag_over"), (1, "geef_door")),
    "overleden": ((10, "overlijd"),),
}  # fmt: skip


@dataclass(frozen=True)
class Verhaal:
    """One person whom VDAB advised welfare so many days from today (below zero), and what came of it."""

    sleutel: str
    voornaam: str
    achternaam: str
    geboren: date
    dag: int
    plaats: str
    verloop: str

    @property
    def stappen(self) -> tuple[tuple[int, str], ...]:
        """What happened after the advice, as far as that is before today."""
        return tuple((dag, stap) for dag, stap in VERHALEN[self.verloop] if self.dag + dag < 0)


_VOORNAMEN = (
    "Achmed", "Birgit", "Cyriel", "Dorien", "Emiel", "Farida", "Gaston", "Hannelore", "Ismail", "Josiane", "Kaat",
    "Leon", "Manon", "Noureddine", "Odette", "Pascal", "Rozemarijn", "Selim", "Tuur", "Ursula", "Vincent", "Wassim",
    "Yvonne", "Zita", "Arne", "Brigitte", "Camiel",
)  # fmt: skip
_ACHTERNAMEN = (
    "Abeloos", "Bracke", "Colpaert", "Deceuninck", "El Fassi", "Fierens", "Ghekiere", "Haesaert", "Impens", "Joly",
    "Kestens", "Ledegen", "Matthys", "Naessens", "Onghena", "Provoost", "Ryckaert", "Schepens", "Tanghe", "Uvijn",
    "Verplancke", "Wallays", "Ysebaert",
)  # fmt: skip
# How far it came -> the days on which VDAB advised it.
_WANNEER: dict[str, tuple[int, ...]] = {
    "advies": (-2, -5, -9),
    "geweigerd": (-12, -60, -140, -250),
    # Two of them wait too long already.
    "nieuw": (-1, -2, -3, -4, -6, -20, -23),
    "aanvaard": (-3, -4, -6, -8, -21),
    "niet_bereikt": (-7, -9, -11, -16),
    "bereikt": (-8, -10, -14, -18),
    "gestart": (-20, -35, -48, -66, -90, -120),
    "doorverwezen": (-75, -130, -210, -300),
    "afgerond": (-95, -170, -260, -330),
    "afgebroken": (-40, -150, -280),
    "afgesloten": (-55, -110, -230),
    "teruggestuurd": (-30, -85),
    "doorgegeven": (-3, -8),
}
# Ended so long ago that the partner sees them in the list of what is about to be erased.
_BIJNA_WEG = (("afgerond", -405), ("afgebroken", -368))
# Died before the data went anywhere: the clock closed the advice.
_OVERLEDEN = (("overleden", -33),)


def iedereen() -> list[Verhaal]:
    """All of them, the same every time; two of every three live in Deinze."""
    wanneer = [(verloop, dag) for verloop, dagen in _WANNEER.items() for dag in dagen]
    return [
        Verhaal(
            sleutel=f"gbo_{nummer}",
            voornaam=_VOORNAMEN[nummer * 4 % len(_VOORNAMEN)],
            achternaam=_ACHTERNAMEN[nummer * 5 % len(_ACHTERNAMEN)],
            geboren=date(1960 + nummer * 7 % 42, nummer % 12 + 1, nummer * 3 % 28 + 1),
            dag=dag,
            plaats=GENT if nummer % 3 == 2 else DEINZE,
            verloop=verloop,
        )
        for nummer, (verloop, dag) in enumerate([*wanneer, *_BIJNA_WEG, *_OVERLEDEN])
    ]
