"""The parts about the POP and the start on the page of a toeleiding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from ama.bladen.opmaak import gekleurd
from ama.bladen.toeleidingdeel import Toeleidingdeel
from ama.domein.doelgroep import Controle, Kleur
from ama.domein.ontwikkelplan import opbouwzin, open_stappen, vdab_tekst
from ama.domein.woorden import VDAB_WSE, met_hoofdletter
from ama.domein.wsestart import startcontroles
from ama.models import Ontwikkelplan, Toeleiding
from ama.models.wsestartlezen import lees_startbeeld, plan_van
from ama.querysets.lezers import ONTWIKKELING
from ama.statussen import TE_STARTEN, TOELEIDING_OPEN
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.matrix import groepen_van, mag

# Where the buttons stand of acts on the POP.
PLEK_POP = "ontwikkelplan"
_MINUTEN_PER_UUR = 60


def startlijst(toeleiding: Toeleiding) -> dict[str, Any]:
    """Every condition of the start, what stands in the way first; five queries."""
    try:
        opname = momentopname(timezone.localdate())
        minuten = opname.getal("ama_se_min_uren") * _MINUTEN_PER_UUR
        maanden = opname.getal("ama_se_herbeslissing")
    except ParameterOnbekend as onbekend:
        # The page must stay readable when an owner left a day without a value.
        return gekleurd([Controle("waarden", Kleur.ROOD, onbekend.zin, VDAB_WSE)])
    return gekleurd(startcontroles(lees_startbeeld(toeleiding), minuten, maanden))


def startdeel(toeleiding: Toeleiding, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """What is still needed before somebody starts, and the way to the agreement for who guides."""
    if toeleiding.status not in TE_STARTEN or ONTWIKKELING not in groepen_van(door, toeleiding):
        return None
    opmaken = mag(door, "overeenkomst_opmaken") and toeleiding.aanbieder_id == door.organisatie_id
    return {
        "lijst": startlijst(toeleiding),
        "opmaken_url": reverse("overeenkomst_opmaken", args=[toeleiding.deelnemer_id]) if opmaken else "",
    }


def popdeel(toeleiding: Toeleiding, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The newest POP, its text for the VDAB file, the earlier versions, and what can be done with it; one query."""
    if toeleiding.aanbieder_id is None or ONTWIKKELING not in groepen_van(door, toeleiding):
        return None
    versies = list(
        Ontwikkelplan.objects.filter(toeleiding=toeleiding)
        .select_related("opgemaakt_door")
        .order_by("-nummer")
    )
    if not versies and toeleiding.status not in TOELEIDING_OPEN:
        return None
    nu = versies[0] if versies else None
    kan = {een.sleutel: een for een in mogelijke_handelingen(door, toeleiding, PLEK_POP)}
    welke = ["pop_registreren"] if nu is None else ["pop_bijsturen"]
    if nu is not None and nu.in_vdab_op is None:
        welke.insert(0, "pop_in_vdab_noteren")
    plan = None if nu is None else plan_van(nu)
    return {
        "versie": nu,
        "plan": plan,
        "uren": "" if plan is None else met_hoofdletter(opbouwzin(plan)),
        "te_laat": () if plan is None else open_stappen(plan.doelen, timezone.localdate()),
        "tekst": "" if nu is None or plan is None else vdab_tekst(plan, nu.nummer),
        "eerder": versies[1:],
        "knoppen": [
            (kan[sleutel].knop, reverse(kan[sleutel].route, args=[toeleiding.pk]), "stil")
            for sleutel in welke
            if sleutel in kan
        ],
    }


STARTDEEL = Toeleidingdeel("start", "Kan het beginnen?", "ama/delen/wsestart.html", startdeel)
POPDEEL = Toeleidingdeel("pop", "Persoonlijk ontwikkelingsplan", "ama/delen/pop.html", popdeel)
