"""The decision term of a request as the page shows it: how pressing, in words, and counted line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from trajecten.domein.termijnen import BESLISSING, SOORTEN
from trajecten.models import Traject
from trajecten.statussen import VERZOEK
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.ui.formaten import datum, nog_dagen

LAAT, DRINGEND, LOOPT, STIL, KLAAR = "laat", "dringend", "loopt", "stil", "klaar"
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Beslisklok:
    """What `trajecten/delen/klok.html` shows; each of `regels` is a sentence and the day it leads to."""

    stand: str
    kop: str
    onder: str
    regels: tuple[tuple[str, date | None], ...] = ()
    is_aanname: bool = False


def klokstand(uiterlijk_op: date | None, vandaag: date) -> str:
    """How pressing this last day (inclusive) is; STIL without one."""
    if uiterlijk_op is None:
        return STIL
    if uiterlijk_op < vandaag:
        return LAAT
    return DRINGEND if uiterlijk_op <= vandaag + _WEEK else LOOPT


def beslisklok(traject: Traject, beslist_op: date | None, vandaag: date) -> Beslisklok | None:
    """The clock of this request on `vandaag`; None when it was withdrawn, or imported as closed. At most one query."""
    if traject.volledig_op is None:
        if traject.status not in VERZOEK:
            return None
        return Beslisklok(
            STIL,
            "De termijn loopt nog niet",
            "Het verzoek is nog niet volledig. De termijn begint de dag na die waarop alles er is.",
        )
    uiterlijk = traject.beslissen_uiterlijk_op
    if uiterlijk is None or (beslist_op is None and traject.status not in VERZOEK):
        return None
    if beslist_op is not None:
        wanneer = "op tijd" if beslist_op <= uiterlijk else f"{(beslist_op - uiterlijk).days} dagen te laat"
        kop, stand = f"Beslist op {datum(beslist_op)}, {wanneer}", KLAAR
    else:
        over = nog_dagen(uiterlijk, vandaag)
        stand = klokstand(uiterlijk, vandaag)
        kop = "Vandaag is de laatste dag" if over == "vandaag" else over[:1].upper() + over[1:]
    onder = f"{SOORTEN[BESLISSING].omschrijving}: uiterlijk op {datum(uiterlijk)}."
    try:
        opname, aannames = momentopname_met_aannames(vandaag)
        lengte = str(opname.termijn(SOORTEN[BESLISSING].duur_parameter))
    except ParameterOnbekend as onbekend:
        # The page must stay readable when an owner left a day without a value.
        return Beslisklok(stand, kop, f"{onder} {onbekend.zin}")
    regels = (
        (f"volledig op {datum(traject.volledig_op)}", traject.volledig_op),
        (f"+ {lengte} om te beslissen", uiterlijk),
        (f"= uiterlijk {datum(uiterlijk)}", None),
    )
    return Beslisklok(stand, kop, onder, regels, SOORTEN[BESLISSING].duur_parameter in aannames)
