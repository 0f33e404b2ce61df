"""A real PostgreSQL and a real Redis as children of this process: nothing to install or configure, no Django.

Both listen on a socket in a private folder only. PostgreSQL asks a password (scram) of everybody. Two roles are
made: an owner that may create databases and owns ours, and the application's role that owns nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

from werkzorg.demo.geheimen import Geheimen
from werkzorg.demo.plaats import Plaats, Programmas, maak_prive
from werkzorg.demo.processen import Startfout, begin, leeft, stop, wacht_tot

DATABANK = "werkzorg"
BEHEERDER = "werkzorg_beheerder"
EIGENAAR = "werkzorg_eigenaar"
TOEPASSING = "werkzorg_toepassing"
# The same name stands in werkzorg.databank.rollen, which needs Django; this module must not.
WISSER = "werkzorg_wisser"

# Only what the servers need: nothing of the caller's environment reaches them.
_OMGEVING = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
# Unsafe when the machine loses power, yet nothing is lost when only the server is killed. Nobody counts rows behind
# the back of a test either: on tables that are empty again, the same question would get another plan half-way.
_VLUG = ("fsync=off", "full_page_writes=off", "autovacuum=off")

Doorgaan = Callable[[], bool]


def _altijd() -> bool:
    return True


def databankadres(sockets: Path, gebruiker: str, wachtwoord: str, databank: str = DATABANK) -> str:
    """The DATABASE_URL of a database behind a socket, in the form that django-environ reads."""
    return f"postgresql://{gebruiker}:{wachtwoord}@/{sockets}/{databank}"


def redisadres(sockets: Path) -> str:
    """The REDIS_URL of a Redis behind a socket, in the form that Celery reads."""
    return f"redis+socket://{sockets}/redis.sock"


class PostgreSQL:
    """One PostgreSQL server with our two roles and our database, run as our own child.

    `duurzaam=False` leaves out the waiting for the disk: only for data that may be lost.
    """

    naam = "PostgreSQL"

    def __init__(
        self, plaats: Plaats, programmas: Programmas, geheimen: Geheimen, *, log: Path, duurzaam: bool = True
    ) -> None:
        self.plaats = plaats
        self.geheimen = geheimen
        self.log = log
        self.proces: subprocess.Popen[bytes] | None = None
        self._programmas = programmas.postgres
        self._data = plaats.data / "postgresql"
        self._instellingen = () if duurzaam else _VLUG

    @property
    def url(self) -> str:
        """DATABASE_URL: the address for the application's role, which owns nothing."""
        return databankadres(self.plaats.sockets, TOEPASSING, self.geheimen.toepassing)

    @property
    def eigenaar_url(self) -> str:
        """DATABASE_EIGENAAR_URL: the address for the owner's role, which migrates and makes test databases."""
        return databankadres(self.plaats.sockets, EIGENAAR, self.geheimen.eigenaar)

    def start(self, doorgaan: Doorgaan = _altijd) -> None:
        """Starts the server and returns when it answers, with roles and database present; raises Startfout if it can't.

        Data of an earlier installation, whose keys are gone, are set aside. Gives up early when `doorgaan` turns false.
        """
        self._leg_vreemde_data_opzij()
        if not self._data.exists():
            self._initialiseer()
        self._wacht_op_vorige()
        instellingen = (
            "listen_addresses=",
            f'unix_socket_directories="{self.plaats.sockets}"',
            "unix_socket_permissions=0700",
            "max_connections=200",
            *self._instellingen,
        )
        self.proces = begin(
            [self._programmas / "postgres", "-D", self._data, *(f"--{deel}" for deel in instellingen)],
            omgeving=_OMGEVING,
            log=self.log,
            account=self.plaats.account,
            doodsein=signal.SIGINT,
        )
        proces = self.proces
        if not wacht_tot(
            self._antwoordt, seconden=120, doorgaan=lambda: doorgaan() and proces.poll() is None
        ):
            if not doorgaan():
                return
            self.stop()
            raise Startfout(f"PostgreSQL start niet: zie {self.log}.")
        try:
            self._maak_rollen()
        except psycopg.OperationalError:  # it died again at once
            self.stop()
            raise Startfout(f"PostgreSQL blijft niet draaien: zie {self.log}.") from None

    def stop(self) -> None:
        """Stops the server without waiting for open connections; does nothing when it does not run."""
        stop(self.proces, ((signal.SIGINT, 30), (signal.SIGQUIT, 5)))
        self.proces = None

    def verbind(self, databank: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        """A connection as the server's administrator, committing each statement; raises psycopg.OperationalError."""
        return psycopg.connect(
            host=str(self.plaats.sockets),
            dbname=databank,
            user=BEHEERDER,
            password=self.geheimen.beheerder,
            connect_timeout=5,
            autocommit=True,
        )

    @property
    def merk(self) -> str:
        """The mark that was last left on the database; empty when none was."""
        with self.verbind() as verbinding:
            vraag = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
            rij = verbinding.execute(vraag, [DATABANK]).fetchone()
        return str(rij[0] or "") if rij else ""

    @merk.setter
    def merk(self, tekst: str) -> None:
        """Leaves a mark on the database, which goes wherever the data go."""
        with self.verbind() as verbinding:
            verbinding.execute(
                sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(DATABANK), sql.Literal(tekst))
            )

    def _antwoordt(self) -> bool:
        try:
            self.verbind().close()
        except psycopg.OperationalError:
            return False
        return True

    def _leg_vreemde_data_opzij(self) -> None:
        """Moves data away that were made with other secrets: without those nobody can open or read them."""
        merk = self.plaats.data / "installatie"
        if merk.exists() and merk.read_text() == self.geheimen.installatie:
            return
        for naam in ("postgresql", "redis"):
            if (self.plaats.data / naam).exists():
                oud = self.plaats.data / f"{naam}.oud"
                shutil.rmtree(oud, ignore_errors=True)
                (self.plaats.data / naam).rename(oud)
        merk.write_text(self.geheimen.installatie)

    def _initialiseer(self) -> None:
        nieuw = self.plaats.data / "postgresql.nieuw"
        shutil.rmtree(nieuw, ignore_errors=True)
        account = self.plaats.account
        handvat, naam = tempfile.mkstemp(dir=self.plaats.data, prefix=".wachtwoord-")
        wachtwoord = Path(naam)
        try:
            with os.fdopen(handvat, "w") as schrijf:
                schrijf.write(self.geheimen.beheerder)
                if account:
                    os.fchown(schrijf.fileno(), account.uid, account.gid)
            opdracht: list[str | Path] = [
                self._programmas / "initdb",
                f"--pgdata={nieuw}",
                f"--username={BEHEERDER}",
                f"--pwfile={wachtwoord}",
                "--auth-local=scram-sha-256",
                "--auth-host=reject",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
            ]
            if (
                self._hoofdversie() >= 17
            ):  # before that the C.UTF-8 of the machine's own C library does the same
                opdracht += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            begonnen = begin(opdracht, omgeving=_OMGEVING, log=self.log, account=account)
            if begonnen.wait() != 0:
                raise Startfout(f"PostgreSQL kon zijn gegevensmap niet maken: zie {self.log}.")
        finally:
            wachtwoord.unlink()
        nieuw.rename(self._data)

    def _hoofdversie(self) -> int:
        uitvoer = subprocess.run(
            [self._programmas / "postgres", "--version"], capture_output=True, check=True, text=True
        )
        gevonden = re.search(r"\d+", uitvoer.stdout)
        return int(gevonden.group()) if gevonden else 0

    def _wacht_op_vorige(self) -> None:
        """Gives a server of an earlier, killed start the time to end; raises Startfout when it stays."""
        try:
            pid = int((self._data / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return

        def _weg() -> bool:
            try:
                return not leeft(pid) or Path(f"/proc/{pid}/cwd").resolve() != self._data.resolve()
            except OSError:
                return True

        if not wacht_tot(_weg, seconden=30):
            raise Startfout(
                f"Een andere PostgreSQL (proces {pid}) gebruikt deze gegevens al: stop die eerst."
            )

    def _maak_rollen(self) -> None:
        """Brings roles, their passwords and the database into the wanted state; may be repeated."""
        with self.verbind() as verbinding:
            aanwezig = {rij[0] for rij in verbinding.execute("SELECT rolname FROM pg_roles")}
            for rol, wachtwoord, rechten in (
                (EIGENAAR, self.geheimen.eigenaar, "CREATEDB"),
                (TOEPASSING, self.geheimen.toepassing, "NOCREATEDB"),
            ):
                if rol in aanwezig:
                    continue
                versleuteld = verbinding.pgconn.encrypt_password(
                    wachtwoord.encode(), rol.encode(), b"scram-sha-256"
                ).decode()
                verbinding.execute(
                    sql.SQL(
                        "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS {} PASSWORD {}"
                    ).format(sql.Identifier(rol), sql.SQL(rechten), sql.Literal(versleuteld))
                )
            if WISSER not in aanwezig:
                # Owns the one erasing function; the owner must be a member to hand that function over.
                verbinding.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(WISSER)))
                verbinding.execute(
                    sql.SQL("GRANT {} TO {}").format(sql.Identifier(WISSER), sql.Identifier(EIGENAAR))
                )
            bestaat = verbinding.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [DATABANK]
            ).fetchone()
            if not bestaat:
                verbinding.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(
                        sql.Identifier(DATABANK), sql.Identifier(EIGENAAR)
                    )
                )


