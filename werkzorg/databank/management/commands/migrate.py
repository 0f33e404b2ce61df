"""`migrate` as the owner role; afterwards the erasing function is made anew and each role gets exactly its rights."""

from __future__ import annotations

from typing import Any

import pghistory
from django.core.management.commands.migrate import Command as MigrateCommand

from werkzorg.databank.rollen import als_eigenaar, zet_rechten
from werkzorg.databank.wissing import zet_wissing


class Command(MigrateCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        with als_eigenaar():
            with pghistory.context(handeling="migratie", door="commando:migrate"):
                super().handle(*args, **options)
            zet_wissing()
            zet_rechten()
