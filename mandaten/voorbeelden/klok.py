"""What the clock did meanwhile: reminders, ends, terms that are nearly over or over."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mandaten.tasks.behandeling import behandeltermijnen_bewaken
from mandaten.tasks.handhaving import handhaving_bewaken
from mandaten.tasks.levensloop import mandaten_bewaken
from mandaten.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.organisaties.hoedanigheid import Klok

# Every day does nothing more than these days, but takes longer to load.
_DAGEN = (-347, -260, -180, -120, -90, -49, -30, -21, -14, -7, -4, -1)
_JOBS = (mandaten_bewaken, handhaving_bewaken, behandeltermijnen_bewaken)


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """The rounds of the three clock jobs that follow grants, procedures and applications."""
    for dag in _DAGEN:
        yield spel.op(dag, 6), partial(_ronde, spel, dag)


def _ronde(spel: Spel, dag: int) -> None:
    for job in _JOBS:
        telling = job(spel.dag(dag), Klok(job.__name__))
        assert not telling.fouten, job.__name__
