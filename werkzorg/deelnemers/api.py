"""What machines do with a person: register him, or find the one they follow already."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest
from ninja import Router

from werkzorg.deelnemers.handelingen.persoon import zoek_op_insz
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.schemas import DeelnemerIn, DeelnemerUit
from werkzorg.deelnemers.views.opzoeking import noteer_opzoeking, verwerk_weigering
from werkzorg.handelen.weigering import Geweigerd, Opzoeking
from werkzorg.toegang.poort import door_van
from werkzorg.uitwisseling.api import bewerking
from werkzorg.uitwisseling.api.bewaking import na_weigering, over
from werkzorg.uitwisseling.domein.scopes import VERZOEKEN_AANLEVEREN

router = Router(tags=["Deelnemers"])


@bewerking.bericht(
    router,
    "/deelnemers",
    "deelnemer_registreren",
    scope=VERZOEKEN_AANLEVEREN,
    uit=DeelnemerUit,
    naam="api_deelnemer_registreren",
    titel="Een persoon registreren, of vinden wie de organisatie al volgt",
)
def api_deelnemer_registreren(request: HttpRequest, invoer: DeelnemerIn) -> DeelnemerUit:
    """Wie de organisatie al volgt, komt terug zoals hij is: wat meegestuurd werd, wordt dan niet bewaard."""
    door = door_van(request)
    bekend = zoek_op_insz(invoer.insz) if invoer.insz else None
    if bekend is not None:
        gevolgd = Deelnemer.objects.zichtbaar_voor(door).filter(pk=bekend.pk).first()
        if gevolgd is not None:
            noteer_opzoeking(request, Opzoeking(gevolgd.pk, is_getoond=True))
            over(request, gevolgd.pk)
            return DeelnemerUit(deelnemer=gevolgd.pk, dossiernummer=gevolgd.dossiernummer)
    try:
        # A machine is held back by its own limit of calls, not by the one on what a person looks up.
        deelnemer = deelnemer_registreren(
            invoer.persoonsgegevens(),
            grond=invoer.grond,
            geinformeerd_op=invoer.geinformeerd_op,
            in_import=True,
            door=door,
        )
    except Geweigerd as nee:
        na_weigering(request, partial(verwerk_weigering, request, nee))
        raise
    if invoer.insz:
        noteer_opzoeking(request, Opzoeking(deelnemer.pk, is_getoond=True))
    over(request, deelnemer.pk)
    return DeelnemerUit(deelnemer=deelnemer.pk, dossiernummer=deelnemer.dossiernummer)
