"""What the example AMA share: who plays, which day it is, and where people work."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from werkzorg.deelnemers.domein import Trekking
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie, Werkpost

# A moment in the past, and what happened then.
Gebeurtenis = tuple[datetime, Callable[[], object]]


@dataclass
class Spel:
    """The example organisations by key, who has which role there, and the werkposten made so far by their own key.

    `nu` is the start of today; days count from it, backwards below zero.
    """

    huizen: Mapping[str, Organisatie]
    wie: Callable[[str, str], Sequence[Hoedanigheid]]
    nu: datetime
    posten: dict[str, UUID] = field(default_factory=dict)
    # Where the people live, how their dossier numbers are drawn, and who they are by their own key.
    postcode: str = "9000"
    gemeente: str = "Gent"
    trekking: Trekking = secrets.randbelow
    mensen: dict[str, Deelnemer] = field(default_factory=dict)

    def op(self, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
        """The moment at this hour of the day that lies so many days from today."""
        return (self.nu + timedelta(days=dag)).replace(hour=uur, minute=minuut)

    def dag(self, dag: int) -> date:
        """The day that lies so many days from today."""
        return (self.nu + timedelta(days=dag)).date()

    @property
    def vandaag(self) -> date:
        """The day on which what is played now happens."""
        return timezone.localdate()

    def begeleider(self, huis: str, plek: int = 0) -> Hoedanigheid:
        """Who guides people for this organisation; a number above that of its begeleiders begins again."""
        mensen = self.wie(huis, "begeleider_ama")
        return mensen[plek % len(mensen)]

    def departement(self) -> Hoedanigheid:
        """Who looks at the agreements."""
        return self.wie("dz", "departement_zorg")[0]

    def werkpost(self, sleutel: str) -> Werkpost:
        """The werkpost with this key of the examples, as the row is now; only once its event is played."""
        return Werkpost.objects.select_related("organisatie", "vestiging").get(pk=self.posten[sleutel])
