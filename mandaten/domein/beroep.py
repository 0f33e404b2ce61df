"""What can be registered about a challenge of a decision, and what its outcome leads to."""

from __future__ import annotations

from datetime import date

from mandaten.domein.rechtsmiddelen import TERMIJN_VAN

GEGROND = "gegrond"
UITKOMSTEN = (GEGROND, "ongegrond", "onontvankelijk", "ingetrokken")


def bezwaren_bij_registratie(
    soort: str, ingediend_op: date, inhoud: str, *, genomen_op: date, vandaag: date
) -> dict[str, str]:
    """Per field why this challenge cannot be registered; a late one can: whether it is admissible is decided later."""
    uit: dict[str, str] = {}
    if soort not in TERMIJN_VAN:
        uit["soort"] = "Kies of het een bezwaar of een beroep is."
    if ingediend_op > vandaag:
        uit["ingediend_op"] = "Die dag moet nog komen: vul in wanneer het stuk binnenkwam."
    elif ingediend_op < genomen_op:
        uit["ingediend_op"] = f"Het besluit is van {genomen_op:%d/%m/%Y}: het stuk kwam niet vroeger binnen."
    if not inhoud.strip():
        uit["inhoud"] = "Vat samen wat er gevraagd wordt en waarom."
    return uit


def bezwaren_bij_uitkomst(
    uitkomst: str, op: date, tekst: str, *, ingediend_op: date, vandaag: date
) -> dict[str, str]:
    """Per field why this cannot be the outcome of a challenge that came in on `ingediend_op`."""
    uit: dict[str, str] = {}
    if uitkomst not in UITKOMSTEN:
        uit["uitkomst"] = "Kies hoe het afliep."
    if op > vandaag:
        uit["op"] = "Die dag moet nog komen: vul de dag van de uitkomst in."
    elif op < ingediend_op:
        uit["op"] = f"Het stuk kwam binnen op {ingediend_op:%d/%m/%Y}: de uitkomst is niet vroeger."
    if not tekst.strip():
        uit["tekst"] = "Schrijf op waarom: wie het aanvocht, leest dit."
    return uit
