"""How an application answers the criteria of its call."""

from __future__ import annotations

import uuid

from django.db import models

from mandaten.domein.aanvraagvelden import criteriumvelden
from mandaten.models.aanvraag import Aanvraag
from mandaten.models.oproep import Criterium
from werkzorg.databank.triggers import volg


def criteriumnamen(aanvraag: Aanvraag) -> dict[str, str]:
    """The criteria of its call as fields that can be asked about; one query, unless fetched with `met_inhoud`."""
    if aanvraag.oproep_id is None:
        return {}
    rijen = getattr(aanvraag, "inhoud_criteria", None)
    if rijen is None:
        rijen = Criterium.objects.filter(oproep=aanvraag.oproep_id).values("id", "omschrijving")
    return criteriumvelden({uuid.UUID(str(een["id"])): een["omschrijving"] for een in rijen})


@volg()
class Criteriumantwoord(models.Model):
    """What the applicant says about one criterion of the call, with the proof it asks."""

    over_niemand = True
    wist_mee = ("bewijs__deelnemer_id",)  # a file may be about a person; this one never is

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="criteriumantwoorden")
    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT, related_name="+")
    toelichting = models.TextField("hoe jullie hieraan voldoen", max_length=2000, blank=True)
    bewijs = models.ForeignKey(
        "documenten.Bijlage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "antwoord op een criterium"
        verbose_name_plural = "antwoorden op criteria"
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "criterium"], name="criteriumantwoord_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"{self.criterium_id} van {self.aanvraag_id}"
