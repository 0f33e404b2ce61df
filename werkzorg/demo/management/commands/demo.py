"""`manage.py demo`: the whole application with its own database and broker, until Ctrl-C."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from werkzorg.demo.omgeving import PROJECT, WERKMAP, demo_van_dit_proces
from werkzorg.demo.toezicht import Toezicht


class Command(BaseCommand):
    """Starts and supervises the demo; the hidden option does the work that needs a database."""

    help = "Start de demo met een eigen databank en voorbeeldgegevens; Ctrl-C stopt alles."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds the option by which the supervisor calls this command for the preparations."""
        parser.add_argument(
            "--voorbereiden", action="store_true", help="alleen migreren en voorbeelden laden"
        )

    def handle(self, *_args: Any, voorbereiden: bool, **_opties: Any) -> None:
        """Runs the demo until it is stopped, or only prepares database and files."""
        if voorbereiden:
            _bereid_voor()
        else:
            sys.exit(Toezicht(demo_van_dit_proces()).draai())


def _bereid_voor() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("zegel_voorbereiden", stdout=io.StringIO())
    stempel = WERKMAP / "statisch.stempel"
    wil = _kenmerk_statisch()
    if not stempel.exists() or stempel.read_text() != wil:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stempel.write_text(wil)
    call_command("voorbeelden_laden")
    uitvoer = io.StringIO()
    call_command("voorbeelden_laden", toon=True, stdout=uitvoer)
    (WERKMAP / "voorbeelden.json").write_text(uitvoer.getvalue(), encoding="utf-8")


def _statische_bestanden() -> Iterator[Path]:
    """The files that collectstatic reads, with the pins of the packages in place of the packages' own files."""
    yield from (PROJECT / "requirements/dev.txt", PROJECT / "werkzorg/settings.py")
    for map_ in (*settings.STATICFILES_DIRS, *PROJECT.glob("werkzorg/*/static")):
        yield from sorted(pad for pad in Path(map_).rglob("*") if pad.is_file())


def _kenmerk_statisch() -> str:
    som = hashlib.sha256(os.fsencode(settings.STATIC_ROOT))
    for pad in _statische_bestanden():
        som.update(b"\0" + os.fsencode(pad) + b"\0" + hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()
