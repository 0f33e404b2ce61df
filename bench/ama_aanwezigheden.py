"""Presences in bulk: 7,750 places and ten years of days, and what a sheet, the start page and the list ask then.

`python -m werkzorg.demo.proefservers -- python bench/ama_aanwezigheden.py` (own servers, nothing left behind). Rows are
written by SQL as the owner with the triggers off. A page stands beside its own SQL sent by hand in the same run; the
plans are kept in bench/ama_aanwezigheden_plan.txt, and none of them may read more than one year.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from pagina import _client, beste_ms, rauw, vragen_van
from trajecten_vullen import _plek, _voeg_in
from vullen import Hoeveel, Plek, vul

PLAN = Path(__file__).with_name("ama_aanwezigheden_plan.txt")
PER_BEGELEIDER = 130
PER_WERKPOST = 15
JAREN = 10
TABELLEN = (
    "ama_overeenkomst",
    "ama_overeenkomstversie",
    "ama_roosterblok",
    "ama_aanwezigheid",
    "organisaties_organisatie",
    "organisaties_werkpost",
)


def vul_ama(plaatsen: int, aanwezigheden: int, begeleiders: Sequence[Plek], *, zaad: int) -> None:
    """So many agreements of new people since ten years, and presences on their days; must run as the owner."""
    from django.db import connection, transaction

    vul(Hoeveel(plaatsen, logregels=0, inzagen=0, documenten=0), begeleiders, zaad=zaad)
    dagen = max(1, aanwezigheden // plaatsen)
    with transaction.atomic(), connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        cursor.execute(
            "CREATE TEMP TABLE nieuw AS SELECT *, plek * 1000 + mod(nr, %s) / %s AS post FROM (SELECT"
            " b.deelnemer_id AS deelnemer, b.organisatie_id AS begeleider, l.id AS lid, l.gebruiker_id AS wie,"
            " gen_random_uuid() AS overeenkomst, gen_random_uuid() AS versie,"
            " dense_rank() OVER (ORDER BY b.organisatie_id) AS plek,"
            " row_number() OVER (PARTITION BY b.organisatie_id ORDER BY b.deelnemer_id) AS nr"
            " FROM deelnemers_betrokkenheid b JOIN organisaties_lidmaatschap l USING (organisatie_id)"
            " WHERE b.rol = 'begeleider_ama' AND NOT EXISTS"
            " (SELECT FROM ama_overeenkomst o WHERE o.deelnemer_id = b.deelnemer_id)) alle",
            [PER_BEGELEIDER, PER_WERKPOST],
        )
        cursor.execute("ALTER TABLE nieuw ADD werkpost uuid")
        cursor.execute(
            "UPDATE nieuw SET werkpost = p.id FROM (SELECT post, gen_random_uuid() AS id FROM nieuw GROUP BY post) p"
            " WHERE p.post = nieuw.post"
        )
        _organisaties()
        _overeenkomsten()
        _aanwezigheden(dagen)
        cursor.execute("DROP TABLE nieuw")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"VACUUM ANALYZE {tabel}")


def _organisaties() -> None:
    """A werkpost per fifteen people, an organisation of its own each."""
    uit = "(SELECT DISTINCT werkpost, begeleider FROM nieuw) posten"
    _voeg_in(
        "organisaties_organisatie",
        {
            "id": "werkpost",
            "naam": "'Werkpost ' || left(werkpost::text, 8)",
            "soort": "'onderneming'",
            "aangemaakt_op": "now()",
        },
        uit,
    )
    _voeg_in(
        "organisaties_werkpost",
        {
            "id": "werkpost",
            "organisatie_id": "werkpost",
            "sector": "'profit'",
            "periode": "daterange('2010-01-01', NULL)",
            "geregistreerd_door_id": "begeleider",
            "aangemaakt_op": "now()",
        },
        uit,
    )


def _overeenkomsten() -> None:
    """One agreement per person, three mornings a week."""
    begin = f"CURRENT_DATE - {JAREN * 365}"
    _voeg_in(
        "ama_overeenkomst",
        {
            "id": "overeenkomst",
            "soort": "'wvg'",
            "deelnemer_id": "deelnemer",
            "begeleider_id": "begeleider",
            "begeleider_lid_id": "lid",
            "werkpost_id": "werkpost",
            "status": "'actief'",
            "start": begin,
            "ondertekend_op": begin,
            "geinformeerd_op": begin,
            "ingediend_op": begin,
            "aanvaard_op": begin,
            "opgemaakt_door_id": "wie",
        },
        "nieuw",
    )
    _voeg_in(
        "ama_overeenkomstversie",
        {
            "id": "versie",
            "overeenkomst_id": "overeenkomst",
            "nummer": "1",
            "ingaat_op": begin,
            "geldt": f"daterange({begin}, NULL)",
            "activiteiten": "ARRAY['inpakken']",
            "getekend_op": begin,
            "opgemaakt_door_id": "wie",
            "gewijzigd": "ARRAY[]::varchar[]",
            "tekenaars": "ARRAY[]::varchar[]",
            "locaties": "ARRAY[]::varchar[]",
        },
        "nieuw",
    )
    _voeg_in(
        "ama_roosterblok",
        {
            "id": "gen_random_uuid()",
            "versie_id": "versie",
            "weekdag": "dag",
            "van": "'09:00'::time",
            "tot": "'12:00'::time",
        },
        "nieuw CROSS JOIN generate_series(0, 4) dag",
    )


def _aanwezigheden(dagen: int) -> None:
    """So many days per agreement, spread over the ten years, in the order in which they were written down."""
    _voeg_in(
        "ama_aanwezigheid",
        {
            "overeenkomst_id": "overeenkomst",
            "dag": f"CURRENT_DATE - (1 + n * {JAREN * 365 - 2} / {dagen})::int",
            "status": "CASE mod(n + nr, 10) WHEN 0 THEN 'O' WHEN 1 THEN 'V' ELSE 'A' END",
            "minuten": "CASE WHEN mod(n + nr, 10) < 2 THEN 0 ELSE 180 END",
            "ingevuld_door_id": "wie",
            "ingevuld_op": "now()",
        },
        f"generate_series({dagen - 1}, 0, -1) n CROSS JOIN nieuw ORDER BY n DESC",
    )


def adressen(plek: Plek) -> dict[str, str]:
    """Per page its address, as this begeleider opens it."""
    from django.urls import reverse
    from django.utils import timezone

    from ama.models import Overeenkomst

    een = Overeenkomst.objects.filter(begeleider_id=plek.organisatie_id).order_by("pk")[0]
    blad = reverse("aanwezigheden_registreren", args=[een.werkpost_id])
    gisteren = timezone.localdate() - timedelta(days=1)
    return {
        "dagblad van gisteren": f"{blad}?dag={gisteren.isoformat()}",
        "week": reverse("aanwezigheden_week", args=[een.werkpost_id]),
        "Vandaag": reverse("vandaag"),
        "lijst van een jaar": reverse("aanwezigheid_lijst"),
        "een overeenkomst": een.get_absolute_url(),
    }


def bewaar_een_blad(plek: Plek) -> int:
    """Saves the sheet of today of fifteen people; how many questions the act asks."""
    from django.utils import timezone

    from ama.domein.aanwezigheid import Status
    from ama.domein.bladinvoer import Invoer
    from ama.handelingen.aanwezigheden import aanwezigheden_registreren
    from ama.models import Overeenkomst
    from werkzorg.organisaties.models import Lidmaatschap

    door = Lidmaatschap.objects.get(pk=plek.lidmaatschap_id).als_hoedanigheid()
    werkpost: UUID = (
        Overeenkomst.objects.filter(begeleider_id=plek.organisatie_id).order_by("pk")[0].werkpost_id
    )
    mensen = Overeenkomst.objects.bij_werkpost(werkpost).values_list("pk", flat=True)
    invoer = [Invoer(pk, Status.AANWEZIG, 0, 180) for pk in mensen]
    vragen = vragen_van(
        lambda: aanwezigheden_registreren(werkpost, dag=timezone.localdate(), invoer=invoer, door=door)
    )
    return sum("set_config" not in sql for sql, _ in vragen)


def plan_van(sql: str, waarden: Any) -> str:
    """How the database answers this question."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", waarden)
        return "\n".join(rij[0] for rij in cursor.fetchall())


