"""`manage.py voorbeelden_laden`: the demo's example data, once."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from werkzorg.demo.personen import tabel
from werkzorg.demo.voorbeelden import laad


class Command(BaseCommand):
    help = "Laadt de voorbeeldgegevens van de demo, één keer; --toon drukt de voorbeeldpersonen af als JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--toon", action="store_true", help="druk enkel de voorbeeldpersonen af")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Voorbeeldgegevens horen alleen in de demo (DEMO=1).")
        if options["toon"]:
            self.stdout.write(json.dumps(tabel(), ensure_ascii=False))
            return
        laad()
