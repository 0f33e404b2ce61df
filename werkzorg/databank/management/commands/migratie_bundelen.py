"""`migratie_bundelen APP NAAM`: rewrites a first migration that `makemigrations` made, before anybody used it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.writer import MigrationWriter

from werkzorg.databank.bundelen import gebundeld


class Command(BaseCommand):
    help = "Schrijft de eerste migratie van een app in zo weinig mogelijk stappen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("app")
        parser.add_argument("naam")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError for a migration that does not exist or that changes tables."""
        # Without a connection: what was already applied does not matter here.
        migraties = MigrationLoader(None).disk_migrations or {}
        migratie = migraties.get((options["app"], options["naam"]))
        if migratie is None:
            raise CommandError(f"De app {options['app']} heeft geen migratie {options['naam']}.")
        try:
            type(migratie).operations = gebundeld(migratie.operations, options["app"])
        except ValueError as fout:
            raise CommandError(f"Deze migratie doet meer dan tabellen maken: {fout}.") from fout
        schrijver = MigrationWriter(type(migratie)(migratie.name, migratie.app_label))
        Path(schrijver.path).write_text(schrijver.as_string(), encoding="utf-8")
        self.stdout.write(f"Geschreven: {options['naam']}. Zet de opmaak recht met ruff.")
