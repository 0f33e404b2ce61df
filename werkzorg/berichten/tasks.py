"""The worker's door to the outbox."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from werkzorg.berichten.uitvoeren import voer_uit


@shared_task(name="opdracht_uitvoeren")
def opdracht_uitvoeren(opdracht_id: str) -> None:
    """Does one outbox job; safe to run twice, late, or after a kill."""
    voer_uit(UUID(opdracht_id))
