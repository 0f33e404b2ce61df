"""The act on a person's own notices."""

from __future__ import annotations

from django.utils import timezone

from werkzorg.berichten.models import Melding
from werkzorg.handelen.handeling import handeling
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("meldingen_afvinken")
def meldingen_afvinken(*, door: Hoedanigheid) -> int:
    """All notices of this person in this organisation are read; how many were not."""
    return (
        Melding.objects.voor(door.gebruiker_id, door.organisatie_id)
        .ongelezen()
        .update(gelezen_op=timezone.now())
    )
