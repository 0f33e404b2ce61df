from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.parameters.domein import Eigenaar, Zekerheid
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from werkzorg.parameters.models import Parameter, Parameterwaarde


def sleutels_van(eigenaar: Eigenaar | None) -> list[str]:
    """The keys of the parameters of one owner."""
    return [soort.sleutel for soort in PARAMETERS.values() if soort.eigenaar is eigenaar]


def _eigen(door: Door) -> list[str]:
    return sleutels_van(Eigenaar.van_rol(door.rol)) if isinstance(door, Hoedanigheid) else []


class ParameterQuerySet(ZichtbaarQuerySet["Parameter"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """All of the list: everybody may read the numbers that the law works with.

        A row whose parameter was taken off the list stays, but nobody reads it.
        """
        return self.filter(sleutel__in=PARAMETERS)

    def van(self, door: Door) -> Self:
        """The parameters about which this actor decides."""
        return self.filter(sleutel__in=_eigen(door))


class ParameterwaardeQuerySet(ZichtbaarQuerySet["Parameterwaarde"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """All values of the parameters of the list."""
        return self.filter(parameter__sleutel__in=PARAMETERS)

    def van(self, door: Door) -> Self:
        """The values of the parameters about which this actor decides."""
        return self.filter(parameter__sleutel__in=_eigen(door))

    def bevestigd(self) -> Self:
        """The values that hold, held or will hold."""
        return self.filter(toestand="bevestigd")

    def voorgesteld(self) -> Self:
        """The values that wait for a second person, first day first."""
        return (
            self.filter(toestand="voorgesteld")
            .select_related("parameter", "voorgesteld_door", "organisatie")
            .order_by("periode", "id")
        )

    def geldig_op(self, dag: date) -> Self:
        """The confirmed values that hold on `dag`: at most one per parameter."""
        return self.bevestigd().filter(periode__contains=dag)

    def aannames(self) -> Self:
        """Those of which all or a part is our assumption."""
        return self.filter(Q(zekerheid=Zekerheid.AANNAME.value) | ~Q(aanname=""))

    def eerste_na(self, dag: date) -> Self:
        """The first confirmed value that begins after `dag`: at most one per parameter."""
        return (
            self.bevestigd()
            .filter(periode__startswith__gt=dag)
            .order_by("parameter_id", "periode")
            .distinct("parameter_id")
        )

    def laatste_voor(self, dag: date) -> Self:
        """The last confirmed value that ended before `dag`: at most one per parameter."""
        return (
            self.bevestigd()
            .filter(periode__endswith__lte=dag)
            .order_by("parameter_id", "-periode")
            .distinct("parameter_id")
        )

    def in_tijd(self, parameter_id: UUID) -> Self:
        """Everything that was decided about one parameter, latest first day first."""
        return (
            self.filter(parameter_id=parameter_id)
            .exclude(toestand="voorgesteld")
            .select_related("parameter", "voorgesteld_door", "beslist_door")
            .order_by(models.F("periode__startswith").desc(nulls_last=True), "-voorgesteld_op", "id")
        )
