"""Runs one command with a PostgreSQL and a Redis of its own: `python -m werkzorg.demo.proefservers -- COMMAND…`.

Everything the command needs is in its environment and in a fresh private folder; nothing is left behind. Variables
that are already set stay as they are, and servers they name are used instead of own ones.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from werkzorg.demo.geheimen import Geheimen
from werkzorg.demo.ingebed import PostgreSQL, Redis
from werkzorg.demo.plaats import maak_prive, plaats_van_proef, vind_programmas
from werkzorg.demo.processen import Startfout, sterf_met_ouder

_MAPPEN = ("DOCUMENTEN_MAP", "ZEGEL_MAP", "ANKER_MAP", "STATIC_ROOT", "POSTBUS_MAP")
_SERVERS = ("DATABASE_URL", "DATABASE_EIGENAAR_URL", "REDIS_URL")


def _eigen_map(opruimen: ExitStack) -> Path:
    """A fresh private folder, removed at the end; folders of runs that were killed are removed first."""
    basis = Path(tempfile.gettempdir())
    for oud in [*basis.glob("werkzorg-proef*"), *Path("/var/lib/werkzorg-ingebed").glob("werkzorg-proef-*")]:
        _ruim_verlaten_op(oud)
    map_ = Path(tempfile.mkdtemp(dir=basis, prefix="werkzorg-proefmap-"))
    opruimen.callback(shutil.rmtree, map_, ignore_errors=True)
    _houd_slot(map_, opruimen)
    return map_


def _ruim_verlaten_op(map_: Path) -> None:
    """Removes the folder of a test run of ours that no longer lives: nobody holds its lock any more."""
    try:
        with (map_ / "slot").open("r+") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # still in use, someone else's, or not yet locked
        return
    shutil.rmtree(map_, ignore_errors=True)


def _houd_slot(map_: Path, opruimen: ExitStack) -> None:
    slot = opruimen.enter_context((map_ / "slot").open("w"))
    fcntl.flock(slot, fcntl.LOCK_EX)


def begin_servers(omgeving: dict[str, str], postgres: Path | None, opruimen: ExitStack) -> None:
    """Starts what `omgeving` does not name yet and puts the addresses, keys and folders in it.

    `opruimen` stops and removes it all. Raises Startfout when a server cannot start.
    """
    if bool(omgeving.get("DATABASE_URL")) != bool(omgeving.get("DATABASE_EIGENAAR_URL")):
        raise Startfout(
            "DATABASE_URL en DATABASE_EIGENAAR_URL horen samen: stel beide in, of geen van beide."
        )
    eigen = _eigen_map(opruimen)
    geheimen = Geheimen()
    if any(not omgeving.get(naam) for naam in _SERVERS):
        programmas = vind_programmas(postgres)
        plaats = plaats_van_proef()
        opruimen.callback(shutil.rmtree, plaats.data, ignore_errors=True)
        _houd_slot(plaats.data, opruimen)
        if not omgeving.get("DATABASE_URL"):
            databank = PostgreSQL(plaats, programmas, geheimen, log=eigen / "postgresql.log", duurzaam=False)
            opruimen.callback(databank.stop)
            _start(databank)
            omgeving |= {"DATABASE_URL": databank.url, "DATABASE_EIGENAAR_URL": databank.eigenaar_url}
        if not omgeving.get("REDIS_URL"):
            redis = Redis(plaats, programmas, log=eigen / "redis.log")
            opruimen.callback(redis.stop)
            _start(redis)
            omgeving["REDIS_URL"] = redis.url
    waarden = {
        **geheimen.omgeving(),
        **{naam: str(maak_prive(eigen / naam.lower())) for naam in _MAPPEN},
        "ALLOWED_HOSTS": "*",
        "WEBADRES": "http://localhost:8000",
        "EMAIL_URL": "memorymail://",
        "ONTWIKKELING": "1",
        "BEAT_BESTAND": str(eigen / "beat-schema"),
    }
    for naam, waarde in waarden.items():
        if not omgeving.get(naam):
            omgeving[naam] = waarde


def _start(server: PostgreSQL | Redis) -> None:
    """Starts a server; its log disappears with the folder, so a failure shows the end of it."""
    try:
        server.start()
    except Startfout as fout:
        staart = server.log.read_text(errors="replace")[-2000:] if server.log.exists() else ""
        raise Startfout(f"{fout}\n{staart}") from None


def draai(opdracht: Sequence[str], omgeving: dict[str, str], tempo: float = 20) -> int:
    """The exit code of the command, run with this environment (128 + n when signal n ended it).

    Ctrl-C reaches the command by itself; TERM and HUP are passed on as an interrupt, then ever firmer, with `tempo`
    seconds between the steps.
    """
    proces = subprocess.Popen(list(opdracht), env=omgeving, preexec_fn=sterf_met_ouder(signal.SIGTERM))
    seinen = iter((signal.SIGINT, signal.SIGTERM, signal.SIGKILL))

    def _geef_door(_nummer: int, _kader: FrameType | None) -> None:
        volgende = next(seinen, signal.SIGKILL)
        if proces.poll() is None:
            proces.send_signal(volgende)
            signal.setitimer(signal.ITIMER_REAL, tempo)

    for nummer in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(nummer, _geef_door)
    code = proces.wait()
    signal.setitimer(signal.ITIMER_REAL, 0)
    return code if code >= 0 else 128 - code


class _Afgebroken(BaseException):
    """A signal arrived before the command was started."""


def _breek_af(nummer: int, _kader: FrameType | None) -> None:
    raise _Afgebroken(nummer)


def main(argumenten: Sequence[str] | None = None) -> int:
    """The exit code of the given command, or 2 when the servers could not start."""
    ontleder = argparse.ArgumentParser(prog="python -m werkzorg.demo.proefservers")
    ontleder.add_argument(
        "--postgres-bin", type=Path, help="map met de programma's van een andere PostgreSQL"
    )
    ontleder.add_argument("opdracht", nargs=argparse.REMAINDER, help="de opdracht, na --")
    keuze = ontleder.parse_args(argumenten)
    opdracht = keuze.opdracht[1:] if keuze.opdracht[:1] == ["--"] else keuze.opdracht
    if not opdracht:
        ontleder.error("geef een opdracht na --")
    omgeving = dict(os.environ)
    for nummer in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(nummer, _breek_af)
    try:
        with ExitStack() as opruimen:
            begin_servers(omgeving, keuze.postgres_bin, opruimen)
            signal.signal(signal.SIGINT, lambda *_: None)
            code = draai(opdracht, omgeving)
            for nummer in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(nummer, signal.SIG_IGN)
            return code
    except Startfout as fout:
        print(fout, file=sys.stderr)
        return 2
    except _Afgebroken as fout:
        return 128 + int(fout.args[0])
    except FileNotFoundError as fout:
        print(f"Onbekende opdracht: {fout.filename}", file=sys.stderr)
        return 127


if __name__ == "__main__":
    sys.exit(main())
