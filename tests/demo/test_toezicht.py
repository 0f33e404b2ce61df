"""The supervisor, with stand-ins for web, worker and beat: it starts, guards and stops everything, in order."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from werkzorg.demo.omgeving import zet_demo_omgeving
from werkzorg.demo.processen import Startfout, leeft
from werkzorg.demo.toezicht import controleer_poort, tabel

PROJECT = Path(__file__).resolve().parents[2]

# Plays the part of bin/start: web answers every request with 200, the others wait; each tells when it stops.
STAND_IN = """#!{python}
import http.server, os, signal, socketserver, sys, time
deel = sys.argv[1]
verslag = os.environ["VERSLAG"]
def noteer(wat):
    with open(verslag, "a") as bestand:
        bestand.write(f"{{wat}} {{deel}} {{os.getpid()}}\\n")
def einde(*_):
    noteer("stop")
    os._exit(0)
signal.signal(signal.SIGTERM, einde)
noteer("start")
class Antwoord(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_):
        pass
class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
if deel == "web":
    if os.environ.get("WEB_STUK"):
        sys.exit("De web kan niet starten.")
    Server(("127.0.0.1", int(os.environ["BIND"].split()[0].rpartition(":")[2])), Antwoord).serve_forever()
time.sleep(120)
"""
DRIJVER = """
import sys
from pathlib import Path
from werkzorg.demo.omgeving import zet_demo_omgeving
from werkzorg.demo.processen import Startfout
from werkzorg.demo import toezicht
from werkzorg.demo.toezicht import Toezicht
toezicht.kenmerk_van_code = lambda zout: "deze code"  # whoever edits a file meanwhile does not disturb the test
werkmap, start = Path(sys.argv[1]), Path(sys.argv[2])
sys.exit(Toezicht(zet_demo_omgeving(werkmap=werkmap), werkmap, start, ["true"]).draai())
"""


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def _tot(klaar: Callable[[], bool], seconden: float = 30) -> None:
    einde = time.monotonic() + seconden
    while not klaar():
        assert time.monotonic() < einde, "het duurde te lang"
        time.sleep(0.05)


class Demo:
    """A running supervisor with its stand-ins, seen from outside."""

    def __init__(self, werkmap: Path, **omgeving: str) -> None:
        self.werkmap = werkmap
        self.poort = int(omgeving.get("PORT") or _vrije_poort())
        self.verslag = werkmap.parent / "verslag.txt"
        self.uitvoer = werkmap.parent / f"uitvoer-{time.monotonic_ns()}.txt"
        stand_in = werkmap.parent / "start"
        stand_in.write_text(STAND_IN.format(python=sys.executable))
        stand_in.chmod(0o755)
        niet = {"DATABASE_URL", "DATABASE_EIGENAAR_URL", "REDIS_URL", "BIND", "ZEGEL_MAP", "STATIC_ROOT"}
        schoon = {naam: waarde for naam, waarde in os.environ.items() if naam not in niet}
        with self.uitvoer.open("w") as uitvoer:
            self.proces = subprocess.Popen(
                [sys.executable, "-c", DRIJVER, str(werkmap), str(stand_in)],
                cwd=PROJECT,
                env=schoon
                | {"PORT": str(self.poort), "VERSLAG": str(self.verslag), "PAD_PREFIX": ""}
                | omgeving,
                stdout=uitvoer,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def tekst(self) -> str:
        return self.uitvoer.read_text()

    def wacht_op_adres(self) -> None:
        _tot(lambda: "De demo draait op" in self.tekst() or self.proces.poll() is not None)
        assert "De demo draait op" in self.tekst(), self.tekst()

    def regels(self, wat: str) -> list[tuple[str, int]]:
        delen = (regel.split() for regel in self.verslag.read_text().splitlines())
        return [(deel, int(pid)) for soort, deel, pid in delen if soort == wat]

    def familie(self) -> set[int]:
        """The process ids of the supervisor's children."""
        kinderen = Path(f"/proc/{self.proces.pid}/task/{self.proces.pid}/children").read_text()
        return {int(pid) for pid in kinderen.split()}

    def server(self, naam: str) -> int:
        """The process id of "postgresql" or "redis"."""
        programma = {"postgresql": "postgres", "redis": "redis-server"}[naam]
        gevonden: list[int] = []

        def _zoek() -> bool:
            gevonden[:] = [pid for pid in self.familie() if _naam(pid) == programma]
            return bool(gevonden)

        _tot(_zoek)
        return gevonden[0]


