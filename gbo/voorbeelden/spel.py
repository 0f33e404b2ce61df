"""What the example onthaaltrajecten share: who plays, and which day it is."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from gbo.models import Onthaaltraject, Welzijnsadvies
from gbo.voorbeelden.mensen import PARTNERS, Verhaal
from werkzorg.deelnemers.domein import Trekking
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

# A moment in the past, and what happened then.
Gebeurtenis = tuple[datetime, Callable[[], object]]


@dataclass
class Spel:
    """The example organisations by key, who has which role there, and the adviezen given so far.

    `nu` is the start of today; days count from it, backwards below zero.
    """

    huizen: Mapping[str, Organisatie]
    wie: Callable[[str, str], Sequence[Hoedanigheid]]
    nu: datetime
    trekking: Trekking = secrets.randbelow
    adviezen: dict[str, Welzijnsadvies] = field(default_factory=dict)

    def op(self, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
        """The moment at this hour of the day that lies so many days from today."""
        return (self.nu + timedelta(days=dag)).replace(hour=uur, minute=minuut)

    @property
    def vandaag(self) -> date:
        """The day on which what is played now happens."""
        return timezone.localdate()

    @property
    def vdab(self) -> Hoedanigheid:
        """Who decides at VDAB."""
        return self.wie("vdab", "vdab_beslisser")[0]

    def partner(self, een: Verhaal) -> Hoedanigheid:
        """Who does the onthaal at the core partner of this person."""
        return self.wie(PARTNERS[een.plaats], "gbo_medewerker")[0]

    def onthaal(self, een: Verhaal) -> Onthaaltraject:
        """What this partner has of the person, found as a partner finds it: by who he is."""
        return Onthaaltraject.objects.zichtbaar_voor(self.partner(een)).get(
            voornaam=een.voornaam, achternaam=een.achternaam, geboortedatum=een.geboren
        )
