"""The agreement of the deelnemer and both casemanagers with one version of the plan: it is a written agreement
(art. 15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trajecten.domein.woorden import datum, opsomming

DEELNEMER, WERK, ZORG = "deelnemer", "werk", "zorg"
PARTIJEN: Mapping[str, str] = {
    DEELNEMER: "de deelnemer",
    WERK: "de casemanager Werk",
    ZORG: "de casemanager Zorg",
}
# On the spot with a casemanager, by who is logged in himself, or signed on paper.
TER_PLAATSE, AANGEMELD, ONDERTEKEND = "ter_plaatse", "aangemeld", "ondertekend"
WIJZEN: Mapping[str, str] = {
    TER_PLAATSE: "ter plaatse, in het bijzijn van een casemanager",
    AANGEMELD: "aangemeld in deze toepassing",
    ONDERTEKEND: "ondertekend op papier, ingescand",
}


@dataclass(frozen=True)
class Akkoord:
    """One of PARTIJEN agreed on a day with one version, in one of WIJZEN; `met_scan` says that the paper is added."""

    partij: str
    versie: int
    op: date
    wijze: str = TER_PLAATSE
    met_scan: bool = False


def ontbrekende_partijen(akkoorden: Sequence[Akkoord], versie: int) -> list[str]:
    """The keys of PARTIJEN that did not yet agree with this version; agreement with another version does not count."""
    gaven = {een.partij for een in akkoorden if een.versie == versie}
    return [partij for partij in PARTIJEN if partij not in gaven]


def indien_bezwaar(akkoorden: Sequence[Akkoord], versie: int) -> str:
    """Why this version cannot go to the netwerkcoördinator yet, as a sentence; "" when everybody agreed."""
    ontbreekt = [PARTIJEN[partij] for partij in ontbrekende_partijen(akkoorden, versie)]
    if not ontbreekt:
        return ""
    return f"Het akkoord van {opsomming(ontbreekt)} met versie {versie} ontbreekt: registreer het eerst (art. 15)."


def eigen_bezwaar(partij: str, *, eigen: str) -> str:
    """Why this person does not register the agreement of `partij`, as a sentence; "" when he can (art. 15).

    `eigen` is the side of the tandem on which he guides himself today, "" for none. A casemanager agrees himself; for
    the deelnemer either of them notes it.
    """
    if partij not in PARTIJEN:
        return "Kies wie akkoord ging."
    if partij in (DEELNEMER, eigen):
        return ""
    return f"Alleen {PARTIJEN[partij]} zelf gaat akkoord, aangemeld in deze toepassing (art. 15)."


def nieuwe_versie_bezwaar(op: date, *, vandaag: date) -> str:
    """Why nobody agreed on `op` with a version that is only frozen now, as a sentence; "" for today.

    The content existed only from the last change on.
    """
    return "" if op == vandaag else f"Deze versie bestaat pas sinds {datum(vandaag)}: kies die dag."


def bezwaren(
    akkoord: Akkoord,
    akkoorden: Sequence[Akkoord],
    *,
    laatste_versie: int,
    vastgelegd_op: date,
    vandaag: date,
) -> dict[str, str]:
    """Per field ("" for the whole) why this agreement cannot be registered, as sentences; empty when it can.

    `vastgelegd_op`: the day on which the latest version was frozen, the first on which one can agree with it.
    """
    if akkoord.versie != laatste_versie:
        return {"": f"Er is intussen versie {laatste_versie} van het plan: vraag een akkoord met die versie."}
    uit: dict[str, str] = {}
    if akkoord.partij not in PARTIJEN:
        uit["partij"] = "Kies wie akkoord ging."
    elif akkoord.partij not in ontbrekende_partijen(akkoorden, akkoord.versie):
        uit["partij"] = (
            f"Het akkoord van {PARTIJEN[akkoord.partij]} met versie {akkoord.versie} is al genoteerd."
        )
    if akkoord.op > vandaag:
        uit["op"] = "Deze dag ligt in de toekomst: vul de dag in waarop het akkoord er kwam."
    elif akkoord.op < vastgelegd_op:
        uit["op"] = f"Deze versie bestaat pas sinds {datum(vastgelegd_op)}: kies die dag of een latere."
    if akkoord.wijze not in WIJZEN:
        uit["wijze"] = "Kies hoe het akkoord er kwam."
    elif akkoord.wijze == AANGEMELD and akkoord.partij == DEELNEMER:
        # Regelgeving 15, row 17.
        uit["wijze"] = (
            "De deelnemer meldt zich hier niet aan: kies ter plaatse, of een handtekening op papier."
        )
    elif akkoord.wijze == ONDERTEKEND and not akkoord.met_scan:
        uit["scan"] = "Voeg een scan toe van het plan met de handtekening."
    return uit
