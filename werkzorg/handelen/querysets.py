from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models

from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from werkzorg.handelen.models import Concept, KlokRonde, Uitvoer


class KlokRondeQuerySet(models.QuerySet["KlokRonde"]):
    def laatste_keer_klaar(self, naam: str) -> datetime | None:
        """When this job last finished a round, or None."""
        return self.filter(naam=naam, klaar_op__isnull=False).aggregate(op=models.Max("klaar_op"))["op"]

    def eerste_open_dag(self, naam: str, vandaag: date) -> date:
        """The first day that this daily job must still do; the day after `vandaag` when it is up to date.

        Periods after `vandaag` do not count: the clock was wrong when they were done.
        """
        rondes = self.filter(naam=naam, periode__lte=vandaag.isoformat())
        klaar = rondes.filter(klaar_op__isnull=False).aggregate(p=models.Max("periode"))["p"]
        if klaar:
            return date.fromisoformat(klaar) + timedelta(days=1)
        begonnen = rondes.aggregate(p=models.Min("periode"))["p"]
        return date.fromisoformat(begonnen) if begonnen else vandaag


class ConceptQuerySet(ZichtbaarQuerySet["Concept"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """One's own drafts, in the organisation and role in which they were typed, newest first."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        return self.filter(
            gebruiker_id=door.gebruiker_id, organisatie_id=door.organisatie_id, rol=door.rol
        ).order_by("-bewaard_op", "sleutel")

    def van_formulier(self, handeling: str, object_id: UUID | None) -> Self:
        """The drafts of one act on one object (None: the act works on nothing yet)."""
        return self.filter(handeling=handeling, object_id=object_id)

    def ouder_dan(self, moment: datetime) -> Self:
        """Drafts that nobody touched since `moment`."""
        return self.filter(bewaard_op__lt=moment)


class UitvoerQuerySet(ZichtbaarQuerySet["Uitvoer"]):
    def verlopen(self, goedgekeurd_voor: datetime, gevraagd_voor: datetime) -> Self:
        """Exports that were approved, or asked, before these moments and still wait."""
        return self.filter(
            models.Q(toestand="goedgekeurd", beslist_op__lte=goedgekeurd_voor)
            | models.Q(toestand="gevraagd", gevraagd_op__lte=gevraagd_voor)
        ).order_by("gevraagd_op", "id")

    def zichtbaar_voor(self, door: Door) -> Self:
        """One's own exports; for an organisatiebeheerder all of his organisation."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        rijen = self.filter(organisatie_id=door.organisatie_id)
        if door.rol == "organisatiebeheerder":
            return rijen
        return rijen.filter(gebruiker_id=door.gebruiker_id, rol=door.rol)
