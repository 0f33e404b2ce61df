"""A closed file of the decree of 2014, which VDAB read in: to read, print and correct (regelgeving 15, row 9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from trajecten.handelingen.inlezen import Inleesrij, verzoeken_inlezen
from trajecten.handelingen.oud import OudTraject
from trajecten.voorbeelden.aanloop import registreer
from trajecten.voorbeelden.mensen import DOSSIERS, OUD
from trajecten.voorbeelden.spel import Gebeurtenis, Spel


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """VDAB registers the person, and reads the file in."""
    yield spel.op(OUD.start, 9), partial(_registreer, spel)
    yield spel.op(OUD.start, 10), partial(_lees_in, spel)


def _registreer(spel: Spel) -> None:
    registreer(spel, OUD, len(DOSSIERS), spel.beslisser())


def _lees_in(spel: Spel) -> None:
    oud = OudTraject(
        ontvangen_op=date(2021, 3, 1),
        startdatum=date(2021, 4, 12),
        einddatum=date(2022, 9, 30),
        einde_reden="betaald_werk",
        belemmeringen=("mentaal", "sociaal"),
        vraag="Ik wil terug aan het werk, maar niet meer alleen.",
        einde_toelichting="Begon halftijds in een keuken.",
    )
    verzoeken_inlezen([Inleesrij(1, spel.deelnemer(OUD.sleutel).pk, oud)], door=spel.beslisser())
