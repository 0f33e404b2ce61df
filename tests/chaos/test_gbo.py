"""The clock that erases is killed in the middle of a round: of nobody half is left, and everybody is counted once."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.chaos.opstelling import Opstelling
from tests.omvang import aantal
from werkzorg.demo.omgeving import PROJECT

pytestmark = [pytest.mark.timeout(1500), pytest.mark.xdist_group("chaos")]
# What there is of each one; the talk that began it is a try as well.
LEVEND = ("gbo_onthaaltraject", "gbo_contactpoging", "gbo_levensregistratie")
GEWIST = (
    "gbo_wisattest",
    "deelnemers_wisopdracht WHERE uitgevoerd_op IS NOT NULL",
    "logboek_logregel WHERE handeling = 'onthaal_wissen'",
)


@pytest.fixture
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opstelling]:
    """Servers of one test alone; no beat, the test is it."""
    opstelling = Opstelling(tmp_path_factory.mktemp("chaos"))
    try:
        opstelling.begin()
        yield opstelling
    finally:
        opstelling.einde()


def werk(huis: Opstelling, *deel: str) -> int:
    """A hand on gbo (`tests.chaos.gbowerk`) until it ended; how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "tests.chaos.gbowerk", *deel],
        cwd=PROJECT,
        env=huis.omgeving,
        timeout=600,
        check=False,
    ).returncode


def tellingen(huis: Opstelling, *vragen: str) -> list[int]:
    """One number per question."""
    return [huis.vraag(f"SELECT count(*) FROM {vraag}")[0][0] for vraag in vragen]


def geteld(huis: Opstelling) -> int:
    """How many the anonymous count knows."""
    return int(huis.vraag("SELECT coalesce(sum(aantal), 0) FROM gbo_onthaaltelling")[0][0])


def test_een_wisser_die_sterft_wist_elk_toch_helemaal_en_precies_een_keer(huis: Opstelling) -> None:
    hoeveel = aantal(8, 60)
    assert werk(huis, "onthalen", str(hoeveel)) == 0
    assert tellingen(huis, *LEVEND, *GEWIST) == [hoeveel] * 3 + [0] * 3
    # Twice it dies in its third one: that one is whole, of the two before it nothing is left.
    for gewist in (2, 4):
        assert werk(huis, "klok", "3") == -signal.SIGKILL
        assert tellingen(huis, *LEVEND, *GEWIST) == [hoeveel - gewist] * 3 + [gewist] * 3
        assert geteld(huis) == gewist
    # What was left is done, and a round after it finds nothing.
    for _ in range(2):
        assert werk(huis, "klok") == 0
        assert tellingen(huis, *LEVEND, *GEWIST) == [0] * 3 + [hoeveel] * 3
        assert geteld(huis) == hoeveel
