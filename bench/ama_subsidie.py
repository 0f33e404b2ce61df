"""The year run of the subsidy over ten years of agreements, beside the raw aggregate of the same run.

`python -m werkzorg.demo.proefservers -- python bench/ama_subsidie.py` (own servers, nothing left behind; minutes).
7,750 places with an agreement in each of ten years, and ten times that. The raw aggregate is one SELECT that adds up
the lines of the year with their days and rules, and writes nothing; the run writes every line with its days, its
history and its hash. Only the ratio says something about the application. Beside it stands the sum of the amounts
alone. Plans and ratios are kept in bench/ama_subsidie_plan.txt.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pagina import beste_ms
from trajecten_vullen import _plek, _voeg_in
from vullen import Hoeveel, Plek, vul

PLAN = Path(__file__).with_name("ama_subsidie_plan.txt")
PLAATSEN, PER_HUIS, JAREN, JAAR = 7_750, 60, range(2017, 2027), 2025
HOOGSTENS = 3.0
TABELLEN = (
    "deelnemers_deelnemer",
    "organisaties_organisatie",
    "organisaties_werkpost",
    "mandaten_bevoegdheid",
    "mandaten_toekenning",
    "ama_overeenkomst",
    "ama_vaphsteun",
)
_SOM = "SELECT count(*), sum(bedrag_cent) FROM ama_subsidie(%s, %s, %s, %s, NULL, %s::jsonb)"
_LIJNEN = (
    "SELECT count(*), sum(bedrag_cent), sum(jsonb_array_length(stukken))"
    " FROM ama_subsidielijnen(%s, %s, %s, %s, %s::jsonb)"
)


def vul_overeenkomsten(plaatsen: int, huizen: Sequence[Plek]) -> None:
    """New people, each with an agreement a year: two in ten change werkpost halfway, one in ten has two begeleiders.

    Must run as the owner: triggers are off meanwhile.
    """
    from django.db import connection, transaction

    vul(Hoeveel(plaatsen, logregels=0, inzagen=0, documenten=0), huizen, zaad=plaatsen)
    with transaction.atomic(), connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        cursor.execute(
            "CREATE TEMP TABLE huis AS SELECT nr, id FROM unnest(%s::uuid[]) WITH ORDINALITY AS t(id, nr)",
            [[str(plek.organisatie_id) for plek in huizen]],
        )
        # Three places to work per organisation, each an organisation of its own.
        cursor.execute(
            "CREATE TEMP TABLE post AS SELECT gen_random_uuid() AS id, huis.id AS organisatie_id, plek AS nr"
            " FROM huis CROSS JOIN generate_series(1, 3) AS plek"
        )
        _voeg_in(
            "organisaties_organisatie",
            {
                "id": "id",
                "naam": "'Werkpost ' || left(id::text, 8)",
                "soort": "'onderneming'",
                "aangemaakt_op": "now()",
            },
            "post",
        )
        _voeg_in(
            "organisaties_werkpost",
            {
                "id": "id",
                "organisatie_id": "id",
                "sector": "'profit'",
                "periode": "daterange('2015-01-01', NULL)",
                "geregistreerd_door_id": "organisatie_id",
                "vestiging_id": "NULL",
                "aangemaakt_op": "now()",
            },
            "post",
        )
        cursor.execute(
            "CREATE TEMP TABLE mens AS SELECT id AS deelnemer,"
            " row_number() OVER (ORDER BY id) AS nr FROM deelnemers_deelnemer d"
            " WHERE NOT EXISTS (SELECT FROM ama_overeenkomst o WHERE o.deelnemer_id = d.id)"
        )
        # Everybody is of an age to take part, in every year.
        cursor.execute(
            "UPDATE deelnemers_deelnemer SET geboortedatum = date '1975-01-01' + mod(nr, 7000)::int"
            " FROM mens WHERE id = deelnemer"
        )
        _erken()
        _overeenkomsten(huizen[0], len(huizen))
        cursor.execute("DROP TABLE huis, mens, post")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"VACUUM ANALYZE {tabel}")


def _erken() -> None:
    """Every new organisation is recognised all the time."""
    altijd = "daterange('2015-01-01', NULL)"
    zonder = "huis WHERE NOT EXISTS (SELECT FROM mandaten_bevoegdheid b WHERE b.organisatie_id = huis.id)"
    _voeg_in(
        "mandaten_toekenning",
        {
            "id": "id",
            "soort": "'erkenning'",
            "nummer": "left('M-' || id, 30)",
            "houder_id": "id",
            "herkomst": "'ingelezen'",
            "periode": altijd,
        },
        zonder,
    )
    _voeg_in(
        "mandaten_bevoegdheid",
        {
            "id": "gen_random_uuid()",
            "toekenning_id": "id",
            "organisatie_id": "id",
            "functie": "'begeleider_ama'",
            "periode": altijd,
        },
        zonder,
    )


def _overeenkomsten(wie: Plek, huizen: int) -> None:
    gewoon = {
        "id": "gen_random_uuid()",
        "soort": "'wvg'",
        "deelnemer_id": "deelnemer",
        "begeleider_lid_id": f"'{wie.lidmaatschap_id}'::uuid",
        "opgemaakt_door_id": f"'{wie.gebruiker_id}'::uuid",
        "status": "'beeindigd'",
        "einde_reden": "'verhuisd'",
        "versie": "5",
    }
    for eigen, post, van, tot, welke in (
        # The whole year, or up to halfway for who changes; then another werkpost; then another begeleider beside it.
        (0, 1, "make_date(jaar, 1, 1) + (mod(mens.nr, 20))::int", "einde", "true"),
        (0, 2, "make_date(jaar, 6, 1)", "make_date(jaar, 12, 31)", "mod(mens.nr, 5) = 0"),
        (1, 3, "make_date(jaar, 4, 1)", "make_date(jaar, 11, 30)", "mod(mens.nr, 10) = 3"),
    ):
        _voeg_in(
            "ama_overeenkomst",
            gewoon
            | {
                "begeleider_id": "huis.id",
                "werkpost_id": "post.id",
                "start": van,
                "einde": tot,
                "geinformeerd_op": van,
                "ondertekend_op": van,
                "ingediend_op": f"{van} + (mod(mens.nr, 45))::int",
                "aanvaard_op": f"{van} + 60",
            },
            f"mens JOIN huis ON huis.nr = mod(mens.nr + {eigen}, {huizen}) + 1"
            f" JOIN post ON post.organisatie_id = huis.id AND post.nr = {post}"
            f" CROSS JOIN generate_series({JAREN[0]}, {JAREN[-1]}) AS jaar"
            " CROSS JOIN LATERAL (SELECT CASE WHEN mod(mens.nr, 5) = 0 THEN make_date(jaar, 6, 30)"
            " ELSE make_date(jaar, 12, 31) END AS einde) AS halverwege"
            f" WHERE {welke}",
        )


def bereken(departement: Plek) -> Any:
    """The year run as the worker does it; gives the run."""
    from ama.handelingen.subsidie import subsidie_berekenen, subsidielijnen_maken
    from ama.models import Subsidierun
    from werkzorg.organisaties.hoedanigheid import Klok
    from werkzorg.organisaties.models import Lidmaatschap

    door = Lidmaatschap.objects.get(pk=departement.lidmaatschap_id).als_hoedanigheid()
    al = Subsidierun.objects.filter(jaar=JAAR).first()
    run = subsidie_berekenen(JAAR, versie=al.versie if al else None, door=door)
    subsidielijnen_maken(run.pk, door=Klok("subsidielijnen_maken"))
    return Subsidierun.objects.get(pk=run.pk)


def som() -> tuple[int, int]:
    """How many amounts the raw aggregate has, and their sum in cents."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_SOM, _waarden())
        aantal, totaal = cursor.fetchone()
    return int(aantal), int(totaal)


