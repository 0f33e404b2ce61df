"""The eindverslag: five contents of lines with their source, rebuilt without losing what somebody edited (art. 22)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

ACTIES, RESULTATEN, TEAM = "acties", "resultaten", "casemanagementteam"
DIENSTVERLENERS, GESPREK = "dienstverleners", "gesprek"
# The five contents of art. 22, in its order.
INHOUDEN: Mapping[str, str] = {
    ACTIES: "Beschrijving van de acties",
    RESULTATEN: "Resultaten van de acties",
    TEAM: "Informatie van het casemanagementteam",
    DIENSTVERLENERS: "Informatie van de betrokken dienstverleners",
    GESPREK: "Verslag van het gesprek met de deelnemer",
}
_ONTBREEKT: Mapping[str, str] = {
    ACTIES: "Beschrijf de acties van het traject (art. 22).",
    RESULTATEN: "Beschrijf wat de acties opleverden (art. 22).",
    TEAM: "Voeg de informatie van het casemanagementteam toe (art. 22).",
    DIENSTVERLENERS: "Voeg de informatie van de dienstverleners toe, of zeg dat er geen was (art. 22).",
    GESPREK: "Schrijf het verslag van het gesprek met de deelnemer (art. 22).",
}


class Merk(StrEnum):
    """What an edited line must be looked at for: its source says something else now, or is gone."""

    GEEN = ""
    GEWIJZIGD = "gewijzigd"
    VERDWENEN = "verdwenen"


MERKZINNEN: Mapping[Merk, str] = {
    Merk.GEWIJZIGD: "De bron wijzigde nadat je deze tekst aanpaste: kijk na of hij nog klopt.",
    Merk.VERDWENEN: "De bron van deze tekst bestaat niet meer: kijk na of hij nog klopt, of schrap hem.",
}


@dataclass(frozen=True)
class Bron:
    """What the file says now, for one of INHOUDEN: one row (`soort` and `id`) in words; blank words are no source."""

    inhoud: str
    soort: str
    id: str
    tekst: str

    @property
    def sleutel(self) -> str:
        """What its line is known by inside one content."""
        return f"{self.soort}:{self.id}"


@dataclass(frozen=True)
class Regel:
    """One line of one content.

    `tekst` is what the report says, `tekst_uit_bron` what the source said when the line was made or last looked at;
    a line that somebody wrote without a source has no `bron_soort`. `is_bewerkt`: somebody changed it. `bron_nu` is
    what the source says since the last `bouw`, None when it is gone.
    """

    sleutel: str
    bron_soort: str
    bron_id: str
    tekst_uit_bron: str
    tekst: str
    is_bewerkt: bool = False
    bron_nu: str | None = None

    @property
    def is_eigen(self) -> bool:
        """Whether somebody wrote this line himself, without a source."""
        return not self.bron_soort

    @property
    def merk(self) -> Merk:
        """Whether this line asks to be looked at: only an edited one, others follow their source."""
        if not self.is_bewerkt or self.is_eigen:
            return Merk.GEEN
        if self.bron_nu is None:
            return Merk.VERDWENEN
        return Merk.GEEN if self.bron_nu == self.tekst_uit_bron else Merk.GEWIJZIGD


Verslag = Mapping[str, Sequence[Regel]]


def bouw(bronnen: Iterable[Bron], bestaande: Verslag) -> dict[str, tuple[Regel, ...]]:
    """The report from these sources, with what was already written in `bestaande`; always all of INHOUDEN.

    Lines of sources come in the order of the sources: an untouched line says what its source says, an edited one
    keeps its words. Then come, in their order, edited lines whose source is gone and lines without a source. An
    untouched line whose source is gone is left out. Building twice gives the same. Of sources with one key the last
    counts.
    """
    per_inhoud: dict[str, dict[str, Bron]] = {inhoud: {} for inhoud in INHOUDEN}
    for bron in bronnen:
        if bron.tekst.strip():
            per_inhoud[bron.inhoud][bron.sleutel] = bron
    return {inhoud: _bouw_inhoud(nu, bestaande.get(inhoud, ())) for inhoud, nu in per_inhoud.items()}


def bewerkt(regel: Regel, tekst: str) -> Regel:
    """The line with these words; the words of its source are no edit, none at all leave it out of the report."""
    return replace(regel, tekst=tekst, is_bewerkt=regel.is_eigen or tekst != regel.tekst_uit_bron)


def nagekeken(regel: Regel) -> Regel:
    """The line after somebody saw its mark and lets the words stand; without a source it goes on as his own line."""
    if regel.merk is Merk.VERDWENEN:
        return eigen_regel(regel.sleutel, regel.tekst)
    if regel.merk is Merk.GEWIJZIGD:
        return replace(regel, tekst_uit_bron=regel.bron_nu or "")
    return regel


def eigen_regel(naam: str, tekst: str) -> Regel:
    """A line that somebody writes without a source; `naam` must be new among such lines of its content.

    Its key is never that of a source: a source that comes back gets a line beside it.
    """
    return Regel(f"eigen:{naam}", "", "", "", tekst, is_bewerkt=True)


def gemarkeerd(verslag: Verslag) -> list[tuple[str, Regel]]:
    """The lines that ask to be looked at, each with its content, in the order of the report."""
    return [
        (inhoud, regel)
        for inhoud in INHOUDEN
        for regel in verslag.get(inhoud, ())
        if regel.merk is not Merk.GEEN
    ]


def gebreken(verslag: Verslag) -> list[tuple[str, str]]:
    """Which of the five contents says nothing yet, as (content, sentence) in the order of art. 22."""
    return [
        (inhoud, _ONTBREEKT[inhoud])
        for inhoud in INHOUDEN
        if not any(regel.tekst.strip() for regel in verslag.get(inhoud, ()))
    ]


def _bouw_inhoud(nu: Mapping[str, Bron], bestaande: Sequence[Regel]) -> tuple[Regel, ...]:
    oud = {regel.sleutel: regel for regel in bestaande}
    uit = [_uit_bron(bron, oud.get(sleutel)) for sleutel, bron in nu.items()]
    uit += [
        replace(regel, bron_nu=None)
        for regel in bestaande
        if regel.sleutel not in nu and (regel.is_eigen or regel.is_bewerkt)
    ]
    return tuple(uit)


def _uit_bron(bron: Bron, oud: Regel | None) -> Regel:
    if oud is not None and oud.is_bewerkt:
        return replace(oud, bron_nu=bron.tekst)
    return Regel(bron.sleutel, bron.soort, bron.id, bron.tekst, bron.tekst, bron_nu=bron.tekst)
