"""Which columns of the whole application name a record, read from the models: a later app hands over nothing.

A foreign key to Deelnemer, a column `deelnemer_id`, and a pair `x_soort` + `x_id` that names a deelnemer. A model
that says `verhuist = False` stays where it is; one with `verhuist_met = "veld"` gets that flag on every row that
moves with a merge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from werkzorg.databank.rollen import WIJZIGEN, is_van_ons, rechten_van
from werkzorg.deelnemers.models.deelnemer import Deelnemer


@dataclass(frozen=True)
class Kolom:
    """One column that names a record; `soort` is the column beside it that says of which kind, "" without one."""

    model: type[models.Model]
    veld: str
    soort: str = ""

    def rijen(self, doel: type[models.Model], ids: list[Any]) -> models.QuerySet[Any]:
        """The rows that name one of these rows of `doel`."""
        filter_: dict[str, Any] = {f"{self.veld}__in": ids}
        if self.soort:
            filter_[self.soort] = doel._meta.label_lower
        return self.model._default_manager.filter(**filter_)


def verhuisbaar() -> list[type[models.Model]]:
    """The models whose rows may change: no history, nothing append-only, nothing that says it stays."""
    return [
        model
        for model in apps.get_models()
        if set(WIJZIGEN) <= set(rechten_van(model)) and is_van_ons(model) and getattr(model, "verhuist", True)
    ]


def kolommen() -> Iterator[Kolom]:
    """Every column that can name a deelnemer."""
    for model in verhuisbaar():
        namen = {veld.name for veld in model._meta.concrete_fields}
        for veld in model._meta.concrete_fields:
            if veld.is_relation:
                if veld.related_model is Deelnemer:
                    yield Kolom(model, veld.attname)
            elif veld.name == "deelnemer_id":
                yield Kolom(model, veld.name)
            elif (soort := _soortveld(veld.name, namen)) and isinstance(veld, models.UUIDField):
                yield Kolom(model, veld.name, soort)


def _soortveld(naam: str, namen: set[str]) -> str:
    soort = f"{naam.removesuffix('_id')}_soort"
    return soort if naam.endswith("_id") and soort in namen else ""


def verwijzingen(doel: type[models.Model]) -> Iterator[Kolom]:
    """Every column that can name a row of `doel`."""
    for model in verhuisbaar():
        namen = {veld.name for veld in model._meta.concrete_fields}
        for veld in model._meta.concrete_fields:
            if veld.is_relation:
                if veld.related_model is doel:
                    yield Kolom(model, veld.attname)
            elif (soort := _soortveld(veld.name, namen)) and isinstance(veld, models.UUIDField):
                yield Kolom(model, veld.name, soort)
