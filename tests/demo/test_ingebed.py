"""The embedded servers: they start, refuse strangers, stop, recover, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import environ
import psycopg
import pytest
import redis

from werkzorg.demo.geheimen import Geheimen
from werkzorg.demo.ingebed import EIGENAAR, TOEPASSING, PostgreSQL, Redis
from werkzorg.demo.plaats import Plaats, is_root, plaats_van_demo, vind_programmas
from werkzorg.demo.processen import leeft

PROJECT = Path(__file__).resolve().parents[2]


def _als(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """A connection with the address as Django's settings read it."""
    deel = environ.Env.db_url_config(url)
    return psycopg.connect(
        host=deel["HOST"], dbname=deel["NAME"], user=deel["USER"], password=deel["PASSWORD"], autocommit=True
    )


def _postgres(plaats: Plaats, log: Path, geheimen: Geheimen | None = None) -> PostgreSQL:
    return PostgreSQL(plaats, vind_programmas(), geheimen or Geheimen(), log=log / "pg.log", duurzaam=False)


def test_de_rollen_hebben_wat_ze_nodig_hebben_en_niets_meer(plaats: Plaats, tmp_path: Path) -> None:
    server = _postgres(plaats, tmp_path)
    server.start()
    try:
        with _als(server.eigenaar_url) as eigenaar:
            for uitbreiding in ("btree_gist", "pg_trgm", "unaccent", "fuzzystrmatch"):
                eigenaar.execute(f"CREATE EXTENSION {uitbreiding}")
            eigenaar.execute("CREATE TABLE lijst (id int)")
            eigenaar.execute("CREATE DATABASE test_eigen")
            eigenaar.execute("DROP DATABASE test_eigen")
            assert eigenaar.execute("SELECT lower('ÉÉN')").fetchone() == ("één",)
        with _als(server.url) as toepassing:
            for poging in (
                "CREATE TABLE van_mij (id int)",
                "CREATE DATABASE van_mij",
                "SELECT * FROM lijst",
                f"SET ROLE {EIGENAAR}",
                "COPY (SELECT 1) TO PROGRAM 'true'",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    toepassing.execute(poging)
            rechten = toepassing.execute(
                "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls"
                " FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
            assert rechten == (False,) * 5
            bezit = (
                "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = %s"
            )
            assert toepassing.execute(bezit, [TOEPASSING]).fetchone() == (0,)
    finally:
        server.stop()


def test_zonder_wachtwoord_komt_niemand_binnen(plaats: Plaats, tmp_path: Path) -> None:
    server = _postgres(plaats, tmp_path)
    server.start()
    try:
        assert stat.S_IMODE(plaats.sockets.stat().st_mode) == 0o700
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(host=str(plaats.sockets), dbname="werkzorg", user=EIGENAAR, password="geraden")
        assert not list(plaats.data.glob(".wachtwoord-*"))
    finally:
        server.stop()


def test_na_een_kill_start_postgresql_meteen_weer_met_de_gegevens(plaats: Plaats, tmp_path: Path) -> None:
    server = _postgres(plaats, tmp_path)
    server.start()
    try:
        with _als(server.eigenaar_url) as eigenaar:
            eigenaar.execute("CREATE TABLE bewaard AS SELECT 7 AS getal")
        assert server.proces
        server.proces.kill()
        server.proces.wait()
        server.start()
        with _als(server.eigenaar_url) as eigenaar:
            assert eigenaar.execute("SELECT getal FROM bewaard").fetchone() == (7,)
    finally:
        server.stop()


def test_gegevens_waarvan_de_sleutels_weg_zijn_worden_opzijgelegd(plaats: Plaats, tmp_path: Path) -> None:
    eerste = _postgres(plaats, tmp_path)
    eerste.start()
    eerste.stop()
    tweede = _postgres(plaats, tmp_path)
    tweede.start()
    try:
        assert (plaats.data / "postgresql.oud").is_dir()
        _als(tweede.url).close()
    finally:
        tweede.stop()


def test_redis_bewaart_alles_en_gooit_niets_weg(plaats: Plaats, tmp_path: Path) -> None:
    server = Redis(plaats, vind_programmas(), log=tmp_path / "redis.log")
    klant = redis.Redis(unix_socket_path=str(plaats.sockets / "redis.sock"))
    server.start()
    try:
        assert klant.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        klant.set("bewaard", "7")
        assert server.proces
        server.proces.kill()
        server.proces.wait()
        klant.close()
        server.start()
        assert klant.get("bewaard") == b"7"
    finally:
        klant.close()
        server.stop()


STARTER = """
import sys, time
from pathlib import Path
from werkzorg.demo.geheimen import Geheimen
from werkzorg.demo.ingebed import PostgreSQL, Redis
from werkzorg.demo.plaats import Plaats, vind_programmas
from werkzorg.demo.processen import Account
data, log, uid, gid = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
plaats = Plaats(data, data / "s", Account(uid, gid) if uid >= 0 else None)
pg = PostgreSQL(plaats, vind_programmas(), Geheimen(), log=log / "pg.log")
pg.start()
redis = Redis(plaats, vind_programmas(), log=log / "redis.log")
redis.start()
print(pg.proces.pid, redis.proces.pid, flush=True)
time.sleep(60)
"""


def test_kill_9_op_de_ouder_laat_geen_server_achter(plaats: Plaats, tmp_path: Path) -> None:
    uid, gid = (plaats.account.uid, plaats.account.gid) if plaats.account else (-1, -1)
    opdracht = [sys.executable, "-c", STARTER, str(plaats.data), str(tmp_path), str(uid), str(gid)]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, cwd=PROJECT) as ouder:
        assert ouder.stdout
        kinderen = [int(deel) for deel in ouder.stdout.readline().split()]
        assert len(kinderen) == 2
        os.kill(ouder.pid, signal.SIGKILL)
    einde = time.monotonic() + 20
    while any(leeft(pid) for pid in kinderen) and time.monotonic() < einde:
        time.sleep(0.05)
    assert not any(leeft(pid) for pid in kinderen)


def test_geen_enkele_bovenliggende_map_verandert_van_rechten(tmp_path: Path) -> None:
    project = tmp_path / "een project"
    werkmap = project / ".werkzorg"
    werkmap.mkdir(parents=True, mode=0o700)
    boven = [tmp_path, *tmp_path.parents, Path("/var/lib")]
    voor = [map_.stat().st_mode for map_ in boven]
    gekozen = plaats_van_demo(project, werkmap)
    server = _postgres(gekozen, tmp_path)
    server.start()
    server.stop()
    try:
        assert [map_.stat().st_mode for map_ in boven] == voor
        assert stat.S_IMODE(gekozen.data.stat().st_mode) == 0o700
        assert (gekozen.data.stat().st_uid == os.getuid()) is not is_root()
    finally:
        import shutil

        shutil.rmtree(gekozen.data)
        shutil.rmtree(gekozen.sockets, ignore_errors=True)
