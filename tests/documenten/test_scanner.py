"""The small client of clamd, against a scanner that really listens."""

from __future__ import annotations

import socket
import tempfile
from pathlib import Path

import pytest

from tests.documenten.proefbestanden import EICAR
from tests.documenten.proefscanner import proefscanner
from werkzorg.documenten import scanner
from werkzorg.documenten.scanner import GeenOordeel, Oordeel, ScannerOnbereikbaar, scan


def test_een_schoon_bestand_gaat_in_brokken_over_en_komt_heel_aan(settings) -> None:
    groot = bytes(range(256)) * 1000 + b"einde"
    with proefscanner() as clamd:
        settings.CLAMAV_ADRES = clamd.adres
        assert scan(groot) == Oordeel(is_schoon=True)
        assert scan(b"") == Oordeel(is_schoon=True)
        assert clamd.ontvangen == [groot, b""]


def test_een_vondst_komt_met_haar_naam(settings) -> None:
    with proefscanner() as clamd:
        settings.CLAMAV_ADRES = clamd.adres
        assert scan(b"x" * 100_000 + EICAR) == Oordeel(is_schoon=False, vondst="Eicar-Test-Signature")


def test_het_kan_ook_langs_een_socket_op_deze_machine(settings) -> None:
    # Not tmp_path: the name of a socket has 108 bytes at most.
    with tempfile.TemporaryDirectory() as map_, proefscanner(Path(map_) / "clamd") as clamd:
        settings.CLAMAV_ADRES = clamd.adres
        assert scan(b"dag").is_schoon


@pytest.mark.parametrize(
    "antwoord",
    [
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: OKAY\0",
        b"stream: \xff\xfe\0",
        b"OK\0",
        b"stream: OK\0stream: x FOUND\0",
        b"\0",
        b"x" * 9000,
    ],
)
def test_iets_anders_dan_een_oordeel_is_geen_oordeel(settings, antwoord: bytes) -> None:
    with proefscanner() as clamd:
        settings.CLAMAV_ADRES = clamd.adres
        clamd.antwoord = antwoord
        with pytest.raises(GeenOordeel):
            scan(b"dag")


def test_een_scanner_die_weg_is_of_zwijgt_is_onbereikbaar(settings, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(scanner, "TIJDSLIMIET", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as zwijger:
        poort = zwijger.getsockname()[1]
        settings.CLAMAV_ADRES = f"tcp://127.0.0.1:{poort}"
        with pytest.raises(ScannerOnbereikbaar):
            scan(b"dag")
    for adres in (f"tcp://127.0.0.1:{poort}", f"unix://{tmp_path}/niets", "tcp://127.0.0.1:veel", "tcp://"):
        settings.CLAMAV_ADRES = adres
        with pytest.raises(ScannerOnbereikbaar):
            scan(b"dag")
