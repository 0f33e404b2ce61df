"""The page of one agreement: its head, its buttons, and the parts that each subject adds."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from ama.bladen import (
    inhoud,
    levensloop,
    scans,
    toestemmingen,
    wenken,
)
from ama.bladen.begeleiding import EVALUATIEDEEL, SESSIEDEEL, SIGNALENDEEL
from ama.bladen.deel import Deel
from ama.bladen.kop import kop_van
from ama.bladen.opkomstdeel import opkomstdeel
from ama.models import Overeenkomst
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# The page on which the buttons of acts on an agreement stand.
PLEK = "overeenkomst"
# What brings the agreement to its next state stands out; what is done every week stands next to it.
STAPPEN = frozenset({"overeenkomst_ondertekenen", "overeenkomst_indienen", "overeenkomst_aanvaarden"})
WEKELIJKS = frozenset({"sessie_registreren", "overeenkomst_terugsturen"})

# In the order of the page; each subject adds its own.
DELEN: tuple[Deel, ...] = (
    *levensloop.DELEN,
    SIGNALENDEEL,
    *inhoud.DELEN,
    scans.DEEL,
    *toestemmingen.DELEN,
    Deel("opkomst", "Aanwezigheden", "ama/delen/opkomst.html", opkomstdeel),
    SESSIEDEEL,
    EVALUATIEDEEL,
    wenken.DEEL,
)


def overeenkomstblad(overeenkomst: Overeenkomst, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one agreement."""
    gevuld = [(deel, deel.lees(overeenkomst, door)) for deel in DELEN]
    delen = [
        {"sleutel": deel.sleutel, "titel": deel.titel, "sjabloon": deel.sjabloon, "inhoud": inhoud}
        for deel, inhoud in gevuld
        if inhoud is not None and not deel.is_zijkolom
    ]
    zijdelen = [
        {"sleutel": deel.sleutel, "titel": deel.titel, "sjabloon": deel.sjabloon, "inhoud": inhoud}
        for deel, inhoud in gevuld
        if inhoud is not None and deel.is_zijkolom
    ]
    return {
        **kop_van(overeenkomst),
        **_knoppen(overeenkomst, door),
        "delen": delen,
        "zijdelen": zijdelen,
    }


def _knoppen(overeenkomst: Overeenkomst, door: Hoedanigheid) -> dict[str, list[tuple[str, str, str]]]:
    """The buttons: the next step first and alone in its colour, what is done every week, the rest in `meer_acties`."""
    knoppen: dict[str, list[tuple[str, str, str]]] = {"stap": [], "stil": [], "meer": []}
    for een in mogelijke_handelingen(door, overeenkomst, PLEK):
        plaats = "stap" if een.sleutel in STAPPEN else "stil" if een.sleutel in WEKELIJKS else "meer"
        stijl = "primair" if plaats == "stap" and not knoppen["stap"] else "stil"
        knoppen[plaats].append((een.knop, reverse(een.route, args=[overeenkomst.pk]), stijl))
    return {"acties": [*knoppen["stap"], *knoppen["stil"]], "meer_acties": knoppen["meer"]}
