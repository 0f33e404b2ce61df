"""AMA sociale economie in bulk: the quarterly report of a contingent, and the page of the contingents in use.

`python -m werkzorg.demo.proefservers -- python bench/ama_kwartaal.py` (own servers, nothing left behind; minutes).
7,750 people in contingents of 60 places, each with an agreement in each of six years and presences in the last two;
then ten times that. Rows are written by SQL as the owner with the triggers off. Each measure stands beside its own
SQL sent by hand in the same run. What is about one contingent reads so many blocks per person in it and no more: the
number of people in Flanders may not matter to it. Plans and ratios are kept in bench/ama_kwartaal_plan.txt. No plan
may read all presences; the departement counts all people, and a page of 25 contingents is 1,500 of them, so that
PostgreSQL reads their agreements whole as long as that is cheaper than looking each of them up.
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
from uuid import UUID

from ama_aanwezigheden import plan_van
from pagina import _client, beste_ms, rauw, vragen_van
from trajecten_vullen import _plek, _voeg_in
from vullen import Hoeveel, Plek, vul

PLAN = Path(__file__).with_name("ama_kwartaal_plan.txt")
PLAATSEN, PER_HUIS, JAREN, KWAM = 7_750, 60, range(2021, 2027), 90
# How many blocks something about one contingent may read per person in it, however many people there are elsewhere.
BLOKKEN = 30
TABELLEN = (
    "organisaties_organisatie",
    "organisaties_werkpost",
    "mandaten_toekenning",
    "mandaten_toekenningsregio",
    "mandaten_contingentjaar",
    "doorverwijzingen_bemiddelingsadvies",
    "ama_toeleiding",
    "ama_overeenkomst",
    "ama_aanwezigheid",
)
GELEZEN = ("ama_toeleiding", "ama_overeenkomst", "ama_aanwezigheid")
_BEGIN, _EINDE = f"date '{JAREN[0]}-01-01'", f"date '{JAREN[-1]}-12-31'"


def vul_contingenten(mensen: int, huizen: Sequence[Plek], vdab: Plek, *, kwam: int, zaad: int) -> None:
    """New people, one in ten on a waiting list, one in ten gone since last year; must run as the owner."""
    from django.db import connection, transaction

    vul(Hoeveel(mensen, logregels=0, inzagen=0, documenten=0), huizen, zaad=zaad)
    with transaction.atomic(), connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        cursor.execute(
            "CREATE TEMP TABLE huis AS SELECT nr, id, lid, gen_random_uuid() AS contingent,"
            " gen_random_uuid() AS post, (SELECT array_agg(sleutel ORDER BY sleutel) FROM plaatsen_regio) AS regios"
            " FROM unnest(%s::uuid[], %s::uuid[]) WITH ORDINALITY AS t(id, lid, nr)",
            [[str(een.organisatie_id) for een in huizen], [str(een.lidmaatschap_id) for een in huizen]],
        )
        cursor.execute(
            "CREATE TEMP TABLE mens AS SELECT d.id AS deelnemer, gen_random_uuid() AS toeleiding,"
            " gen_random_uuid() AS advies, row_number() OVER (ORDER BY d.id) AS nr FROM deelnemers_deelnemer d"
            " WHERE NOT EXISTS (SELECT FROM ama_toeleiding t WHERE t.deelnemer_id = d.id)"
        )
        _huizen()
        _toeleidingen(vdab, len(huizen))
        _overeenkomsten(huizen[0], len(huizen))
        _aanwezigheden(huizen[0], kwam)
        cursor.execute("DROP TABLE huis, mens")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"VACUUM ANALYZE {tabel}")


def _huizen() -> None:
    """Every new organisation holds a contingent in one regio, with one place to work."""
    altijd = f"daterange({_BEGIN}, NULL)"
    _voeg_in(
        "organisaties_organisatie",
        {
            "id": "post",
            "naam": "'Werkpost ' || left(post::text, 8)",
            "soort": "'onderneming'",
            "aangemaakt_op": "now()",
        },
        "huis",
    )
    _voeg_in(
        "organisaties_werkpost",
        {
            "id": "post",
            "organisatie_id": "post",
            "sector": "'profit'",
            "periode": altijd,
            "geregistreerd_door_id": "id",
            "vestiging_id": "NULL",
            "aangemaakt_op": "now()",
        },
        "huis",
    )
    _voeg_in(
        "mandaten_toekenning",
        {
            "id": "contingent",
            "soort": "'contingent'",
            "nummer": "left('C-' || contingent, 30)",
            "houder_id": "id",
            "herkomst": "'ingelezen'",
            "periode": f"daterange({_BEGIN}, {_EINDE}, '[]')",
        },
        "huis",
    )
    _voeg_in(
        "mandaten_toekenningsregio",
        {
            "id": "gen_random_uuid()",
            "toekenning_id": "contingent",
            "soort": "'contingent'",
            "regio_id": "regios[1 + mod(nr, array_length(regios, 1))]",
            "periode": f"daterange({_BEGIN}, {_EINDE}, '[]')",
        },
        "huis",
    )
    _voeg_in(
        "mandaten_contingentjaar",
        {
            "id": "gen_random_uuid()",
            "toekenning_id": "contingent",
            "jaar": "jaar",
            "plaatsen": str(PER_HUIS),
            "besluit_id": "NULL",
        },
        f"huis CROSS JOIN generate_series({JAREN[0]}, {JAREN[-1]}) AS jaar",
    )


def _toeleidingen(vdab: Plek, huizen: int) -> None:
    bij = f"mens JOIN huis ON huis.nr = mod(mens.nr, {huizen}) + 1"
    loopt, weg = "mod(mens.nr / 7, 10) > 0", "mod(mens.nr / 7, 10) = 1"
    _voeg_in(
        "doorverwijzingen_bemiddelingsadvies",
        {
            "id": "advies",
            "deelnemer_id": "deelnemer",
            "soort": "'ama_wse'",
            "van": _BEGIN,
            "gegeven_door_id": f"'{vdab.gebruiker_id}'::uuid",
            "organisatie_id": f"'{vdab.organisatie_id}'::uuid",
        },
        "mens",
    )
    _voeg_in(
        "ama_toeleiding",
        {
            "id": "toeleiding",
            "deelnemer_id": "deelnemer",
            "status": f"CASE WHEN {weg} THEN 'stopgezet' WHEN {loopt} THEN 'gestart' ELSE 'wacht_op_plaats' END",
            "voorgesteld_door_id": f"'{vdab.gebruiker_id}'::uuid",
            "voorgesteld_organisatie_id": f"'{vdab.organisatie_id}'::uuid",
            "voorgesteld_rol": "'vdab_beslisser'",
            "vdab_id": f"'{vdab.organisatie_id}'::uuid",
            "ontvangen_op": _BEGIN,
            "motivering": "repeat('Zij wil graag weer werken. ', 40)",
            "wens": "repeat('Ik wil onder de mensen zijn. ', 20)",
            "minuten_haalbaar": "720",
            "stappen_haalbaar": "true",
            "geinformeerd_op": _BEGIN,
            "akkoord_op": _BEGIN,
            "beslist_op": f"{_BEGIN} + mod(mens.nr, 300)::int",
            "beslist_door_id": f"'{vdab.gebruiker_id}'::uuid",
            "beslissing_motivering": "repeat('De doelstellingen passen. ', 40)",
            "advies_id": "advies",
            "contingent_id": "huis.contingent",
            "aanbieder_id": "huis.id",
            "wacht_sinds": f"CASE WHEN {loopt} THEN NULL ELSE {_BEGIN} END",
            "start": f"CASE WHEN {loopt} THEN {_BEGIN} END",
            "beslissing_tot": f"CASE WHEN {loopt} THEN {_EINDE} END",
            "einde": f"CASE WHEN {weg} THEN date '{JAREN[-2]}-12-31' END",
            "einde_reden": f"CASE WHEN {weg} THEN 'gestopt' ELSE '' END",
        },
        bij,
    )


def _overeenkomsten(wie: Plek, huizen: int) -> None:
    """An agreement a year for who runs, the last one without an end."""
    _voeg_in(
        "ama_overeenkomst",
        {
            "id": "gen_random_uuid()",
            "soort": "'wse'",
            "deelnemer_id": "deelnemer",
            "toeleiding_id": "toeleiding",
            "begeleider_id": "huis.id",
            "begeleider_lid_id": "huis.lid",
            "werkpost_id": "huis.post",
            "opgemaakt_door_id": f"'{wie.gebruiker_id}'::uuid",
            "status": f"CASE WHEN jaar = {JAREN[-1]} THEN 'actief' ELSE 'beeindigd' END",
            "start": "make_date(jaar, 1, 1) + mod(mens.nr, 20)::int",
            "einde": f"CASE WHEN jaar < {JAREN[-1]} THEN make_date(jaar, 12, 31) END",
            "einde_reden": f"CASE WHEN jaar < {JAREN[-1]} THEN 'werkpost_stopt' ELSE '' END",
            "geinformeerd_op": "make_date(jaar, 1, 1)",
            "ondertekend_op": "make_date(jaar, 1, 1)",
            "ingediend_op": "make_date(jaar, 1, 20)",
            "aanvaard_op": "make_date(jaar, 1, 25)",
        },
        f"mens JOIN huis ON huis.nr = mod(mens.nr, {huizen}) + 1"
        f" CROSS JOIN generate_series({JAREN[0]}, {JAREN[-1]}) AS jaar"
        f" WHERE mod(mens.nr / 7, 10) > 1 OR mod(mens.nr / 7, 10) = 1 AND jaar < {JAREN[-1]}",
    )


def _aanwezigheden(wie: Plek, kwam: int) -> None:
    """So many days a year in the last two years, every third day from the fourth on."""
    _voeg_in(
        "ama_aanwezigheid",
        {
            "overeenkomst_id": "o.id",
            "dag": "o.start + 3 * n",
            "status": "'A'",
            "minuten": "180",
            "ingevuld_door_id": f"'{wie.gebruiker_id}'::uuid",
            "ingevuld_op": "now()",
        },
        "ama_overeenkomst o JOIN mens ON mens.deelnemer = o.deelnemer_id"
        f" CROSS JOIN generate_series(1, {kwam}) AS n WHERE o.start >= date '{JAREN[-2]}-01-01'",
    )


def metingen(departement: Plek, huis: Plek) -> dict[str, Callable[[], object]]:
    """What is measured: the report of one contingent computed, the two pages, and the figures beside a call."""
    from django.urls import reverse
    from django.utils import timezone

    from ama.bladen.contingentgebruik import cijfers_voor_oproep
    from ama.domein.kwartaalverslag import te_rapporteren
    from ama.models.kwartaallezen import bereken, contingent_in
    from werkzorg.organisaties.models import Lidmaatschap

    dag = timezone.localdate()
    contingent = contingent_in(contingent_van(huis), te_rapporteren(dag))
    assert contingent is not None
    door = Lidmaatschap.objects.get(pk=departement.lidmaatschap_id).als_hoedanigheid()
    lijst = reverse("contingentgebruik_lijst")

    def haal(plek: Plek) -> Callable[[], object]:
        client = _client(plek)

        def doe() -> None:
            antwoord = client.get(lijst)
            assert antwoord.status_code == 200, antwoord.status_code

        return doe

    return {
        "een verslag berekenen": lambda: bereken(contingent, te_rapporteren(dag)),
        "in gebruik, een organisatie": haal(huis),
        "in gebruik, het departement": haal(departement),
        "cijfers bij een oproep": lambda: cijfers_voor_oproep(door, dag),
    }


# These are about one contingent: how many people there are elsewhere may not matter.
EIGEN = ("een verslag berekenen", "in gebruik, een organisatie")


def contingent_van(huis: Plek) -> UUID:
    """The contingent of this organisation."""
    from mandaten.models import Toekenning

    return Toekenning.objects.get(houder_id=huis.organisatie_id, soort="contingent").pk


def maak_alle(huizen: Sequence[Plek]) -> str:
    """The clock's work of the first month of a quarter: every report made, and once more without a change."""
    from django.utils import timezone

    from ama.domein.kwartaalverslag import te_rapporteren
    from ama.handelingen.kwartaalverslag import kwartaalverslag_opmaken
    from werkzorg.organisaties.hoedanigheid import Klok

    kwartaal, klok = te_rapporteren(timezone.localdate()), Klok("wse_kwartaalverslagen_opmaken")
    contingenten = [contingent_van(huis) for huis in huizen]
    uit = []
    for keer, gemaakt in (("gemaakt", True), ("opnieuw, gelijk", False)):
        begin = time.perf_counter()
        for een in contingenten:
            assert (kwartaalverslag_opmaken(een, kwartaal, door=klok) is not None) is gemaakt
        ms = (time.perf_counter() - begin) * 1000 / len(contingenten)
        uit.append(f"  {f'een verslag, {keer}':28} {ms:9.1f} ms, gemiddeld over {len(contingenten)}")
    return "\n".join(uit)


