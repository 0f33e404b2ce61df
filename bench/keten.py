"""How fast the inzagelog is sealed and verified: `python -m werkzorg.demo.proefservers -- python bench/keten.py`.

The aim is a million rows verified within 10 s.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from vullen import Hoeveel, maak_plekken, vul


def main(argumenten: Sequence[str] | None = None) -> int:
    """Migrates and fills the configured (empty) database, seals all rows and verifies them."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--regels", type=int, default=1_000_000)
    ontleder.add_argument("--keer", type=int, default=3)
    keuze = ontleder.parse_args(argumenten)

    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from werkzorg.databank.rollen import als_eigenaar
    from werkzorg.toegang.inzage import controleer, verzegel

    call_command("migrate", verbosity=0)
    with als_eigenaar():
        personen = max(1, keuze.regels // 100)
        vul(Hoeveel(personen, logregels=0, inzagen=100, documenten=0), maak_plekken(10))
    begin = time.perf_counter()
    totaal = 0
    while gedaan := verzegel(hoogstens=50_000):
        totaal += gedaan
    duur = time.perf_counter() - begin
    print(f"verzegeld: {totaal} regels in {duur:.1f} s ({totaal / duur:.0f} per s)")
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE toegang_schakel")
    for _ in range(keuze.keer):
        begin = time.perf_counter()
        bevindingen = list(controleer())
        print(f"nagerekend: {time.perf_counter() - begin:.1f} s, {len(bevindingen)} bevindingen")
    return 0


if __name__ == "__main__":
    sys.exit(main())
