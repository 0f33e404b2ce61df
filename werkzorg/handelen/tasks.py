"""The clock's door: beat rings, the job itself knows which periods are due."""

from __future__ import annotations

from celery import shared_task

from werkzorg.handelen.klok import sla


@shared_task(name="klok_slaan")
def klok_slaan(naam: str) -> None:
    """Runs the due periods of one clock job; safe to run twice, late, or after a kill."""
    sla(naam)
