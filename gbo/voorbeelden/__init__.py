"""Example onthaaltrajecten in every state, through the acts of this app, over the past year and a half."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from gbo.voorbeelden import dekking, onthaal
from gbo.voorbeelden.mensen import iedereen
from gbo.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.deelnemers.domein import Trekking
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

__all__ = ["AANTAL_ADVIEZEN", "DAGEN_TERUG", "geschiedenis"]
# So many days back the first of them begins; everybody must be in by then.
DAGEN_TERUG = dekking.BEGIN
AANTAL_ADVIEZEN = len(iedereen())


def geschiedenis(
    huizen: Mapping[str, Organisatie],
    wie: Callable[[str, str], Sequence[Hoedanigheid]],
    nu: datetime,
    *,
    trekking: Trekking,
) -> list[Gebeurtenis]:
    """What VDAB, the core partners, the departement and the clock did before `nu`, the start of today.

    `huizen`: the example organisations by key; `wie` gives who has a role there.
    """
    spel = Spel(huizen, wie, nu, trekking)
    return [*dekking.gebeurtenissen(spel), *onthaal.gebeurtenissen(spel)]
