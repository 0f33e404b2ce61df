"""Two records of one person that became one, and all that is needed to undo it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.models.deelnemer import Deelnemer
from werkzorg.deelnemers.querysets import SamenvoegingQuerySet


@volg()
class Samenvoeging(models.Model):
    """The record `gaat_op` becomes part of `blijft`: proposed, carried out, or ended (undone, withdrawn, refused).

    `verhuisd` names the rows that moved: {table: {column: [keys]}}; `gemerkt` the involvements that were marked as
    merged, `afgerond` the tasks that were done by it. No value of a person stands here: what he was before is read
    in the history, by `versie_voor`.
    """

    # Both ends name the record itself: it never moves along with a later merge.
    verhuist = False
    wist_mee = ("blijft_id", "gaat_op_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    blijft = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="samenvoegingen")
    gaat_op = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField("reden", max_length=500)
    keuzes = models.JSONField(default=list)
    voorgesteld_door = models.JSONField()
    voorgesteld_op = models.DateTimeField(default=timezone.now, editable=False)
    uitgevoerd_door = models.JSONField(null=True)
    uitgevoerd_op = models.DateTimeField(null=True)
    # Stored: the term that held on the day of the merge, whatever it becomes later.
    ongedaan_tot_en_met = models.DateField(null=True)
    beeindigd_op = models.DateTimeField(null=True)
    einde_reden = models.CharField("reden van het einde", max_length=500, blank=True)
    verhuisd = models.JSONField(default=dict)
    gemerkt = models.JSONField(default=list)
    afgerond = models.JSONField(default=list)
    versie_voor = models.PositiveIntegerField(null=True)
    versie_na = models.PositiveIntegerField(null=True)

    objects = SamenvoegingQuerySet.as_manager()

    class Meta:
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(uitgevoerd_op__isnull=True) | models.Q(ongedaan_tot_en_met__isnull=False),
                name="samenvoeging_met_laatste_dag",
            ),
            models.CheckConstraint(
                condition=~models.Q(blijft=models.F("gaat_op")),
                name="samenvoeging_van_twee",
                violation_error_message="Kies twee verschillende dossiers.",
            ),
            models.UniqueConstraint(
                fields=["gaat_op"],
                condition=models.Q(uitgevoerd_op__isnull=False, beeindigd_op__isnull=True),
                name="samenvoeging_gaat_eenmaal_op",
                violation_error_message="Dit dossier is al met een ander dossier samengevoegd.",
            ),
            models.UniqueConstraint(
                fields=["blijft", "gaat_op"],
                condition=models.Q(uitgevoerd_op__isnull=True, beeindigd_op__isnull=True),
                name="samenvoeging_eenmaal_voorgesteld",
                violation_error_message="Deze samenvoeging is al voorgesteld.",
            ),
        ]

    def __str__(self) -> str:
        return f"samenvoeging {self.id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """Both records."""
        return [self.blijft_id, self.gaat_op_id]
