"""Example work on the worklist itself: a task that was put off, and one that went to a colleague."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from werkzorg.beheer.handelingen.taken import taak_toewijzen, taak_uitstellen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.uitstel import Uitstelreden


def stel_uit(deelnemer_id: UUID, door: Hoedanigheid) -> Taak:
    """The task about this person comes back in a week: the person is looking for the papers."""
    taak = _taak(deelnemer_id, door)
    return taak_uitstellen(
        taak,
        tot=timezone.localdate() + timedelta(days=7),
        reden=Uitstelreden.DEELNEMER,
        versie=taak.versie,
        door=door,
    )


def wijs_toe(deelnemer_id: UUID, aan: Hoedanigheid, door: Hoedanigheid) -> int:
    """The task about this person goes to this colleague."""
    taak = _taak(deelnemer_id, door)
    return taak_toewijzen({taak.pk: taak.versie}, aan=aan.gebruiker_id, door=door)


def _taak(deelnemer_id: UUID, door: Hoedanigheid) -> Taak:
    return Taak.objects.zichtbaar_voor(door).get(deelnemer_id=deelnemer_id, klaar_op__isnull=True)
