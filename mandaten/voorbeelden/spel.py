"""What the examples share: who plays, which day it is, and what was made so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mandaten.domein.inhoud import Inhoud, lees_inhoud
from mandaten.models import Aanvraag, Oproep, Toekenning
from mandaten.soorten import SOORTEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

# A moment in the past, and what happened then.
Gebeurtenis = tuple[datetime, Callable[[], object]]
_DESKS = {"departement_zorg": "dz", "vdab_beslisser": "vdab", "departement_wse": "wse"}


@dataclass
class Spel:
    """The example organisations by key, who has which role there, and what was made so far by its own key.

    `nu` is the start of today; days count from it, backwards below zero.
    """

    huizen: Mapping[str, Organisatie]
    wie: Callable[[str, str], Sequence[Hoedanigheid]]
    nu: datetime
    oproepen: dict[str, Oproep] = field(default_factory=dict)
    aanvragen: dict[str, Aanvraag] = field(default_factory=dict)

    def op(self, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
        """The moment at this hour of the day that lies so many days from today."""
        return (self.nu + timedelta(days=dag)).replace(hour=uur, minute=minuut)

    def dag(self, dag: int) -> date:
        """The day that lies so many days from today."""
        return (self.nu + timedelta(days=dag)).date()

    def desk(self, soort: str, plek: int = 0) -> Hoedanigheid:
        """One of the people who decide about this kind; 0 and 1 are colleagues of each other."""
        rol = SOORTEN[soort].beslisser
        return self.wie(_DESKS[rol], rol)[plek]

    def beheerder(self, huis: str) -> Hoedanigheid:
        """Who manages this organisation."""
        return self.wie(huis, "organisatiebeheerder")[0]

    def beheerder_van(self, organisatie: Organisatie) -> Hoedanigheid:
        """Who manages this organisation."""
        return self.beheerder(next(naam for naam, huis in self.huizen.items() if huis.pk == organisatie.pk))

    def aanvraag(self, sleutel: str) -> Aanvraag:
        """The application with this key of the examples, as it stands now."""
        return Aanvraag.objects.get(pk=self.aanvragen[sleutel].pk)

    def met_inhoud(self, sleutel: str) -> tuple[Aanvraag, Inhoud]:
        """The same, and what stands in it."""
        rij = Aanvraag.objects.met_inhoud().get(pk=self.aanvragen[sleutel].pk)
        return rij, lees_inhoud(rij)

    def toekenning(self, soort: str, huis: str, regio: str = "") -> Toekenning:
        """The last grant of this kind that this organisation holds, in this regio when one is named."""
        rijen = Toekenning.objects.filter(soort=soort, houder=self.huizen[huis])
        if regio:
            rijen = rijen.filter(regios__regio=regio)
        return rijen.order_by("-periode", "nummer")[0]
