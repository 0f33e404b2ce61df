"""Example trajecten in every state, through the acts of this app, over the past year and a half."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from trajecten.voorbeelden import aanloop, klok, oud, plannen, verloop
from trajecten.voorbeelden.spel import Gebeurtenis, Plaats, Spel
from werkzorg.deelnemers.domein import Trekking
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

# So many days back the first of them begins; everybody must be in by then.
DAGEN_TERUG = 605


def geschiedenis(
    huizen: Mapping[str, Organisatie],
    wie: Callable[[str, str], Sequence[Hoedanigheid]],
    nu: datetime,
    *,
    postcode: str,
    gemeente: str,
    trekking: Trekking,
) -> list[Gebeurtenis]:
    """What VDAB, the tandems of Gent, their network and the clock did before `nu`, the start of today.

    `huizen`: the example organisations by key; `wie` gives who has a role there; all these people live in one place.
    """
    spel = Spel(huizen, wie, nu, Plaats(postcode, gemeente), trekking)
    delen = (aanloop, plannen, verloop, oud, klok)
    return [een for deel in delen for een in deel.gebeurtenissen(spel)]