def lijnen() -> None:
    """The raw aggregate over the same lines with their days: what a run must compute, written nowhere."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_LIJNEN, _waarden())
        cursor.fetchone()


def _waarden() -> list[Any]:
    from ama.models.subsidielezen import grenzen_als_json, rekenregels

    regels = rekenregels(JAAR)
    jaar = regels.jaar
    return [jaar.jaar, jaar.maximum_cent, jaar.noemer, jaar.indien_dagen, grenzen_als_json(regels.grenzen)]


def meet(departement: Plek, keer: int) -> str:
    """Prints and returns the run beside the raw aggregate: the first time, again without a change, and compared."""
    from django.db import transaction

    from ama.handelingen.subsidielijnen import veranderd
    from ama.models.subsidielezen import rekenregels

    sommen, kaal = beste_ms(som, keer), beste_ms(lijnen, keer)
    begin = time.perf_counter()
    run = bereken(departement)
    heel = (time.perf_counter() - begin) * 1000
    aantal, totaal = som()
    assert run.lijnen.filter(dagen__gt=0).count() == aantal
    assert sum(run.lijnen.values_list("bedrag_cent", flat=True)) == totaal
    again = _ms(lambda: bereken(departement))

    def vergelijk() -> None:
        with transaction.atomic():
            assert veranderd(run, rekenregels(JAAR)) == []

    anders = _ms(vergelijk)
    regels = [
        f"{aantal} lijnen, samen {totaal} cent",
        f"  rauwe som         {sommen:9.0f} ms",
        f"  rauw, met dagen   {kaal:9.0f} ms",
        f"  berekening        {heel:9.0f} ms ({heel / kaal:4.2f} x)",
        f"  opnieuw, gelijk   {again:9.0f} ms ({again / kaal:4.2f} x)",
        f"  vergelijken       {anders:9.0f} ms ({anders / kaal:4.2f} x)",
    ]
    print("\n".join(regels), flush=True)
    assert heel / kaal <= HOOGSTENS, (heel, kaal)
    return "\n".join(regels)


def _ms(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return (time.perf_counter() - begin) * 1000


def plan(functie: str) -> str:
    """How the database answers this function: its body with the numbers filled in, since a function hides its plan."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc, proargnames FROM pg_proc WHERE proname = %s", [functie])
        tekst, namen = cursor.fetchone()
        jaar, maximum, noemer, dagen, grenzen = _waarden()
        vul_in = {
            "jaar": str(jaar),
            "maximum": str(maximum),
            "noemer": str(noemer),
            "indien_dagen": str(dagen),
            "tot": "NULL::date",
            "grenzen": f"'{grenzen}'::jsonb",
        }
        # The columns of the list of ages carry the name of an argument too.
        tekst = tekst.replace("van date, tot date", "van date, t date").replace("grens.tot", "grens.t")
        for naam, waarde in vul_in.items():
            if naam in namen:
                tekst = re.sub(rf"(?<![.\w'])\b{naam}\b(?!\w)", waarde, tekst)
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {tekst}".replace("%", "%%"), [])
        return "\n".join(rij[0] for rij in cursor.fetchall())


