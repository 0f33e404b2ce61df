from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from werkzorg.plaatsen.models import Gemeente, GemeenteInRegio, RegioInWerkingsgebied


class GemeenteQuerySet(models.QuerySet["Gemeente"]):
    def geldig_op(self, dag: date) -> Self:
        """The municipalities that exist on `dag`."""
        return self.filter(periode__contains=dag)


class GemeenteInRegioQuerySet(models.QuerySet["GemeenteInRegio"]):
    def geldig_op(self, dag: date) -> Self:
        """Which municipality lies in which regio on `dag`."""
        return self.filter(periode__contains=dag)


class RegioInWerkingsgebiedQuerySet(models.QuerySet["RegioInWerkingsgebied"]):
    def geldig_op(self, dag: date) -> Self:
        """Which regio belongs to which werkingsgebied on `dag`."""
        return self.filter(periode__contains=dag)
