"""The page of one traject: its head, its buttons, and the parts that each subject of the file adds."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from trajecten.bladen import acties, beslissing, opvolging, plandeel, stages, verzoek
from trajecten.bladen.deel import Deel
from trajecten.bladen.einde import EINDEDEEL
from trajecten.bladen.kop import kop_van
from trajecten.bladen.opvolgtermijnen import DEEL as TERMIJNEN
from trajecten.bladen.opvolgtermijnen import TANDEM, met_mijlpalen
from trajecten.models import Traject, leest_alleen_na
from trajecten.querysets import TrajectQuerySet
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# The page on which the buttons of acts on a traject stand.
PLEK = "traject"
# What brings the traject to its next state stands out.
STAPPEN = frozenset(
    {
        "deelname_beoordelen",
        "deelname_toekennen",
        "informatieplicht_bevestigen",
        "traject_starten",
        "verlenging_toekennen",
        "onderbreking_beeindigen",
    }
)
# What is done every week stands next to it; everything else opens under "Meer".
WEKELIJKS = frozenset(
    {
        "deelname_weigeren",
        "verlenging_weigeren",
        "notitie_schrijven",
        "zorgnotitie_schrijven",
        "afspraak_plannen",
        "evaluatie_registreren",
    }
)

# In the order of the page; each subject adds its own.
DELEN: tuple[Deel, ...] = (
    *verzoek.DELEN,
    *beslissing.DELEN,
    plandeel.DEEL,
    acties.DEEL,
    stages.DEEL,
    TANDEM,
    TERMIJNEN,
    EINDEDEEL,
    *opvolging.DELEN,
)


def met_delen(rijen: TrajectQuerySet, door: Hoedanigheid) -> TrajectQuerySet:
    """With what the parts of the page read of the file itself, in the same query."""
    return stages.met_stages(met_mijlpalen(rijen), door)


def trajectblad(traject: Traject, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one traject."""
    alleen_lezen = leest_alleen_na(traject, door)
    gevuld = [(deel, deel.lees(traject, door)) for deel in _volgorde(traject)]
    delen = [
        {
            "sleutel": deel.sleutel,
            "titel": deel.titel,
            "sjabloon": deel.sjabloon,
            "inhoud": inhoud,
            "zij": zij,
        }
        for deel, inhoud in gevuld
        if inhoud is not None
        for zij in [deel.is_zijkolom]
    ]
    return {
        **kop_van(traject),
        **({} if alleen_lezen else _knoppen(traject, door)),
        "alleen_lezen": alleen_lezen,
        "delen": [deel for deel in delen if not deel["zij"]],
        "zijdelen": [deel for deel in delen if deel["zij"]],
    }


def _volgorde(traject: Traject) -> list[Deel]:
    """The parts in the order of the page; how it came to a traject goes down once it has started."""
    begin = (*verzoek.DELEN, *beslissing.DELEN) if traject.startdatum is not None else ()
    return sorted(DELEN, key=lambda deel: deel in begin)


def _knoppen(traject: Traject, door: Hoedanigheid) -> dict[str, list[tuple[str, str, str]]]:
    """The buttons: the next step first and alone in its colour, what is done every week, the rest in `meer_acties`."""
    knoppen: dict[str, list[tuple[str, str, str]]] = {"stap": [], "stil": [], "meer": []}
    for een in mogelijke_handelingen(door, traject, PLEK):
        plaats = "stap" if een.sleutel in STAPPEN else "stil" if een.sleutel in WEKELIJKS else "meer"
        stijl = "primair" if plaats == "stap" and not knoppen["stap"] else "stil"
        knoppen[plaats].append((een.knop, reverse(een.route, args=[traject.pk]), stijl))
    meer = knoppen["meer"]
    # A list of one opens nothing: it stands in the row itself.
    naast = meer if len(meer) == 1 else []
    return {
        "acties": [*knoppen["stap"], *knoppen["stil"], *naast],
        "meer_acties": [] if naast else meer,
    }
