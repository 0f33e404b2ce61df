"""What every door does with a number that was looked up: note it, and tell the functionaris what does not fit."""

from __future__ import annotations

from django.http import HttpRequest

from werkzorg.deelnemers.handelingen.aansluiten import Mismatch
from werkzorg.deelnemers.handelingen.opzoeken import Opzoeklimiet
from werkzorg.deelnemers.handelingen.opzoekmelding import mismatch_melden, opzoeklimiet_melden
from werkzorg.handelen.weigering import Geweigerd, Opzoeking
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.poort import door_van
from werkzorg.toegang.querysets import OPZOEKING


def noteer_opzoeking(request: HttpRequest, opzoeking: Opzoeking) -> None:
    """Notes that a number was looked up: every hit, also one that showed nothing, and every miss."""
    wie = opzoeking.deelnemer_id
    noteer(
        request,
        object_soort="deelnemers.deelnemer",
        object_id=wie,
        deelnemer_ids=[wie] if wie else [],
        groepen={"identiteit"} if opzoeking.is_getoond else set(),
        grond=OPZOEKING,
        uitkomst="getoond" if opzoeking.is_getoond else "geweigerd" if wie else "niets",
    )


def verwerk_weigering(request: HttpRequest, nee: Geweigerd) -> None:
    """Notes the look-up of a refused act, and gives the functionaris what he must look at.

    What the act wrote is undone by then, so this is done by acts of their own, in the transaction of the request.
    """
    if nee.opzoeking is not None:
        noteer_opzoeking(request, nee.opzoeking)
    wie = door_van(request)
    if isinstance(nee, Opzoeklimiet):
        opzoeklimiet_melden(nee.limiet, wie=wie, door=Klok("opzoeklimiet_melden"))
    elif isinstance(nee, Mismatch) and nee.opzoeking is not None and nee.opzoeking.deelnemer_id is not None:
        mismatch_melden(
            nee.opzoeking.deelnemer_id, verschil=nee.verschil, wie=wie, door=Klok("mismatch_melden")
        )
