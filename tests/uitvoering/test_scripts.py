"""The shell scripts: valid POSIX, clear refusals, and an application that starts without Docker."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from werkzorg.demo.geheimen import Geheimen
from werkzorg.demo.ingebed import BEHEERDER, PostgreSQL
from werkzorg.demo.plaats import plaats_van_proef, vind_programmas
from werkzorg.demo.processen import leeft

PROJECT = Path(__file__).resolve().parents[2]
SCRIPTS = [
    "demo",
    "test",
    "check",
    "beheer",
    "start",
    "installeer",
    "voorkant",
    "databank-rollen",
    "opzet.sh",
]


@pytest.mark.parametrize("naam", SCRIPTS)
def test_elk_script_is_geldig_voor_een_kale_shell(naam: str) -> None:
    script = PROJECT / "bin" / naam
    shell = shutil.which("dash") or "/bin/sh"
    assert subprocess.run([shell, "-n", str(script)], check=False, capture_output=True).returncode == 0
    assert naam == "opzet.sh" or script.read_text().startswith("#!/bin/sh\n")
    assert bool(script.stat().st_mode & 0o100) == (naam != "opzet.sh")


def _shell(tekst: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    """Runs lines of shell with bin/opzet.sh sourced."""
    opdracht = f"set -eu; PROJECT='{PROJECT}'; . \"$PROJECT/bin/opzet.sh\"; {tekst}"
    return subprocess.run(
        [shutil.which("dash") or "/bin/sh", "-c", opdracht], env={"PATH": os.environ["PATH"]} | omgeving,
        capture_output=True, check=False, text=True,
    )  # fmt: skip


def test_op_deze_machine_ontbreekt_niets() -> None:
    assert _shell("ontbrekende_pakketten demo").stdout == ""


def test_een_kale_machine_krijgt_alle_pakketten_in_een_keer(tmp_path: Path) -> None:
    for naam in ("printf", "id"):
        (tmp_path / naam).symlink_to(shutil.which(naam) or "")
    gevraagd = _shell("ontbrekende_pakketten test", PATH=str(tmp_path)).stdout.split()
    assert {
        "python3",
        "python3-venv",
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
        "libharfbuzz-subset0",
        "chromium",
    } <= {*gevraagd}


def test_zonder_rechten_zegt_een_regel_wat_te_installeren() -> None:
    tekst = "ontbrekende_pakketten() { printf 'python3 python3-venv '; }; id() { echo 1000; }; systeempakketten demo"
    afloop = _shell(tekst, PATH="/nonexistent")
    assert afloop.returncode == 1
    assert (
        afloop.stderr
        == "Installeer eerst wat ontbreekt, als beheerder: apt-get install python3 python3-venv \n"
    )


def test_zonder_browser_gaan_de_andere_tests_door_behalve_in_ci() -> None:
    tekst = "ontbrekende_pakketten() { printf 'qpdf chromium '; }; id() { echo 1000; }; "
    tekst += "systeempakketten test; echo verder"
    thuis = _shell(tekst, PATH="/nonexistent")
    assert (thuis.returncode, thuis.stdout) == (0, "verder\n")
    assert "overgeslagen" in thuis.stderr
    ci = _shell(tekst, PATH="/nonexistent", CI="true")
    assert (ci.returncode, ci.stdout) == (1, "")


def test_een_map_die_geen_virtuele_omgeving_is_blijft_staan(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/van_mij.txt").write_text("blijft")
    afloop = _shell(f"VENV='{tmp_path}/.venv'; virtuele_omgeving dev")
    assert afloop.returncode == 1
    assert "geen virtuele omgeving" in afloop.stderr
    assert (tmp_path / ".venv/van_mij.txt").exists()


@pytest.mark.parametrize(
    ("weg", "fout", "zin"),
    [
        ("SECRET_KEY", None, "SECRET_KEY ontbreekt"),
        ("SECRET_KEY", "geheim", "SECRET_KEY is te kort"),
        ("SECRET_KEY", "ab" * 40, "SECRET_KEY is te kort of te eenvoudig"),
        ("ALLOWED_HOSTS", None, "ALLOWED_HOSTS ontbreekt"),
        ("WEBADRES", None, "WEBADRES ontbreekt"),
        ("WEBADRES", "werkzorg.voorbeeld.be", "WEBADRES moet met https:// beginnen"),
        ("DATABASE_URL", "mysql://a@b/c", "DATABASE_URL moet naar PostgreSQL wijzen"),
        ("DATABASE_POOL", "veel", "DATABASE_POOL moet een geheel getal zijn"),
        ("HTTPS", "misschien", "HTTPS moet 1 (ja) of 0 (nee) zijn"),
        ("DOCUMENTEN_MAP", "half/pad", "DOCUMENTEN_MAP moet een volledig pad zijn"),
        ("PAD_PREFIX", "werkzorg", "PAD_PREFIX moet met een schuine streep beginnen"),
    ],
)
def test_een_verkeerde_variabele_stopt_de_start_met_een_zin(weg: str, fout: str | None, zin: str) -> None:
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam != weg}
    if fout is not None:
        omgeving[weg] = fout
    afloop = subprocess.run(
        [str(PROJECT / "bin/start"), "web"],
        env=omgeving,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert afloop.returncode == 2
    assert zin in afloop.stderr
    assert afloop.stderr.count("\n") == 1


def test_in_productie_wordt_niet_elke_naam_van_de_site_aangenomen() -> None:
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in {"ONTWIKKELING", "DEMO"}}
    afloop = subprocess.run(
        [str(PROJECT / "bin/start"), "web"],
        env={**omgeving, "ALLOWED_HOSTS": "werkzorg.test,*"},
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert (afloop.returncode, afloop.stderr.count("\n")) == (2, 1)
    assert "ALLOWED_HOSTS mag niet * zijn" in afloop.stderr


def test_verkeerd_gebruik_geeft_een_regel() -> None:
    for opdracht in ("start", "installeer"):
        afloop = subprocess.run(
            [str(PROJECT / "bin" / opdracht)], capture_output=True, check=False, text=True
        )
        assert afloop.returncode != 0
        assert "Gebruik: bin/" in afloop.stderr


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, dict[str, str]]]:
    """The web process as production starts it, below a path prefix; gives its port and environment."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort = int(proef.getsockname()[1])
    omgeving = {
        naam: waarde for naam, waarde in os.environ.items() if naam not in {"ONTWIKKELING", "DEMO", "HTTPS"}
    }
    omgeving |= {
        "PAD_PREFIX": "/werkzorg",
        "BIND": f"127.0.0.1:{poort}",
        "ALLOWED_HOSTS": "werkzorg.test",
        "STATIC_ROOT": str(tmp_path_factory.mktemp("verzameld")),
        "PYTHON": sys.executable,
    }
    subprocess.run(
        [str(PROJECT / "bin/installeer"), "verzamel"], env=omgeving, check=True, capture_output=True
    )
    log = tmp_path_factory.mktemp("web") / "web.log"
    with log.open("w") as uitvoer:
        proces = subprocess.Popen(
            [str(PROJECT / "bin/start"), "web"],
            env=omgeving,
            stdout=uitvoer,
            stderr=uitvoer,
            start_new_session=True,
        )
    try:
        einde = time.monotonic() + 60
        while _gezond(omgeving) != 0:
            assert proces.poll() is None, log.read_text()
            assert time.monotonic() < einde, log.read_text()
            time.sleep(0.3)
        yield poort, omgeving
    finally:
        proces.send_signal(signal.SIGTERM)
        proces.wait(timeout=30)
        assert not leeft(proces.pid)


