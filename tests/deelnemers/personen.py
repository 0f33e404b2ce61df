"""Invented people for the tests of this app."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any
from uuid import uuid4

from werkzorg.deelnemers.domein import Persoonsgegevens
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.voorbeelden import voorbeeld_insz
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

GEBOREN = date(1985, 7, 30)
_NUMMERS: Iterator[int] = count(1)


def tel_verder_na(aantal: int) -> None:
    """From here on numbers start after so many: for a process that finds people of another one in its database."""
    global _NUMMERS
    _NUMMERS = count(aantal + 1)


def vers_insz(geboren: date = GEBOREN) -> str:
    """A valid INSZ that no other call of this process gave."""
    return voorbeeld_insz(geboren, next(_NUMMERS) % 998 + 1)


def gegevens(**anders: Any) -> Persoonsgegevens:
    """The data of an invented person; what matters to the test stands in the call."""
    return Persoonsgegevens(
        **{
            "voornaam": "Lien",
            "achternaam": "Hermans",
            "geboortedatum": GEBOREN,
            "insz": vers_insz(),
            **anders,
        }
    )


def registreer(door: Hoedanigheid, **anders: Any) -> Deelnemer:
    """A registered person, through the act itself."""
    return deelnemer_registreren(
        gegevens(**anders), grond="begeleiding", geinformeerd_op=date(2026, 1, 1), door=door
    )


def ingevuld(**anders: Any) -> dict[str, Any]:
    """What a browser sends for a well-filled registration form; None takes a field away."""
    velden = {
        "aanvraag_sleutel": str(uuid4()),
        "voornaam": "Lien",
        "achternaam": "Hermans",
        "geboortedatum": "30/07/1985",
        "insz": vers_insz(),
        "insz_ontbreekt": "",
        "grond": "begeleiding",
        "geinformeerd_op": "01/01/2026",
        "email": "lien@voorbeeld.be",
        "telefoon": "0470 12 34 56",
        "straat": "Lindelei",
        "huisnummer": "12",
        "bus": "",
        "postcode": "9000",
        "gemeente": "Gent",
        "taal": "nl",
        "taal_andere": "",
        # So that a test may register several people of one name; what looks alike has tests of its own.
        "is_iemand_anders": "on",
        **anders,
    }
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}
