"""Real clocks on the yearly evaluations: three at once of which one is killed, and one more afterwards."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.chaos.opstelling import Opstelling
from tests.omvang import aantal
from werkzorg.demo.omgeving import PROJECT

pytestmark = [pytest.mark.timeout(1500), pytest.mark.xdist_group("chaos")]
GEOPEND = "SELECT count(*) FROM ama_jaarevaluatie WHERE status = 'open'"


@pytest.fixture(scope="module")
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opstelling]:
    """Servers of this module alone; no beat, the tests are it."""
    opstelling = Opstelling(tmp_path_factory.mktemp("chaos"))
    try:
        opstelling.begin()
        yield opstelling
    finally:
        opstelling.einde()


def start(huis: Opstelling, *deel: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *deel], cwd=PROJECT, env=huis.omgeving, stdout=subprocess.PIPE, text=True
    )


def af(proces: subprocess.Popen[str]) -> None:
    """It ended, and as it should."""
    proces.communicate(timeout=600)
    assert proces.returncode == 0


def test_meer_klokken_tegelijk_en_een_die_sterft_openen_elke_evaluatie_een_keer(huis: Opstelling) -> None:
    hoeveel = aantal(30, 150)
    af(start(huis, "-m", "tests.chaos.amawerk", "evaluaties", str(hoeveel)))
    klokken = [start(huis, "manage.py", "ama_evaluaties_bewaken") for _ in range(3)]
    while huis.vraag(GEOPEND) < [(3,)]:
        time.sleep(0.02)
    klokken[0].kill()
    for klok in klokken:
        klok.communicate(timeout=600)
    assert [klok.returncode for klok in klokken] == [-signal.SIGKILL, 0, 0]
    # What the killed one left, the next round does; a round after it finds nothing.
    af(start(huis, "manage.py", "ama_evaluaties_bewaken"))
    gelogd = "SELECT count(*) FROM logboek_logregel WHERE handeling = 'evaluatie_bewaken'"
    stand = [huis.vraag(gelogd), huis.vraag("SELECT count(*) FROM berichten_melding")]
    af(start(huis, "manage.py", "ama_evaluaties_bewaken"))
    assert [huis.vraag(gelogd), huis.vraag("SELECT count(*) FROM berichten_melding")] == stand
    assert huis.vraag(GEOPEND) == [(hoeveel,)]
    assert huis.vraag("SELECT count(DISTINCT begeleiding_id) FROM ama_jaarevaluatie") == [(hoeveel,)]
    for tabel in ("werklijst_taak", "logboek_logregel"):
        naam = "soort = 'ama_evalueren'" if tabel == "werklijst_taak" else "handeling = 'evaluatie_bewaken'"
        assert huis.vraag(f"SELECT count(*) FROM {tabel} WHERE {naam}") == [(hoeveel,)], tabel
    # Nobody reads the same notice twice.
    dubbel = (
        "SELECT count(*) FROM berichten_melding GROUP BY soort, gebruiker_id, object_id HAVING count(*) > 1"
    )
    assert huis.vraag(dubbel) == []
