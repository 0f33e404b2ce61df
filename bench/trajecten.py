"""Pages, the clock and documents among 40,000 trajecten, 400,000 actions and 2,000,000 notes, as ratios.

`python -m werkzorg.demo.proefservers -- python bench/trajecten.py` (own servers, nothing left behind; some minutes).
A page stands beside its own SQL sent by hand in the same run, a document beside a bare WeasyPrint and seal of the same
HTML: only the ratio says something about the application. The plans are kept in bench/trajecten_plan.txt.
"""

from __future__ import annotations

import argparse
import gc
import logging
import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

from pagina import _client, beste_ms, rauw, vragen_van
from trajecten_vullen import Bezetting, Omvang, bezet, vul_trajecten

PLAN = Path(__file__).with_name("trajecten_plan.txt")
WEINIG = 300


def adressen(wie: Bezetting) -> dict[str, tuple[Any, str]]:
    """Per page who asks it and its address."""
    from django.urls import reverse

    from trajecten.models import Actie, Traject

    werk, zorg = wie.werk[0], wie.zorg[0]
    mijn = Traject.objects.filter(aanstellingen__lidmaatschap_id=werk.lidmaatschap_id, status="lopend")
    traject = mijn.order_by("pk")[0]
    actie = Actie.objects.filter(dienstverlener_id=zorg.organisatie_id).order_by("pk")[0]
    return {
        "lijst van een casemanager": (werk, reverse("traject_lijst")),
        "lijst van VDAB": (wie.beslisser, reverse("traject_lijst")),
        "een traject": (werk, traject.get_absolute_url()),
        "het trajectplan": (werk, reverse("trajectplan_detail", args=[traject.pk])),
        "acties van de netwerkcoördinator": (wie.coordinator, reverse("actie_lijst")),
        "een actie": (wie.coordinator, reverse("actie_detail", args=[actie.pk])),
        "Vandaag": (werk, reverse("vandaag")),
    }


def meet_paginas(wie: Bezetting, keer: int) -> dict[str, int]:
    """Prints what every page takes beside its own SQL; how many questions each asks."""
    geteld = {}
    for naam, (plek, adres) in adressen(wie).items():
        client = _client(plek)

        def haal(client: Any = client, adres: str = adres) -> None:
            antwoord = client.get(adres)
            assert antwoord.status_code == 200, (adres, antwoord.status_code)

        haal()
        vragen = vragen_van(haal)
        geteld[naam] = len(vragen)
        kaal, heel = beste_ms(rauw(vragen), keer), beste_ms(haal, keer)
        print(f"  {naam:34} {kaal:8.1f} ms SQL  {heel:8.1f} ms ({heel / kaal:5.2f} x), {len(vragen)} vragen")
    return geteld


def plannen(wie: Bezetting) -> str:
    """How the database answers the slowest question of every page, and the clock when nothing is due."""
    from django.db import connection

    uit = []
    for naam, (plek, adres) in adressen(wie).items():
        client = _client(plek)
        leest = [een for een in vragen_van(lambda c=client, a=adres: c.get(a)) if een[0].startswith("SELECT")]
        with connection.cursor() as cursor:
            duren = []
            for sql, waarden in leest:
                begin = time.perf_counter()
                cursor.execute(sql, waarden)
                cursor.fetchall()
                duren.append((time.perf_counter() - begin, sql, waarden))
            _, sql, waarden = max(duren, key=lambda een: een[0])
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", waarden)
            uit.append(f"--- {naam}, de traagste vraag\n" + "\n".join(rij[0] for rij in cursor.fetchall()))
    return "\n\n".join(uit)


