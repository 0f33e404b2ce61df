"""The agreement on which an exchange of personal data rests."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.uitwisseling.domein.scopes import AANBOD
from werkzorg.uitwisseling.querysets import ProtocolQuerySet


@volg()
class Protocol(models.Model):
    """A protocol with one organisation about one offer, for a period (both ends inclusive; no end = running)."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kenmerk = models.CharField("kenmerk", max_length=60, unique=True)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    aanbod = models.CharField("aanbod", max_length=30, choices=list(AANBOD.items()))
    doel = models.CharField("doel", max_length=500)
    grondslag = models.CharField("grond in de wet", max_length=200)
    gegevens = models.CharField("welke gegevens", max_length=1000)
    webadres = models.URLField("waar het gepubliceerd is", max_length=300, blank=True)
    van = models.DateField("geldt van")
    tot = models.DateField("tot en met", null=True, blank=True)
    einde_reden = models.CharField("waarom het vroeger eindigde", max_length=300, blank=True)
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = ProtocolQuerySet.as_manager()

    class Meta:
        verbose_name = "protocol"
        verbose_name_plural = "protocollen"
        ordering = ["-van", "kenmerk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="protocol_tot_na_van",
                violation_error_message="De laatste dag ligt vóór de eerste dag: verbeter een van beide.",
            ),
        ]

    def __str__(self) -> str:
        return self.kenmerk

    def get_absolute_url(self) -> str:
        """The page of the protocol."""
        return reverse("protocol_detail", args=[self.pk])
