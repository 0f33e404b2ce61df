"""The end of a traject: for which reasons, on which day, and what of it would fall outside a shorter end.

Decreet 8/7/2022 art. 11; regelgeving 3.2 (earlier than the minimum only with an early-stop reason) and 15, row 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from trajecten.domein import woorden
from trajecten.domein.bespreking import OVERLIJDEN
from trajecten.domein.looptijd import Looptijd, kortste_einde, uiterste_van

MAXIMUMDUUR = "maximumduur"
MANDAAT_VERLOREN = "mandaat_verloren"


@dataclass(frozen=True)
class Stopreden:
    """Why a traject ends: `is_vroegtijdig` when it also holds before the minimum duration.

    `is_te_kiezen` is False for what only the clock establishes.
    """

    sleutel: str
    label: str
    is_vroegtijdig: bool = True
    is_te_kiezen: bool = True


REDENEN: Mapping[str, Stopreden] = MappingProxyType(
    {
        reden.sleutel: reden
        for reden in (
            Stopreden("doel_bereikt", "het doel is bereikt", is_vroegtijdig=False),
            Stopreden("betaald_werk", "betaald werk"),
            Stopreden("opleiding", "opleiding"),
            Stopreden("heropname", "opname of heropname"),
            Stopreden("afgehaakt", "de deelnemer haakte af"),
            Stopreden("verhuis", "verhuis"),
            Stopreden(OVERLIJDEN, "overlijden"),
            Stopreden("ander_aanbod", "een ander aanbod past beter"),
            Stopreden(MANDAAT_VERLOREN, "het mandaat viel weg en niemand nam over"),
            Stopreden(MAXIMUMDUUR, "de maximumduur is bereikt", is_vroegtijdig=False, is_te_kiezen=False),
        )
    }
)


@dataclass(frozen=True)
class Onderdeel:
    """Something of a traject with a last day, inclusive: `naam` as a list shows it ("Actie Sollicitatietraining")."""

    naam: str
    laatste_dag: date


def stop_bezwaren(
    *,
    reden: str,
    einddatum: date,
    looptijd: Looptijd,
    min_maanden: int,
    vandaag: date,
) -> dict[str, str]:
    """Per field why a traject cannot be stopped with this reason and `einddatum` as its last day, inclusive."""
    nee: dict[str, str] = {}
    gekozen = REDENEN.get(reden)
    uiterste = uiterste_van(looptijd)
    if einddatum > vandaag:
        nee["einddatum"] = (
            f"{woorden.datum(einddatum)} moet nog komen: vul de laatste dag in als die er is, of vandaag."
        )
    elif einddatum < looptijd.start:
        nee["einddatum"] = (
            f"Het traject begon op {woorden.datum(looptijd.start)}: kies die dag of een latere dag."
        )
    elif einddatum > uiterste:
        nee["einddatum"] = (
            f"Het traject kon lopen tot en met {woorden.datum(uiterste)} ({woorden.MAXIMUMDUUR}): "
            "kies die dag of een vroegere dag."
        )
    if gekozen is None or not gekozen.is_te_kiezen:
        nee["reden"] = "Kies een reden uit de lijst."
        return nee
    kortste = kortste_einde(looptijd.start, min_maanden)
    if "einddatum" not in nee and einddatum < kortste and not gekozen.is_vroegtijdig:
        nee["reden"] = (
            f"Een traject duurt minstens {woorden.maanden(min_maanden)}: hier tot en met {woorden.datum(kortste)} "
            f"({woorden.MAXIMUMDUUR}). Vroeger stoppen kan alleen om deze redenen: {_vroegtijdige()}."
        )
    return nee


def erbuiten(onderdelen: Iterable[Onderdeel], laatste_dag: date) -> tuple[Onderdeel, ...]:
    """What runs on after `laatste_dag`, in order of days: a shorter end would leave it outside the traject."""
    buiten = (een for een in onderdelen if een.laatste_dag > laatste_dag)
    return tuple(sorted(buiten, key=lambda een: (een.laatste_dag, een.naam)))


def gebeurd_bezwaar(gebeurd: Iterable[Onderdeel], einddatum: date) -> str:
    """Why `einddatum` cannot be the last day, as a sentence; "" when nothing of `gebeurd` took place after it.

    What took place cannot be shortened or taken out (regelgeving 15, row 4).
    """
    later = erbuiten(gebeurd, einddatum)
    if not later:
        return ""
    wat = woorden.eerste_vijf([f"{een.naam} op {woorden.datum(een.laatste_dag)}" for een in later])
    dag = woorden.datum(later[-1].laatste_dag)
    return f"Na {woorden.datum(einddatum)} gebeurde nog iets: {wat}. Kies {dag} of een latere dag."


def telt_contact(reden: str) -> bool:
    """Whether contacts after the end stand in its way: not after a death, they are with the family then."""
    return reden != OVERLIJDEN


def erbuiten_bezwaar(onderdelen: Iterable[Onderdeel], laatste_dag: date) -> str:
    """Why the traject cannot end on `laatste_dag`, as sentences that name what runs on; "" when nothing does."""
    buiten = [
        f"{een.naam} (tot en met {woorden.datum(een.laatste_dag)})"
        for een in erbuiten(onderdelen, laatste_dag)
    ]
    if not buiten:
        return ""
    return (
        f"Na {woorden.datum(laatste_dag)} loopt nog: {woorden.eerste_vijf(buiten)}. "
        "Sluit dat af op die dag of vroeger, of kies een latere einddatum."
    )


def _vroegtijdige() -> str:
    return woorden.opsomming([een.label for een in REDENEN.values() if een.is_vroegtijdig], "of")
