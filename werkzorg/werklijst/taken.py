"""Putting tasks on the worklist and taking them off; called by acts, inside their context."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN


def maak_taak(
    soort: str,
    *,
    sleutel: str,
    object_soort: str,
    object_id: UUID,
    organisatie_id: UUID,
    rol: str,
    dagen: int | None = None,
    deelnemer_id: UUID | None = None,
    gebruiker_id: UUID | None = None,
) -> None:
    """One open task per `sleutel`, due `dagen` calendar days from today (None: no term); a known key adds nothing."""
    if soort not in TAAKSOORTEN:
        raise ValueError(f"De taaksoort {soort} is niet geregistreerd.")
    termijn = timezone.localdate() + timedelta(days=dagen) if dagen is not None else None
    taak = Taak(
        soort=soort,
        sleutel=sleutel,
        object_soort=object_soort,
        object_id=object_id,
        organisatie_id=organisatie_id,
        rol=rol,
        termijn=termijn,
        deelnemer_id=deelnemer_id,
        gebruiker_id=gebruiker_id,
    )
    Taak.objects.bulk_create([taak], ignore_conflicts=True)


def rond_taken_af(soort: str, *, object_soort: str, object_id: UUID) -> int:
    """The open tasks of this kind about this object are done; how many."""
    return (
        Taak.objects.over(object_soort, object_id)
        .filter(soort=soort, klaar_op__isnull=True)
        .update(klaar_op=timezone.now())
    )
