"""What a partner confirms of an application, and when (Decreet 8/7/2022 art. 12 par. 1, 17 par. 1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mandaten.domein.aanvraagvelden import GEHEEL, PARTNERS, voorwaarde_van
from mandaten.domein.voorwaarden import Voorwaarde, voorwaarden


def is_alles_open(*, is_concept: bool, is_bevestigd: bool, over_alles: Collection[str]) -> bool:
    """Whether a partner answers for his whole part: in a draft, while he did not confirm, or when the desk asks so.

    `over_alles`: the fields that the running round asks about without naming a partner.
    """
    return is_concept or not is_bevestigd or bool({GEHEEL, PARTNERS} & set(over_alles))


def te_bevestigen(soort: str, *, alles: bool, gevraagd: Collection[str]) -> Sequence[Voorwaarde]:
    """The conditions a partner answers now: all of his own, or only those he is asked about (`gevraagd`: fields)."""
    sleutels = {voorwaarde_van(veld) for veld in gevraagd}
    return [een for een in voorwaarden(soort, per_partner=True) if alles or een.sleutel in sleutels]
