"""Who sees an onthaaltraject: the core partner that has it now, and nobody else (art. 4; regelgeving 11, rule 4-5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When

from gbo.querysets.lezers import GBO
from gbo.statussen import EINDES, ONTVANGEN, OPEN, TE_CONTACTEREN
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from gbo.models import Contactpoging, Levensregistratie, Onthaaltraject, Wisstop

M = TypeVar("M", bound=models.Model)


class OnthaaltrajectQuerySet(ZichtbaarQuerySet["Onthaaltraject"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Whoever does the onthaal at the core partner that has it now."""
        match door:
            case Hoedanigheid(rol=rol) if rol == GBO:
                return self.filter(partner_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
        return self.none()

    def bij(self, partner_id: UUID) -> Self:
        """Those that this partner has now: for counts, which name nobody."""
        return self.filter(partner_id=partner_id)

    def open(self) -> Self:
        """Those that did not end."""
        return self.filter(status__in=OPEN)

    def gezocht(self, naam: str) -> Self:
        """Those of which a name holds this text; who was not accepted yet is not found by his name."""
        gevonden = Q(voornaam__icontains=naam) | Q(achternaam__icontains=naam)
        return self.filter(gevonden).exclude(status=ONTVANGEN)

    def dringendst(self) -> Self:
        """What waits for a first contact first, by its term; then what runs; what ended last, newest first."""
        rang = Case(
            When(status__in=TE_CONTACTEREN, then=Value(0)),
            When(status__in=OPEN, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        return self.order_by(
            rang, F("einde").desc(nulls_first=True), "eerste_contact_voor", "overgedragen_op", "pk"
        )

    def te_laat_op(self, dag: date) -> Self:
        """Those that should have been reached before this day."""
        return self.filter(status__in=TE_CONTACTEREN, eerste_contact_voor__lt=dag)

    def met_stop(self) -> Self:
        """With `is_tegengehouden`: somebody holds its erasure back."""
        from gbo.models import Wisstop

        return self.annotate(
            is_tegengehouden=Exists(Wisstop.objects.geldend().filter(onthaal=OuterRef("pk")))
        )

    def te_contacteren(self) -> Self:
        """Those whose first contact must still succeed, the most urgent first."""
        return self.filter(status__in=TE_CONTACTEREN).order_by("eerste_contact_voor", "overgedragen_op", "pk")

    def te_wissen(self, dag: date) -> Self:
        """Ended ones that must be gone on or before this day, the oldest first; who is held back is among them."""
        return self.filter(status__in=EINDES, weg_op__lte=dag).order_by("weg_op", "pk")

    def zonder_stop(self) -> Self:
        """Those that nobody holds back."""
        from gbo.models import Wisstop

        return self.exclude(pk__in=Wisstop.objects.geldend().values("onthaal_id"))


class _VanOnthaal(ZichtbaarQuerySet[M]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the onthaaltrajecten that the actor sees."""
        from gbo.models import Onthaaltraject

        return self.filter(onthaal__in=Onthaaltraject.objects.zichtbaar_voor(door))


class ContactpogingQuerySet(_VanOnthaal["Contactpoging"]):
    pass


class LevensregistratieQuerySet(_VanOnthaal["Levensregistratie"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The partner that wrote it, while it has the onthaaltraject."""
        rijen = super().zichtbaar_voor(door)
        if isinstance(door, Hoedanigheid):
            return rijen.filter(partner_id=door.organisatie_id)
        return rijen


class WisstopQuerySet(_VanOnthaal["Wisstop"]):
    def geldend(self) -> Self:
        """Those that still hold."""
        return self.filter(opgeheven_op__isnull=True)

    def na_te_kijken(self, dag: date) -> Self:
        """Those that still hold and whose day to look again has come, the oldest first."""
        return self.geldend().filter(nakijken_op__lte=dag).order_by("nakijken_op", "pk")
