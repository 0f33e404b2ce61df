"""What must hold before something is granted, point by point: each says that it is in order, or how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mandaten.domein.beslissing import Deelnemer, advies_bezwaar, samenstelling_bezwaren
from mandaten.domein.verdwenen import is_verdwenen, opgegaan_zin

if TYPE_CHECKING:
    from mandaten.domein.houders import Eigen
    from mandaten.soorten import Toekenningssoort


@dataclass(frozen=True)
class Punt:
    """One check: what it is about, whether it is in order, and the sentence that says so or how to mend it."""

    label: str
    is_in_orde: bool
    zin: str


@dataclass(frozen=True)
class Bezetter:
    """Who has a regio already in these days, by which grant, until its last day (None: no end)."""

    regio: str
    houder: str
    nummer: str
    tot: date | None


def record_bezwaar(
    *, verdwijnt_op: date | None, tot: date | None, is_actief: bool, conventie_bezwaar: str
) -> str:
    """What is wrong with the record of an organisation today, as half a sentence; "" when nothing is.

    Nobody is granted what would still run (until `tot`, inclusive; None: no end) when it goes up in another
    (`verdwijnt_op`): the merger looked once at what there was.
    """
    if verdwijnt_op and is_verdwenen(verdwijnt_op, tot or date.max):
        return opgegaan_zin(verdwijnt_op)
    if not is_actief:
        return "deze organisatie staat als gesloten genoteerd."
    return conventie_bezwaar


def aanvrager_punt(
    soort: Toekenningssoort, *, naam: str, organisatiesoort: str, soortnaam: str, bezwaar: str
) -> Punt:
    """Whether the applicant, as it is registered today, can have this (also the eleven kinds of regelgeving 5.2)."""
    zin = ""
    if organisatiesoort not in soort.houders:
        zin = f"{naam} is nu een organisatie van de soort “{soortnaam}” en kan dit niet krijgen ({soort.rechtsgrond})."
    elif bezwaar:
        zin = f"{naam}: {bezwaar} ({soort.rechtsgrond})"
    return Punt("Aanvrager", not zin, zin or f"{naam} is een organisatie die dit kan krijgen.")


def partners_punt(soort: Toekenningssoort, deelnemers: Sequence[Deelnemer]) -> Punt:
    """Whether every partner confirmed, and together they are what the law asks."""
    zin = ""
    if wachten := [een.naam for een in deelnemers if not een.is_bevestigd]:
        zin = (
            f"Nog niet bevestigd: {', '.join(wachten)}. Vraag een aanvulling, zodat elke partner zijn deelname zelf "
            f"bevestigt ({soort.rechtsgrond})."
        )
    elif fout := samenstelling_bezwaren(soort, deelnemers):
        zin = f"De samenstelling klopt niet: {'; '.join(fout)}. Vraag een aanvulling, of weiger ({soort.rechtsgrond})."
    return Punt(
        "Partners", not zin, zin or "Elke plaats is ingevuld en elke partner bevestigde zijn deelname zelf."
    )


def advies_punten(soort: Toekenningssoort, *, criteria: int, adviezen: int) -> list[Punt]:
    """A call with criteria asks for points; without criteria an advice is free."""
    if not criteria:
        return []
    if zin := advies_bezwaar(soort, criteria=criteria, adviezen=adviezen):
        return [Punt("Advies", False, zin)]
    gaf = "Eén advies gaf" if adviezen == 1 else f"{adviezen} adviezen gaven"
    return [Punt("Advies", True, f"{gaf} punten voor elk criterium van de oproep.")]


def uitsluitende_punten(soort: Toekenningssoort, zonder_punten: Sequence[str]) -> list[Punt]:
    """The call says so: without an excluding criterion no grant. It lacks when every advice gives it no points."""
    if not zonder_punten:
        return []
    namen = ", ".join(f"“{omschrijving}”" for omschrijving in zonder_punten)
    return [
        Punt(
            "Uitsluitende criteria",
            False,
            f"Geen enkel advies geeft punten voor {namen}, en zonder dat krijgt niemand dit (de oproep; "
            f"{soort.rechtsgrond}). Vraag een nieuw advies, of weiger.",
        )
    ]


def eigen_punt(soort: Toekenningssoort, naam: str, eigen: Eigen | None) -> Punt:
    """Nobody has the same twice: a challenge or a file may have brought it since the application."""
    label = "Nog niet toegekend"
    if eigen is None:
        return Punt(label, True, f"{naam} heeft dit in deze periode nog niet.")
    return Punt(
        label,
        False,
        f"{naam} heeft dit al {_tot(eigen.tot)} ({eigen.nummer}). Twee tegelijk kan niet ({soort.rechtsgrond}): kies "
        "een latere eerste dag, of weiger.",
    )


def regios_punt(soort: Toekenningssoort, bezet: Sequence[Bezetter]) -> Punt:
    """Regelgeving 15, row 11: one at a time per regio, also while it is suspended."""
    label = "Regio’s vrij"
    if not bezet:
        return Punt(label, True, "In geen enkele regio is er in deze periode al zo’n mandaat.")
    wie = " ".join(f"{een.regio} is {_tot(een.tot)} van {een.houder} ({een.nummer})." for een in bezet)
    return Punt(
        label,
        False,
        f"{wie} Een regio heeft er één tegelijk ({soort.rechtsgrond}): kies een latere eerste dag, of weiger.",
    )


def functiepunten(soort: Toekenningssoort, botsing: str) -> list[Punt]:
    """Never casemanager Werk and Zorg in one regio (art. 13); `botsing` says who would be."""
    label = "Werk of Zorg"
    if botsing:
        return [Punt(label, False, botsing)]
    if not soort.met_regio:
        return []
    return [Punt(label, True, "Niemand wordt in één gebied casemanager Werk en casemanager Zorg samen.")]


def _tot(dag: date | None) -> str:
    return f"tot en met {dag:%d/%m/%Y}" if dag else "zonder einddatum"
