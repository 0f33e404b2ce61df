"""A sealed inzagelog to tamper with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from werkzorg.toegang.inzage import verzegel
from werkzorg.toegang.models import Inzage


def maak_regels(hoeveel: int, *, ouderdom: timedelta = timedelta(minutes=1)) -> list[Inzage]:
    """Saved rows of the inzagelog, each a second younger than the one before, the last of this age."""
    nu = timezone.now() - ouderdom
    return Inzage.objects.bulk_create(
        Inzage(
            wanneer=nu - timedelta(seconds=hoeveel - nummer),
            gebruiker_id=uuid4(),
            organisatie_id=uuid4(),
            lidmaatschap_id=uuid4(),
            rol="casemanager_zorg",
            sessie="a" * 64,
            actie="deelnemer_detail",
            object_soort="deelnemers.deelnemer",
            object_id=uuid4() if nummer % 3 else None,
            deelnemer_ids=[uuid4() for _ in range(nummer % 4)],
            groepen=["adres", "identiteit"],
            grond='betrokkenheid "é"',
            aanvraag=str(uuid4()),
        )
        for nummer in range(hoeveel)
    )


@pytest.fixture
def keten(db: None) -> Callable[[int], None]:
    """`keten(100)`: a log of a hundred rows, all sealed."""

    def maak(hoeveel: int) -> None:
        maak_regels(hoeveel)
        assert verzegel() == hoeveel

    return maak
