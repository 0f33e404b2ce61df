"""The inzagelog in words: by function and organisation, never by name; other organisations stay unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from werkzorg.handelen.register import HANDELINGEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.models import Inzage

# What somebody saw, per page key.
WAT = {
    "deelnemer_detail": "het dossier",
    "deelnemer_lijst": "de naam in een lijst",
    "deelnemer_wijzigen": "de gegevens, om ze te wijzigen",
    "deelnemer_documenten": "de lijst van documenten",
    "document_openen": "een document",
    "inzage_lijst": "wie in het dossier keek",
    "vandaag": "een taak op de werklijst",
}
WAAROM = {"betrokkenheid": "volgt deze persoon op", "taak": "heeft een taak over deze persoon"}


class Inzageregel(TypedDict):
    """One line of the access log as the screen shows it."""

    wanneer: datetime
    functie: str
    organisatie: str
    wat: str
    waarom: str


def inzageregels(rijen: Sequence[Inzage], door: Hoedanigheid) -> list[Inzageregel]:
    """The lines for a reader of one organisation: which other organisations are involved is health-related itself."""
    return [
        {
            "wanneer": rij.wanneer,
            "functie": ROLLEN[rij.rol].label,
            "organisatie": door.organisatie_naam
            if rij.organisatie_id == door.organisatie_id
            else "een andere betrokken organisatie",
            "wat": WAT.get(rij.actie)
            or (HANDELINGEN[rij.actie].zin if rij.actie in HANDELINGEN else rij.actie),
            "waarom": WAAROM.get(rij.grond, rij.grond),
        }
        for rij in rijen
    ]
