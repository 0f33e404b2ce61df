"""A machine of an organisation: what it may, with which secrets, and the tokens it got."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.uitwisseling.querysets import KoppelingQuerySet, KoppelingssleutelQuerySet

INGETROKKEN, VERVALLEN, ACTIEF = "ingetrokken", "vervallen", "actief"


@volg()
class Koppeling(models.Model):
    """One client of the API: a machine of one organisation, with the scopes it may ask for.

    It acts with the technical account `gebruiker`, that nobody signs in with, in memberships of its own. `vervalt_op`
    is the last day on which it works, inclusive.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("naam", max_length=120)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    scopes = ArrayField(models.CharField(max_length=60), verbose_name="rechten")
    contact = models.EmailField("e-mailadres van wie de koppeling beheert", max_length=254)
    vervalt_op = models.DateField("werkt tot en met")
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    ingetrokken_op = models.DateTimeField(null=True, editable=False)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    intrekking_reden = models.CharField("waarom", max_length=300, blank=True)

    objects = KoppelingQuerySet.as_manager()

    class Meta:
        verbose_name = "koppeling"
        verbose_name_plural = "koppelingen"
        ordering = ["naam", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(scopes=[]), name="koppeling_heeft_rechten"),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="koppeling_ingetrokken_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The page of the connection."""
        return reverse("koppeling_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """Whether it works: what decides which acts are possible."""
        if self.ingetrokken_op is not None:
            return INGETROKKEN
        return ACTIEF if self.werkt_op(timezone.localdate()) else VERVALLEN

    def werkt_op(self, dag: date) -> bool:
        """Whether it works on this day."""
        return self.ingetrokken_op is None and dag <= self.vervalt_op


@volg()
class Koppelingssleutel(models.Model):
    """One secret of a connection, of which only a hash is kept; works up to and including `vervalt_op`."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    koppeling = models.ForeignKey(Koppeling, on_delete=models.PROTECT, related_name="sleutels")
    hash = models.CharField(max_length=64, unique=True)
    begin = models.CharField(max_length=8)
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    vervalt_op = models.DateField()
    ingetrokken_op = models.DateTimeField(null=True, editable=False)

    objects = KoppelingssleutelQuerySet.as_manager()

    class Meta:
        verbose_name = "sleutel van een koppeling"
        verbose_name_plural = "sleutels van koppelingen"
        ordering = ["-gemaakt_op", "id"]

    def __str__(self) -> str:
        return f"sleutel {self.begin}…"


class Toegangstoken(models.Model):
    """What a connection got for its secret: works until `vervalt_op`, kept as a hash, and gone soon after."""

    over_niemand = True
    mag_verwijderd = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    koppeling = models.ForeignKey(Koppeling, on_delete=models.PROTECT, related_name="tokens")
    hash = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=60))
    uitgegeven_op = models.DateTimeField(default=timezone.now, editable=False)
    vervalt_op = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "toegangstoken"
        verbose_name_plural = "toegangstokens"

    def __str__(self) -> str:
        return f"token {self.pk}"
