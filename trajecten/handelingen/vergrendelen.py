"""How every act on a traject begins: the row locked, in a state in which the act is possible, unchanged since."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from trajecten.models import Traject, leest_alleen_na
from trajecten.statussen import TRAJECTSTATUSSEN
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Door

SOORT = "trajecten.traject"
_LABELS = dict(TRAJECTSTATUSSEN)


def vergrendel_traject(
    traject_id: UUID,
    *,
    door: Door,
    vanuit: Collection[str] = (),
    versie: int | None = None,
    mag_oud: bool = False,
) -> Traject:
    """The traject, locked until the end of the transaction.

    Raises DoesNotExist when this actor does not see it (any more), Geweigerd outside the states `vanuit` (empty: any)
    and for a file of the old rules (regelgeving 15, row 9), Versieconflict when it changed since `versie`.
    """
    rij = Traject.objects.zichtbaar_voor(door).vergrendel(traject_id)
    eis_meer_dan_nalezen(rij, door)
    if rij.is_oud and not mag_oud:
        raise Geweigerd(
            "Dit dossier volgt het decreet van 2014: je kan het lezen, afdrukken en verbeteren, niet verder afhandelen."
        )
    if vanuit and rij.status not in vanuit:
        mogelijk = " of ".join(sorted(f"“{_LABELS[een]}”" for een in vanuit))
        raise Geweigerd(
            f"Dat kan nu niet: het traject staat op “{rij.get_status_display()}”, en dit kan alleen bij {mogelijk}."
        )
    if versie is not None and rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return rij


def eis_meer_dan_nalezen(traject: Traject, door: Door) -> None:
    """Raises Geweigerd for who handed this traject over: he reads it for a while, and changes nothing in it."""
    if leest_alleen_na(traject, door):
        raise Geweigerd(
            "Je droeg dit traject over: je leest het nog een tijd na, en verandert er niets meer aan. Vraag het aan de "
            "huidige casemanager."
        )


def bewaar(rij: Traject, *velden: str) -> None:
    """These fields of a locked traject are saved, and its version counts on."""
    rij.versie += 1
    rij.save(update_fields=[*velden, "versie"])
