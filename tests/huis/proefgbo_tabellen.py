"""A row in every table of the onthaaltrajecten."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.utils import timezone

from gbo.models import Contactpoging, Levensregistratie, Onthaaltelling, Wisattest, Wisstop
from tests.gbo.overdragen import draag_over, gbo
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling


def van_elke_tabel_een(cast: Rolverdeling) -> None:
    """An advies that was handed over, with all that a core partner can write around it."""
    onthaal, wie = draag_over(cast), gbo(cast)
    van = {"onthaal": onthaal, "partner_id": onthaal.partner_id, "medewerker_id": wie.gebruiker.pk}
    with in_handeling():
        Contactpoging.objects.create(wanneer=timezone.now(), wijze="telefoon", uitkomst="niet_bereikt", **van)
        Levensregistratie.objects.create(**van)
        Wisstop.objects.create(
            onthaal=onthaal, reden="proef", nakijken_op=date(2027, 1, 1), gezet_door_id=wie.gebruiker.pk
        )
        Onthaaltelling.objects.create(jaar=2025, uitkomst="proef", aantal=1)
        Wisattest.objects.create(
            wisopdracht_id=uuid4(),
            partner_id=onthaal.partner_id,
            einde=date(2025, 1, 31),
            weg_op=date(2026, 1, 31),
            rijen=3,
        )