def main(argumenten: Sequence[str] | None = None) -> int:
    """Migrates and fills the configured (empty) database, measures at both sizes, and keeps the plans."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--plaatsen", type=int, default=PLAATSEN)
    ontleder.add_argument("--keren", type=int, default=10, help="zoveel keer meer in de tweede meting")
    ontleder.add_argument("--keer", type=int, default=3)
    keuze = ontleder.parse_args(argumenten)
    sys.path.insert(0, str(Path(__file__).parents[1]))

    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.core.management import call_command
    from django.db import connection

    from ama.models import Overeenkomst, Subsidielijn, Subsidierun
    from werkzorg.databank.rollen import als_eigenaar

    call_command("migrate", verbosity=0)
    departement = _plek("departement_zorg", "departement_zorg")
    uit, al = [], 0
    for plaatsen in (keuze.plaatsen, keuze.plaatsen * keuze.keren):
        huizen = [
            _plek("maatwerkbedrijf", "begeleider_ama") for _ in range(max(3, (plaatsen - al) // PER_HUIS))
        ]
        with als_eigenaar():
            vul_overeenkomsten(plaatsen - al, huizen)
            with connection.cursor() as cursor:
                cursor.execute(
                    f"TRUNCATE {Subsidierun._meta.db_table}, {Subsidielijn._meta.db_table} CASCADE"
                )
        al = plaatsen
        kop = f"{Overeenkomst.objects.count()} overeenkomsten, {plaatsen} plaatsen"
        print(f"\n{kop}", flush=True)
        uit.append(f"{kop}\n{meet(departement, keuze.keer)}")
    for functie in ("ama_subsidie", "ama_subsidiestukken"):
        uit.append(f"--- {functie}\n{plan(functie)}")
    PLAN.write_text("\n\n".join(uit) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
