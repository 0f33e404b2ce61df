"""`manage.py inzagelog_controleren`: is the inzagelog whole and unchanged?"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from werkzorg.toegang.inzage import controleer
from werkzorg.toegang.models import Schakel


class Command(BaseCommand):
    help = "Rekent de keten van het inzagelog na en vergelijkt ze met de ankers buiten de databank."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ankers", type=Path, default=None, help="map met ankers (standaard ANKER_MAP)")

    def handle(self, *args: Any, **options: Any) -> None:
        map_: Path = options["ankers"] or settings.ANKER_MAP
        ankers = sorted(map_.glob("anker-*.json"))
        bevindingen = list(controleer(ankers))
        for bevinding in bevindingen:
            self.stderr.write(bevinding.zin)
        if bevindingen:
            raise CommandError(f"Het inzagelog klopt niet: {len(bevindingen)} bevindingen.")
        self.stdout.write(
            f"Het inzagelog klopt: {Schakel.objects.count()} schakels nagerekend, {len(ankers)} ankers vergeleken."
        )