def meet_klok(dag: date, keer: int) -> str:
    """`termijnen_bewaken` with nothing due beside its one question by hand; its plan."""
    from django.db import connection

    from trajecten.tasks.termijnen import termijnen_bewaken
    from werkzorg.organisaties.hoedanigheid import Klok

    def ronde() -> None:
        telling = termijnen_bewaken(dag, Klok("termijnen_bewaken"))
        assert (telling.gedaan, telling.fouten) == (0, 0), telling

    vragen = vragen_van(ronde)
    (een,) = vragen
    kaal, heel = beste_ms(rauw([een]), keer), beste_ms(ronde, keer)
    print(
        f"  {'termijnen_bewaken, niets te doen':34} {kaal:8.2f} ms SQL  {heel:8.2f} ms ({heel / kaal:5.2f} x)"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {een[0]}", een[1])
        plan = "\n".join(rij[0] for rij in cursor.fetchall())
    assert "Seq Scan on trajecten_traject" not in plan, plan
    return f"--- termijnen_bewaken, niets te doen\n{plan}"


def meet_documenten(aantal: int, wie: Bezetting) -> None:
    """Papers of plans through the act of the worker beside a bare WeasyPrint and seal; memory after every tenth part.

    The bare one renders the HTML of the first paper, with the same fonts, tags and variant of PDF.
    """
    import pghistory
    from django.utils import timezone
    from weasyprint import HTML

    from trajecten.documenten.trajectplan import PLANVERSIE, TRAJECTPLAN
    from trajecten.handelingen.plandocument import trajectplan_opmaken
    from trajecten.models import Planversie, Traject
    from trajecten.models.planlezen import (
        met_planstukken,
        plan_van,
        planacties,
        planinhoud,
        tandemnamen,
    )
    from werkzorg.documenten.models import Document
    from werkzorg.documenten.pdf import _lader
    from werkzorg.documenten.zegel import zegelaar
    from werkzorg.organisaties.hoedanigheid import Klok

    klok = Klok("trajectplan_opmaken")
    documenten = []
    with pghistory.context(handeling="meten", door="commando:meten"):
        rijen = Traject.objects.met_verbanden().filter(status="lopend").order_by("pk")
        for rij in met_planstukken(rijen, klok)[:aantal]:
            inhoud = planinhoud(
                rij, plan_van(rij), planacties(rij, klok), tandemnamen(rij, timezone.localdate())
            )
            versie = Planversie.objects.create(
                traject=rij, nummer=1, inhoud=inhoud, gemaakt_door_id=wie.werk[0].gebruiker_id
            )
            documenten.append(
                Document.objects.create(
                    soort=TRAJECTPLAN,
                    object_soort=PLANVERSIE,
                    object_id=versie.pk,
                    deelnemer_id=rij.deelnemer_id,
                    organisatie_id=wie.werk[0].organisatie_id,
                ).pk
            )
    teksten: list[str] = []

    class Afluisteraar(HTML):
        def __init__(self, *args: Any, **opties: Any) -> None:
            teksten.append(opties["string"])
            super().__init__(*args, **opties)

    with mock.patch("weasyprint.HTML", Afluisteraar):
        trajectplan_opmaken(documenten[0], door=klok)

    def maak_kaal(_: object) -> None:
        pdf = HTML(string=teksten[0], url_fetcher=_lader()).write_pdf(pdf_variant="pdf/a-3a")
        zegelaar().verzegel(pdf, reden="meting")

    kaal, kaal_mib = _maak_alle(range(max(10, aantal // 5)), maak_kaal)
    heel, heel_mib = _maak_alle(documenten[1:], lambda pk: trajectplan_opmaken(pk, door=klok))
    print(f"  {aantal} documenten: {kaal:.0f} ms kaal, {heel:.0f} ms heel ({heel / kaal:.2f} x)")
    print(f"  geheugen in MiB, kaal {kaal_mib}, heel {heel_mib}")


def _maak_alle(wat: Sequence[Any], maak: Callable[[Any], object]) -> tuple[float, list[int]]:
    """Milliseconds per piece, and the memory in use after every tenth part, in MiB."""
    geheugen, begin = [], time.perf_counter()
    for nummer, een in enumerate(wat, 1):
        maak(een)
        if nummer % max(1, len(wat) // 10) == 0:
            gc.collect()
            bladen = int(Path("/proc/self/statm").read_text().split()[1])
            geheugen.append(bladen * resource.getpagesize() // 2**20)
    return (time.perf_counter() - begin) / len(wat) * 1000, geheugen


def main(argumenten: Sequence[str] | None = None) -> int:
    """Migrates and fills the configured (empty) database, measures, and keeps the plans."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--schaal", type=float, default=1.0, help="deel van de 40.000 trajecten")
    ontleder.add_argument("--documenten", type=int, default=1000)
    ontleder.add_argument("--keer", type=int, default=10)
    keuze = ontleder.parse_args(argumenten)

    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.core.management import call_command
    from django.utils import timezone

    from trajecten.models import Actie, Notitie, Traject
    from werkzorg.databank.rollen import als_eigenaar

    call_command("migrate", verbosity=0)
    call_command("zegel_voorbereiden", verbosity=0)
    totaal = int(40_000 * keuze.schaal)
    wie = bezet(totaal)
    with als_eigenaar():
        vul_trajecten(Omvang(WEINIG), wie, zaad=1)
    print(f"\n{WEINIG} trajecten")
    weinig = meet_paginas(wie, keuze.keer)
    with als_eigenaar():
        vul_trajecten(Omvang(totaal - WEINIG), wie, zaad=2)
    kop = f"{Traject.objects.count()} trajecten, {Actie.objects.count()} acties, {Notitie.objects.count()} notities"
    print(f"\n{kop}")
    veel = meet_paginas(wie, keuze.keer)
    klok = meet_klok(timezone.localdate(), keuze.keer)
    PLAN.write_text(f"{kop}\n\n{plannen(wie)}\n\n{klok}\n")
    meet_documenten(keuze.documenten, wie)
    assert weinig == veel, (weinig, veel)
    assert max(veel.values()) <= 10, veel
    return 0


if __name__ == "__main__":
    sys.exit(main())
