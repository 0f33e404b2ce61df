"""The act on a person's own notices."""

from __future__ import annotations

from django.utils import timezone

from werkzorg.berichten.models import Melding
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.register import MELDINGSOORTEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.regels import onderwerpen_van


@handeling("meldingen_afvinken")
def meldingen_afvinken(*, door: Hoedanigheid) -> int:
    """All notices of this person in this organisation that he can read in this role are read; how many were not.

    What only another role of his shows stays unread: nobody saw it.
    """
    ongelezen = list(Melding.objects.voor(door.gebruiker_id, door.organisatie_id).ongelezen())
    bekend = [melding for melding in ongelezen if melding.soort in MELDINGSOORTEN]
    onderwerpen = onderwerpen_van(
        [(MELDINGSOORTEN[melding.soort].onderwerpen, melding.object_id) for melding in bekend], door
    )
    gezien = [
        melding.pk
        for melding in bekend
        if (MELDINGSOORTEN[melding.soort].onderwerpen, melding.object_id) in onderwerpen
    ]
    return Melding.objects.filter(pk__in=gezien).update(gelezen_op=timezone.now())
