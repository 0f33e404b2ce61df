"""Which decisions and challenges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Q, Value

from mandaten.domein.beroep import GEGROND
from mandaten.querysets.lezers import BEHEERDER, INSPECTIE, beslist_over
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.querysets import ZichtbaarQuerySet
from werkzorg.ui.volgorde import Sorteersleutel

if TYPE_CHECKING:
    from mandaten.models import (
        Beroep,
        Besluit,
    )


class BesluitQuerySet(ZichtbaarQuerySet["Besluit"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Decisions about what the actor sees: his role decides, his organisation asked or holds, or he inspects.

        A partner sees what was decided until it left, not what came afterwards.
        """
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        if door.rol == BEHEERDER:
            from mandaten.models import Aanvraag, Lid

            toen_nog_lid = Lid.objects.filter(
                Q(periode__endswith=None) | Q(periode__endswith__gt=OuterRef("genomen_op")),
                toekenning=OuterRef("toekenning"),
                organisatie_id=door.organisatie_id,
            )
            return self.filter(
                Q(organisatie_id=door.organisatie_id)
                | Q(toekenning__houder_id=door.organisatie_id)
                | Q(aanvraag__in=Aanvraag.objects.zichtbaar_voor(door))
                | Exists(toen_nog_lid)
            )
        return self.filter(soort__in=beslist_over(door))

    def gezocht(self, tekst: str) -> Self:
        """Whose number holds every word of `tekst`, or whose organisation's name does."""
        rijen = self.alias(zoeknaam=Sorteersleutel("organisatie__naam"))
        for woord in tekst.split():
            sleutel: Any = Sorteersleutel(Value(woord))
            rijen = rijen.filter(Q(nummer__icontains=woord) | Q(zoeknaam__contains=sleutel))
        return rijen


class BeroepQuerySet(ZichtbaarQuerySet["Beroep"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Challenges of decisions that the actor sees."""
        from mandaten.models import Besluit

        return self.filter(besluit__in=Besluit.objects.zichtbaar_voor(door))

    def lopend(self) -> Self:
        """Challenges without an outcome."""
        return self.filter(uitkomst="")

    def gegrond(self) -> Self:
        """Challenges after which must be decided anew."""
        return self.filter(uitkomst=GEGROND)
