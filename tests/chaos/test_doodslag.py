"""kill -9 of worker, broker and database while documents are made: nothing lost or doubled, done within a minute."""

from __future__ import annotations

import http.client
import random
import sys
import time
from collections.abc import Iterator

import pytest

from tests.chaos.opstelling import Opstelling
from tests.omvang import aantal
from werkzorg.demo.processen import wacht_tot

KLAAR_BINNEN = 60.0
# Before each kill something must have been made since the last one, or this many seconds have passed.
GEDULD = 20.0

pytestmark = [pytest.mark.timeout(1500), pytest.mark.xdist_group("chaos")]


@pytest.fixture(scope="module")
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opstelling]:
    """Servers and processes of this module alone."""
    opstelling = Opstelling(tmp_path_factory.mktemp("chaos"))
    try:
        opstelling.begin()
        opstelling.start_worker()
        opstelling.start_klok()
        yield opstelling
    finally:
        opstelling.einde()


def wacht_op_mensen(huis: Opstelling, hoeveel: int) -> None:
    assert wacht_tot(lambda: len(huis.toegezegd()) >= hoeveel, seconden=120), "nobody could register"


def test_doodslag_verliest_niets_en_verdubbelt_niets(huis: Opstelling, record_property, capsys) -> None:
    keer = aantal(3, 10)
    daden = [huis.dood_worker, huis.dood_redis, huis.dood_postgres] * keer
    daden += [lambda: huis.dood_redis(wis=True)] * aantal(1, 3)
    loting = random.Random(20261121)
    loting.shuffle(daden)
    huis.start_rijder(1.0)
    wacht_op_mensen(huis, 2)
    midden_in = 0
    for daad in daden:
        gemaakt = len(huis.bestanden())
        huis.houd_worker_aan()
        wacht_tot(lambda voor=gemaakt: len(huis.bestanden()) > voor, seconden=GEDULD)
        wacht_tot(huis.bezig, seconden=5)
        time.sleep(loting.uniform(0, 0.5))
        midden_in += huis.bezig()
        daad()
    huis.stop("rijder")
    open_na_laatste_dood = huis.wachtend()
    duur = huis.wacht_tot_alles_klaar(180)

    toegezegd, alle = huis.toegezegd(), huis.alle_documenten()
    assert toegezegd <= alle, "an acknowledged registration is gone"
    standen = {document: huis.stand(document) for document in alle}
    assert [stand for stand in standen.values() if not stand.is_goed] == []
    assert len(huis.bestanden()) == len(list(huis.postbus.glob("*.eml"))) == len(alle)
    assert huis.vraag(
        "SELECT count(*) FROM logboek_logregel WHERE handeling = 'ontvangstbewijs_opmaken'"
    ) == [(len(alle),)]
    uitslag = (
        f"{len(daden)} keer gedood ({midden_in} keer midden in een document; "
        f"{huis.uit_zichzelf} keer stopte de worker zelf), {len(toegezegd)} toegezegd, "
        f"{len(alle)} bewaard, {open_na_laatste_dood} open na de laatste herstart, alles klaar na {duur:.1f} s"
    )
    record_property("chaos", uitslag)
    with capsys.disabled():
        sys.stdout.write(f"\n{uitslag}\n")
    assert duur is not None
    assert duur <= KLAAR_BINNEN


def test_een_beleefd_gestopte_worker_maakt_zijn_werk_af_en_laat_de_rest_wachten(huis: Opstelling) -> None:
    huis.houd_worker_aan()
    voor = len(huis.toegezegd())
    huis.start_rijder(0.05)
    wacht_op_mensen(huis, voor + 6)
    huis.stop("rijder")
    assert wacht_tot(huis.bezig, seconden=60)
    assert huis.beleefd("worker") == 0
    # Nobody holds a job any more: what is done is done as a whole, the rest waits.
    assert huis.vraag("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'") == [(0,)]
    huis.start_worker()
    assert huis.wacht_tot_alles_klaar(120) is not None
    assert [stand for stand in map(huis.stand, huis.alle_documenten()) if not stand.is_goed] == []


def vraag_op(huis: Opstelling, pad: str) -> tuple[int, str]:
    verbinding = http.client.HTTPConnection("127.0.0.1", huis.poort, timeout=30)
    try:
        verbinding.request("GET", pad)
        antwoord = verbinding.getresponse()
        return antwoord.status, antwoord.read().decode()
    finally:
        verbinding.close()


def is_klaar(huis: Opstelling, status: int, pad: str = "/gereed/") -> bool:
    try:
        return vraag_op(huis, pad)[0] == status
    except OSError:
        return False


@pytest.fixture
def web(huis: Opstelling) -> Iterator[Opstelling]:
    """The same house with a web server that is ready."""
    huis.houd_worker_aan()
    huis.start_web()
    assert wacht_tot(lambda: is_klaar(huis, 200), seconden=60)
    yield huis
    huis.stop("web")


def test_gereed_volgt_makelaar_en_databank_en_aanmelden_werkt_zonder_makelaar(web: Opstelling) -> None:
    huis = web
    huis.redis.stop()
    assert vraag_op(huis, "/gereed/")[0] == 503
    assert '"makelaar": false' in vraag_op(huis, "/gereed/")[1]
    assert vraag_op(huis, "/gezond/")[0] == 200
    assert is_klaar(huis, 200, "/account/login/")
    huis.redis.start()
    assert wacht_tot(lambda: is_klaar(huis, 200), seconden=30)
    huis.postgres.stop()
    assert vraag_op(huis, "/gereed/")[0] == 503
    status, tekst = vraag_op(huis, "/")
    assert status == 503
    assert "Traceback" not in tekst
    huis.postgres.start()
    assert wacht_tot(lambda: is_klaar(huis, 200), seconden=30)


def test_een_beleefd_gestopte_webserver_antwoordt_nog_aan_wie_bezig_was(web: Opstelling) -> None:
    lijnen = [http.client.HTTPConnection("127.0.0.1", web.poort, timeout=30) for _ in range(6)]
    for lijn in lijnen:
        lijn.request("GET", "/gereed/")
    time.sleep(0.1)  # taken up by now, whether answered or not
    code = web.beleefd("web")
    statussen = []
    for lijn in lijnen:
        # A server that goes away says so, and then the answer owns the socket: it has to be closed too.
        with lijn.getresponse() as antwoord:
            statussen.append(antwoord.status)
    assert statussen == [200] * 6
    assert code == 0
    for lijn in lijnen:
        lijn.close()
