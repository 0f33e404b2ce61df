"""Registers invented people one after the other until it is told to stop; says "ok <document>" after each commit.

Run as `python -m tests.chaos.rijder SECONDS-BETWEEN` by the chaos tests, which kill the servers under it. It waits
while many jobs are open: there is always something to interrupt, and never more than a minute of work.
"""

from __future__ import annotations

import sys
import time
from uuid import UUID

import django

OPEN = 8


def bewijs_van(door: object) -> UUID:
    """The document of one new registration, after its commit."""
    from tests.deelnemers.personen import registreer
    from werkzorg.documenten.models import Document

    deelnemer = registreer(door, insz="", insz_ontbreekt="aangevraagd")
    return Document.objects.get(deelnemer_id=deelnemer.pk).pk


def zeg(regel: str) -> None:
    """One line on the standard output, there at once."""
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


def main() -> None:
    """Goes on when the database is away; only what was committed is said."""
    django.setup()
    from django.db import Error, connection

    from tests.rolverdeling import maak_organisatie, maak_speler
    from werkzorg.berichten.models import Opdracht

    pauze = float(sys.argv[1])
    door = maak_speler("casemanager_zorg", maak_organisatie("Chaos", "cgg")).door
    while True:
        try:
            if Opdracht.objects.wachtend().count() < OPEN:
                zeg(f"ok {bewijs_van(door)}")
        except Error as fout:
            zeg(f"mislukt {type(fout).__name__}")
            connection.close()
        time.sleep(pauze)


if __name__ == "__main__":
    main()
