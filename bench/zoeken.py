"""Searching among a million people: which index answers, how fast, and what the application adds to the raw SQL.

`python -m werkzorg.demo.proefservers -- python bench/zoeken.py` (own servers, nothing left behind; some minutes, 2 GB).
The plans are kept in bench/zoeken_plan.txt. Every duration stands beside that of the same SQL sent by hand in the same
run: only the ratio says something about the application, for the machine is never quiet.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pagina import beste_ms
from vullen import GEBOREN, Hoeveel, Plek, maak_plekken, vul

PLAN = Path(__file__).with_name("zoeken_plan.txt")
WEINIG, VEEL = 30, 3_000
# Statements of a request that look at no table.
_GEEN_VRAAG = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ")


@dataclass(frozen=True)
class Meting:
    """One question: the shortest raw SQL, the same through the models, and the whole page ("": there is none)."""

    naam: str
    rauw: float
    model: float
    pagina: float | None

    def __str__(self) -> str:
        regel = f"  {self.naam:34} {self.rauw:8.2f} ms rauw  {self.model:8.2f} ms ({self.model / self.rauw:5.2f} x)"
        return regel + (f"  {self.pagina:8.2f} ms pagina" if self.pagina is not None else "")


def _door(plek: Plek) -> Any:
    from werkzorg.organisaties.models import Lidmaatschap

    return Lidmaatschap.objects.get(pk=plek.lidmaatschap_id).als_hoedanigheid()


def _client(plek: Plek) -> Any:
    from pagina import _client as aangemeld

    return aangemeld(plek)


def vragen(plek: Plek) -> dict[str, Any]:
    """What people ask, as querysets for the colleague at this place."""
    from werkzorg.deelnemers.models import Deelnemer

    mensen = Deelnemer.objects.zichtbaar_voor(_door(plek))
    een = mensen.order_by("pk")[mensen.count() // 2]
    cijfers = een.dossiernummer.replace("D-", "").replace("-", "")
    termen = {
        "vier letters, zeldzaam": een.achternaam[:4],
        "vier letters, vaak": "verm",
        "twee woorden, andere volgorde": f"{een.voornaam} {een.achternaam}",
        "aaneen en zonder accent": "aitben",
        "midden in een naam": "meulen",
        "twee letters": "ma",
        "niets gevonden": "qqxxzz",
        "dossiernummer": een.dossiernummer,
        "dossiernummer zonder streepjes": cijfers,
        "geboortedatum": f"{een.geboortedatum:%d/%m/%Y}",
        "naam en geboortedatum": f"{een.achternaam[:4]} {een.geboortedatum:%d/%m/%Y}",
    }
    uit = {naam: mensen.gesorteerd().gezocht(term)[:25] for naam, term in termen.items()}
    uit["lijkt op iemand"] = mensen.lijkt_op(een.voornaam, een.achternaam, een.geboortedatum)
    uit["exact rijksregisternummer"] = mensen.met_insz_index(b"\0" * 32)
    return uit


def adressen(plek: Plek) -> dict[str, str]:
    """Per question the page that asks it, where there is one."""
    from werkzorg.deelnemers.models import Deelnemer

    mensen = Deelnemer.objects.zichtbaar_voor(_door(plek))
    een = mensen.order_by("pk")[mensen.count() // 2]
    return {
        "vier letters, zeldzaam": een.achternaam[:4],
        "vier letters, vaak": "verm",
        "aaneen en zonder accent": "aitben",
        "midden in een naam": "meulen",
        "niets gevonden": "qqxxzz",
        "dossiernummer": een.dossiernummer,
        "geboortedatum": f"{een.geboortedatum:%d/%m/%Y}",
    }


def rauw(vraag: Any) -> Callable[[], object]:
    """The same question as SQL sent by hand, with all its rows."""
    from django.db import connection

    opdracht, waarden = vraag.query.sql_with_params()

    def doe() -> object:
        with connection.cursor() as cursor:
            cursor.execute(opdracht, waarden)
            return cursor.fetchall()

    return doe


def meet(plek: Plek, keer: int) -> list[Meting]:
    """Every question, the shortest of so many times."""
    from django.urls import reverse

    client, lijst, paginas = _client(plek), reverse("deelnemer_lijst"), adressen(plek)

    def pagina(term: str) -> Callable[[], object]:
        def doe() -> object:
            antwoord = client.get(lijst, {"zoek": term})
            assert antwoord.status_code in {200, 302}, antwoord.status_code
            assert "beveiligen" not in antwoord.headers.get("Location", "")
            return antwoord

        return doe

    uit = []
    for naam, vraag in vragen(plek).items():
        uit.append(
            Meting(
                naam,
                beste_ms(rauw(vraag), keer),
                beste_ms(lambda vraag=vraag: list(vraag.all()), keer),
                beste_ms(pagina(paginas[naam]), keer) if naam in paginas else None,
            )
        )
    return uit


def plannen(plek: Plek) -> str:
    """How PostgreSQL answers every question, with what it really did."""
    stukken = []
    for naam, vraag in vragen(plek).items():
        stukken.append(f"--- {naam}\n{vraag.explain(analyze=True, buffers=True)}\n")
    return "\n".join(stukken)


def tel_vragen(plek: Plek, adres: str, **vraag: str) -> int:
    """How many questions a page asks the database, the second time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = _client(plek)
    client.get(adres, vraag)
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = client.get(adres, vraag)
    assert antwoord.status_code == 200, (adres, antwoord.status_code)
    return sum(not een["sql"].startswith(_GEEN_VRAAG) for een in gevangen.captured_queries)


