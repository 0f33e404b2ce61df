"""The shape of a question to the list of people."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.velden import TekstVeld


class ZoekFilter(django_filters.Filter):
    """A search text that is normalised like every text, so that nothing typed can break the query."""

    field_class = TekstVeld

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs.gezocht(value) if value else qs  # type: ignore[attr-defined]


class DeelnemerFilter(django_filters.FilterSet):
    """By name, birth date or dossier number."""

    zoek = ZoekFilter(
        label="Zoek een dossier",
        help_text="Naam, geboortedatum, dossiernummer of rijksregisternummer",
        max_length=100,
        required=False,
    )

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Nothing for a question that cannot be read: all people are no answer to it."""
        return queryset.none() if self.errors else super().filter_queryset(queryset)

    class Meta:
        model = Deelnemer
        fields: list[str] = []
        form = ZoekForm
