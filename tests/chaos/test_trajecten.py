"""Real processes on trajecten: killed while a document is made, two clocks at once, two people who send at once."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from uuid import UUID

import pytest

from tests.chaos.opstelling import Opstelling
from tests.chaos.trajectwerk import NA_OPMAAK, NA_OPSLAG
from tests.omvang import aantal
from trajecten.documenten.einddocumenten import EINDADVIES, EINDADVIES_KOPIE
from werkzorg.demo.omgeving import PROJECT

pytestmark = [pytest.mark.timeout(1500), pytest.mark.xdist_group("chaos")]
SOORTEN = ("trajectplan_opmaken", "einddocument_opmaken")


@pytest.fixture(scope="module")
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opstelling]:
    """Servers of this module alone; no worker and no beat, the tests are both."""
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


def werk(huis: Opstelling, *deel: str) -> subprocess.Popen[str]:
    """A hand on trajecten (`tests.chaos.trajectwerk`)."""
    return start(huis, "-m", "tests.chaos.trajectwerk", *deel)


def af(proces: subprocess.Popen[str], code: int = 0) -> list[str]:
    """What this process said; it must have ended with this code."""
    uit, _ = proces.communicate(timeout=600)
    assert proces.returncode == code
    return uit.split("\n")[:-1]


def test_een_werker_die_sterft_maakt_elk_document_toch_precies_een_keer(huis: Opstelling) -> None:
    eerder = huis.alle_documenten()
    af(werk(huis, "documenten"))
    # A plan, two reports and two advices; two receipts.
    assert len(huis.alle_documenten() - eerder) == 7
    for soort in SOORTEN:
        for fase in (NA_OPMAAK, NA_OPSLAG):
            voor = huis.vraag("SELECT count(*) FROM documenten_documentversie")
            af(werk(huis, "sterf", soort, fase), -signal.SIGKILL)
            assert huis.vraag("SELECT count(*) FROM documenten_documentversie") == voor
    af(werk(huis, "doe"))
    af(werk(huis, "doe"))
    documenten = huis.alle_documenten()
    standen = {een: huis.stand(een) for een in documenten}
    assert {(een.versies, een.goede_bestanden) for een in standen.values()} == {(1, 1)}
    assert len(huis.bestanden()) == len(documenten)
    gelogd = huis.vraag(
        "SELECT gegevens->>'document', count(*) FROM logboek_logregel WHERE handeling = ANY(%s) GROUP BY 1",
        list(SOORTEN),
    )
    soorten = huis.vraag("SELECT soort FROM berichten_opdracht WHERE soort = ANY(%s)", list(SOORTEN))
    assert {keer for _, keer in gelogd} == {1}
    assert len(gelogd) == len(soorten)
    assert huis.vraag("SELECT count(*) FROM berichten_opdracht WHERE toestand <> 'klaar'") == [(0,)]


def test_meer_klokken_tegelijk_en_een_die_sterft_sluiten_elk_traject_een_keer(huis: Opstelling) -> None:
    hoeveel = aantal(30, 150)
    af(werk(huis, "verlopen", str(hoeveel)))
    klokken = [start(huis, "manage.py", "termijnen_bewaken") for _ in range(3)]
    gesloten = "SELECT count(*) FROM trajecten_traject WHERE einde_reden = 'maximumduur'"
    while huis.vraag(gesloten) < [(3,)]:
        time.sleep(0.02)
    klokken[0].kill()
    for klok in klokken:
        klok.communicate(timeout=600)
    assert [klok.returncode for klok in klokken] == [-signal.SIGKILL, 0, 0]
    af(start(huis, "manage.py", "termijnen_bewaken"))
    assert huis.vraag(gesloten) == [(hoeveel,)]
    assert huis.vraag("SELECT count(*) FROM trajecten_traject WHERE uiterste_einddatum < current_date"
                      " AND einddatum IS NULL") == [(0,)]  # fmt: skip
    for tabel, waar, keer in (
        ("logboek_logregel", "handeling = 'maximumduur_bereiken'", 1),
        ("berichten_melding", "soort = 'maximumduur_bereikt'", 2),
        ("werklijst_taak", "soort = 'eindverslag_schrijven'", 2),
        ("werklijst_taak", "soort = 'eindadvies_geven'", 2),
    ):
        assert huis.vraag(
            f"SELECT count(*) FROM {tabel} WHERE {waar} AND object_id IN"
            " (SELECT id FROM trajecten_traject WHERE einde_reden = 'maximumduur')"
        ) == [(hoeveel * keer,)], waar


def test_twee_die_tegelijk_indienen_sturen_een_advies(huis: Opstelling) -> None:
    trajecten = [regel.split()[1] for regel in af(werk(huis, "adviezen", str(aantal(6, 25))))]
    samen = [werk(huis, "dien_in", *trajecten) for _ in range(2)]
    antwoorden = [regel for proces in samen for regel in af(proces)]
    gelukt = sorted(regel.split()[1] for regel in antwoorden if regel.startswith("ok"))
    assert gelukt == sorted(trajecten)
    assert sorted(set(antwoorden) - {f"ok {een}" for een in trajecten}) == ["nee Geweigerd"]
    twee = "SELECT object_id FROM documenten_document WHERE soort = ANY(%s) GROUP BY 1 HAVING count(*) = 2"
    assert len(huis.vraag(twee, [EINDADVIES, EINDADVIES_KOPIE])) >= len(trajecten)
    gelogd = "SELECT count(*) FROM logboek_logregel WHERE handeling = 'eindadvies_indienen' AND object_id = ANY(%s)"
    assert huis.vraag(gelogd, [UUID(een) for een in trajecten]) == [(len(trajecten),)]
