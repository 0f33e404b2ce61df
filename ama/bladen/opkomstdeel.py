"""The part of the page of an agreement about who came: the curve, the sheet of today and the list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from ama.bladen.begeleiding import gegevens_van
from ama.bladen.dagblad import bladadres
from ama.bladen.opkomst import curve
from ama.domein.aanwezigheid import Status
from ama.domein.opkomst import Dag, opkomst, per_maand
from ama.models import Overeenkomst
from ama.statussen import GETEKEND
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag


def opkomstdeel(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The presences of the last twelve months, per month; None for who may not see them, and before it is signed."""
    if not mag(door, "aanwezigheid_lijst") or overeenkomst.status not in GETEKEND:
        return None
    dagen = [
        Dag(date.fromisoformat(een["dag"]), Status(een["status"]), een["minuten"], een["gepland"])
        for een in gegevens_van(overeenkomst, door)["opkomst"]
    ]
    lijst = reverse("aanwezigheid_lijst")
    return {
        **curve(opkomst(dagen).zin if dagen else "", per_maand(dagen)),
        "blad_url": bladadres(overeenkomst.werkpost_id, timezone.localdate())
        if mag(door, "aanwezigheden_registreren")
        else "",
        "lijst_url": f"{lijst}?{urlencode({'overeenkomst': str(overeenkomst.pk)})}",
    }
