"""How an application is handled: its standstills with what was asked, its advices with their scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

if TYPE_CHECKING:
    from mandaten.models import (
        Advies,
        Klokstop,
    )


class KlokstopQuerySet(models.QuerySet["Klokstop"]):
    def met_vragen(self) -> Self:
        """Each with `gesteld`: its questions in the order in which they were asked, in the same question."""
        from mandaten.models import Aanvulling

        vragen = Aanvulling.objects.filter(klokstop=OuterRef("pk")).order_by("gevraagd_op", "id")
        velden = JSONObject(
            veld="veld",
            organisatie="organisatie__naam",
            vraag="vraag",
            antwoord="antwoord",
            bijlage="bijlage__naam",
            gevraagd_op="gevraagd_op",
            beantwoord_op="beantwoord_op",
            is_teruggenomen="is_teruggenomen",
        )
        return self.annotate(gesteld=ArraySubquery(vragen.values(json=velden)))


class AdviesQuerySet(models.QuerySet["Advies"]):
    def met_scores(self) -> Self:
        """Each with `puntenlijst`: its scores in the order of the criteria, in the same question."""
        from mandaten.models import Score

        scores = Score.objects.filter(advies=OuterRef("pk")).order_by("criterium__volgorde")
        velden = JSONObject(
            id="criterium_id",
            criterium="criterium__omschrijving",
            gewicht="criterium__gewicht",
            is_uitsluitend="criterium__is_uitsluitend",
            punten="punten",
        )
        return self.annotate(puntenlijst=ArraySubquery(scores.values(json=velden)))
