"""AES-256-GCM for single fields, and the keyed index that finds them back.

A ciphertext is bound to one purpose, table, column and row: moved anywhere else it does not open.
Layout: version (1 byte) · length of the key name (1) · key name · nonce (12) · ciphertext and tag.
"""

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import sleutels

_VERSIE = 1
_NONCE = 12
_TAG = 16

Bytes = bytes | bytearray | memoryview
"""What a database driver may hand back for a binary column."""


class OntsleutelFout(Exception):
    """The value does not open: damaged, moved from another place, or written under another key."""


class OnbekendeSleutel(OntsleutelFout):
    """The value was written under a master key that is not (or no longer) configured."""


def _gebonden_gegevens(kop: bytes, *plaats: str) -> bytes:
    """Return header and place as one byte string that no other header or place can give.

    Each part carries its length: without it ("ab", "c") and ("a", "bc") would be the same place.
    """
    delen = [kop]
    for deel in plaats:
        if not deel:
            raise ValueError("Doel, tabel, kolom en rij mogen niet leeg zijn.")
        delen.append(deel.encode())
    return b"".join(len(deel).to_bytes(4, "big") + deel for deel in delen)


def versleutel(klaar: bytes, *, doel: str, tabel: str, kolom: str, rij: str) -> bytes:
    """Return `klaar` encrypted under the active master key and bound to this place.

    `doel` picks the data key (e.g. "insz"); `rij` is the primary key of the row as text. Raises
    ValueError on an empty part of the place, ImproperlyConfigured when the keys are unusable.
    """
    bos = sleutels.sleutelbos()
    naam = bos.actief.encode()
    kop = bytes([_VERSIE, len(naam)]) + naam
    nonce = os.urandom(_NONCE)
    gebonden = _gebonden_gegevens(kop, doel, tabel, kolom, rij)
    sleutel = sleutels.datasleutel(bos.sleutels[bos.actief], doel)
    return kop + nonce + AESGCM(sleutel).encrypt(nonce, klaar, gebonden)


def _ontleed(geheim: Bytes) -> tuple[bytes, str, bytes, bytes]:
    """Return header, key name, nonce and sealed text; raises OntsleutelFout on another shape."""
    rauw = bytes(geheim)
    if len(rauw) < 2 or rauw[0] != _VERSIE:
        raise OntsleutelFout("De waarde is niet door deze toepassing versleuteld.")
    einde = 2 + rauw[1]
    if rauw[1] == 0 or len(rauw) < einde + _NONCE + _TAG:
        raise OntsleutelFout("De versleutelde waarde is onvolledig.")
    try:
        naam = rauw[2:einde].decode("ascii")
    except UnicodeDecodeError as fout:
        raise OntsleutelFout("De naam van de sleutel is onleesbaar.") from fout
    return rauw[:einde], naam, rauw[einde : einde + _NONCE], rauw[einde + _NONCE :]


def ontsleutel(geheim: Bytes, *, doel: str, tabel: str, kolom: str, rij: str) -> bytes:
    """Return the bytes that were encrypted for exactly this place.

    Raises OntsleutelFout when the value was changed or moved, OnbekendeSleutel when its master key
    is not configured.
    """
    kop, naam, nonce, gesloten = _ontleed(geheim)
    hoofdsleutel = sleutels.sleutelbos().sleutels.get(naam)
    if hoofdsleutel is None:
        raise OnbekendeSleutel(f"HOOFDSLEUTELS kent de sleutel {naam!r} niet.")
    try:
        gebonden = _gebonden_gegevens(kop, doel, tabel, kolom, rij)
        return AESGCM(sleutels.datasleutel(hoofdsleutel, doel)).decrypt(nonce, gesloten, gebonden)
    except InvalidTag as fout:
        raise OntsleutelFout("De waarde is gewijzigd of hoort bij een andere plaats.") from fout
    except ValueError as fout:
        raise OntsleutelFout("De plaats van de waarde is ongeldig.") from fout


def sleutel_van(geheim: Bytes) -> str:
    """Return the name of the master key under which the value was written; raises OntsleutelFout."""
    return _ontleed(geheim)[1]


def is_actueel(geheim: Bytes) -> bool:
    """True when the value was written under the active master key, so that rotation may skip it."""
    return sleutel_van(geheim) == sleutels.sleutelbos().actief


def blinde_index(waarde: str, *, doel: str) -> bytes:
    """Return the 32-byte keyed index (HMAC-SHA-256) of a value that the caller has normalised.

    Equal values of one purpose give equal indexes; without INSZ_INDEX_SLEUTEL nobody can try them.
    """
    bericht = _gebonden_gegevens(b"index", doel, waarde)
    return hmac.new(sleutels.indexsleutel(), bericht, sha256).digest()
