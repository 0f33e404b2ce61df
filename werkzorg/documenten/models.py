"""Documents and their versions; a version is made once, stored with its hash and never rendered again."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.documenten.querysets import DocumentQuerySet, DocumentVersieQuerySet
from werkzorg.documenten.soorten import DOCUMENTSOORTEN


@volg()
class Document(models.Model):
    """One document about one object; exists from the act on, its first version when the worker has made it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    object_soort = models.CharField(max_length=60)
    object_id = models.UUIDField()
    deelnemer_id = models.UUIDField(null=True)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        indexes = [
            models.Index(fields=["object_soort", "object_id"], name="document_object"),
            models.Index(fields=["deelnemer_id", "-aangemaakt_op"], name="document_deelnemer"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The kind of document as the screen calls it."""
        return DOCUMENTSOORTEN[self.soort].label

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person this document is about, as a list of at most one id."""
        return [self.deelnemer_id] if self.deelnemer_id else []


@volg()
class DocumentVersie(models.Model):
    """One made file of a document: number from 1, SHA-256 of the whole file as it was sent, sealed or not."""

    wist_mee = ("document__deelnemer_id",)
    heeft_bestand = True  # under its id, outside the database: the erasing function gives that id back

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    sha256 = models.CharField("SHA-256", max_length=64)
    grootte = models.PositiveBigIntegerField()
    mime = models.CharField(max_length=100, default="application/pdf")
    is_verzegeld = models.BooleanField(default=False)
    sjabloon = models.CharField(max_length=100, blank=True)
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = DocumentVersieQuerySet.as_manager()

    class Meta:
        verbose_name = "documentversie"
        verbose_name_plural = "documentversies"
        ordering = ["nummer"]
        indexes = [models.Index(fields=["sha256"], name="documentversie_sha256")]
        constraints = [
            models.UniqueConstraint(fields=["document", "nummer"], name="documentversie_nummer_uniek"),
            models.CheckConstraint(condition=models.Q(nummer__gte=1), name="documentversie_nummer_vanaf_een"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} versie {self.nummer}"
