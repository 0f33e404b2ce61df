"""How page times grow with the number of people, as a ratio to the same page in a small database.

`python -m werkzorg.demo.proefservers -- python bench/pagina.py` (own servers, nothing left behind). The floor is
measured in the same run: the same request with 100 people in all. `--plannen` prints how PostgreSQL finds the rows.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from vullen import Hoeveel, Plek, maak_plekken, vul

if TYPE_CHECKING:
    from django.test import Client

KLEIN = 100
_GEEN_VRAAG = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ")


def beste_ms(doe: Callable[[], object], keer: int) -> float:
    """The shortest duration in milliseconds, after two calls that do not count: other work on the machine only adds."""
    duren = []
    for nummer in range(keer + 2):
        begin = time.perf_counter()
        doe()
        if nummer > 1:
            duren.append((time.perf_counter() - begin) * 1000)
    return min(duren)


def vragen_van(doe: Callable[[], object]) -> list[tuple[str, Any]]:
    """The statements that this sends to the database, with their values."""
    from django.db import connection

    gevangen: list[tuple[str, Any]] = []

    def vang(voer_uit: Any, sql: str, waarden: Any, meerdere: bool, context: Any) -> Any:
        if not sql.startswith(_GEEN_VRAAG):
            gevangen.append((sql, waarden))
        return voer_uit(sql, waarden, meerdere, context)

    with connection.execute_wrapper(vang):
        doe()
    return gevangen


def rauw(vragen: Sequence[tuple[str, Any]]) -> Callable[[], None]:
    """Sends the questions that read by hand, one after the other."""
    from django.db import connection

    leest = [(sql, waarden) for sql, waarden in vragen if sql.startswith("SELECT")]

    def doe() -> None:
        with connection.cursor() as cursor:
            for sql, waarden in leest:
                cursor.execute(sql, waarden)
                if cursor.description:
                    cursor.fetchall()

    return doe


def _client(plek: Plek) -> Client:
    from django.conf import settings
    from django.test import Client

    from werkzorg.gebruikers.models import Gebruiker

    settings.TWEEDE_FACTOR_VERPLICHT = False  # signed in by force: nobody is there to set one up
    client = Client()
    client.force_login(Gebruiker.objects.get(pk=plek.gebruiker_id))
    return client


def paginatijden(plek: Plek, keer: int) -> dict[str, float]:
    """Per page the shortest time in milliseconds, as this colleague sees it."""
    from django.db import connection
    from django.urls import reverse

    from werkzorg.deelnemers.models import Deelnemer
    from werkzorg.organisaties.models import Lidmaatschap

    door = Lidmaatschap.objects.get(pk=plek.lidmaatschap_id).als_hoedanigheid()
    rijen = Deelnemer.objects.zichtbaar_voor(door).gesorteerd()
    een = rijen[len(rijen) // 2]
    client = _client(plek)
    lijst = reverse("deelnemer_lijst")

    def bladzijde(adres: str, **vraag: str) -> Callable[[], object]:
        def haal() -> object:
            antwoord = client.get(adres, vraag)
            assert antwoord.status_code in {200, 302}, (adres, antwoord.status_code)
            return antwoord

        return haal

    def vraag_een() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    doelen = {
        "SELECT 1": vraag_een,
        "vandaag": bladzijde(reverse("vandaag")),
        "lijst, eerste blad": bladzijde(lijst),
        "lijst, laatste blad": bladzijde(lijst, blad="999999"),
        "zoek, veel treffers": bladzijde(lijst, zoek="ma"),
        "zoek, deel van een naam": bladzijde(lijst, zoek=een.achternaam[:6]),
        "zoek, niets gevonden": bladzijde(lijst, zoek="qqxxzz"),
        "zoek, dossiernummer": bladzijde(lijst, zoek=een.dossiernummer),
        "dossier": bladzijde(reverse("deelnemer_detail", args=[een.pk])),
        "inzage van een persoon": bladzijde(reverse("inzage_lijst", args=[een.pk])),
    }
    return {naam: beste_ms(doe, keer) for naam, doe in doelen.items()}


def toon_plannen(plek: Plek) -> None:
    """How the database answers the questions behind list, search and worklist."""
    from werkzorg.deelnemers.models import Deelnemer
    from werkzorg.documenten.models import Document
    from werkzorg.organisaties.models import Lidmaatschap
    from werkzorg.werklijst.models import Taak

    door = Lidmaatschap.objects.get(pk=plek.lidmaatschap_id).als_hoedanigheid()
    mensen = Deelnemer.objects.zichtbaar_voor(door)
    vragen = {
        "lijst": mensen.gesorteerd()[:25],
        "zoek een naam": mensen.gesorteerd().gezocht("vermeul")[:25],
        "zoek een zeldzame naam": mensen.gesorteerd().gezocht("qqxxzz")[:25],
        "zoek een nummer": mensen.gezocht("D-1234").gesorteerd()[:25],
        "werklijst": Taak.objects.zichtbaar_voor(door).open()[:100],
        "documenten": Document.objects.zichtbaar_voor(door).over_deelnemer(mensen[0].pk),
    }
    for naam, vraag in vragen.items():
        print(f"\n--- {naam}\n{vraag.explain(analyze=True, buffers=True)}")


def main(argumenten: Sequence[str] | None = None) -> int:
    """Migrates and fills the configured (empty) database and prints times and ratios."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument(
        "--stappen", type=int, nargs="+", default=[1_000, 100_000], help="hoeveel mensen in totaal"
    )
    ontleder.add_argument("--keer", type=int, default=15)
    ontleder.add_argument("--plannen", action="store_true")
    keuze = ontleder.parse_args(argumenten)

    import django

    django.setup()
    from django.core.management import call_command

    from werkzorg.databank.rollen import als_eigenaar

    call_command("migrate", verbosity=0)
    with als_eigenaar():
        plekken = maak_plekken(21)
        mijn, andere = plekken[0], plekken[1:]
        vul(Hoeveel(KLEIN), [mijn])
    vloer = paginatijden(mijn, keuze.keer)
    kolommen = {f"{KLEIN}, alle van mij": vloer}
    totaal = KLEIN
    for stap in keuze.stappen:
        with als_eigenaar():
            vul(Hoeveel(stap - totaal), andere, zaad=stap)
        totaal = stap
        kolommen[f"{stap}, {KLEIN} van mij"] = paginatijden(mijn, keuze.keer)
        kolommen[f"{stap}, {stap // 20} van mij"] = paginatijden(andere[0], keuze.keer)
    for naam, kolom in kolommen.items():
        print(f"\n{naam}")
        for doel, ms in kolom.items():
            print(f"  {doel:26} {ms:8.1f} ms   {ms / vloer[doel]:6.2f} x de vloer")
    if keuze.plannen:
        toon_plannen(andere[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
