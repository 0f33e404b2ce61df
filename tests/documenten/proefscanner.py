"""A clamd of our own for the tests: it speaks INSTREAM and finds the EICAR test file."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.documenten.proefbestanden import EICAR


@dataclass
class Proefscanner:
    """A scanner that listens; `ontvangen` are the files it was sent, `antwoord` what it says instead of a verdict."""

    adres: str
    ontvangen: list[bytes] = field(default_factory=list)
    antwoord: bytes | None = None


@contextmanager
def proefscanner(pad: Path | None = None) -> Iterator[Proefscanner]:
    """A running scanner on a port of its own, or on a socket at `pad`; it stops at the end."""
    if pad is None:
        luisteraar = socket.create_server(("127.0.0.1", 0))
        scanner = Proefscanner(f"tcp://127.0.0.1:{luisteraar.getsockname()[1]}")
    else:
        luisteraar = socket.socket(socket.AF_UNIX)
        luisteraar.bind(str(pad))
        luisteraar.listen()
        scanner = Proefscanner(f"unix://{pad}")
    draad = threading.Thread(target=_bedien, args=(luisteraar, scanner), daemon=True)
    draad.start()
    try:
        yield scanner
    finally:
        # Closing alone does not wake up who waits in accept().
        luisteraar.shutdown(socket.SHUT_RDWR)
        luisteraar.close()
        draad.join(5)


def _bedien(luisteraar: socket.socket, scanner: Proefscanner) -> None:
    while True:
        try:
            verbinding, _ = luisteraar.accept()
        except OSError:
            return
        with verbinding, verbinding.makefile("rb") as stroom:
            if stroom.read(10) != b"zINSTREAM\0":
                verbinding.sendall(b"UNKNOWN COMMAND\0")
                continue
            inhoud = b""
            while lengte := struct.unpack("!I", stroom.read(4))[0]:
                inhoud += stroom.read(lengte)
            scanner.ontvangen.append(inhoud)
            vondst = b"Eicar-Test-Signature FOUND" if EICAR in inhoud else b"OK"
            verbinding.sendall(scanner.antwoord or b"stream: " + vondst + b"\0")
