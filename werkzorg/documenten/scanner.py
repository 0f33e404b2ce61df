"""Asking the virus scanner (ClamAV's clamd) about a file, by its INSTREAM command."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

TIJDSLIMIET = 60.0
"""How long the scanner may be silent before it counts as down, in seconds."""

_BROK = 64 * 1024
_LANGSTE_ANTWOORD = 4096
_STANDAARDPOORT = 3310


class GeenOordeel(Exception):
    """The scanner answered with something else than a verdict about this file."""


class ScannerOnbereikbaar(GeenOordeel):
    """The scanner is down or too slow."""


@dataclass(frozen=True)
class Oordeel:
    """What the scanner says: clean, or the name of what it found."""

    is_schoon: bool
    vondst: str = ""


def is_ingesteld() -> bool:
    """Whether this installation has a scanner (setting CLAMAV_ADRES)."""
    return bool(settings.CLAMAV_ADRES)


def scan(inhoud: bytes) -> Oordeel:
    """What the scanner thinks of these bytes; raises GeenOordeel when it gives no verdict."""
    try:
        with _verbind(settings.CLAMAV_ADRES) as verbinding:
            verbinding.sendall(b"zINSTREAM\0")
            for begin in range(0, len(inhoud), _BROK):
                brok = inhoud[begin : begin + _BROK]
                verbinding.sendall(struct.pack("!I", len(brok)) + brok)
            verbinding.sendall(struct.pack("!I", 0))
            antwoord = _antwoord(verbinding)
    except (OSError, ValueError) as fout:  # ValueError: a port in the address that is none
        raise ScannerOnbereikbaar(f"geen antwoord: {type(fout).__name__}") from fout
    if antwoord == "stream: OK":
        return Oordeel(is_schoon=True)
    if antwoord.startswith("stream: ") and antwoord.endswith(" FOUND") and antwoord.isprintable():
        return Oordeel(is_schoon=False, vondst=antwoord[len("stream: ") : -len(" FOUND")].strip()[:100])
    raise GeenOordeel("geen oordeel")


def _verbind(adres: str) -> socket.socket:
    """A connection to `tcp://host:port` or `unix:///path`; raises OSError."""
    delen = urlsplit(adres)
    if delen.scheme == "unix":
        verbinding = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        verbinding.settimeout(TIJDSLIMIET)
        try:
            verbinding.connect(delen.path)
        except OSError:
            verbinding.close()
            raise
        return verbinding
    return socket.create_connection(
        (delen.hostname or "", delen.port or _STANDAARDPOORT), timeout=TIJDSLIMIET
    )


def _antwoord(verbinding: socket.socket) -> str:
    """The one line that comes back, without its closing zero."""
    ontvangen = b""
    while not ontvangen.endswith(b"\0") and len(ontvangen) < _LANGSTE_ANTWOORD:
        brok = verbinding.recv(_LANGSTE_ANTWOORD)
        if not brok:
            break
        ontvangen += brok
    return ontvangen.rstrip(b"\0\n").decode("utf-8", "replace")
