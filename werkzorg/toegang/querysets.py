"""Which rows: every model with data about people answers `zichtbaar_voor`, and the base answer is nothing."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Count, Max, Q
from django.utils import timezone

from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid

if TYPE_CHECKING:
    from werkzorg.toegang.models import Inzage

M = TypeVar("M", bound=models.Model)
# The ground of a row about a look-up by number, whatever it found.
OPZOEKING = "opzoeking"
# The channels of a row: a page, an import, a machine.
WEB = "web"
IMPORT = "import"
API = "api"


class ZichtbaarQuerySet(models.QuerySet[M]):
    """A queryset that shows nobody anything until its model says who may see which rows."""

    def zichtbaar_voor(self, door: Door) -> Self:
        """The rows this actor may see; each model overrides this."""
        return self.none()

    def opvolger_van(self, pk: UUID) -> UUID | None:
        """The key of the row into which row `pk` was merged; None unless a model knows merging."""
        return None

    def vergrendeld(self) -> Self:
        """These rows, locked until the end of the transaction (only the row itself, no joined tables)."""
        return self.select_for_update(of=("self",), no_key=True)

    def vergrendel(self, pk: UUID) -> M:
        """The row with this key, locked, that is still one of these rows after the wait for the lock.

        Raises DoesNotExist otherwise: who waits for a colleague may find that his own access ended meanwhile, or that
        the row became part of another one.
        """
        self.vergrendeld().get(pk=pk)
        # Asked again, because the question that waited looks at other tables as they were before the wait.
        return self.get(pk=pk)


class InzageQuerySet(models.QuerySet["Inzage"]):
    def over_deelnemer(self, *deelnemer_ids: UUID) -> Self:
        """Who looked at one person, under any of the ids by which he was known, newest first."""
        return self.filter(deelnemer_ids__overlap=list(deelnemer_ids)).order_by("-wanneer", "-id")

    def opzoekingen_sinds(self, dag: date, *, gebruiker_id: UUID, organisatie_id: UUID) -> tuple[int, int]:
        """How many numbers this person, and this organisation, looked up since that day began, misses too.

        People who came with an import or from a machine are not counted: those have a limit of their own.
        """
        begin = timezone.make_aware(datetime.combine(dag, time.min))
        van_persoon = Q(gebruiker_id=gebruiker_id)
        van_organisatie = Q(organisatie_id=organisatie_id)
        rijen = self.filter(van_persoon | van_organisatie, grond=OPZOEKING, wanneer__gte=begin)
        telling = rijen.exclude(kanaal__in=(IMPORT, API), uitkomst="getoond").aggregate(
            persoon=Count("pk", filter=van_persoon), organisatie=Count("pk", filter=van_organisatie)
        )
        return telling["persoon"], telling["organisatie"]

    def laatst_geopend(
        self, door: Hoedanigheid, acties: frozenset[str], sinds: datetime
    ) -> models.QuerySet[Inzage, Any]:
        """The objects that this person opened in this hoedanigheid since `sinds`, as `object_id`, newest first."""
        return (
            self.filter(
                gebruiker_id=door.gebruiker_id,
                lidmaatschap_id=door.lidmaatschap_id,
                actie__in=acties,
                wanneer__gte=sinds,
                object_id__isnull=False,
            )
            .values("object_id")
            .annotate(laatst=Max("wanneer"))
            .order_by("-laatst")
        )

    def onverzegeld(self) -> Self:
        """Rows that are not yet in the chain, in the order in which the sealer takes them."""
        return self.filter(schakel__isnull=True).order_by("wanneer", "id")

    def onverzegeld_sinds(self, moment: datetime) -> Self:
        """Rows older than `moment` that the sealer should have taken already."""
        return self.filter(schakel__isnull=True, wanneer__lt=moment)
