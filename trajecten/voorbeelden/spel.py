"""What the example trajecten share: who plays, which day it is, and whose traject is which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from trajecten.models import Traject
from werkzorg.deelnemers.domein import Trekking
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

# A moment in the past, and what happened then.
Gebeurtenis = tuple[datetime, Callable[[], object]]


@dataclass(frozen=True)
class Plaats:
    """Where the example people live."""

    postcode: str
    gemeente: str


@dataclass
class Spel:
    """The example organisations by key, who has which role there, and the people made so far by their own key.

    `nu` is the start of today; days count from it, backwards below zero.
    """

    huizen: Mapping[str, Organisatie]
    wie: Callable[[str, str], Sequence[Hoedanigheid]]
    nu: datetime
    plaats: Plaats
    trekking: Trekking
    mensen: dict[str, Deelnemer] = field(default_factory=dict)

    def op(self, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
        """The moment at this hour of the day that lies so many days from today."""
        return (self.nu + timedelta(days=dag)).replace(hour=uur, minute=minuut)

    @property
    def vandaag(self) -> date:
        """The day on which what is played now happens."""
        return timezone.localdate()

    def beslisser(self) -> Hoedanigheid:
        """Who decides at VDAB about requests."""
        return self.wie("vdab", "vdab_beslisser")[0]

    def werk(self, plek: int = 0) -> Hoedanigheid:
        """A casemanager Werk of VDAB; 0 and 1 are colleagues of each other."""
        return self.wie("vdab", "casemanager_werk")[plek]

    def zorg(self, plek: int = 0) -> Hoedanigheid:
        """A casemanager Zorg of the partnership of Gent; 0 and 1 are colleagues of each other."""
        return self.wie("cgg", "casemanager_zorg")[plek]

    def coordinator(self) -> Hoedanigheid:
        """The netwerkcoördinator of Gent."""
        return self.wie("werkactor", "netwerkcoordinator")[0]

    def dienstverlener(self) -> Hoedanigheid:
        """Who carries out actions for a member of the network of Gent."""
        return self.wie("vaph", "dienstverlener")[0]

    def deelnemer(self, sleutel: str) -> Deelnemer:
        """The person with this key of the examples, as the row is now."""
        return Deelnemer.objects.get(pk=self.mensen[sleutel].pk)

    def traject(self, sleutel: str) -> Traject:
        """The last traject of this person, as the row is now."""
        return Traject.objects.filter(deelnemer=self.mensen[sleutel]).order_by("-aangemaakt_op")[0]
