"""Who is told what happened to a grant, in an enforcement procedure or an inspection."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from mandaten.handelingen.bestemmelingen import beheerders, betrokken_organisaties
from mandaten.models import Toekenning
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Door


def ooit_betrokken(toekenning: Toekenning) -> set[UUID]:
    """Who holds or held a grant, has, had or will have a seat in it: their own people decide nothing here."""
    return {
        toekenning.houder_id,
        *toekenning.leden.values_list("organisatie_id", flat=True),
        *toekenning.houderschappen.values_list("organisatie_id", flat=True),
    }


def nu_betrokken(toekenning: Toekenning) -> set[UUID]:
    """The holder of a grant and whoever has a seat in it today or later."""
    return betrokken_organisaties(toekenning, timezone.localdate())


def verwittig(
    soort: str, organisaties: Iterable[UUID], *, object_soort: str, object_id: UUID, keer: str, door: Door
) -> None:
    """Every manager of these organisations has this notice, once per `keer` (what happened, for instance an id)."""
    for gebruiker_id, organisatie_id in beheerders(organisaties, timezone.localdate()):
        meld(
            soort,
            gebruiker_id=gebruiker_id,
            organisatie_id=organisatie_id,
            object_soort=object_soort,
            object_id=object_id,
            effect_sleutel=f"{soort}:{keer}:{organisatie_id}:{gebruiker_id}",
            door=door,
        )
