"""What somebody typed in the eindverslag, worked into the report without losing a word (art. 22)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from trajecten.domein.bespreking import niet_besproken_bezwaar
from trajecten.domein.eindverslag import (
    INHOUDEN,
    Merk,
    Regel,
    Verslag,
    bewerkt,
    eigen_regel,
    gebreken,
    gemarkeerd,
    nagekeken,
)
from trajecten.domein.woorden import datum


class Keuze(StrEnum):
    """What happens with a line that is marked: nothing yet, its words stand, its source counts, or it goes."""

    NIETS = ""
    LATEN = "laten"
    BRON = "bron"
    WEG = "weg"


KEUZES: Mapping[Merk, Mapping[Keuze, str]] = {
    Merk.GEWIJZIGD: {
        Keuze.LATEN: "Nagekeken: deze tekst blijft",
        Keuze.BRON: "Neem over wat de bron nu zegt",
    },
    Merk.VERDWENEN: {Keuze.LATEN: "Nagekeken: deze tekst blijft", Keuze.WEG: "Schrap deze tekst"},
}


def vingerafdruk(tekst: str) -> str:
    """A short mark of these words, the same whatever their line ends and outer blanks; "" for none."""
    kaal = "\n".join(tekst.split())
    return hashlib.sha256(kaal.encode()).hexdigest()[:16] if kaal else ""


@dataclass(frozen=True)
class Regelinvoer:
    """One line as it came back from the screen.

    `getoond` and `bron` are the marks (`vingerafdruk`) of its words and of the words of its source when it was shown.
    """

    inhoud: str
    sleutel: str
    tekst: str
    getoond: str = ""
    bron: str = ""
    keuze: Keuze = Keuze.NIETS

    @property
    def is_anders(self) -> bool:
        """Whether somebody typed in it."""
        return vingerafdruk(self.tekst) != self.getoond


@dataclass(frozen=True)
class Verslaginvoer:
    """What came back from the screen: `nieuw` has per content a line to add, "" for none."""

    regels: Sequence[Regelinvoer]
    nieuw: Mapping[str, str]
    eigen_visie: str
    besproken_op: date | None
    niet_besproken: str = ""


def besproken_bezwaar(op: date | None, *, startdatum: date, vandaag: date) -> str:
    """Why the talk about the report was not on this day, as a sentence; "" when it can, or while there is none.

    From the start of the traject up to and including today: the last talk may come before the last day.
    """
    if op is not None and op > vandaag:
        return "Deze dag ligt in de toekomst: bespreek het verslag eerst (art. 22)."
    if op is not None and op < startdatum:
        return f"Het traject begon op {datum(startdatum)}: kies die dag of een latere."
    return ""


def indien_bezwaren(
    verslag: Verslag,
    besproken_op: date | None,
    *,
    startdatum: date,
    vandaag: date,
    niet_besproken: str = "",
    einde_reden: str = "",
) -> dict[str, str]:
    """Per content or field why this report cannot be sent, as sentences; empty when it can."""
    uit = dict(gebreken(verslag))
    nee = niet_besproken_bezwaar(niet_besproken, besproken_op=besproken_op, einde_reden=einde_reden)
    if nee:
        uit["niet_besproken"] = nee
    elif besproken_op is None and not niet_besproken.strip():
        uit["besproken_op"] = "Vul in wanneer jullie het verslag met de deelnemer bespraken (art. 22)."
    elif nee := besproken_bezwaar(besproken_op, startdatum=startdatum, vandaag=vandaag):
        uit["besproken_op"] = nee
    if wacht := len(gemarkeerd(verslag)):
        regels = "1 regel" if wacht == 1 else f"{wacht} regels"
        uit["gemarkeerd"] = f"Van {regels} wijzigde de bron: kijk die eerst na."
    return uit


def verwerk(
    verslag: Verslag,
    invoer: Sequence[Regelinvoer],
    nieuw: Mapping[str, str],
    *,
    naam: Callable[[], str],
) -> dict[str, tuple[Regel, ...]]:
    """The report with what was typed, and per content a new line (blank: none); `naam` gives a name nobody has.

    Who typed in a line whose source changed or went meanwhile keeps his words, and the line is marked.
    """
    per_regel = {(een.inhoud, een.sleutel): een for een in invoer}
    uit: dict[str, tuple[Regel, ...]] = {}
    for inhoud in INHOUDEN:
        regels: list[Regel] = []
        for regel in verslag.get(inhoud, ()):
            getypt = per_regel.pop((inhoud, regel.sleutel), None)
            if (blijft := _verwerk_regel(regel, getypt)) is not None:
                regels.append(blijft)
        regels += [
            _verdwenen(getypt)
            for (waar, _), getypt in per_regel.items()
            if waar == inhoud and getypt.is_anders and getypt.tekst.strip()
        ]
        if tekst := nieuw.get(inhoud, "").strip():
            regels.append(eigen_regel(naam(), tekst))
        uit[inhoud] = tuple(regels)
    return uit


def _verwerk_regel(regel: Regel, getypt: Regelinvoer | None) -> Regel | None:
    """The line after this input; None when it is no longer there."""
    if getypt is None:
        return regel
    if getypt.is_anders:
        bron_is_anders = not regel.is_eigen and getypt.bron != vingerafdruk(regel.bron_nu or "")
        regel = bewerkt(regel, getypt.tekst)
        if bron_is_anders and regel.is_bewerkt:
            # He saw other words of the source than there are now: the line asks to be looked at.
            regel = replace(regel, tekst_uit_bron="")
    if regel.is_eigen and not regel.tekst.strip():
        return None
    match getypt.keuze:
        case Keuze.LATEN:
            return nagekeken(regel)
        case Keuze.BRON if regel.bron_nu is not None:
            return replace(regel, tekst=regel.bron_nu, tekst_uit_bron=regel.bron_nu, is_bewerkt=False)
        case Keuze.WEG if regel.merk is Merk.VERDWENEN:
            return None
    return regel


def _verdwenen(getypt: Regelinvoer) -> Regel:
    soort, _, bron_id = getypt.sleutel.partition(":")
    return Regel(getypt.sleutel, soort, bron_id, "", getypt.tekst, is_bewerkt=True)
