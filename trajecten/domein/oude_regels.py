"""Which law a verzoek follows: its day of receipt decides, not the start of the traject (regelgeving 1, 15 row 9).

The cut-off is the parameter `at_oude_regels_aanvraag_voor`: the first day of the new law.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from trajecten.domein.woorden import datum

NIEUW, OUD = "2022", "2014"
# How the problems that block paid work are called together.
PROBLEEMLABEL: Mapping[str, str] = {NIEUW: "CMPPS", OUD: "MMPPS"}

COGNITIEF, MENTAAL = "cognitief", "mentaal"
MEDISCH, PSYCHISCH, PSYCHIATRISCH, SOCIAAL = "medisch", "psychisch", "psychiatrisch", "sociaal"
BELEMMERINGEN: Mapping[str, str] = {
    COGNITIEF: "Cognitief",
    MEDISCH: "Medisch",
    PSYCHISCH: "Psychisch",
    PSYCHIATRISCH: "Psychiatrisch",
    SOCIAAL: "Sociaal",
}
# The old law said mentaal where the new one says cognitief.
BELEMMERINGEN_OUD: Mapping[str, str] = {
    MENTAAL: "Mentaal",
    **{sleutel: label for sleutel, label in BELEMMERINGEN.items() if sleutel != COGNITIEF},
}
_PER_STELSEL: Mapping[str, Mapping[str, str]] = {NIEUW: BELEMMERINGEN, OUD: BELEMMERINGEN_OUD}


def is_oud(ontvangen_op: date, grens: date) -> bool:
    """Whether a verzoek received on this day follows the law of 2014; `grens` is the first day of the new one."""
    return ontvangen_op < grens


def stelsel(ontvangen_op: date, grens: date) -> str:
    """NIEUW or OUD: the law that a verzoek received on this day follows."""
    return OUD if is_oud(ontvangen_op, grens) else NIEUW


def belemmeringen(ontvangen_op: date, grens: date) -> Mapping[str, str]:
    """The kinds of problem that the law of that day knows, key to label."""
    return _PER_STELSEL[stelsel(ontvangen_op, grens)]


def handeling_bezwaar(ontvangen_op: date, grens: date) -> str:
    """Why nothing new happens in this file, as a sentence; "" under the new law.

    An old file is read, printed and corrected, and nothing else.
    """
    if not is_oud(ontvangen_op, grens):
        return ""
    return (
        f"Dit verzoek kwam binnen op {datum(ontvangen_op)}, vóór {datum(grens)}: het volgt het decreet van 2014. "
        "Je kan dit dossier lezen, afdrukken en verbeteren, maar er gebeurt niets nieuws meer in."
    )


def invoer_bezwaren(
    ontvangen_op: date, beeindigd_op: date | None, gekozen: tuple[str, ...], *, grens: date, vandaag: date
) -> dict[str, str]:
    """Per field why this file cannot be imported, as sentences; empty when it can.

    `beeindigd_op` is the last day of a closed file; `gekozen` are the kinds of problem it names.
    """
    uit: dict[str, str] = {}
    if ontvangen_op > vandaag:
        uit["ontvangen_op"] = "De dag van ontvangst ligt in de toekomst: verbeter de datum."
        return uit
    oud = is_oud(ontvangen_op, grens)
    if oud and beeindigd_op is None:
        uit["beeindigd_op"] = (
            f"Een verzoek van vóór {datum(grens)} lees je alleen in als afgesloten dossier: vul de einddatum in."
        )
    if beeindigd_op is not None:
        if beeindigd_op < ontvangen_op:
            uit["beeindigd_op"] = "Het einde ligt vóór de ontvangst van het verzoek: verbeter een van beide."
        elif beeindigd_op > vandaag:
            uit["beeindigd_op"] = (
                "Het einde ligt in de toekomst: een afgesloten dossier eindigt vandaag of vroeger."
            )
    bekend = belemmeringen(ontvangen_op, grens)
    if vreemd := [een for een in gekozen if een not in bekend]:
        label = PROBLEEMLABEL[stelsel(ontvangen_op, grens)]
        uit["belemmeringen"] = (
            f"“{vreemd[0]}” bestaat niet in {label}: kies uit {', '.join(bekend.values()).lower()}."
        )
    return uit