class Redis:
    """One Redis that loses nothing it acknowledged (append-only file, no eviction), run as our own child."""

    naam = "Redis"

    def __init__(self, plaats: Plaats, programmas: Programmas, *, log: Path) -> None:
        self.plaats = plaats
        self.log = log
        self.proces: subprocess.Popen[bytes] | None = None
        self._programma = programmas.redis
        self._socket = plaats.sockets / "redis.sock"

    @property
    def url(self) -> str:
        """REDIS_URL: the address of this server."""
        return redisadres(self.plaats.sockets)

    def start(self, doorgaan: Doorgaan = _altijd) -> None:
        """Starts the server and returns when it answers and has loaded its file; raises Startfout if it can't."""
        data = maak_prive(self.plaats.data / "redis", self.plaats.account)
        if not wacht_tot(lambda: not self._antwoordt(), seconden=15):
            raise Startfout("Een andere Redis gebruikt deze gegevens al: stop die eerst.")
        self.proces = begin(
            [
                self._programma,
                *("--port", "0", "--unixsocket", self._socket, "--unixsocketperm", "700"),
                *("--dir", data, "--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"),
            ],
            omgeving=_OMGEVING,
            log=self.log,
            account=self.plaats.account,
        )
        proces = self.proces
        if not wacht_tot(self._antwoordt, seconden=60, doorgaan=lambda: doorgaan() and proces.poll() is None):
            if not doorgaan():
                return
            self.stop()
            raise Startfout(f"Redis start niet: zie {self.log}.")

    def stop(self) -> None:
        """Stops the server after it wrote its file; does nothing when it does not run."""
        stop(self.proces, ((signal.SIGTERM, 15),))
        self.proces = None

    def _antwoordt(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as verbinding:
                verbinding.settimeout(2)
                verbinding.connect(str(self._socket))
                verbinding.sendall(b"PING\r\n")
                return verbinding.recv(64).startswith(b"+PONG")
        except OSError:
            return False