def blokken_van(plan: str) -> int:
    """How many blocks the database read for this plan, from memory or disk."""
    eerste = re.search(r"Buffers: shared(.*)", plan)
    return sum(int(getal) for getal in re.findall(r"(?:hit|read)=(\d+)", eerste[1])) if eerste else 0


def meet(departement: Plek, huis: Plek, keer: int) -> tuple[dict[str, int], str, list[str], list[str]]:
    """Blocks read per measure, the times as text, plans, and what is wrong."""
    blokken: dict[str, int] = {}
    regels, plannen, fouten = [], [], []
    for naam, doe in metingen(departement, huis).items():
        doe()
        vragen = vragen_van(doe)
        kaal, heel = beste_ms(rauw(vragen), keer), beste_ms(doe, keer)
        regels.append(
            f"  {naam:28} {kaal:9.1f} ms SQL {heel:9.1f} ms ({heel / kaal:5.2f} x), {len(vragen)} vragen"
        )
        if len(vragen) > (18 if naam == "een verslag berekenen" else 10):
            fouten.append(f"{naam}: {len(vragen)} vragen")
        for sql, waarden in vragen:
            if sql.startswith("SELECT") and any(f'"{tabel}"' in sql for tabel in GELEZEN):
                plan = plan_van(sql, waarden)
                plannen.append(f"--- {naam}\n{plan}")
                blokken[naam] = blokken.get(naam, 0) + blokken_van(plan)
                mag = set() if naam in EIGEN else {"ama_toeleiding", "ama_overeenkomst"}
                for tabel in {*GELEZEN} - mag:
                    if re.search(rf"Seq Scan on {tabel}\b", plan):
                        fouten.append(f"{naam} leest heel {tabel}")
    tekst = "\n".join(regels)
    print(tekst, flush=True)
    return blokken, tekst, plannen, fouten


