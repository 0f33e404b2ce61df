"""Who is told what about a grant: the managers of its holder and of those who take part."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from mandaten.models import Toekenning
from mandaten.querysets import BEHEERDER
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap


def betrokken_organisaties(toekenning: Toekenning) -> set[UUID]:
    """The holder of a grant and whoever has, had or will have a seat in it."""
    return {toekenning.houder_id, *toekenning.leden.values_list("organisatie_id", flat=True)}


def nu_betrokken(toekenning: Toekenning) -> set[UUID]:
    """The holder of a grant and whoever has a seat in it today."""
    vandaag = timezone.localdate()
    leden = toekenning.leden.filter(periode__contains=vandaag)
    return {toekenning.houder_id, *leden.values_list("organisatie_id", flat=True)}


def verwittig(
    soort: str, organisaties: Iterable[UUID], *, object_soort: str, object_id: UUID, keer: str, door: Door
) -> None:
    """Every manager of these organisations has this notice, once per `keer` (what happened, for instance an id)."""
    vandaag = timezone.localdate()
    beheerders = (
        Lidmaatschap.objects.geldig_op(vandaag)
        .filter(organisatie_id__in=list(organisaties), rol=BEHEERDER)
        .values_list("gebruiker_id", "organisatie_id")
        .distinct()
    )
    for gebruiker_id, organisatie_id in beheerders:
        meld(
            soort,
            gebruiker_id=gebruiker_id,
            organisatie_id=organisatie_id,
            object_soort=object_soort,
            object_id=object_id,
            effect_sleutel=f"{soort}:{keer}:{organisatie_id}:{gebruiker_id}",
            door=door,
        )
