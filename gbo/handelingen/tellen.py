"""Counting without anybody in it: what stays when everything else is gone."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F

from gbo.models import Onthaaltelling


def tel(uitkomst: str, *, jaar: int, samenwerking_id: UUID | None = None) -> None:
    """One more with this outcome in this year, in this partnership (None: at VDAB, which knows none)."""
    rij, _ = Onthaaltelling.objects.get_or_create(
        jaar=jaar, samenwerking_id=samenwerking_id, uitkomst=uitkomst
    )
    Onthaaltelling.objects.filter(pk=rij.pk).update(aantal=F("aantal") + 1)
