"""The supervisor of the demo: starts servers and processes, keeps them running, stops them all in order. No Django."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from werkzorg.demo.ingebed import PostgreSQL, Redis
from werkzorg.demo.omgeving import PROJECT, WERKMAP, Demo
from werkzorg.demo.plaats import maak_prive, vind_programmas
from werkzorg.demo.processen import Startfout, begin, stop, wacht_tot

GROOTSTE_LOG = 5_000_000
# A server that fails to start this often in a row stops the demo.
_TE_VAAK = 4
# A process that lived this many seconds starts again at once; the others wait ever longer, up to the second number.
_LANG_GELEEFD, _LANGSTE_RUST = 60.0, 30.0


def gastheren() -> list[tuple[int, str]]:
    """The addresses the demo listens on, as (family, address): this machine only, never the network."""
    lijst = [(int(socket.AF_INET), "127.0.0.1")]
    with suppress(OSError), socket.socket(socket.AF_INET6) as proef:  # a machine may have no IPv6
        proef.bind(("::1", 0))
        lijst.append((int(socket.AF_INET6), "::1"))
    return lijst


def controleer_poort(poort: int) -> None:
    """Raises Startfout, with what to do, when the port is taken or may not be used."""
    for familie, adres in gastheren():
        with socket.socket(familie) as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind((adres, poort))
            except OSError as fout:
                if fout.errno == errno.EACCES:
                    raise Startfout(
                        f"Poort {poort} mag je niet gebruiken: kies er een vanaf 1024, bijvoorbeeld PORT=8080 bin/demo."
                    ) from None
                raise Startfout(
                    f"Poort {poort} is al in gebruik: stop wat daar draait of kies een andere poort, "
                    f"bijvoorbeeld PORT={poort + 1 if poort < 65535 else 8080} bin/demo."
                ) from None


@dataclass
class Kind:
    """One of our own processes: what it is called, how it starts, and how it has fared."""

    naam: str
    opdracht: list[str]
    log: Path
    proces: subprocess.Popen[bytes] | None = None
    gestart_op: float = 0.0
    weer_op: float = 0.0
    rust: float = 1.0

    def start(self) -> None:
        """Starts the process, again if need be."""
        self.proces = begin(self.opdracht, omgeving=os.environ, log=self.log, map_=PROJECT)
        self.gestart_op = time.monotonic()

    def kijk_na(self, meld: Callable[[str], None]) -> None:
        """Restarts a process that ended, after a rest that doubles with each quick death."""
        if self.proces is None:
            if time.monotonic() >= self.weer_op:
                self.start()
            return
        code = self.proces.poll()
        if code is None:
            return
        stop(self.proces, ())  # what is left of its session
        nu = time.monotonic()
        self.rust = 1.0 if nu - self.gestart_op > _LANG_GELEEFD else min(self.rust * 2, _LANGSTE_RUST)
        self.weer_op, self.proces = nu + self.rust, None
        meld(f"{self.naam} stopte ({_hoe(code)}) en start over {self.rust:.0f} s opnieuw; zie {self.log}.")


def _hoe(code: int) -> str:
    return f"code {code}" if code >= 0 else f"signaal {-code}"


@dataclass
class Server:
    """PostgreSQL or Redis under supervision, with how often in a row it failed to start."""

    server: PostgreSQL | Redis
    mislukt: int = 0
    weer_op: float = 0.0

    def kijk_na(self, meld: Callable[[str], None], doorgaan: Callable[[], bool]) -> None:
        """Restarts a server that died; raises Startfout when it failed to start too often in a row."""
        naam = self.server.naam
        if self.server.proces is not None:
            code = self.server.proces.poll()
            if code is None:
                return
            meld(f"{naam} stopte ({_hoe(code)}) en start opnieuw; zie {self.server.log}.")
            self.server.stop()
        if time.monotonic() < self.weer_op:
            return
        try:
            self.server.start(doorgaan)
            self.mislukt = 0
        except Startfout as fout:
            self.mislukt += 1
            if self.mislukt >= _TE_VAAK:
                raise Startfout(f"{naam} is gestopt en start niet meer. {fout}") from None
            self.weer_op = time.monotonic() + self.mislukt


class Toezicht:
    """Runs the demo from start to stop, in this process; see `draai`."""

    def __init__(
        self,
        demo: Demo,
        werkmap: Path = WERKMAP,
        start: Path = PROJECT / "bin/start",
        voorbereiding: Sequence[str] = (sys.executable, "manage.py", "demo", "--voorbereiden"),
    ) -> None:
        self.demo = demo
        self.start = start
        self.voorbereiding = voorbereiding
        self.werkmap = werkmap
        self.logboeken = maak_prive(werkmap / "logboeken")
        self.servers: list[Server] = []
        self.kinderen: list[Kind] = []
        self._gestopt_door = 0

    def doorgaan(self) -> bool:
        """Whether nobody has asked to stop."""
        return not self._gestopt_door

    def draai(self) -> int:
        """The exit code, after everything started here was stopped again: 0 on request, 1 when it could not go on."""
        self._vang_seinen()
        slot = (self.werkmap / "slot").open("w")
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._meld("De demo van deze map draait al: stop die eerst met Ctrl-C.")
            return 1
        try:
            controleer_poort(self.demo.poort)
            self._start_servers()
            self._bereid_voor()
            self._start_kinderen()
            if self._wacht_op_gereed():
                self._toon()
                self._waak()
        except Startfout as fout:
            self._meld(str(fout))
            return 1
        finally:
            self._stop_alles()
            slot.close()
        return 0

    def _vang_seinen(self) -> None:
        def _noteer(nummer: int, _kader: FrameType | None) -> None:
            if not self._gestopt_door and nummer == signal.SIGINT:
                os.write(2, b"\n")
            self._gestopt_door = nummer

        # Explicitly, also when a shell without job control had INT ignored; but nohup's wish is respected.
        for sein in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sein, _noteer)
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
            signal.signal(signal.SIGHUP, _noteer)

    def _log(self, naam: str) -> Path:
        log = self.logboeken / f"{naam}.log"
        if log.exists() and log.stat().st_size > GROOTSTE_LOG:
            log.replace(log.with_suffix(".log.oud"))
        return log

    def _start_servers(self) -> None:
        plaats = self.demo.plaats
        if plaats is None:
            return
        programmas = vind_programmas()
        gekozen: list[PostgreSQL | Redis] = []
        if self.demo.eigen_databank:
            gekozen.append(PostgreSQL(plaats, programmas, self.demo.geheimen, log=self._log("postgresql")))
        if self.demo.eigen_redis:
            gekozen.append(Redis(plaats, programmas, log=self._log("redis")))
        for server in gekozen:
            if self.doorgaan():
                self.servers.append(Server(server))
                server.start(self.doorgaan)

    def _bereid_voor(self) -> None:
        """Migrations, static files and example data, in a process of their own; raises Startfout when that fails.

        Left out when our own database bears the mark of this very code: a second start is quick.
        """
        if not self.doorgaan():
            return
        eigen = next((deel.server for deel in self.servers if isinstance(deel.server, PostgreSQL)), None)
        kenmerk = kenmerk_van_code(os.environ.get("STATIC_ROOT", ""))
        if eigen is not None and eigen.merk == kenmerk and self._bestanden_aanwezig():
            return
        log = self._log("voorbereiding")
        proces = begin(
            self.voorbereiding,
            omgeving=os.environ,
            log=log,
            map_=PROJECT,
        )
        try:
            wacht_tot(lambda: proces.poll() is not None, seconden=1800, doorgaan=self.doorgaan)
        finally:
            stop(proces, ((signal.SIGTERM, 20),))
        if self.doorgaan() and proces.returncode != 0:
            raise Startfout(f"De databank kon niet klaargemaakt worden: zie {log}.\n{_staart(log)}")
        if eigen is not None and self.doorgaan():
            eigen.merk = kenmerk

    def _bestanden_aanwezig(self) -> bool:
        """Whether what the preparations made outside the database is still there."""
        mappen = [Path(os.environ[naam]) for naam in ("ZEGEL_MAP", "STATIC_ROOT")]
        gevuld = all(map_.is_dir() and any(map_.iterdir()) for map_ in mappen)
        return gevuld and (self.werkmap / "voorbeelden.json").exists()

    def _start_kinderen(self) -> None:
        adressen = [f"[{adres}]" if ":" in adres else adres for _, adres in gastheren()]
        os.environ["BIND"] = " ".join(f"{adres}:{self.demo.poort}" for adres in adressen)
        os.environ["PYTHON"] = sys.executable
        for deel, naam in (("worker", "De worker"), ("beat", "De klok"), ("web", "De webserver")):
            if self.doorgaan():
                kind = Kind(naam, [str(self.start), deel], self._log(deel))
                self.kinderen.append(kind)
                kind.start()

    def _wacht_op_gereed(self) -> bool:
        """Whether the demo answers; raises Startfout when the web process cannot start or stays silent."""
        if not self.doorgaan():
            return False
        web = self.kinderen[-1]

        def _leeft() -> bool:
            return self.doorgaan() and web.proces is not None and web.proces.poll() is None

        if wacht_tot(lambda: antwoordt(self.demo.poort), seconden=90, doorgaan=_leeft):
            return True
        if not self.doorgaan():
            return False
        raise Startfout(f"De webserver antwoordt niet: zie {web.log}.\n{_staart(web.log)}")

    def _toon(self) -> None:
        regels = [
            f"De demo draait op http://localhost:{self.demo.poort}{os.environ.get('PAD_PREFIX', '').rstrip('/')}/"
        ]
        regels += tabel(self.werkmap / "voorbeelden.json")
        regels += [f"Logboeken: {self.logboeken}", "Stoppen: Ctrl-C"]
        print("\n" + "\n".join(regels) + "\n", flush=True)

    def _waak(self) -> None:
        while self.doorgaan():
            for server in self.servers:
                server.kijk_na(self._meld, self.doorgaan)
            for kind in self.kinderen:
                if self.doorgaan():
                    kind.kijk_na(self._meld)
            time.sleep(0.2)

    def _stop_alles(self) -> None:
        if self.kinderen or self.servers:
            self._meld("De demo stopt …")
        volgorde = {"web": 0, "beat": 1, "worker": 2}
        # Celery leaves at the second, firmer signal; its unfinished jobs stay in the outbox and are done next time.
        for kind in sorted(self.kinderen, key=lambda kind: volgorde[kind.opdracht[1]]):
            stop(kind.proces, ((signal.SIGTERM, 15), (signal.SIGQUIT, 5)))
        for server in reversed(self.servers):
            server.server.stop()

    def _meld(self, zin: str) -> None:
        try:
            print(zin, file=sys.stderr, flush=True)
        except OSError:  # the terminal is gone; stopping goes on
            sys.stderr = open(os.devnull, "w")  # noqa: SIM115 (stays open until the process ends)


def _prefix() -> str:
    return os.environ.get("PAD_PREFIX", "").rstrip("/")


def kenmerk_van_code(zout: str) -> str:
    """A hash of everything the preparations depend on: code, static files, pins and `zout`."""
    som = hashlib.sha256(os.fsencode(zout))
    for map_ in ("werkzorg", "mandaten", "trajecten", "ama", "gbo", "static", "voorkant", "requirements"):
        for pad in sorted((PROJECT / map_).rglob("*")):
            if pad.suffix != ".pyc" and pad.is_file():
                som.update(b"\0" + os.fsencode(pad) + b"\0" + hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()


def antwoordt(poort: int, tijdslimiet: float = 5) -> bool:
    """Whether /gereed/ on this port says that everything works."""
    pad = _prefix() + "/gereed/"
    try:
        verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=tijdslimiet)
        try:
            verbinding.request("GET", pad, headers={"Host": "localhost"})
            return verbinding.getresponse().status == 200
        finally:
            verbinding.close()
    except (OSError, http.client.HTTPException):
        return False


def tabel(bestand: Path) -> list[str]:
    """The example people in `bestand` as lines of a table; none when there is no such file."""
    try:
        mensen = json.loads(bestand.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    kolommen = ("email", "rol", "organisatie", "wachtwoord")
    rijen: list[tuple[str, ...]] = [("E-mail", "Rol", "Organisatie", "Wachtwoord")]
    rijen += [tuple(str(mens.get(kolom, "")) for kolom in kolommen) for mens in mensen]
    breedten = [max(len(rij[nummer]) for rij in rijen) for nummer in range(len(kolommen))]
    opgemaakt = [
        "  ".join(cel.ljust(breedte) for cel, breedte in zip(rij, breedten, strict=True)).rstrip()
        for rij in rijen
    ]
    return ["", opgemaakt[0], "  ".join("-" * breedte for breedte in breedten), *opgemaakt[1:], ""]


def _staart(log: Path, regels: int = 15) -> str:
    """The last lines of a log, for under the sentence that says what went wrong."""
    try:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-regels:])
    except OSError:
        return ""