@contextmanager
def _demo(werkmap: Path, **omgeving: str) -> Iterator[Demo]:
    demo = Demo(werkmap, **omgeving)
    try:
        yield demo
    finally:
        if demo.proces.poll() is None:
            demo.proces.terminate()
        demo.proces.wait(timeout=60)


@pytest.mark.parametrize("sein", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_elk_stopsignaal_stopt_alles_in_volgorde(werkmap: Path, sein: signal.Signals) -> None:
    with _demo(werkmap) as demo:
        demo.wacht_op_adres()
        # Only web answers before the address is shown; a stand-in that does not listen yet would leave no trace.
        _tot(lambda: len(demo.regels("start")) == 3)
        familie = demo.familie()
        assert len(familie) == 5
        demo.proces.send_signal(sein)
        assert demo.proces.wait(timeout=30) == 0
        assert not any(leeft(pid) for pid in familie)
        assert [deel for deel, _ in demo.regels("stop")] == ["web", "beat", "worker"]


def test_kill_9_laat_niets_achter_en_een_nieuwe_start_lukt_meteen(werkmap: Path) -> None:
    with _demo(werkmap) as demo:
        demo.wacht_op_adres()
        familie = demo.familie()
        demo.proces.kill()
    with _demo(werkmap) as tweede:
        tweede.wacht_op_adres()
        assert not any(leeft(pid) for pid in familie)


def test_stoppen_tijdens_het_starten_laat_niets_achter(werkmap: Path) -> None:
    for rust in (0.2, 0.5, 0.9):
        with _demo(werkmap) as demo:
            time.sleep(rust)
            demo.proces.terminate()
            demo.proces.wait(timeout=30)
            assert "Traceback" not in demo.tekst()
            resten = [
                pid
                for pid in filter(str.isdigit, os.listdir("/proc"))
                if str(werkmap.parent) in _opdrachtregel(pid)
            ]
            assert not resten


def _naam(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def _opdrachtregel(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
    except OSError:
        return ""


@pytest.mark.parametrize("deel", ["web", "worker", "beat"])
def test_een_proces_dat_sterft_start_weer(werkmap: Path, deel: str) -> None:
    with _demo(werkmap) as demo:
        demo.wacht_op_adres()
        os.kill(dict(demo.regels("start"))[deel], signal.SIGKILL)
        _tot(lambda: sum(naam == deel for naam, _ in demo.regels("start")) == 2)
        assert "signaal 9" in demo.tekst()


@pytest.mark.parametrize("server", ["postgresql", "redis"])
def test_een_server_die_sterft_start_weer_en_de_rest_blijft_draaien(werkmap: Path, server: str) -> None:
    with _demo(werkmap) as demo:
        demo.wacht_op_adres()
        for _ in range(3):
            voor = demo.familie()
            os.kill(demo.server(server), signal.SIGKILL)
            _tot(lambda voor=voor: len(demo.familie()) == 5 and demo.familie() != voor)
        assert len(demo.regels("start")) == 3
        assert demo.proces.poll() is None


def test_postgresql_dat_niet_meer_start_stopt_alles_met_een_zin(werkmap: Path) -> None:
    with _demo(werkmap) as demo:
        demo.wacht_op_adres()
        pid = demo.server("postgresql")
        Path(f"/proc/{pid}/cwd/global/pg_control").unlink()
        os.kill(pid, signal.SIGKILL)
        assert demo.proces.wait(timeout=60) == 1
        assert "PostgreSQL is gestopt en start niet meer" in demo.tekst()
        assert not any(leeft(pid) for _, pid in demo.regels("start"))


def test_een_web_die_niet_start_geeft_een_zin_en_het_einde_van_zijn_log(werkmap: Path) -> None:
    with _demo(werkmap, WEB_STUK="1") as demo:
        assert demo.proces.wait(timeout=60) == 1
        assert "De webserver antwoordt niet" in demo.tekst()
        assert "De web kan niet starten." in demo.tekst()


def test_een_bezette_poort_geeft_een_zin_en_start_niets(werkmap: Path) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        with _demo(werkmap, PORT=str(poort)) as demo:
            assert demo.proces.wait(timeout=30) == 1
            assert demo.tekst().startswith(f"Poort {poort} is al in gebruik:")
            assert demo.tekst().count("\n") == 1
            assert not demo.verslag.exists()


def test_dezelfde_map_start_geen_twee_keer(werkmap: Path) -> None:
    with _demo(werkmap) as demo:
        demo.wacht_op_adres()
        with _demo(werkmap) as tweede:
            assert tweede.proces.wait(timeout=30) == 1
            assert "draait al" in tweede.tekst()
        verbinding = http.client.HTTPConnection("127.0.0.1", demo.poort, timeout=5)
        verbinding.request("GET", "/")
        assert verbinding.getresponse().status == 200
        verbinding.close()


@pytest.mark.parametrize("naam", ["DATABASE_URL", "REDIS_URL"])
def test_een_ingestelde_databank_wordt_niet_met_voorbeelden_gevuld(tmp_path: Path, naam: str) -> None:
    with pytest.raises(Startfout, match=f"{naam}.*DEMO=1"):
        zet_demo_omgeving({naam: "postgresql://productie"}, tmp_path / ".werkzorg")
    assert not (tmp_path / ".werkzorg").exists()


def test_met_demo_1_wordt_de_ingestelde_databank_gebruikt(tmp_path: Path) -> None:
    omgeving = {
        "DATABASE_URL": "postgresql://a@b/c",
        "DATABASE_EIGENAAR_URL": "postgresql://d@b/c",
        "REDIS_URL": "redis://b",
        "DEMO": "1",
    }
    demo = zet_demo_omgeving(dict(omgeving), tmp_path / ".werkzorg")
    assert (demo.eigen_databank, demo.eigen_redis, demo.plaats) == (False, False, None)


@pytest.mark.parametrize("poort", ["0", "65536", "http", "-1", "8000 ", "８０００"])
def test_een_onmogelijke_poort_geeft_een_zin(tmp_path: Path, poort: str) -> None:
    with pytest.raises(Startfout, match="PORT"):
        zet_demo_omgeving({"PORT": poort}, tmp_path / ".werkzorg")


@pytest.mark.skipif(os.geteuid() == 0, reason="root mag elke poort gebruiken")
def test_een_voorbehouden_poort_geeft_een_zin() -> None:
    if int(Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text()) <= 1:
        pytest.skip("op deze machine mag iedereen elke poort gebruiken")
    with pytest.raises(Startfout, match="vanaf 1024"):
        controleer_poort(1)


def test_de_tabel_van_voorbeeldpersonen_lijnt_uit(tmp_path: Path) -> None:
    bestand = tmp_path / "voorbeelden.json"
    bestand.write_text('[{"email": "a@b.be", "rol": "casemanager", "organisatie": "O", "wachtwoord": "w w"}]')
    assert tabel(bestand) == [
        "",
        "E-mail  Rol          Organisatie  Wachtwoord",
        "------  -----------  -----------  ----------",
        "a@b.be  casemanager  O            w w",
        "",
    ]
    assert tabel(tmp_path / "weg.json") == []


def test_een_ongewijzigde_demo_slaat_de_voorbereiding_over(werkmap: Path) -> None:
    with _demo(werkmap) as demo:
        demo.wacht_op_adres()
    voorbereiding = werkmap / "logboeken/voorbereiding.log"
    voorbereiding.unlink()
    for naam in ("zegel", "statisch"):
        (werkmap / naam / "iets").touch()
    (werkmap / "voorbeelden.json").write_text("[]")
    with _demo(werkmap) as demo:
        demo.wacht_op_adres()
    assert not voorbereiding.exists()
    (werkmap / "zegel/iets").unlink()
    with _demo(werkmap) as demo:
        demo.wacht_op_adres()
    assert voorbereiding.exists()
