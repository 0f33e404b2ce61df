"""Which calls."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db.models import F, Q, Value
from django.db.models.functions import Now
from django.utils import timezone

from mandaten.domein.oproepen import Bezetting
from mandaten.querysets.lezers import beslist_over
from mandaten.statussen import IN_BEHANDELING
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from mandaten.models import (
        Oproep,
    )


# A call that was withdrawn before its first moment was never open.
_GEOPEND = Q(opent_op__lte=Now(), sluit_op__gt=F("opent_op"))


class OproepQuerySet(ZichtbaarQuerySet["Oproep"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """A published call is for everybody who is signed in; who decides about its kind sees it before it opens."""
        if isinstance(door, Klok):
            return self
        if not isinstance(door, Hoedanigheid):
            return self.none()
        return self.filter(_GEOPEND | Q(soort__in=beslist_over(door)))

    def te_beheren_door(self, door: Door) -> Self:
        """The calls that this actor closes or opens again: of the kinds his role decides about; the clock all."""
        if isinstance(door, Klok):
            return self
        return self.filter(soort__in=beslist_over(door))

    def gepubliceerd(self) -> Self:
        """Calls that opened, still open or not."""
        return self.filter(_GEOPEND)

    def niet_voorbij(self) -> Self:
        """Calls that are open at this moment or open later."""
        return self.filter(sluit_op__gt=Now(), gesloten_op=None)

    def open(self) -> Self:
        """Calls that are open at this moment by the clock of the database."""
        return self.filter(opent_op__lte=Now(), sluit_op__gt=Now(), gesloten_op=None)

    def bezetting(self, soort: str, regios: Iterable[str]) -> Bezetting:
        """How these regio's stand for this kind at this moment; one query."""
        from mandaten.models import AanvraagRegio, OproepRegio, Toekenningsregio

        namen = list(regios)
        toegekend = Toekenningsregio.objects.filter(
            Q(periode__endswith=None) | Q(periode__endswith__gt=timezone.localdate()), soort=soort
        )
        gevraagd = AanvraagRegio.objects.filter(aanvraag__soort=soort, aanvraag__status__in=IN_BEHANDELING)
        opgeroepen = OproepRegio.objects.filter(oproep__in=self.niet_voorbij().filter(soort=soort))
        delen = [
            rijen.filter(regio_id__in=namen).order_by().values_list("regio_id", Value(nummer))
            for nummer, rijen in enumerate((toegekend, gevraagd, opgeroepen))
        ]
        stand: list[set[str]] = [set(), set(), set()]
        for regio, nummer in delen[0].union(*delen[1:]):
            stand[nummer].add(regio)
        return Bezetting(*map(frozenset, stand))

    def te_sluiten(self) -> Self:
        """Calls whose last moment passed and that were not closed yet."""
        return self.filter(sluit_op__lte=Now(), gesloten_op=None)
