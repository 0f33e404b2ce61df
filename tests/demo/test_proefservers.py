"""The servers of a test run: the command gets all it needs, its exit code comes out, and nothing stays behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from werkzorg.demo.processen import leeft

PROJECT = Path(__file__).resolve().parents[2]
VARIABELEN = (
    "DATABASE_URL",
    "DATABASE_EIGENAAR_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "HOOFDSLEUTELS",
    "DOCUMENTEN_MAP",
)
TOON = f"import json, os; print(json.dumps({{n: os.environ[n] for n in {VARIABELEN!r}}}), flush=True)"


def _schoon(**meer: str) -> dict[str, str]:
    """The environment without the servers of this very test run."""
    eigen = {
        *VARIABELEN,
        "ZEGEL_MAP",
        "ANKER_MAP",
        "STATIC_ROOT",
        "POSTBUS_MAP",
        "INSZ_INDEX_SLEUTEL",
        "EMAIL_URL",
    }
    return {naam: waarde for naam, waarde in os.environ.items() if naam not in eigen} | meer


def _opdracht(*delen: str) -> list[str]:
    return [sys.executable, "-m", "werkzorg.demo.proefservers", "--", *delen]


def _mappen(omgeving: dict[str, str]) -> list[Path]:
    sockets = omgeving["DATABASE_URL"].partition("@/")[2].rpartition("/")[0]
    return [Path(sockets).parent, Path(omgeving["DOCUMENTEN_MAP"]).parent]


def test_de_opdracht_krijgt_servers_en_haar_code_komt_terug() -> None:
    uitvoer = subprocess.run(
        _opdracht(sys.executable, "-c", f"{TOON}; raise SystemExit(7)"),
        cwd=PROJECT, env=_schoon(), capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert uitvoer.returncode == 7, uitvoer.stderr
    omgeving = json.loads(uitvoer.stdout)
    assert omgeving["DATABASE_URL"] != omgeving["DATABASE_EIGENAAR_URL"]
    assert not any(map_.exists() for map_ in _mappen(omgeving))


def test_ingestelde_servers_worden_gebruikt_en_niet_gestart() -> None:
    gegeven = {
        "DATABASE_URL": "postgresql://a:b@elders.invalid/w",
        "DATABASE_EIGENAAR_URL": "postgresql://c:d@elders.invalid/w",
        "REDIS_URL": "redis://elders.invalid",
    }
    begin = time.monotonic()
    uitvoer = subprocess.run(
        _opdracht(sys.executable, "-c", TOON),
        cwd=PROJECT,
        env=_schoon(**gegeven),
        capture_output=True,
        check=True,
    )
    assert gegeven.items() <= json.loads(uitvoer.stdout).items()
    assert time.monotonic() - begin < 10


def test_een_halve_instelling_geeft_een_zin() -> None:
    uitvoer = subprocess.run(
        _opdracht("true"),
        cwd=PROJECT,
        env=_schoon(DATABASE_URL="postgresql://a@b/c"),
        capture_output=True,
        check=False,
        text=True,
    )
    assert uitvoer.returncode == 2
    assert "DATABASE_EIGENAAR_URL" in uitvoer.stderr
    assert "Traceback" not in uitvoer.stderr


def test_een_onbekende_opdracht_geeft_een_zin() -> None:
    uitvoer = subprocess.run(
        _opdracht("bestaat-niet-hier"),
        cwd=PROJECT,
        env=_schoon(),
        capture_output=True,
        check=False,
        text=True,
    )
    assert (uitvoer.returncode, uitvoer.stderr) == (127, "Onbekende opdracht: bestaat-niet-hier\n")


@pytest.mark.parametrize("sein", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_een_signaal_stopt_alles(sein: signal.Signals) -> None:
    wachter = f"import os, time; {TOON}; print(os.getpid(), flush=True); time.sleep(60)"
    with subprocess.Popen(
        _opdracht(sys.executable, "-c", wachter), cwd=PROJECT, env=_schoon(), stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    ) as proces:  # fmt: skip
        assert proces.stdout
        omgeving = json.loads(proces.stdout.readline())
        opdracht = int(proces.stdout.readline())
        server = int((_mappen(omgeving)[0] / "postgresql/postmaster.pid").read_text().split()[0])
        proces.send_signal(sein)
        proces.wait(timeout=60)
    einde = time.monotonic() + 20
    while (leeft(opdracht) or leeft(server)) and time.monotonic() < einde:
        time.sleep(0.05)
    assert not leeft(opdracht)
    assert not leeft(server)
    if sein == signal.SIGKILL:  # what it could not remove, the next run does
        subprocess.run(_opdracht("true"), cwd=PROJECT, env=_schoon(), check=True)
    assert not any(map_.exists() for map_ in _mappen(omgeving))
