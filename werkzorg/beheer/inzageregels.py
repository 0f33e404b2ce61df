"""The inzagelog in words: colleagues by function, never by name; of other organisations not even the function."""

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
    "dossier_detail": "het dossier",
    "deelnemer_detail": "de persoonsgegevens",
    "deelnemer_lijst": "de naam in een lijst",
    "deelnemer_wijzigen": "de gegevens, om ze te wijzigen",
    "insz_toevoegen": "het dossier, om het rijksregisternummer aan te vullen",
    "deelnemer_registreren": "of deze persoon al een dossier heeft",
    "deelnemer_documenten": "de lijst van documenten",
    "document_openen": "een document",
    "inzage_lijst": "wie in het dossier keek",
    "vandaag": "een taak op de werklijst",
}
WAAROM = {
    "betrokkenheid": "volgt deze persoon op",
    "taak": "heeft een taak over deze persoon",
    "opzoeking": "zocht dit rijksregisternummer op",
}


class Inzageregel(TypedDict):
    """One line of the access log as the screen shows it."""

    wanneer: datetime
    functie: str
    organisatie: str
    wat: str
    waarom: str


def inzageregels(rijen: Sequence[Inzage], door: Hoedanigheid) -> list[Inzageregel]:
    """The lines for a reader of one organisation: which other organisations are involved is health-related itself.

    A function would tell it too: a begeleider AMA or a casemanager Zorg works for few kinds of organisation.
    """
    return [
        {
            "wanneer": rij.wanneer,
            **_wie(rij, door),
            "wat": WAT.get(rij.actie)
            or (HANDELINGEN[rij.actie].zin if rij.actie in HANDELINGEN else rij.actie),
            "waarom": WAAROM.get(rij.grond, rij.grond),
        }
        for rij in rijen
    ]


class _Wie(TypedDict):
    functie: str
    organisatie: str


def _wie(rij: Inzage, door: Hoedanigheid) -> _Wie:
    if rij.organisatie_id != door.organisatie_id:
        andere = (
            "een andere organisatie" if rij.uitkomst == "geweigerd" else "een andere betrokken organisatie"
        )
        return {"functie": "een medewerker", "organisatie": andere}
    return {"functie": ROLLEN[rij.rol].label, "organisatie": door.organisatie_naam}
