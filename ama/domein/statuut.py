"""The income status of a deelnemer, and which body must permit the activities (regelgeving 5.5).

A person may have several at the same time; then each body is asked. The rows are dated and stay inside ama
(regelgeving 15, row 12).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ama.domein import woorden
from werkzorg.termijnen import Periode, leeftijd_op

# Groeipakket is paid up to and including this age (regelgeving 5.1: "18-25").
_GROEIPAKKET_TOT = 25


class Instantie(StrEnum):
    """A body that permits somebody who gets money from it to take part."""

    VDAB = "vdab"
    OCMW = "ocmw"
    ARTS = "adviserend_arts"
    ANDERE = "andere"


INSTANTIES: Mapping[Instantie, str] = {
    Instantie.VDAB: "VDAB",
    Instantie.OCMW: "het OCMW",
    Instantie.ARTS: "de adviserend arts van het ziekenfonds",
    Instantie.ANDERE: "de andere uitkeringsinstantie",
}


@dataclass(frozen=True)
class Statuutsoort:
    """One status: who must permit (None: nobody), how that is asked, where it was read, and whether it was assumed."""

    sleutel: str
    label: str
    instantie: Instantie | None
    hoe: str
    bron: str = woorden.FAQ
    is_aanname: bool = False


_ALLE = (
    Statuutsoort(
        "niet_werkende_werkzoekende",
        "niet-werkende werkzoekende",
        Instantie.VDAB,
        "Vraag het digitaal aan VDAB. De persoon is daar niet-toeleidbaar of heeft een advies Welzijn; met een advies "
        "arbeidszorg gaat hij naar AMA sociale economie.",
    ),
    Statuutsoort(
        "leefloon",
        "leefloon",
        Instantie.OCMW,
        "Vraag het aan het OCMW: in een groot OCMW aan het hoofd van de sociale dienst, in een klein aan de "
        "voorzitter.",
    ),
    Statuutsoort(
        "arbeidsongeschikt",
        "arbeidsongeschikt, als werknemer of als zelfstandige",
        Instantie.ARTS,
        "Vraag het met het formulier “niet-bezoldigde activiteit”. Vul als organisatie de werkpost in.",
    ),
    Statuutsoort(
        "tegemoetkoming_fod",
        "inkomensvervangende of integratietegemoetkoming",
        None,
        "Voor deze tegemoetkoming is geen toestemming nodig.",
    ),
    Statuutsoort(
        "groeipakket",
        "alleen Groeipakket",
        None,
        "Tussen 18 en 25 jaar blijft het Groeipakket lopen. Er is geen toestemming nodig.",
    ),
    Statuutsoort(
        "geen_inkomen",
        "geen inkomen",
        None,
        "Zonder uitkering is er niemand die toestemming moet geven.",
        is_aanname=True,
    ),
    Statuutsoort(
        "andere",
        "een andere uitkering",
        Instantie.ANDERE,
        "Vraag aan wie de uitkering betaalt of deelnemen mag, en schrijf op wie dat is.",
        is_aanname=True,
    ),
)
STATUTEN: Mapping[str, Statuutsoort] = {een.sleutel: een for een in _ALLE}
GEEN_INKOMEN, GROEIPAKKET, ANDERE = "geen_inkomen", "groeipakket", "andere"


@dataclass(frozen=True)
class Statuut:
    """One status of one person on these days; `instantie_naam` says who pays a status that is not on the list."""

    soort: str
    periode: Periode
    instantie_naam: str = ""


@dataclass(frozen=True)
class Vraag:
    """One body that must permit, and why: the statuses it pays. `is_aanname` when the rule was not read."""

    instantie: Instantie
    statuten: tuple[str, ...]
    naam: str
    hoe: str
    is_aanname: bool


def statuten_op(rijen: Sequence[Statuut], dag: date) -> tuple[Statuut, ...]:
    """The statuses that hold on this day, in the order of the table."""
    geldig = [rij for rij in rijen if rij.periode.bevat(dag)]
    volgorde = list(STATUTEN)
    return tuple(sorted(geldig, key=lambda rij: volgorde.index(rij.soort)))


def gevraagde_instanties(rijen: Sequence[Statuut], dag: date) -> tuple[Vraag, ...]:
    """Which bodies must permit somebody with these statuses on this day, each once; none: no permission is needed.

    Somebody with several benefits asks each body, which is an assumption (regelgeving 5.5). No status at all gives no
    question either: ask `statuut_onbekend` first.
    """
    geldig = statuten_op(rijen, dag)
    per: dict[Instantie, list[Statuut]] = {}
    for rij in geldig:
        instantie = STATUTEN[rij.soort].instantie
        if instantie is not None:
            per.setdefault(instantie, []).append(rij)
    return tuple(_vraag(instantie, deze, len(geldig) > 1) for instantie, deze in per.items())


def statuut_onbekend(rijen: Sequence[Statuut], dag: date) -> bool:
    """Whether nobody recorded yet from what this person lives on this day."""
    return not statuten_op(rijen, dag)


def bezwaren(
    nieuw: Statuut, bestaande: Sequence[Statuut], *, geboortedatum: date, vandaag: date
) -> dict[str, str]:
    """Per field why this status cannot be recorded beside the existing rows; empty when it can."""
    soort = STATUTEN.get(nieuw.soort)
    if soort is None:
        return {"soort": "Kies een statuut uit de lijst."}
    uit: dict[str, str] = {}
    tegelijk = [rij for rij in bestaande if rij.periode.overlapt(nieuw.periode)]
    if any(rij.soort == nieuw.soort for rij in tegelijk):
        uit["soort"] = f"“{soort.label}” staat in deze periode al genoteerd: sluit die eerst af."
    elif (nieuw.soort == GEEN_INKOMEN and tegelijk) or any(rij.soort == GEEN_INKOMEN for rij in tegelijk):
        uit["soort"] = "“Geen inkomen” gaat niet samen met een ander statuut: sluit het eerste eerst af."
    elif nieuw.soort == GROEIPAKKET and leeftijd_op(geboortedatum, nieuw.periode.start) > _GROEIPAKKET_TOT:
        uit["soort"] = f"Groeipakket loopt hoogstens tot en met {_GROEIPAKKET_TOT} jaar ({soort.bron})."
    if nieuw.soort == ANDERE and not nieuw.instantie_naam.strip():
        uit["instantie_naam"] = "Schrijf op wie deze uitkering betaalt: die instantie geeft toestemming."
    if nieuw.periode.start > vandaag:
        uit["van"] = (
            f"Een statuut gaat uiterlijk vandaag in, {woorden.datum(vandaag)}: noteer het als het zover is."
        )
    return uit


def _vraag(instantie: Instantie, rijen: Sequence[Statuut], meer: bool) -> Vraag:
    soorten = [STATUTEN[rij.soort] for rij in rijen]
    namen = [rij.instantie_naam for rij in rijen if rij.instantie_naam]
    return Vraag(
        instantie=instantie,
        statuten=tuple(een.sleutel for een in soorten),
        naam=woorden.opsomming(namen) or INSTANTIES[instantie],
        hoe=soorten[0].hoe,
        is_aanname=meer or any(een.is_aanname for een in soorten),
    )


def labels(soorten: Collection[str]) -> str:
    """These statuses in words, as one enumeration."""
    return woorden.opsomming([een.label for een in _ALLE if een.sleutel in soorten])