def _gezond(omgeving: dict[str, str]) -> int:
    opdracht = [str(PROJECT / "bin/start"), "gezond", "web"]
    return subprocess.run(opdracht, env=omgeving, capture_output=True, check=False).returncode


def _haal(poort: int, pad: str) -> tuple[int, dict[str, str], str]:
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=30)
    try:
        verbinding.request("GET", pad, headers={"Host": "werkzorg.test", "X-Forwarded-Proto": "https"})
        antwoord = verbinding.getresponse()
        koppen = {naam.lower(): waarde for naam, waarde in antwoord.getheaders()}
        return antwoord.status, koppen, antwoord.read().decode(errors="replace")
    finally:
        verbinding.close()


def test_onder_een_padvoorvoegsel_blijft_alles_onder_dat_voorvoegsel(web: tuple[int, dict[str, str]]) -> None:
    poort, _ = web
    status, koppen, _ = _haal(poort, "/werkzorg/")
    assert status == 302
    assert koppen["location"].startswith("/werkzorg/")


def test_statische_bestanden_komen_onder_het_voorvoegsel_uit_de_verzameling(
    web: tuple[int, dict[str, str]],
) -> None:
    poort, omgeving = web
    bestand = next(Path(omgeving["STATIC_ROOT"], "bootstrap").glob("bootstrap.min.*.css"))
    status, koppen, _ = _haal(poort, f"/werkzorg/static/bootstrap/{bestand.name}")
    assert status == 200
    assert "immutable" in koppen["cache-control"]


def test_een_andere_naam_dan_de_toegelatene_wordt_geweigerd(web: tuple[int, dict[str, str]]) -> None:
    _, omgeving = web
    assert _gezond(omgeving) == 0
    assert _gezond(omgeving | {"BIND": "127.0.0.1:1"}) == 1


def test_de_rollen_van_de_databank_worden_gemaakt_en_nog_eens_draaien_kan(tmp_path: Path) -> None:
    plaats = plaats_van_proef()
    programmas = vind_programmas()
    geheimen = Geheimen()
    server = PostgreSQL(plaats, programmas, geheimen, log=tmp_path / "pg.log", duurzaam=False)
    server.start()
    try:
        omgeving = {
            "PATH": f"{programmas.postgres}:{os.environ['PATH']}",
            "PGHOST": str(plaats.sockets),
            "PGPASSWORD": geheimen.beheerder,
            "POSTGRES_USER": BEHEERDER,
            "DATABANK": "anders",
            "EIGENAAR_WACHTWOORD": "het'eerste",
            "TOEPASSING_WACHTWOORD": "het tweede",
        }
        for _ in range(2):
            subprocess.run(
                [str(PROJECT / "bin/databank-rollen")], env=omgeving, check=True, capture_output=True
            )
        for rol, wachtwoord in (("werkzorg_eigenaar", "het'eerste"), ("werkzorg_toepassing", "het tweede")):
            with psycopg.connect(
                host=str(plaats.sockets), dbname="anders", user=rol, password=wachtwoord, autocommit=True
            ) as verbinding:
                mag = verbinding.execute(
                    "SELECT rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls, rolcreatedb,"
                    " has_schema_privilege('public', 'CREATE') FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
                assert mag == (False, rol == "werkzorg_eigenaar", rol == "werkzorg_eigenaar")
        zonder = {naam: waarde for naam, waarde in omgeving.items() if naam != "EIGENAAR_WACHTWOORD"}
        afloop = subprocess.run(
            [str(PROJECT / "bin/databank-rollen")], env=zonder, check=False, capture_output=True
        )
        assert afloop.returncode != 0
        assert b"EIGENAAR_WACHTWOORD" in afloop.stderr
    finally:
        server.stop()
        shutil.rmtree(plaats.data)
