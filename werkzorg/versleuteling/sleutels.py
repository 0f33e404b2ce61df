"""The keys: read from the settings, checked, and derived per purpose.

No message of this module ever holds a key or a piece of one.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SLEUTELLENGTE = 32
"""Length of each key in bytes (256 bits)."""

_SLEUTELNAAM = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}", re.ASCII)
_AFLEIDING = b"werkzorg/versleuteling/v1/"


@dataclass(frozen=True)
class Sleutelbos:
    """The master keys by name; `actief` is the name under which new values are written."""

    actief: str
    sleutels: dict[str, bytes] = field(repr=False)


def _lees_sleutel(tekst: str, variabele: str, omschrijving: str) -> bytes:
    """Return the 32 bytes that `tekst` holds in base64; raises ImproperlyConfigured."""
    try:
        sleutel = base64.b64decode(tekst, validate=True)
    except (binascii.Error, ValueError) as fout:
        raise ImproperlyConfigured(f"{variabele}: {omschrijving} is geen geldige base64.") from fout
    if len(sleutel) != SLEUTELLENGTE:
        raise ImproperlyConfigured(
            f"{variabele}: {omschrijving} telt {len(sleutel)} bytes, verwacht zijn er {SLEUTELLENGTE}."
        )
    # A key of a few repeated bytes is a forgotten placeholder, never the work of a random generator.
    if len(set(sleutel)) < 8:
        raise ImproperlyConfigured(f"{variabele}: {omschrijving} is geen willekeurige sleutel.")
    return sleutel


@lru_cache(maxsize=8)
def lees_sleutelbos(tekst: str) -> Sleutelbos:
    """Return the master keys written as `naam:<base64>[,naam:<base64>…]`, the first one active.

    Raises ImproperlyConfigured with a sentence that names HOOFDSLEUTELS.
    """
    variabele = "HOOFDSLEUTELS"
    if not tekst.strip():
        raise ImproperlyConfigured(
            f"{variabele} is leeg: geef minstens één sleutel als naam:<base64 van {SLEUTELLENGTE} bytes>."
        )
    sleutels: dict[str, bytes] = {}
    for nummer, deel in enumerate(tekst.split(","), start=1):
        naam, dubbelpunt, waarde = deel.strip().partition(":")
        if not dubbelpunt or not _SLEUTELNAAM.fullmatch(naam):
            raise ImproperlyConfigured(
                f"{variabele}: deel {nummer} heeft niet de vorm naam:<base64>; een naam telt 1 tot 32 "
                "kleine letters, cijfers, - of _."
            )
        if naam in sleutels:
            raise ImproperlyConfigured(f"{variabele}: de sleutelnaam {naam} staat er twee keer in.")
        sleutel = _lees_sleutel(waarde, variabele, f"sleutel {naam}")
        if sleutel in sleutels.values():
            raise ImproperlyConfigured(f"{variabele}: sleutel {naam} is gelijk aan een andere sleutel.")
        sleutels[naam] = sleutel
    return Sleutelbos(actief=next(iter(sleutels)), sleutels=sleutels)


@lru_cache(maxsize=8)
def lees_indexsleutel(tekst: str) -> bytes:
    """Return the key of the blind index; raises ImproperlyConfigured naming INSZ_INDEX_SLEUTEL."""
    variabele = "INSZ_INDEX_SLEUTEL"
    if not tekst.strip():
        raise ImproperlyConfigured(f"{variabele} is leeg: geef de base64 van {SLEUTELLENGTE} bytes.")
    return _lees_sleutel(tekst.strip(), variabele, "de sleutel")


def _instelling(naam: str) -> str:
    """Return the setting as text; a setting that does not exist counts as empty."""
    waarde = getattr(settings, naam, "")
    if not isinstance(waarde, str):
        raise ImproperlyConfigured(f"{naam} moet een tekst zijn.")
    return waarde


def sleutelbos() -> Sleutelbos:
    """Return the configured master keys; raises ImproperlyConfigured."""
    return lees_sleutelbos(_instelling("HOOFDSLEUTELS"))


def indexsleutel() -> bytes:
    """Return the configured key of the blind index; raises ImproperlyConfigured.

    It must not be a master key as well: who may search is not who may read.
    """
    sleutel = lees_indexsleutel(_instelling("INSZ_INDEX_SLEUTEL"))
    if sleutel in sleutelbos().sleutels.values():
        raise ImproperlyConfigured("INSZ_INDEX_SLEUTEL is gelijk aan een van de HOOFDSLEUTELS.")
    return sleutel


@lru_cache(maxsize=64)
def datasleutel(hoofdsleutel: bytes, doel: str) -> bytes:
    """Return the 32-byte data key that belongs to this master key and purpose (HKDF-SHA256)."""
    afleiding = HKDF(algorithm=SHA256(), length=SLEUTELLENGTE, salt=None, info=_AFLEIDING + doel.encode())
    return afleiding.derive(hoofdsleutel)
