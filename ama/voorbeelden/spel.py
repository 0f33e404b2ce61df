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
    # How the dossier numbers of the people are drawn, and who they are by their own key.
    trekking: Trekking = secrets.randbelow
    mensen: dict[str, Deelnemer] = field(default_factory=dict)

    def op(self, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
        """The moment at this hour of the day that lies so many days from today."""
        return (self.nu + timedelta(days=dag)).replace(hour=uur, minute=minuut)

    def dag(self, dag: int) -> date:
        """The day that lies so many days from today."""
        return (self.nu + timedelta(days=dag)).date()

    def op_datum(self, datum: date, uur: int = 10, minuut: int = 0) -> datetime:
        """The moment at this hour of this day of the calendar."""
        return self.op((datum - self.dag(0)).days, uur, minuut)

    @property
    def vast_jaar(self) -> int:
        """The last year of which the subsidy was fixed: that happens by the first of April after it."""
        heden = self.dag(0)
        return heden.year - (1 if heden > date(heden.year, 4, 30) else 2)

    @property
    def vandaag(self) -> date:
        """The day on which what is played now happens."""
        return timezone.localdate()

    def begeleider(self, huis: str, plek: int = 0) -> Hoedanigheid:
        """Who guides people for this organisation; a number above that of its begeleiders begins again."""
        mensen = self.wie(huis, "begeleider_ama")
        return mensen[plek % len(mensen)]

    def departement(self, plek: int = 0) -> Hoedanigheid:
        """Who looks at the agreements; 1 is a colleague."""
        return self.wie("dz", "departement_zorg")[plek]

    def werkpost(self, sleutel: str) -> Werkpost:
        """The werkpost with this key of the examples, as the row is now; only once its event is played."""
        return Werkpost.objects.select_related("organisatie", "vestiging").get(pk=self.posten[sleutel])
