from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from werkzorg.documenten.soorten import BIJLAGESOORTEN, DOCUMENTSOORTEN
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from werkzorg.documenten.models import Bijlage, Document, DocumentVersie


class DocumentQuerySet(ZichtbaarQuerySet["Document"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Documents of a registered kind about an object that this actor may see."""
        voorwaarde = Q(pk__in=[])
        for soort in DOCUMENTSOORTEN.values():
            voorwaarde |= Q(soort=soort.sleutel, object_id__in=soort.zichtbare_objecten(door).values("pk"))
        return self.filter(voorwaarde)

    def over_deelnemer(self, deelnemer_id: UUID) -> Self:
        """The documents about one person, newest first, with when their last version was made and whether it is sealed.

        `laatste_op` and `laatste_is_verzegeld` are None while there is no version yet.
        """
        from werkzorg.documenten.models import DocumentVersie

        laatste = DocumentVersie.objects.filter(document=OuterRef("pk")).order_by("-nummer")
        return (
            self.filter(deelnemer_id=deelnemer_id)
            .annotate(
                laatste_op=Subquery(laatste.values("gemaakt_op")[:1]),
                laatste_is_verzegeld=Subquery(laatste.values("is_verzegeld")[:1]),
            )
            .order_by("-aangemaakt_op", "-id")
        )


class DocumentVersieQuerySet(models.QuerySet["DocumentVersie"]):
    def met_sha256(self, sha256: str) -> Self:
        """The versions whose whole file has this hash."""
        return self.filter(sha256=sha256).select_related("document").order_by("gemaakt_op", "id")


class BijlageQuerySet(ZichtbaarQuerySet["Bijlage"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Files of a registered kind that hang on an object this actor may see."""
        voorwaarde = Q(pk__in=[])
        for soort in BIJLAGESOORTEN.values():
            voorwaarde |= Q(soort=soort.sleutel, object_id__in=soort.zichtbare_objecten(door).values("pk"))
        return self.filter(voorwaarde)

    def in_quarantaine(self) -> Self:
        """The files that no scanner gave a verdict on yet, oldest first."""
        from werkzorg.documenten.models import QUARANTAINE

        return self.filter(status=QUARANTAINE).order_by("toegevoegd_op", "id")

    def schoon(self) -> Self:
        """The files that may be served."""
        from werkzorg.documenten.models import SCHOON

        return self.filter(status=SCHOON)

    def bij(self, object_soort: str, object_id: UUID) -> Self:
        """The files that hang on this object, oldest first."""
        return self.filter(object_soort=object_soort, object_id=object_id).order_by("toegevoegd_op", "id")
