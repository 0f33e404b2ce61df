"""The bytes of stored documents, in a folder outside the web root.

One file per version, named by its uuid, in two levels of folders; the hash that the database keeps is
compared at every reading. A half-written file can never carry a final name.
"""

import hashlib
import hmac
import os
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

_TIJDELIJK = ".tijdelijk"


class BestandBeschadigd(Exception):
    """The stored bytes are not the bytes that were stored."""


class BestandOntbreekt(BestandBeschadigd):
    """There are no stored bytes for this version."""


@dataclass(frozen=True)
class Opgeslagen:
    """A stored file: path relative to DOCUMENTEN_MAP, SHA-256 in lower-case hex, size in bytes."""

    pad: str
    sha256: str
    grootte: int


def _map() -> Path:
    return Path(settings.DOCUMENTEN_MAP)


def pad_van(versie_id: UUID) -> str:
    """Return the path of this version relative to DOCUMENTEN_MAP: `ab/cd/<uuid>`."""
    # The last digits spread evenly for every kind of uuid; the first ones of a v7 are the clock.
    staart = versie_id.hex[-4:]
    return f"{staart[:2]}/{staart[2:]}/{versie_id}"


def sha256(inhoud: bytes) -> str:
    """Return the SHA-256 of these bytes in lower-case hex."""
    return hashlib.sha256(inhoud).hexdigest()


def _bevestig_map(folder: Path) -> None:
    """Put the names in this folder on disk, so that a rename survives a power cut."""
    greep = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)


def _maak_map(folder: Path) -> None:
    """Make the folder and its parents (0700), each new name confirmed on disk in its parent."""
    if folder.is_dir():
        return
    _maak_map(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    _bevestig_map(folder.parent)


def schrijf(versie_id: UUID, inhoud: bytes) -> Opgeslagen:
    """Store the bytes of this version and return path, hash and size; on disk when it returns.

    The same version again replaces the file as a whole: a job that died before its database
    transaction was committed may simply run again. Raises OSError when the disk refuses.
    """
    relatief = pad_van(versie_id)
    doel = _map() / relatief
    _maak_map(doel.parent)
    tijdelijk = doel.with_name(f".{doel.name}.{secrets.token_hex(8)}{_TIJDELIJK}")
    greep = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.replace(doel)
    except BaseException:
        with suppress(FileNotFoundError):
            tijdelijk.unlink()
        raise
    _bevestig_map(doel.parent)
    return Opgeslagen(pad=relatief, sha256=sha256(inhoud), grootte=len(inhoud))


def lees(versie_id: UUID, sha256: str) -> bytes:
    """Return the stored bytes, whose SHA-256 is the given one.

    Raises BestandOntbreekt when there is no file, BestandBeschadigd when its hash differs.
    """
    try:
        greep = os.open(_map() / pad_van(versie_id), os.O_RDONLY | os.O_NOFOLLOW)
    except OSError as fout:
        raise BestandOntbreekt(f"Versie {versie_id} is niet terug te vinden in de opslag.") from fout
    with os.fdopen(greep, "rb") as bestand:
        try:
            inhoud = bestand.read()
        except OSError as fout:
            raise BestandBeschadigd(f"Versie {versie_id} is onleesbaar in de opslag.") from fout
    if not hmac.compare_digest(hashlib.sha256(inhoud).hexdigest(), sha256.lower()):
        raise BestandBeschadigd(f"Versie {versie_id} is niet meer het bestand dat bewaard werd.")
    return inhoud


def bestaat(versie_id: UUID) -> bool:
    """True when there is a regular file for this version; says nothing about its hash."""
    pad = _map() / pad_van(versie_id)
    return pad.is_file() and not pad.is_symlink()


def verwijder(versie_id: UUID) -> bool:
    """Remove the stored bytes of this version; False when they were gone already."""
    try:
        (_map() / pad_van(versie_id)).unlink()
    except FileNotFoundError:
        return False
    return True


def ruim_tijdelijke_op(ouder_dan: timedelta = timedelta(hours=1)) -> int:
    """Remove what a killed writer left behind, and return how many files that were.

    Younger files may belong to a writer that is still at work: those stay.
    """
    grens = time.time() - ouder_dan.total_seconds()
    aantal = 0
    for pad in _map().glob(f"*/*/.*{_TIJDELIJK}"):
        with suppress(FileNotFoundError):
            if pad.lstat().st_mtime <= grens:
                pad.unlink()
                aantal += 1
    return aantal


def is_schrijfbaar() -> bool:
    """True when the folder exists and this process may write in it; it writes nothing to find out."""
    folder = _map()
    return folder.is_dir() and os.access(folder, os.R_OK | os.W_OK | os.X_OK)
