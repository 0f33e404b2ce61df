"""What an inviter filled in about somebody who has not come in yet."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.organisaties.models import Lidmaatschap


@volg()
class Toetreding(models.Model):
    """Address and name as the inviter typed them, shown until the person signs in for the first time since.

    So the inviter sees the same whether the address already had an account with another name or none at all.
    `uitgenodigd_op` is the last time that a mail left.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lidmaatschap = models.OneToOneField(Lidmaatschap, on_delete=models.PROTECT, related_name="toetreding")
    email = models.EmailField("e-mailadres", max_length=254)
    voornaam = models.CharField("voornaam", max_length=100)
    achternaam = models.CharField("achternaam", max_length=100)
    uitgenodigd_op = models.DateTimeField("uitgenodigd op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "toetreding"
        verbose_name_plural = "toetredingen"

    def __str__(self) -> str:
        return f"toetreding {self.id}"
