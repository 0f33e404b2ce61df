"""Example mandates, recognitions and contingents, through the acts of this app, over the past year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from mandaten.voorbeelden import aanvragen, bestaand, controle, handhaving, klok, levensloop, oproepen
from mandaten.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie


def geschiedenis(
    huizen: Mapping[str, Organisatie],
    wie: Callable[[str, str], Sequence[Hoedanigheid]],
    nu: datetime,
) -> list[Gebeurtenis]:
    """What the desks, applicants and clock did in the year before `nu`, the start of today.

    `huizen`: the example organisations by key; `wie` gives who has a role there. Fourteen regio's have a partnership,
    Oost-Brabant has none.
    """
    spel = Spel(huizen, wie, nu)
    delen = (bestaand, oproepen, aanvragen, levensloop, handhaving, controle, klok)
    return [een for deel in delen for een in deel.gebeurtenissen(spel)]
