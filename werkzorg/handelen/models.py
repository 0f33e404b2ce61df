"""What the machinery of acts remembers: rounds of the clock, answered requests, drafts, and exports of lists."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.handelen.querysets import ConceptQuerySet, KlokRondeQuerySet, UitvoerQuerySet
from werkzorg.organisaties.rollen import ROL_KEUZES


class KlokRonde(models.Model):
    """One period of one clock job: when it started and ended, how many rows it handled, how many failed."""

    naam = models.CharField(max_length=60)
    periode = models.CharField(max_length=20)
    gestart_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)
    gedaan = models.PositiveIntegerField(default=0)
    fouten = models.PositiveIntegerField(default=0)
    laatste_fout = models.CharField(max_length=200, blank=True)

    objects = KlokRondeQuerySet.as_manager()

    class Meta:
        verbose_name = "klokronde"
        verbose_name_plural = "klokrondes"
        constraints = [models.UniqueConstraint(fields=["naam", "periode"], name="klokronde_periode_uniek")]

    def __str__(self) -> str:
        return f"{self.naam} {self.periode}"


class VerwerkteAanvraag(models.Model):
    """A form that was already handled, by the key it carried; sending it again gives the same address."""

    sleutel = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gebruiker_id = models.UUIDField()
    handeling = models.CharField(max_length=60)
    antwoord = models.CharField(max_length=300, blank=True)
    verwerkt_op = models.DateTimeField(default=timezone.now, editable=False)

    mag_verwijderd = True  # old keys are cleared by a clock job; they hold nothing about people

    class Meta:
        verbose_name = "verwerkte aanvraag"
        verbose_name_plural = "verwerkte aanvragen"
        indexes = [models.Index(fields=["verwerkt_op"], name="verwerkteaanvraag_ouderdom")]

    def __str__(self) -> str:
        return f"{self.handeling} {self.sleutel}"


class Concept(models.Model):
    """What one person typed in one form and has not sent yet; `inhoud` is encrypted for this row alone.

    It is his in one organisation and role, and gone as soon as the act is done. `versie` is the version of the
    object that the form started from, `deel` the step of a form that has several ("" of one that has none).
    """

    # The key of the form itself: sending that form is what makes the draft go.
    sleutel = models.UUIDField(primary_key=True, editable=False)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    handeling = models.CharField(max_length=60)
    object_soort = models.CharField(max_length=60, blank=True)
    object_id = models.UUIDField(null=True)
    deelnemer_id = models.UUIDField(null=True)
    deel = models.CharField(max_length=90, blank=True)
    versie = models.PositiveIntegerField(null=True)
    inhoud = models.BinaryField()
    bewaard_op = models.DateTimeField(default=timezone.now)

    objects = ConceptQuerySet.as_manager()
    mag_verwijderd = (
        True  # a draft is no record: it goes when the act is done, when thrown away, and after 30 days
    )
    wist_mee = ("deelnemer_id",)

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        indexes = [
            models.Index(fields=["gebruiker", "organisatie", "rol", "-bewaard_op"], name="concept_van_wie"),
            models.Index(fields=["bewaard_op"], name="concept_ouderdom"),
            models.Index(fields=["deelnemer_id"], name="concept_deelnemer"),
        ]

    def __str__(self) -> str:
        return f"concept van {self.handeling}"


class Uitvoerstand(models.TextChoices):
    """Where an export stands; up to the limit it is fetched at once."""

    GEVRAAGD = "gevraagd", "wacht op goedkeuring"
    GOEDGEKEURD = "goedgekeurd", "goedgekeurd"
    GEWEIGERD = "geweigerd", "niet goedgekeurd"
    AFGEHAALD = "afgehaald", "gedownload"
    VERVALLEN = "vervallen", "vervallen"


# The question may hold a name that was searched for: it lives only until the file is fetched.
@volg(exclude=["vraag"])
class Uitvoer(models.Model):
    """An export of a list: who asked which list and why, how many rows about how many people, and who approved.

    Names nobody; who stood in the file says the inzagelog. `vraag` (filters and object, encrypted for this row) is
    emptied when the file was fetched or will not be.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lijst = models.CharField(max_length=60)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    doel = models.CharField(max_length=30)
    toelichting = models.CharField(max_length=300, blank=True)
    rijen = models.PositiveIntegerField()
    personen = models.PositiveIntegerField()
    toestand = models.CharField(max_length=20, choices=Uitvoerstand.choices)
    vraag = models.BinaryField(null=True)
    gevraagd_op = models.DateTimeField(default=timezone.now, editable=False)
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    beslist_op = models.DateTimeField(null=True)
    reden = models.CharField(max_length=300, blank=True)
    afgehaald_op = models.DateTimeField(null=True)

    objects = UitvoerQuerySet.as_manager()
    wist_mee = ()  # names no deelnemer: it says that a list was taken along, by whom and why

    class Meta:
        verbose_name = "uitvoer"
        verbose_name_plural = "uitvoer"
        indexes = [
            models.Index(fields=["organisatie", "toestand", "-gevraagd_op"], name="uitvoer_van_organisatie")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(beslist_door__isnull=True) | ~models.Q(beslist_door=models.F("gebruiker")),
                name="uitvoer_tweede_persoon",
                violation_error_message="Een andere persoon dan de aanvrager moet de export goedkeuren.",
            ),
            models.CheckConstraint(
                condition=models.Q(toestand__in=Uitvoerstand.values), name="uitvoer_toestand_gekend"
            ),
        ]

    def __str__(self) -> str:
        return f"uitvoer van {self.lijst}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """Nobody: this row counts people and names none."""
        return []