def main(argumenten: Sequence[str] | None = None) -> int:
    """Migrates and fills the configured (empty) database, measures at both sizes, and keeps plans and ratios."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--plaatsen", type=int, default=PLAATSEN)
    ontleder.add_argument("--keren", type=int, default=10, help="zoveel keer meer in de tweede meting")
    ontleder.add_argument("--kwam", type=int, default=KWAM, help="aanwezigheden per persoon en jaar")
    ontleder.add_argument("--keer", type=int, default=5)
    keuze = ontleder.parse_args(argumenten)
    sys.path.insert(0, str(Path(__file__).parents[1]))

    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.core.management import call_command

    from werkzorg.databank.rollen import als_eigenaar

    call_command("migrate", verbosity=0)
    departement = _plek("departement_wse", "departement_wse")
    vdab = _plek("vdab", "vdab_beslisser")
    uit: list[str] = []
    plannen: list[str] = []
    fouten: list[str] = []
    huis: Any = None
    al = 0
    for plaatsen in (keuze.plaatsen, keuze.plaatsen * keuze.keren):
        huizen = [
            _plek("maatwerkbedrijf", "begeleider_ama") for _ in range(max(3, (plaatsen - al) // PER_HUIS))
        ]
        huis = huis or huizen[0]
        with als_eigenaar():
            vul_contingenten(plaatsen - al, huizen, vdab, kwam=keuze.kwam, zaad=plaatsen)
        al = plaatsen
        kop = f"{plaatsen} mensen, contingenten van {PER_HUIS} plaatsen, {keuze.kwam} aanwezigheden per jaar"
        print(f"\n{kop}", flush=True)
        blokken, tekst, plannen, fouten = meet(departement, huis, keuze.keer)
        alle = maak_alle(huizen[:50])
        print(alle, flush=True)
        per = {naam: blokken[naam] / PER_HUIS for naam in EIGEN}
        regel = ", ".join(f"{naam} {een:.1f}" for naam, een in per.items())
        print(f"  blokken per persoon: {regel}", flush=True)
        uit.append(f"{kop}\n{tekst}\n{alle}\n  blokken per persoon: {regel}")
        fouten += [f"{naam}: {een:.0f} blokken per persoon" for naam, een in per.items() if een > BLOKKEN]
    PLAN.write_text("\n\n".join([*uit, *plannen]) + "\n")
    # Everything is measured first: one page that asks too much hides nothing of the others.
    assert not fouten, fouten
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
