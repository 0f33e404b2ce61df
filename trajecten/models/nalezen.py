"""Who handed a traject over still reads it for a while, and changes nothing in it any more."""

from __future__ import annotations

from django.utils import timezone

from trajecten.models.tandem import tandemlijst_van
from trajecten.models.traject import Traject
from trajecten.querysets.lezers import KANT_VAN_ROL, TANDEMROLLEN
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid


def leest_alleen_na(traject: Traject, door: Door) -> bool:
    """Whether this actor, who sees the traject, guided it before and has no part in it today; two queries at most.

    One for a row that came `met_verbanden`. Who sees it as a colleague of the present casemanager, because his whole
    team follows the person, may act.
    """
    if not isinstance(door, Hoedanigheid) or door.rol not in TANDEMROLLEN:
        return False
    vandaag = timezone.localdate()
    begeleidt = leest = van_ons = False
    for een in tandemlijst_van(traject):
        if een["kant"] != KANT_VAN_ROL[door.rol]:
            continue
        begonnen, voor = een["van"] <= vandaag.isoformat(), een["voor"]
        is_nu = begonnen and (voor is None or vandaag.isoformat() < voor)
        eigen = een["lidmaatschap"] == str(door.lidmaatschap_id)
        begeleidt |= eigen and is_nu
        leest |= eigen and not is_nu and begonnen
        van_ons |= is_nu and een["huis"] == str(door.organisatie_id)
    if begeleidt or not leest:
        return False
    als_team = (
        Betrokkenheid.objects.zichtbaar_voor(door)
        .volledig()
        .filter(deelnemer_id=traject.deelnemer_id, dossier_id__isnull=True)
    )
    return not (van_ons and als_team.exists())
