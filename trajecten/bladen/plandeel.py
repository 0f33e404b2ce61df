"""What the page of a traject says about its plan: where it is, without a question of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from trajecten.bladen.deel import Deel
from trajecten.models import Traject
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag

LEZEN = "trajectplan_detail"


def _lees(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    if traject.startdatum is None or not mag(door, LEZEN):
        return None
    return {
        "url": reverse(LEZEN, args=[traject.pk]),
        "geregistreerd_op": traject.plan_geregistreerd_op,
        "volgende_evaluatie_op": traject.volgende_evaluatie_op,
    }


DEEL = Deel("trajectplan", "Trajectplan", "trajecten/delen/plan.html", _lees)
