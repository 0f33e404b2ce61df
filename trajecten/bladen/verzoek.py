"""The parts about the request on the page of a traject: what was asked, and whether the person belongs here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from trajecten.bladen.deel import Deel
from trajecten.bladen.klok import beslisklok
from trajecten.domein.doelgroep import Controle
from trajecten.domein.oude_regels import PROBLEEMLABEL
from trajecten.models import Traject
from trajecten.models.verzoek import doelgroepcontroles, verzoekbeeld_van
from trajecten.soorten import BELEMMERINGEN
from trajecten.statussen import VERZOEK
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.matrix import groepen_van

# The group of data that these parts show (registratie.kern).
GROEP = "verzoek"


def leest_verzoek(traject: Traject, door: Hoedanigheid) -> bool:
    """Whether this reader may see the request and how it was judged."""
    return GROEP in groepen_van(door, traject)


def verzoekdeel(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """What was asked, by whom and when; the checks of the target group while nothing was decided."""
    if not leest_verzoek(traject, door):
        return None
    return {
        "traject": traject,
        "label": PROBLEEMLABEL[traject.regeling],
        "belemmeringen": [BELEMMERINGEN.get(een, een) for een in traject.belemmeringen],
        "controles": _controles(traject) if traject.status in VERZOEK else [],
        "vandaag": timezone.localdate(),
    }


def standdeel(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """For who sent the request and reads nothing more of it: that it arrived, who decides and when."""
    if leest_verzoek(traject, door) or traject.aanmelder_id != door.organisatie_id:
        return None
    return {"traject": traject, "klok": beslisklok(traject, None, timezone.localdate())}


def _controles(traject: Traject) -> list[Controle]:
    try:
        return doelgroepcontroles(verzoekbeeld_van(traject))
    except ParameterOnbekend:
        return []


DELEN = (
    Deel("verzoek", "Verzoek", "trajecten/delen/verzoek.html", verzoekdeel),
    Deel("verzoekstand", "Jullie verzoek", "trajecten/delen/verzoekstand.html", standdeel),
)
