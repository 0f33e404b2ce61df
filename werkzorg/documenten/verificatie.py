"""Is this PDF, byte for byte, a document that this installation sealed?

Two independent answers: the SHA-256, which the caller looks up among the stored versions, and the seal
itself. Ask for the hash first: only bytes that are known are worth the work of reading the seal.
"""

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings

from .zegel import wortels

MAX_GROOTTE = 20 * 1024 * 1024
"""The largest PDF that is looked at, in bytes."""

TIJDSLIMIET = 20
"""How long reading one seal may take before the answer is no, in seconds."""

# The page is open to everyone: however many ask at once, this process reads two seals at a time.
_PLAATSEN = BoundedSemaphore(2)
_WACHTTIJD = 15
_LEZER = Path(__file__).with_name("zegellezer.py")


class Reden(StrEnum):
    """Why the answer is what it is; for the log and the tests, not for the public page."""

    ONGEWIJZIGD = "ongewijzigd"
    GEWIJZIGD = "gewijzigd"
    GEEN_PDF = "geen_pdf"
    GEEN_ZEGEL = "geen_zegel"
    VREEMD_ZEGEL = "vreemd_zegel"
    TE_GROOT = "te_groot"
    ONLEESBAAR = "onleesbaar"
    NIET_GEREED = "niet_gereed"
    BEZET = "bezet"


@dataclass(frozen=True)
class Uitkomst:
    """What the seal says: valid or not, why, and when it was sealed (aware, UTC; only when valid)."""

    geldig: bool
    reden: Reden
    verzegeld_op: datetime | None = None


def sha256(pdf: bytes) -> str:
    """Return the SHA-256 of the file in lower-case hex, as the stored versions keep it."""
    return hashlib.sha256(pdf).hexdigest()


def _nee(reden: Reden) -> Uitkomst:
    return Uitkomst(geldig=False, reden=reden)


def controleer(pdf: bytes) -> Uitkomst:
    """Return whether our own seal covers the whole file and nothing was added after it.

    Never raises on the content of `pdf`: it is read by a child process with limits on memory and time.
    """
    if len(pdf) > MAX_GROOTTE:
        return _nee(Reden.TE_GROOT)
    if not pdf.startswith(b"%PDF-"):
        return _nee(Reden.GEEN_PDF)
    if b"/ByteRange" not in pdf:
        return _nee(Reden.GEEN_ZEGEL)
    vertrouwd = wortels(Path(settings.ZEGEL_MAP))
    if not vertrouwd:
        return _nee(Reden.NIET_GEREED)
    if not _PLAATSEN.acquire(timeout=_WACHTTIJD):
        return _nee(Reden.BEZET)
    try:
        return _lees_apart(pdf, vertrouwd)
    finally:
        _PLAATSEN.release()


def _lees_apart(pdf: bytes, vertrouwd: list[Path]) -> Uitkomst:
    """Let the child process read the seal; anything but a clean answer is "onleesbaar"."""
    opdracht = [sys.executable, "-I", str(_LEZER), *(str(pad.resolve()) for pad in vertrouwd)]
    try:
        klaar = subprocess.run(  # noqa: S603  (our own program and folder; the PDF goes in by a pipe)
            opdracht, input=pdf, capture_output=True, timeout=TIJDSLIMIET, cwd="/", env={}, check=True
        )
        antwoord = json.loads(klaar.stdout)
        reden = Reden(antwoord["reden"])
        moment = antwoord["verzegeld_op"]
        if reden is not Reden.ONGEWIJZIGD:
            return _nee(reden)
        return Uitkomst(geldig=True, reden=reden, verzegeld_op=datetime.fromisoformat(moment))
    except (subprocess.SubprocessError, ValueError, KeyError, TypeError):
        return _nee(Reden.ONLEESBAAR)
