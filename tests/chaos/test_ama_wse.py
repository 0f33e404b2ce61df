"""Real clocks on AMA sociale economie: killed in the middle of a round, and run again."""

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
VERSLAGEN, BESLISSINGEN = "wse_kwartaalverslagen_opmaken", "wse_jaarbeslissingen_bewaken"


@pytest.fixture
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opstelling]:
    """Servers of one test alone, because each lays its own cast down; no beat, the tests are it."""
    opstelling = Opstelling(tmp_path_factory.mktemp("chaos"))
    try:
        opstelling.begin()
        yield opstelling
    finally:
        opstelling.einde()


def werk(huis: Opstelling, *deel: str) -> int:
    """A hand on AMA (`tests.chaos.amawerk`) until it ended; how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "tests.chaos.amawerk", *deel],
        cwd=PROJECT,
        env=huis.omgeving,
        timeout=600,
        check=False,
    ).returncode


def tellingen(huis: Opstelling, *vragen: str) -> list[int]:
    """One number per question."""
    return [huis.vraag(f"SELECT count(*) FROM {vraag}")[0][0] for vraag in vragen]


def test_een_klok_die_sterft_maakt_elk_verslag_toch_precies_een_keer(huis: Opstelling) -> None:
    hoeveel = aantal(8, 60)
    assert werk(huis, "contingenten", str(hoeveel)) == 0
    sporen = (
        "ama_kwartaalverslag WHERE jaar = 2025 AND nummer = 4 AND opmaak = 1",
        "ama_kwartaallijn WHERE kalender = 365",
        "werklijst_taak WHERE soort = 'kwartaalverslag_bevestigen'",
        "logboek_logregel WHERE handeling = 'kwartaalverslag_opmaken'",
    )
    # Twice it dies in its third report: that one is not there, the two before it are.
    for gemaakt in (2, 4):
        assert werk(huis, "klok", VERSLAGEN, "3") == -signal.SIGKILL
        assert tellingen(huis, *sporen) == [gemaakt] * len(sporen)
    # What was left is done, and a round after it finds nothing.
    for _ in range(2):
        assert werk(huis, "klok", VERSLAGEN) == 0
        assert tellingen(huis, *sporen) == [hoeveel] * len(sporen)
    assert tellingen(huis, "ama_kwartaalverslag", "ama_kwartaallijn") == [hoeveel, hoeveel]
    assert huis.vraag("SELECT count(DISTINCT contingent_id) FROM ama_kwartaalverslag") == [(hoeveel,)]


def test_een_klok_die_sterft_opent_elke_beslissing_toch_precies_een_keer(huis: Opstelling) -> None:
    hoeveel = aantal(8, 60)
    assert werk(huis, "beslissingen", str(hoeveel)) == 0
    sporen = (
        "ama_jaarbeslissing WHERE status = 'open'",
        "werklijst_taak WHERE soort = 'wse_opnieuw_beslissen'",
        "logboek_logregel WHERE handeling = 'jaarbeslissing_bewaken'",
    )
    for geopend in (2, 4):
        assert werk(huis, "klok", BESLISSINGEN, "3") == -signal.SIGKILL
        assert tellingen(huis, *sporen) == [geopend] * len(sporen)
    for _ in range(2):
        assert werk(huis, "klok", BESLISSINGEN) == 0
        assert tellingen(huis, *sporen) == [hoeveel] * len(sporen)
    assert huis.vraag("SELECT count(DISTINCT toeleiding_id) FROM ama_jaarbeslissing") == [(hoeveel,)]
    # Nobody reads the same notice twice.
    dubbel = (
        "SELECT count(*) FROM berichten_melding GROUP BY soort, gebruiker_id, object_id HAVING count(*) > 1"
    )
    assert huis.vraag(dubbel) == []
