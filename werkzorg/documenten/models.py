"""Documents and their versions; a version is made once, stored with its hash and never rendered again."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.documenten.bestandstypes import BESTANDSTYPES, grootte
from werkzorg.documenten.querysets import BijlageQuerySet, DocumentQuerySet, DocumentVersieQuerySet
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


QUARANTAINE, SCHOON, GEWEIGERD = "quarantaine", "schoon", "geweigerd"
BIJLAGESTATUSSEN = (
    (QUARANTAINE, "wordt nagekeken"),
    (SCHOON, "nagekeken"),
    (GEWEIGERD, "geweigerd"),
)


@volg()
class Bijlage(models.Model):
    """A file that somebody added to an object, stored under its id; served once it was scanned, as a download only.

    `naam` is what it was called, for the eye; `sha256` and `grootte` (bytes) are of the file as it was stored.
    """

    wist_mee = ("deelnemer_id",)
    heeft_bestand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    object_soort = models.CharField(max_length=60)
    object_id = models.UUIDField()
    deelnemer_id = models.UUIDField(null=True)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=150)
    mime = models.CharField(max_length=100)
    grootte = models.PositiveBigIntegerField()
    sha256 = models.CharField("SHA-256", max_length=64)
    status = models.CharField(max_length=20, choices=BIJLAGESTATUSSEN, default=QUARANTAINE)
    bevinding = models.CharField(max_length=200, blank=True)
    toegevoegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    toegevoegd_op = models.DateTimeField(default=timezone.now, editable=False)
    nagekeken_op = models.DateTimeField(null=True)

    objects = BijlageQuerySet.as_manager()

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        indexes = [
            models.Index(fields=["object_soort", "object_id"], name="bijlage_object"),
            models.Index(fields=["deelnemer_id", "-toegevoegd_op"], name="bijlage_deelnemer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=QUARANTAINE, nagekeken_op__isnull=True)
                | (~models.Q(status=QUARANTAINE) & models.Q(nagekeken_op__isnull=False)),
                name="bijlage_nagekeken_of_niet",
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(QUARANTAINE,)),
            pgtrigger.FSM(
                name="bijlage_overgangen",
                field="status",
                transitions=[(QUARANTAINE, GEWEIGERD), (QUARANTAINE, SCHOON)],
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_schoon(self) -> bool:
        """Whether it may be served."""
        return self.status == SCHOON

    @property
    def is_geweigerd(self) -> bool:
        """Whether the scanner found something in it; its bytes are gone."""
        return self.status == GEWEIGERD

    @property
    def type_label(self) -> str:
        """The type as the screen calls it: "pdf", "docx"."""
        return BESTANDSTYPES[self.mime].label if self.mime in BESTANDSTYPES else "bestand"

    @property
    def grootte_label(self) -> str:
        """The size as somebody reads it: "812 kB"."""
        return grootte(self.grootte)

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person this file is about, as a list of at most one id."""
        return [self.deelnemer_id] if self.deelnemer_id else []
