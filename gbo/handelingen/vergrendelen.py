"""How every act on an onthaaltraject begins and ends: the row locked in a fitting state, saved, and one line logged."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from gbo.models import Onthaaltraject
from gbo.querysets.lezers import ONTHAAL
from gbo.statussen import ONTHAALSTATUSSEN
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.werklijst.models import Taak

_LABELS = dict(ONTHAALSTATUSSEN)
NA_TE_KIJKEN = "Controleer de gemarkeerde velden."


def vergrendel_onthaal(
    onthaal_id: UUID, *, door: Door, vanuit: Collection[str] = (), versie: int | None = None
) -> Onthaaltraject:
    """The onthaaltraject, locked until the end of the transaction.

    Raises DoesNotExist when this actor does not have it (any more), Geweigerd outside the states `vanuit` (empty: any),
    Versieconflict when it changed since `versie`.
    """
    rij = Onthaaltraject.objects.zichtbaar_voor(door).vergrendel(onthaal_id)
    if vanuit and rij.status not in vanuit:
        mogelijk = " of ".join(f"“{label}”" for stand, label in ONTHAALSTATUSSEN if stand in vanuit)
        raise Geweigerd(
            f"Dat kan nu niet: dit onthaaltraject staat op “{_LABELS[rij.status]}”, en dit kan alleen bij {mogelijk}."
        )
    if versie is not None and rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return rij


def bewaar(rij: Onthaaltraject, *velden: str) -> None:
    """These fields of a locked onthaaltraject are saved, and its version counts on."""
    rij.versie += 1
    rij.save(update_fields=[*velden, "versie"])


def log_onthaal(sleutel: str, rij: Onthaaltraject, door: Door, **gegevens: Any) -> None:
    """One line about an act on it; its own key stands in the place of a person, and leads to nobody (art. 5)."""
    log(sleutel, door=door, object_soort=ONTHAAL, object_id=rij.pk, deelnemer_id=rij.pk, gegevens=gegevens)


def sinds(rij: Onthaaltraject) -> date:
    """The day on which the data of this person came in."""
    return timezone.localdate(rij.overgedragen_op)


def medewerker(door: Door) -> UUID | None:
    """Who acts; None for the clock."""
    return door.gebruiker_id if isinstance(door, Hoedanigheid) else None


def rond_alles_af(rij: Onthaaltraject) -> None:
    """The open tasks about it are done."""
    Taak.objects.over(ONTHAAL, rij.pk).filter(klaar_op__isnull=True).update(klaar_op=timezone.now())