def main(argumenten: Sequence[str] | None = None) -> int:
    """Fills, measures, keeps the plans; 1 never comes: what is wrong stops the run."""
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.core.management import call_command

    from werkzorg.databank.rollen import als_eigenaar

    call_command("migrate", verbosity=0)
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--plaatsen", type=int, default=7_750)
    lezer.add_argument("--aanwezigheden", type=int, default=20_000_000)
    lezer.add_argument("--keer", type=int, default=5)
    keuze = lezer.parse_args(argumenten)
    begeleiders = [
        _plek("maatwerkbedrijf", "begeleider_ama") for _ in range(max(2, keuze.plaatsen // PER_BEGELEIDER))
    ]
    begin = time.perf_counter()
    with als_eigenaar():
        vul_ama(keuze.plaatsen, keuze.aanwezigheden, begeleiders, zaad=7)
    print(
        f"{keuze.plaatsen} plaatsen, {keuze.aanwezigheden} aanwezigheden in {time.perf_counter() - begin:.0f} s"
    )
    plek, plannen, fouten = begeleiders[0], [], []
    client = _client(plek)
    for naam, adres in adressen(plek).items():

        def haal(adres: str = adres) -> None:
            antwoord = client.get(adres)
            assert antwoord.status_code == 200, (adres, antwoord.status_code)

        haal()
        vragen = vragen_van(haal)
        kaal, heel = beste_ms(rauw(vragen), keuze.keer), beste_ms(haal, keuze.keer)
        print(f"  {naam:24} {kaal:8.1f} ms SQL  {heel:8.1f} ms ({heel / kaal:5.2f} x), {len(vragen)} vragen")
        if len(vragen) > (8 if naam in {"dagblad van gisteren", "week"} else 10):
            fouten.append(f"{naam}: {len(vragen)} vragen")
        for sql, waarden in vragen:
            if sql.startswith("SELECT") and "ama_aanwezigheid" in sql:
                plan = plan_van(sql, waarden)
                if re.search(r"Seq Scan on ama_aanwezigheid", plan):
                    fouten.append(f"{naam} leest alle jaren")
                plannen.append(f"--- {naam}\n{plan}")
    bewaren = bewaar_een_blad(plek)
    print(f"  een blad bewaren: {bewaren} vragen")
    if bewaren > 6:
        fouten.append(f"een blad bewaren: {bewaren} vragen")
    PLAN.write_text(
        f"{keuze.plaatsen} plaatsen, {keuze.aanwezigheden} aanwezigheden\n\n" + "\n\n".join(plannen) + "\n"
    )
    # Everything is measured first: one page that asks too much hides nothing of the others.
    assert not fouten, fouten
    return 0


if __name__ == "__main__":
    sys.exit(main())
