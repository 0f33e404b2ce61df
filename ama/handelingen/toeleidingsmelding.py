"""Who proposed a toeleiding, or was busy with it, hears what became of it."""

from __future__ import annotations

from collections.abc import Collection

from ama.handelingen.toeleidingslot import SOORT
from ama.meldingen.toeleiding import MELD_NIET_DOOR
from ama.models import Overeenkomst, Toeleiding
from ama.models.wsestartlezen import laatste_plan
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid


def meld_voorsteller(rij: Toeleiding, soort: str, *, door: Hoedanigheid) -> None:
    """Who proposed it has this notice, unless he did it himself; once."""
    if rij.voorgesteld_door_id == door.gebruiker_id:
        return
    meld(
        soort,
        gebruiker_id=rij.voorgesteld_door_id,
        organisatie_id=rij.voorgesteld_organisatie_id,
        object_soort=SOORT,
        object_id=rij.pk,
        effect_sleutel=f"{soort}:{rij.pk}",
        door=door,
    )


def meld_aanbieder(rij: Toeleiding, overeenkomsten: Collection[Overeenkomst], *, door: Door) -> None:
    """Who made an agreement under it, or its last POP, hears that it does not go on; once each."""
    if rij.aanbieder_id is None:
        return
    leden = {een.begeleider_lid.gebruiker_id for een in overeenkomsten}
    if (plan := laatste_plan(rij.pk)) is not None:
        leden.add(plan.opgemaakt_door_id)
    for gebruiker_id in sorted(leden):
        meld(
            MELD_NIET_DOOR,
            gebruiker_id=gebruiker_id,
            organisatie_id=rij.aanbieder_id,
            object_soort=SOORT,
            object_id=rij.pk,
            effect_sleutel=f"{MELD_NIET_DOOR}:{rij.pk}:{gebruiker_id}",
            door=door,
        )
