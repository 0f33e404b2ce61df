"""The stored bytes: whole or not there, and never other bytes than those that were stored."""

import hashlib
import os
import random
import signal
import stat
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.omvang import aantal
from werkzorg.documenten import opslag


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.DOCUMENTEN_MAP = tmp_path / "documenten"
    return settings.DOCUMENTEN_MAP


def test_what_is_written_is_read():
    for grootte in (0, 1, 4096, 300_000):
        versie, inhoud = uuid4(), random.Random(grootte).randbytes(grootte)
        bewaard = opslag.schrijf(versie, inhoud)
        assert bewaard.sha256 == hashlib.sha256(inhoud).hexdigest() == opslag.sha256(inhoud)
        assert bewaard.grootte == grootte
        assert opslag.lees(versie, bewaard.sha256) == inhoud
        assert opslag.lees(versie, bewaard.sha256.upper()) == inhoud


def test_the_path_is_two_folders_deep_and_holds_only_the_uuid(folder):
    versie = UUID("0192f0c1-2345-7abc-8def-0123456789ab")
    bewaard = opslag.schrijf(versie, b"x")
    assert bewaard.pad == "89/ab/0192f0c1-2345-7abc-8def-0123456789ab"
    assert (folder / bewaard.pad).is_file()


def test_only_the_owner_may_read(folder):
    oud = os.umask(0)
    try:
        bewaard = opslag.schrijf(uuid4(), b"x")
    finally:
        os.umask(oud)
    pad = folder / bewaard.pad
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    for boven in (pad.parent, pad.parent.parent, folder):
        assert stat.S_IMODE(boven.stat().st_mode) == 0o700


def test_the_same_version_again_replaces():
    versie = uuid4()
    eerste = opslag.schrijf(versie, b"eerste poging")
    tweede = opslag.schrijf(versie, b"tweede poging")
    assert eerste.pad == tweede.pad
    assert opslag.lees(versie, tweede.sha256) == b"tweede poging"
    with pytest.raises(opslag.BestandBeschadigd):
        opslag.lees(versie, eerste.sha256)


def test_every_change_on_disk_is_noticed(folder):
    versie = uuid4()
    bewaard = opslag.schrijf(versie, b"het besluit")
    pad = folder / bewaard.pad
    for ander in (b"", b"het besluiT", b"het besluit\n", b"het beslui"):
        pad.write_bytes(ander)
        with pytest.raises(opslag.BestandBeschadigd, match=str(versie)):
            opslag.lees(versie, bewaard.sha256)


def test_a_missing_file_is_told_apart():
    with pytest.raises(opslag.BestandOntbreekt):
        opslag.lees(uuid4(), "0" * 64)


def test_a_link_is_not_followed(folder, tmp_path):
    versie = uuid4()
    bewaard = opslag.schrijf(versie, b"x")
    elders = tmp_path / "elders"
    elders.write_bytes(b"x")
    (folder / bewaard.pad).unlink()
    (folder / bewaard.pad).symlink_to(elders)
    assert not opslag.bestaat(versie)
    with pytest.raises(opslag.BestandOntbreekt):
        opslag.lees(versie, bewaard.sha256)


def test_existence():
    versie = uuid4()
    assert not opslag.bestaat(versie)
    opslag.schrijf(versie, b"x")
    assert opslag.bestaat(versie)


@pytest.mark.parametrize("stap", ["fsync", "replace"])
def test_a_failing_disk_leaves_nothing(folder, monkeypatch, stap):
    versie = uuid4()
    opslag.schrijf(versie, b"eerste")

    def faalt(*argumenten, **opties):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as even:
        even.setattr(*((os, "fsync", faalt) if stap == "fsync" else (Path, "replace", faalt)))
        with pytest.raises(OSError, match="No space"):
            opslag.schrijf(versie, b"tweede")
    assert [pad.name for pad in folder.rglob("*") if pad.is_file()] == [str(versie)]
    assert opslag.lees(versie, opslag.sha256(b"eerste")) == b"eerste"


def test_left_overs_are_removed_when_old(folder):
    versie = uuid4()
    bewaard = opslag.schrijf(versie, b"x")
    assert opslag.ruim_tijdelijke_op() == 0
    naast = (folder / bewaard.pad).parent
    oud, vers = naast / ".a.1.tijdelijk", naast / ".b.2.tijdelijk"
    oud.write_bytes(b"half")
    vers.write_bytes(b"half")
    lang_geleden = time.time() - 7200
    os.utime(oud, (lang_geleden, lang_geleden))
    assert opslag.ruim_tijdelijke_op() == 1
    assert not oud.exists()
    assert vers.exists()
    assert opslag.ruim_tijdelijke_op(timedelta(0)) == 1
    assert opslag.bestaat(versie)


def test_clearing_a_folder_that_is_not_there(settings, tmp_path):
    settings.DOCUMENTEN_MAP = tmp_path / "nergens"
    assert opslag.ruim_tijdelijke_op() == 0


def test_readiness_writes_nothing(folder, settings, tmp_path):
    assert not opslag.is_schrijfbaar()
    assert not folder.exists()
    folder.mkdir()
    assert opslag.is_schrijfbaar()
    assert list(folder.iterdir()) == []
    (tmp_path / "bestand").write_bytes(b"")
    settings.DOCUMENTEN_MAP = tmp_path / "bestand"
    assert not opslag.is_schrijfbaar()


_SCHRIJVER = """
import sys, uuid
from django.conf import settings
settings.configure(DOCUMENTEN_MAP=sys.argv[1])
from werkzorg.documenten import opslag
print("klaar", flush=True)
while True:
    for nummer in range(8):
        opslag.schrijf(uuid.UUID(int=nummer), bytes([nummer]) * 200_000)
"""


def test_a_killed_writer_leaves_whole_files_or_none(folder):
    kans = random.Random(4)
    for _ in range(aantal(4, 30)):
        proces = subprocess.Popen(
            [sys.executable, "-c", _SCHRIJVER, str(folder)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert proces.stdout is not None
        proces.stdout.readline()
        time.sleep(kans.uniform(0, 0.05))
        proces.send_signal(signal.SIGKILL)
        proces.wait()
        proces.stdout.close()
        for nummer in range(8):
            versie = UUID(int=nummer)
            if opslag.bestaat(versie):
                opslag.lees(versie, opslag.sha256(bytes([nummer]) * 200_000))
    opslag.ruim_tijdelijke_op(timedelta(0))
    assert not list(folder.rglob("*.tijdelijk"))
