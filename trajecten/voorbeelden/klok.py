"""What the clock did meanwhile: warnings, ends at the maximum, returns from leave."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from trajecten.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.handelen.klok import KLOKJOBS
from werkzorg.organisaties.hoedanigheid import Klok

_JOBS = ("termijnen_bewaken", "tandems_bewaken")
# Every day does nothing more than these days, but takes longer to load.
_DAGEN = (*range(-560, -14, 14), *range(-14, 0))


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """The rounds of the clock jobs that follow trajecten."""
    for dag in _DAGEN:
        yield spel.op(dag, 6), partial(_ronde, spel)


def _ronde(spel: Spel) -> None:
    for naam in _JOBS:
        telling = KLOKJOBS[naam].functie(spel.vandaag, Klok(naam))
        assert not telling.fouten, naam
