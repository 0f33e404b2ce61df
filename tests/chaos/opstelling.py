"""Real servers and processes to be killed: our own children, in a private place, known by the process we started."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from werkzorg.demo.geheimen import Geheimen
from werkzorg.demo.ingebed import DATABANK, PostgreSQL, Redis
from werkzorg.demo.omgeving import PROJECT
from werkzorg.demo.plaats import maak_prive, plaats_van_proef, vind_programmas
from werkzorg.demo.processen import begin, stop, wacht_op_einde

MAPPEN = ("DOCUMENTEN_MAP", "ZEGEL_MAP", "ANKER_MAP", "STATIC_ROOT", "POSTBUS_MAP")


@dataclass(frozen=True)
class Stand:
    """What the database and the folders hold of one document."""

    versies: int
    goede_bestanden: int
    meldingen: int
    mails: int
    opdrachten_klaar: int

    @property
    def is_goed(self) -> bool:
        """Everything once: version, file with the stored hash, notice, mail, and both jobs done."""
        return self == Stand(1, 1, 1, 1, 2)


class Opstelling:
    """PostgreSQL, Redis, a worker, a beat, a web server and somebody who registers, each ours to kill."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.plaats = plaats_van_proef()
        programmas = vind_programmas()
        geheimen = Geheimen()
        self.postgres = PostgreSQL(self.plaats, programmas, geheimen, log=map_ / "postgres.log")
        self.redis = Redis(self.plaats, programmas, log=map_ / "redis.log")
        self.processen: dict[str, subprocess.Popen[bytes]] = {}
        self.uit_zichzelf = 0
        with socket.socket() as vrij:
            vrij.bind(("127.0.0.1", 0))
            self.poort = vrij.getsockname()[1]
        self.omgeving = {
            **os.environ,  # what the test run stands on, but with servers, keys and folders of our own
            **geheimen.omgeving(),
            **{naam: str(maak_prive(map_ / naam.lower())) for naam in MAPPEN},
            "DATABASE_URL": self.postgres.url,
            "DATABASE_EIGENAAR_URL": self.postgres.eigenaar_url,
            "REDIS_URL": self.redis.url,
            "DJANGO_SETTINGS_MODULE": "werkzorg.settings",
            "PYTHONPATH": str(PROJECT),
            "ALLOWED_HOSTS": "*",
            "EMAIL_URL": "demo://",
            "DEMO": "1",
            "ONTWIKKELING": "1",
            "LOG_NIVEAU": "WARNING",
        }

    def begin(self) -> None:
        """Servers with an empty, migrated database and seal keys."""
        self.postgres.start()
        self.redis.start()
        for commando in ("migrate", "zegel_voorbereiden"):
            subprocess.run(
                [sys.executable, "manage.py", commando, *(["-v0"] if commando == "migrate" else [])],
                cwd=PROJECT, env=self.omgeving, check=True, capture_output=True, timeout=900,
            )  # fmt: skip

    def einde(self) -> None:
        """Nothing of this is left."""
        for naam in list(self.processen):
            self.stop(naam)
        self.redis.stop()
        self.postgres.stop()
        shutil.rmtree(self.plaats.data, ignore_errors=True)

    # --- processes -------------------------------------------------------------------------------------

    def _start(self, naam: str, opdracht: Sequence[str]) -> None:
        self.processen[naam] = begin(
            [sys.executable, *opdracht], omgeving=self.omgeving, log=self.map / f"{naam}.log", map_=PROJECT
        )

    def start_worker(self) -> None:
        """The real worker, as bin/start starts it."""
        deel = ["-m", "celery", "-A", "werkzorg.celery", "worker", "-c", "2", "-l", "warning"]
        self._start("worker", [*deel, "--without-gossip", "--without-mingle"])

    def start_klok(self) -> None:
        """The real beat."""
        deel = ["-m", "celery", "-A", "werkzorg.celery", "beat", "-l", "warning", "--pidfile="]
        self._start("klok", [*deel, "-s", str(self.map / "rooster")])

    def start_web(self) -> None:
        """The real web server."""
        deel = [
            "-m",
            "gunicorn",
            "werkzorg.wsgi:application",
            "--no-control-socket",
            "--workers",
            "1",
            "--threads",
        ]
        self._start("web", [*deel, "8", "--graceful-timeout", "20", "--bind", f"127.0.0.1:{self.poort}"])

    def start_rijder(self, pauze: float) -> None:
        """Somebody who registers one person every `pauze` seconds or slower."""
        self._start("rijder", ["-m", "tests.chaos.rijder", str(pauze)])

    def stop(self, naam: str) -> None:
        """Stops one of our processes, if it runs."""
        stop(self.processen.pop(naam, None), ((signal.SIGTERM, 20), (signal.SIGQUIT, 5)))

    def beleefd(self, naam: str, seconden: float = 30) -> int | None:
        """Asks one of our processes to stop (SIGTERM); its exit code, None when it did not listen in time."""
        proces = self.processen[naam]
        proces.send_signal(signal.SIGTERM)
        wacht_op_einde(proces, seconden)
        return proces.returncode

    # --- kills -----------------------------------------------------------------------------------------

    def houd_worker_aan(self) -> None:
        """Starts the worker again when it ended by itself, as compose and the demo do; how often is counted.

        After the loss of the broker kombu sometimes acknowledges on a dead channel and gives up the whole worker.
        """
        proces = self.processen["worker"]
        if proces.poll() is not None:
            self.uit_zichzelf += 1
            stop(self.processen.pop("worker"), ())
            self.start_worker()

    def dood_worker(self) -> None:
        """kill -9 of the worker and all its pool processes; a new one starts."""
        self.houd_worker_aan()
        proces = self.processen.pop("worker")
        os.killpg(proces.pid, signal.SIGKILL)
        proces.wait()
        self.start_worker()

    def dood_redis(self, *, wis: bool = False) -> None:
        """kill -9 of the broker, with `wis` all it remembered is gone; it starts again."""
        self._dood(self.redis)
        if wis:
            shutil.rmtree(self.plaats.data / "redis")
        self.redis.start()

    def dood_postgres(self) -> None:
        """kill -9 of the database server; it starts again."""
        self._dood(self.postgres)
        self.postgres.start()

    def _dood(self, server: PostgreSQL | Redis) -> None:
        proces = server.proces
        assert proces is not None
        assert proces.poll() is None, f"{server.naam} had ended by itself"
        proces.kill()
        proces.wait()
        time.sleep(0.3)  # its clients notice
        server.stop()

    # --- what came of it -------------------------------------------------------------------------------

    def vraag(self, opdracht: str, *waarden: Any) -> list[tuple[Any, ...]]:
        """The rows of one question to the database."""
        with self.postgres.verbind(DATABANK) as verbinding:
            return verbinding.execute(opdracht, waarden).fetchall()

    def toegezegd(self) -> set[UUID]:
        """The documents of every registration that was acknowledged."""
        log = self.map / "rijder.log"
        regels = log.read_text().splitlines() if log.exists() else []
        return {UUID(regel.split()[1]) for regel in regels if regel.startswith("ok ")}

    def alle_documenten(self) -> set[UUID]:
        """The documents of every registration that was committed."""
        return {rij[0] for rij in self.vraag("SELECT id FROM documenten_document")}

    def wachtend(self) -> int:
        """Jobs that are not done; -1 while the database is away."""
        try:
            return int(self.vraag("SELECT count(*) FROM berichten_opdracht WHERE toestand <> 'klaar'")[0][0])
        except psycopg.OperationalError:
            return -1

    def bezig(self) -> bool:
        """Whether a worker is in the middle of a job: its row is locked, its work not committed."""
        try:
            return self.vraag("SELECT count(*) FROM pg_locks WHERE mode = 'RowShareLock' AND relation = %s::regclass",
                              "berichten_opdracht") != [(0,)]  # fmt: skip
        except psycopg.OperationalError:
            return False

    def wacht_tot_alles_klaar(self, seconden: float) -> float | None:
        """After how many seconds every job was done, None when that took longer than `seconden`."""
        begonnen = time.monotonic()
        while self.wachtend() != 0:
            if time.monotonic() - begonnen > seconden:
                return None
            self.houd_worker_aan()
            time.sleep(0.2)
        return time.monotonic() - begonnen

    def stand(self, document: UUID) -> Stand:
        """What there is of this document."""
        versies = self.vraag(
            "SELECT id, sha256 FROM documenten_documentversie WHERE document_id = %s", document
        )
        meldingen = self.vraag("SELECT effect_sleutel FROM berichten_melding WHERE object_id = %s", document)
        opdrachten = self.vraag(
            "SELECT id, soort FROM berichten_opdracht WHERE toestand = 'klaar' AND "
            "(verwijzing->>'document' = %s OR verwijzing->>'melding' = ANY(%s))",
            str(document), [rij[0] for rij in meldingen],
        )  # fmt: skip
        mails = sum(
            (self.postbus / _mailnaam(sleutel)).exists() for sleutel, soort in opdrachten if "mail" in soort
        )
        goed = sum(self._heeft_bestand(versie, hash_) for versie, hash_ in versies)
        return Stand(len(versies), goed, len(meldingen), mails, len(opdrachten))

    @property
    def postbus(self) -> Path:
        """Where every sent mail is a file."""
        return Path(self.omgeving["POSTBUS_MAP"])

    def bestanden(self) -> set[str]:
        """The names of all stored files, without what a killed writer left behind under a temporary name."""
        paden = Path(self.omgeving["DOCUMENTEN_MAP"]).rglob("*")
        return {pad.name for pad in paden if pad.is_file() and not pad.name.startswith(".")}

    def _heeft_bestand(self, versie: UUID, hash_: str) -> bool:
        staart = versie.hex[-4:]
        pad = Path(self.omgeving["DOCUMENTEN_MAP"]) / staart[:2] / staart[2:] / str(versie)
        return pad.is_file() and hashlib.sha256(pad.read_bytes()).hexdigest() == hash_


def _mailnaam(opdracht: UUID) -> str:
    """The file that the demo's postbox makes of the mail of this job: one job, one name."""
    return hashlib.sha256(f"<{opdracht}@werkzorg>".encode()).hexdigest()[:32] + ".eml"
