"""Real processes on the subsidy: a worker killed in the middle of a run, two people who fix at once."""

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
LIJNEN = "SELECT count(*), sum(bedrag_cent) FROM ama_subsidielijn"


@pytest.fixture(scope="module")
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opstelling]:
    """Servers of this module alone; no worker, the tests are it."""
    opstelling = Opstelling(tmp_path_factory.mktemp("chaos"))
    try:
        opstelling.begin()
        yield opstelling
    finally:
        opstelling.einde()


def werk(huis: Opstelling, *deel: str) -> subprocess.Popen[str]:
    """A hand on the subsidy (`tests.chaos.amawerk`)."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.chaos.amawerk", *deel],
        cwd=PROJECT,
        env=huis.omgeving,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def af(proces: subprocess.Popen[str], code: int = 0) -> list[str]:
    """What this process said; it must have ended with this code."""
    uit, _ = proces.communicate(timeout=600)
    assert proces.returncode == code
    return uit.split("\n")[:-1]


def test_een_werker_die_sterft_berekent_toch_precies_een_keer_en_een_legt_vast(huis: Opstelling) -> None:
    hoeveel = aantal(30, 300)
    af(werk(huis, "jaar", str(hoeveel)))
    for _ in range(2):
        af(werk(huis, "sterf"), -signal.SIGKILL)
        assert huis.vraag(LIJNEN) == [(0, None)]
        assert huis.vraag("SELECT status FROM ama_subsidierun") == [("in_berekening",)]
    af(werk(huis, "doe"))
    af(werk(huis, "doe"))
    assert huis.vraag(LIJNEN) == [(hoeveel, hoeveel * 106_120)]
    assert huis.vraag("SELECT count(*) FROM logboek_logregel WHERE handeling = 'subsidielijnen_maken'") == [
        (1,)
    ]
    assert huis.vraag("SELECT toestand FROM berichten_opdracht WHERE soort = 'subsidielijnen_maken'") == [
        ("klaar",)
    ]
    af(werk(huis, "controleer"))
    # Both saw the same run, and send at the same moment.
    samen = [werk(huis, "leg_vast") for _ in range(2)]
    for proces in samen:
        assert proces.stdout is not None
        assert proces.stdout.readline() == "klaar om vast te leggen\n"
    for proces in samen:
        assert proces.stdin is not None
        proces.stdin.write("nu\n")
        proces.stdin.flush()
    antwoorden = sorted(regel for proces in samen for regel in af(proces))
    assert antwoorden == ["nee Geweigerd", "ok"]
    assert huis.vraag("SELECT status FROM ama_subsidierun") == [("vastgelegd",)]
    assert huis.vraag("SELECT count(*) FROM logboek_logregel WHERE handeling = 'subsidie_vastleggen'") == [
        (1,)
    ]
