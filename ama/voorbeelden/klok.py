"""What the clock did about the example agreements: ends, reminders, evaluations, and what stands out in presences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ama.tasks import evaluaties, jaarbeslissing, levensloop, signalen
from ama.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.handelen.klok import KLOKJOBS
from werkzorg.organisaties.hoedanigheid import Klok

_LEVENSLOOP, _EVALUATIES, _SIGNALEN = levensloop.JOB, evaluaties.JOB, signalen.JOB
_BESLISSINGEN = jaarbeslissing.JOB
# Every day does nothing more than these days, but takes longer to load.
_DAGEN = (-75, -30, -14, -6, -1)


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """The rounds of the clock jobs that follow agreements; the last one looks at the presences of yesterday."""
    for dag in _DAGEN:
        yield spel.op(dag, 3), partial(_ronde, spel, _LEVENSLOOP)
        yield spel.op(dag, 4), partial(_ronde, spel, _EVALUATIES)
        yield spel.op(dag, 5), partial(_ronde, spel, _BESLISSINGEN)
    yield spel.op(-1, 23), partial(_ronde, spel, _SIGNALEN)


def _ronde(spel: Spel, naam: str) -> None:
    telling = KLOKJOBS[naam].functie(spel.vandaag, Klok(naam))
    assert not telling.fouten, naam
