"""Example arbeidsmatige activiteiten through the acts of this app, over the past two years."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from ama.voorbeelden import (
    aanwezigheden,
    evaluaties,
    klok,
    kwartalen,
    overeenkomsten,
    sessies,
    subsidie,
    toeleidingen,
    werkaanbod,
    wse_verloop,
    wsebegin,
)
from ama.voorbeelden.overeenkomsten import AANTAL_MENIGTE
from ama.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.deelnemers.domein import Trekking
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

__all__ = ["AANTAL_MENIGTE", "DAGEN_TERUG", "geschiedenis"]
# So many days back the first of them begins; everybody must be in by then.
DAGEN_TERUG = werkaanbod.BEGIN


def geschiedenis(
    huizen: Mapping[str, Organisatie],
    wie: Callable[[str, str], Sequence[Hoedanigheid]],
    nu: datetime,
    *,
    trekking: Trekking,
    menigte: int = AANTAL_MENIGTE,
) -> list[Gebeurtenis]:
    """What twelve begeleiders, their werkposten, the departement and the clock did before `nu`, the start of today.

    `huizen`: the example organisations by key; `wie` gives who has a role there; `menigte`: how many people there are
    besides those of one begeleider, each with an agreement.
    """
    spel = Spel(huizen, wie, nu, trekking=trekking)
    mensen = overeenkomsten.iedereen(menigte)
    # As many for AMA sociale economie as belong to this menigte.
    wse = toeleidingen.iedereen(toeleidingen.AANTAL_WSE * menigte // AANTAL_MENIGTE)
    return [
        *werkaanbod.gebeurtenissen(spel),
        *overeenkomsten.gebeurtenissen(spel, mensen),
        *evaluaties.gebeurtenissen(spel, mensen),
        *sessies.gebeurtenissen(spel, mensen),
        *aanwezigheden.gebeurtenissen(spel),
        *subsidie.gebeurtenissen(spel),
        *toeleidingen.gebeurtenissen(spel, wse),
        *wsebegin.gebeurtenissen(spel, wse),
        *wse_verloop.gebeurtenissen(spel, wse),
        *kwartalen.gebeurtenissen(spel),
        *klok.gebeurtenissen(spel),
    ]
