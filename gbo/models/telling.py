"""What stays when somebody is gone: counts without anybody in them, and the certificate of an erasure."""

from __future__ import annotations

import uuid

from django.db import models
from django.urls import reverse
from django.utils import timezone

from gbo.querysets import OnthaaltellingQuerySet, WisattestQuerySet
from werkzorg.databank.triggers import volg


@volg(los=True)
class Onthaaltelling(models.Model):
    """How many adviezen were refused, and how many onthaaltrajecten ended how, per year; nobody is in it.

    `samenwerking_id` None: counted at VDAB, where no partnership is known.
    """

    over_niemand = True
    wist_mee = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jaar = models.PositiveSmallIntegerField()
    samenwerking_id = models.UUIDField(null=True)
    uitkomst = models.CharField(max_length=20)
    aantal = models.PositiveIntegerField(default=0)

    objects = OnthaaltellingQuerySet.as_manager()

    class Meta:
        verbose_name = "telling"
        verbose_name_plural = "tellingen"
        ordering = ["jaar", "uitkomst"]
        constraints = [
            models.UniqueConstraint(
                fields=["jaar", "samenwerking_id", "uitkomst"],
                nulls_distinct=False,
                name="onthaaltelling_een_per_jaar",
            )
        ]

    def __str__(self) -> str:
        return f"{self.jaar} {self.uitkomst}"


@volg(los=True)
class Wisattest(models.Model):
    """Proof that an onthaaltraject was erased, without anybody's data: which order, when, and how many rows."""

    over_niemand = True
    wist_mee = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The order in the list of erasures, and the partner whose data it was: ids that stay.
    wisopdracht_id = models.UUIDField(unique=True)
    partner_id = models.UUIDField()
    einde = models.DateField("einde van het onthaaltraject")
    weg_op = models.DateField("uiterlijk gewist op")
    gewist_op = models.DateTimeField(default=timezone.now, editable=False)
    rijen = models.PositiveIntegerField("gewiste rijen")

    objects = WisattestQuerySet.as_manager()

    class Meta:
        verbose_name = "wisattest"
        verbose_name_plural = "wisattesten"
        ordering = ["-gewist_op", "id"]

    def __str__(self) -> str:
        return f"wisattest {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the certificate."""
        return reverse("wisattest_detail", args=[self.pk])
