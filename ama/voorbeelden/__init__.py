"""Example arbeidsmatige activiteiten through the acts of this app, over the past two years."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from ama.voorbeelden import aanwezigheden, werkaanbod
from ama.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

# So many days back the first of them begins; everybody must be in by then.
DAGEN_TERUG = werkaanbod.BEGIN


def geschiedenis(
    huizen: Mapping[str, Organisatie],
    wie: Callable[[str, str], Sequence[Hoedanigheid]],
    nu: datetime,
) -> list[Gebeurtenis]:
    """What twelve begeleiders and their werkposten did before `nu`, the start of today.

    `huizen`: the example organisations by key; `wie` gives who has a role there.
    """
    spel = Spel(huizen, wie, nu)
    delen = (werkaanbod, aanwezigheden)
    return [een for deel in delen for een in deel.gebeurtenissen(spel)]
