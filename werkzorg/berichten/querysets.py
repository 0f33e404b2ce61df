from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from werkzorg.berichten.models import Melding, Opdracht


class OpdrachtQuerySet(models.QuerySet["Opdracht"]):
    def wachtend(self) -> Self:
        """Jobs that are neither done nor given up."""
        return self.filter(toestand="wacht")

    def te_bellen(self, nu: datetime, ouder_dan: timedelta) -> Self:
        """Waiting jobs whose bell may have been lost, or whose next attempt is due; oldest first."""
        return (
            self.wachtend()
            .filter(
                Q(volgende_poging_op__isnull=True, aangemaakt_op__lte=nu - ouder_dan)
                | Q(volgende_poging_op__lte=nu)
            )
            .order_by("aangemaakt_op", "id")
        )

    def mislukt(self) -> Self:
        """Jobs that were given up and wait for a person."""
        return self.filter(toestand="mislukt").order_by("aangemaakt_op", "id")


class MeldingQuerySet(models.QuerySet["Melding"]):
    def voor(self, gebruiker_id: UUID, organisatie_id: UUID) -> Self:
        """The notices of one person in one organisation, newest first."""
        return self.filter(gebruiker_id=gebruiker_id, organisatie_id=organisatie_id).order_by(
            "-aangemaakt_op", "-id"
        )

    def ongelezen(self) -> Self:
        """Notices that were not opened yet."""
        return self.filter(gelezen_op__isnull=True)
