"""Where the plan stands between tandem, deelnemer and netwerkcoördinator: who must do what next (art. 14, 15, 18)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trajecten.domein.akkoord import PARTIJEN
from trajecten.domein.woorden import opsomming

BEWERKEN = "trajectplan_bewerken"
AKKOORD = "trajectplan_akkoord_registreren"
INDIENEN = "trajectplan_indienen"
TERUGSTUREN = "trajectplan_terugsturen"
REGISTREREN = "trajectplan_registreren"
# Acts that only make sense at one point of the way; every other one is possible whenever the state lets it.
STAPPEN = frozenset({AKKOORD, INDIENEN, TERUGSTUREN, REGISTREREN})


@dataclass(frozen=True)
class Versiestand:
    """How far one version is: the keys of PARTIJEN that agreed, and what happened with it."""

    nummer: int
    akkoorden: frozenset[str] = frozenset()
    is_ingediend: bool = False
    is_teruggestuurd: bool = False
    is_geregistreerd: bool = False

    @property
    def is_onderweg(self) -> bool:
        """Whether it lies with the netwerkcoördinator: sent, not returned, not registered yet."""
        return self.is_ingediend and not self.is_teruggestuurd and not self.is_geregistreerd

    @property
    def ontbreekt(self) -> list[str]:
        """The keys of PARTIJEN that did not agree yet."""
        return [partij for partij in PARTIJEN if partij not in self.akkoorden]


@dataclass(frozen=True)
class Stap:
    """What comes next: the key of the act ("" when nothing must be done), who does it, and the sentence about it."""

    sleutel: str
    wie: str
    zin: str


def onderweg(versies: Sequence[Versiestand]) -> Versiestand | None:
    """The version that lies with the netwerkcoördinator; the last when there would be several."""
    return next((een for een in reversed(versies) if een.is_onderweg), None)


def volgende_stap(
    versies: Sequence[Versiestand], *, aantal_gebreken: int, is_gewijzigd: bool, is_nieuw: bool
) -> Stap:
    """What must happen next with the plan.

    `versies` in order, `aantal_gebreken` of the content as it stands now, `is_gewijzigd` since the last version.
    `is_nieuw`: no version was registered yet, so that without a next step the traject does not begin.
    """
    weg = onderweg(versies)
    if weg is not None:
        return Stap(
            REGISTREREN,
            "de casemanager Werk",
            f"Versie {weg.nummer} ligt bij de netwerkcoördinator. Registreer ze in het persoonlijk dossier.",
        )
    laatste = versies[-1] if versies else None
    if laatste is not None and not is_gewijzigd:
        if laatste.is_geregistreerd:
            return Stap("", "", f"Versie {laatste.nummer} is afgesproken en geregistreerd.")
        if laatste.is_teruggestuurd:
            return Stap(
                BEWERKEN,
                "de tandem",
                f"De netwerkcoördinator stuurde versie {laatste.nummer} terug: pas het plan aan.",
            )
        if not aantal_gebreken:
            if laatste.ontbreekt:
                wie = opsomming([PARTIJEN[een] for een in laatste.ontbreekt])
                return Stap(AKKOORD, wie, f"Het akkoord van {wie} met versie {laatste.nummer} ontbreekt nog.")
            return Stap(
                INDIENEN, "de tandem", f"Iedereen ging akkoord met versie {laatste.nummer}: dien ze in."
            )
    if aantal_gebreken:
        wat = (
            "er ontbreekt nog 1 punt"
            if aantal_gebreken == 1
            else f"er ontbreken nog {aantal_gebreken} punten"
        )
        return Stap(BEWERKEN, "de tandem", f"Vul het plan aan: {wat} (art. 15).")
    if is_nieuw:
        return Stap(
            AKKOORD, "de deelnemer en de tandem", "Het plan is volledig: vraag iedereen om een akkoord."
        )
    return Stap(
        AKKOORD,
        "de deelnemer en de tandem",
        "Het plan is gewijzigd sinds de laatste versie: vraag een akkoord met de nieuwe versie.",
    )


def zinvol(
    versies: Sequence[Versiestand], *, aantal_gebreken: int, is_gewijzigd: bool, partijen: Collection[str]
) -> frozenset[str]:
    """Which of STAPPEN have a meaning now; `partijen` are those for whom this reader can register an agreement."""
    uit = set()
    laatste = versies[-1] if versies else None
    is_nieuw = laatste is None or is_gewijzigd
    weg = onderweg(versies)
    if not aantal_gebreken:
        open_partijen = set(PARTIJEN) if laatste is None or is_nieuw else set(laatste.ontbreekt)
        if open_partijen & set(partijen):
            uit.add(AKKOORD)
        klaar = laatste is not None and not is_nieuw and not laatste.ontbreekt and not laatste.is_ingediend
        if klaar and weg is None:
            uit.add(INDIENEN)
    if weg is not None:
        uit |= {TERUGSTUREN, REGISTREREN}
    return frozenset(uit)


def indien_bezwaar(versies: Sequence[Versiestand], *, is_gewijzigd: bool) -> str:
    """Why the last version cannot be sent to the netwerkcoördinator, as a sentence; "" when it can (art. 14-15)."""
    weg = onderweg(versies)
    if weg is not None:
        return (
            f"Versie {weg.nummer} ligt al bij de netwerkcoördinator: wacht tot ze geregistreerd of terug is."
        )
    if not versies:
        return "Niemand ging al akkoord met dit plan: registreer eerst de drie akkoorden (art. 15)."
    laatste = versies[-1]
    if is_gewijzigd:
        return (
            f"Het plan is gewijzigd sinds versie {laatste.nummer}: registreer eerst een akkoord met de nieuwe versie "
            "(art. 15)."
        )
    if laatste.is_teruggestuurd:
        return f"Versie {laatste.nummer} is teruggestuurd: pas het plan aan en vraag een nieuw akkoord (art. 18)."
    if laatste.is_ingediend:
        return f"Versie {laatste.nummer} is al ingediend: er is niets gewijzigd."
    if laatste.ontbreekt:
        wie = opsomming([PARTIJEN[een] for een in laatste.ontbreekt])
        return f"Het akkoord van {wie} met versie {laatste.nummer} ontbreekt: registreer het eerst (art. 15)."
    return ""
