"""The page of one toeleiding: its head, its buttons, and the parts that each subject adds."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from ama.bladen import toeleidingweg, wsestart
from ama.bladen.jaarbeslissing import HERBESLISSINGSDEEL
from ama.bladen.toeleidingdeel import Toeleidingdeel
from ama.bladen.toeleidingkop import toeleidingkop
from ama.bladen.wseuren import STAPPENDEEL
from ama.models import Toeleiding
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# The page on which the buttons of acts on a toeleiding stand.
PLEK = "toeleiding"
# What brings the toeleiding to its next state stands out; what is done now and then stands next to it.
STAPPEN = frozenset({"toeleiding_toekennen", "wse_starten", "jaarbeslissing_verlengen"})
NAAST_DE_STAP = frozenset({"toeleiding_weigeren", "wachtlijst_plaatsen", "stap_naar_werk_registreren"})

# In the order of the page; each subject adds its own.
DELEN: tuple[Toeleidingdeel, ...] = (
    wsestart.STARTDEEL,
    *toeleidingweg.DELEN,
    HERBESLISSINGSDEEL,
    wsestart.POPDEEL,
    STAPPENDEEL,
)


def toeleidingblad(toeleiding: Toeleiding, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one toeleiding."""
    gevuld = [(deel, deel.lees(toeleiding, door)) for deel in DELEN]
    kolommen: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for deel, inhoud in gevuld:
        if inhoud is not None:
            kolommen[deel.is_zijkolom].append(
                {
                    "sleutel": deel.sleutel,
                    "titel": deel.titel,
                    "sjabloon": deel.sjabloon,
                    "inhoud": inhoud,
                }
            )
    return {
        **toeleidingkop(toeleiding),
        **_knoppen(toeleiding, door),
        "delen": kolommen[False],
        "zijdelen": kolommen[True],
    }


def _knoppen(toeleiding: Toeleiding, door: Hoedanigheid) -> dict[str, list[tuple[str, str, str]]]:
    """The buttons: the next step first and alone in its colour, what stands next to it, the rest in `meer_acties`."""
    knoppen: dict[str, list[tuple[str, str, str]]] = {"stap": [], "stil": [], "meer": []}
    for een in mogelijke_handelingen(door, toeleiding, PLEK):
        plaats = "stap" if een.sleutel in STAPPEN else "stil" if een.sleutel in NAAST_DE_STAP else "meer"
        stijl = "primair" if plaats == "stap" and not knoppen["stap"] else "stil"
        knoppen[plaats].append((een.knop, reverse(een.route, args=[toeleiding.pk]), stijl))
    return {"acties": [*knoppen["stap"], *knoppen["stil"]], "meer_acties": knoppen["meer"]}
