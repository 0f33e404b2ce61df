"""What the form of a proposal begins with: the letter that asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from ama.domein.woorden import datum, duur
from ama.models import Toeleiding
from ama.models.toeleidinglezen import vrije_brieven
from ama.querysets.lezers import VDAB
from ama.statussen import TOELEIDING_OPEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def briefkeuzes(deelnemer: Deelnemer, door: Hoedanigheid) -> list[tuple[Doorverwijzing, str]]:
    """The accepted letters at the reader's own office from which no toeleiding came, each as people name it."""
    if door.rol != VDAB:
        return []
    return [
        (brief, f"de brief van {brief.van_organisatie.naam} van {datum(_dag(brief))}")
        for brief in vrije_brieven(deelnemer.pk, door.organisatie_id)
    ]


def loopt_al(deelnemer: Deelnemer, door: Hoedanigheid) -> Toeleiding | None:
    """The toeleiding of this person that is open and that this reader may read: a second one would be refused."""
    alle = Toeleiding.objects.zichtbaar_voor(door)
    return alle.filter(deelnemer_id=deelnemer.pk, status__in=TOELEIDING_OPEN).first()


def beginwaarden(brieven: Sequence[tuple[Doorverwijzing, str]], vandaag: date) -> dict[str, Any]:
    """What the form is filled in with: what the newest letter says, or only today."""
    if not brieven:
        return {"ontvangen_op": vandaag}
    brief = brieven[0][0]
    return {
        "brief": str(brief.pk),
        "ontvangen_op": _dag(brief),
        "akkoord_op": brief.akkoord_op,
        "geinformeerd_op": brief.akkoord_op,
        "motivering": brief.toelichting,
    }


def urenzin(minuten: int) -> str:
    """How much AMA sociale economie asks, as a sentence; `minuten` per week."""
    return f"AMA sociale economie vraagt minstens {duur(minuten)} per week. Minder kan met opbouw."


def _dag(brief: Doorverwijzing) -> date:
    return timezone.localdate(brief.verstuurd_op)
