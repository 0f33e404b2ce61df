"""Noting that a number was looked up."""

from __future__ import annotations

from django.http import HttpRequest

from werkzorg.handelen.weigering import Opzoeking
from werkzorg.toegang.inzage import noteer


def noteer_opzoeking(request: HttpRequest, opzoeking: Opzoeking) -> None:
    """Notes that a number was looked up: every hit, also one that showed nothing."""
    noteer(
        request,
        object_soort="deelnemers.deelnemer",
        object_id=opzoeking.deelnemer_id,
        deelnemer_ids=[opzoeking.deelnemer_id],
        groepen={"identiteit"} if opzoeking.is_getoond else set(),
        grond="opzoeking",
        uitkomst="getoond" if opzoeking.is_getoond else "geweigerd",
    )
