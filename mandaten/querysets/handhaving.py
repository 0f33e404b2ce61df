"""Which procedures and inspections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from mandaten.querysets.lezers import BEHEERDER, INSPECTIE, beslist_over
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from mandaten.models import (
        Controledossier,
        Controleronde,
        Handhaving,
    )


class HandhavingQuerySet(ZichtbaarQuerySet["Handhaving"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Procedures about grants the role decides about; the holder from the notice on; inspection all."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        if door.rol == BEHEERDER:
            return self.filter(toekenning__houder_id=door.organisatie_id, meegedeeld_op__isnull=False)
        return self.filter(toekenning__soort__in=beslist_over(door))


class ControlerondeQuerySet(ZichtbaarQuerySet["Controleronde"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Campaigns over the kinds the role decides about; inspection sees all."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        return self.filter(soort__in=beslist_over(door))

    def zonder_populatie(self) -> Self:
        """Without the list that the sample was drawn from, which can be tens of thousands long."""
        return self.defer("populatie_ids")


class ControledossierQuerySet(ZichtbaarQuerySet["Controledossier"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Files of those campaigns; the holder sees his own once something was found."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        if door.rol == BEHEERDER:
            return self.filter(toekenning__houder_id=door.organisatie_id, antwoord_uiterlijk_op__isnull=False)
        return self.filter(ronde__soort__in=beslist_over(door))

    def met_ronde(self) -> Self:
        """With their campaign and grant in the same query, but without the list that the sample was drawn from."""
        return self.select_related("ronde", "toekenning__houder").defer("ronde__populatie_ids")