@contextmanager
def zonder_naamindex() -> Iterator[None]:
    """Fills without the trigram index, and makes it anew afterwards: far quicker than row by row (as owner)."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_indexdef('deelnemer_zoeknaam'::regclass)")
        opnieuw = cursor.fetchone()[0]
        cursor.execute("DROP INDEX deelnemer_zoeknaam")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute(opnieuw)
        cursor.execute("VACUUM ANALYZE deelnemers_deelnemer")


def main(argumenten: Sequence[str] | None = None) -> int:
    """Migrates and fills the configured (empty) database, measures, and keeps the plans."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--personen", type=int, default=1_000_000)
    ontleder.add_argument("--keer", type=int, default=15)
    keuze = ontleder.parse_args(argumenten)

    import django

    django.setup()
    logging.disable(logging.INFO)  # a line per request would hide the figures
    from django.core.management import call_command
    from django.db import connection
    from django.urls import reverse
    from django.utils import timezone

    from werkzorg.databank.rollen import als_eigenaar

    call_command("migrate", verbosity=0)
    begin = time.perf_counter()
    niets = {"logregels": 0, "inzagen": 0, "documenten": 0}
    with als_eigenaar():
        plekken = maak_plekken(22)
        klein, middel, groot = plekken[0], plekken[1], plekken[2:]
        vul(Hoeveel(WEINIG, **niets), [klein], zaad=1)
        vul(Hoeveel(VEEL, **niets), [middel], zaad=2)
        with zonder_naamindex():
            vul(Hoeveel(keuze.personen - WEINIG - VEEL, **niets), groot, zaad=3)
    print(f"{keuze.personen} mensen gevuld in {time.perf_counter() - begin:.0f} s (vanaf {GEBOREN:%d/%m/%Y})")
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()")
        versie = cursor.fetchone()[0]
        cursor.execute("SELECT pg_size_pretty(pg_relation_size('deelnemer_zoeknaam'))")
        print(f"{versie.partition(' on ')[0]}, index op namen {cursor.fetchone()[0]}")
    for titel, plek in ((f"wie er {VEEL} ziet", middel), (f"wie er {keuze.personen // 20} ziet", groot[0])):
        print(f"\n{titel}")
        for meting in meet(plek, keuze.keer):
            print(meting)
    print("\nvragen aan de databank")
    for naam, vraag in (("deelnemer_lijst", {}), ("deelnemer_lijst", {"zoek": "m"}), ("dubbel_lijst", {})):
        aantallen = [tel_vragen(plek, reverse(naam), **vraag) for plek in (klein, middel, groot[0])]
        print(f"  {naam} {vraag or ''}: {aantallen} bij {WEINIG}, {VEEL} en {keuze.personen // 20} mensen")
        # A list without rows has fewer questions to ask: doubles are rare, so the smaller places have none.
        assert len(set(aantallen)) == 1 or naam == "dubbel_lijst", aantallen
        assert max(aantallen) <= 10, aantallen
    dubbels = beste_ms(lambda: _client(middel).get(reverse("dubbel_lijst")), 3)
    print(f"  dubbel_lijst bij {VEEL}: {dubbels:.0f} ms")
    kop = f"{versie.partition(' on ')[0]}, {keuze.personen} mensen, {timezone.localdate():%d/%m/%Y}\n"
    delen = ((f"wie er {VEEL} ziet", middel), (f"wie er {keuze.personen // 20} ziet", groot[0]))
    PLAN.write_text(kop + "\n".join(f"\n=== {titel}\n\n{plannen(plek)}" for titel, plek in delen))
    return 0


if __name__ == "__main__":
    sys.exit(main())
