"""Who may do what among 50,000 decisions of twenty years: which index answers, and what the models add to the SQL.

`python -m werkzorg.demo.proefservers -- python bench/mandaten.py` (own servers, nothing left behind; a minute or two).
The plans are kept in bench/mandaten_plan.txt. Every duration stands beside that of the same SQL sent by hand in the
same run: only the ratio says something about the application, for the machine is never quiet.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pagina import beste_ms
from vullen import _copy

PLAN = Path(__file__).with_name("mandaten_plan.txt")
BEGIN = date(2007, 1, 1)
JAREN, VIJF = 20, 5
WEINIG = 200
_GEEN_VRAAG = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ")
TABELLEN = (
    "organisaties_organisatie", "mandaten_toekenning", "mandaten_toekenningsregio", "mandaten_lid",
    "mandaten_bevoegdheid", "mandaten_besluit",
)  # fmt: skip


@dataclass
class Rijen:
    """What is written, per table."""

    organisaties: list[tuple[Any, ...]] = field(default_factory=list)
    toekenningen: list[tuple[Any, ...]] = field(default_factory=list)
    regios: list[tuple[Any, ...]] = field(default_factory=list)
    leden: list[tuple[Any, ...]] = field(default_factory=list)
    bevoegdheden: list[tuple[Any, ...]] = field(default_factory=list)
    besluiten: list[tuple[Any, ...]] = field(default_factory=list)


class Vuller:
    """Makes grants as the acts would leave them; the same seed gives the same rows."""

    def __init__(self, zaad: int, mensen: Sequence[uuid.UUID], regios: Sequence[str]) -> None:
        self.loting = random.Random(zaad)
        self.mensen, self.regios, self.rijen = mensen, regios, Rijen()
        self.zaad, self.volg = zaad, 0

    def id(self) -> uuid.UUID:
        """A new key."""
        return uuid.UUID(int=self.loting.getrandbits(128), version=4)

    def organisatie(self, soort: str) -> uuid.UUID:
        """An organisation with a name that looks like one."""
        wie = self.id()
        delen = self.loting.choices(("ba", "de", "gri", "ko", "lu", "nel", "ra", "sten", "vel", "zo"), k=4)
        self.rijen.organisaties.append(
            (wie, f"{''.join(delen).title()} {len(self.rijen.organisaties)}", soort, "Gent")
        )
        return wie

    def toekenning(
        self,
        soort: str,
        houder: uuid.UUID,
        regios: Sequence[str],
        van: date,
        leden: Sequence[tuple[str, uuid.UUID]] = (),
    ) -> None:
        """One grant of five years, its decision, and what follows from it."""
        from mandaten.soorten import SOORTEN

        self.volg += 1
        wie, welke = self.id(), SOORTEN[soort]
        tot = date(van.year + VIJF, van.month, van.day)
        periode = f"[{van},{tot})"
        nummer = f"{welke.reeks}-{van.year}-{self.zaad}{self.volg:06d}"
        self.rijen.toekenningen.append((wie, soort, nummer, houder, "actief", periode, "ingelezen"))
        self.rijen.besluiten.append(
            (
                self.id(),
                soort,
                "toekenning",
                van.year,
                self.zaad * 1_000_000 + self.volg,
                nummer,
                van,
                self.mensen[0],
                self.mensen[1],
                houder,
                wie,
            )
        )
        for regio in regios:
            self.rijen.regios.append((self.id(), wie, soort, regio, periode))
        for plaats, lid in leden:
            self.rijen.leden.append((self.id(), wie, lid, plaats, periode))
        bevoegd = [] if welke.houder_neemt_plaats else [(houder, welke.functie_houder)]
        bevoegd += [(lid, welke.functie_lid) for _, lid in leden]
        for organisatie, functie in bevoegd:
            for regio in regios if welke.met_regio else [None]:
                self.rijen.bevoegdheden.append((self.id(), wie, organisatie, functie, regio, periode))

    def alles(self, aantal: int, *, met_verbanden: bool) -> Rijen:
        """So many grants: partnerships and networks in every regio, and the rest by lot over the years."""
        if met_verbanden:
            for regio in self.regios:
                for ronde in range(JAREN // VIJF):
                    van = date(BEGIN.year + VIJF * ronde, 1, 1)
                    partners = [("A", "caw"), ("B", "vaph"), ("C", "cgg")]
                    leden = [(plaats, self.organisatie(soort)) for plaats, soort in partners]
                    self.toekenning("zorg", leden[0][1], [regio], van, leden)
                    sloten = ("caw", "werkactor", "maatwerkbedrijf", "cgg", "vaph", "ocmw")
                    netwerk = [(slot.replace("cgg", "ggz"), self.organisatie(slot)) for slot in sloten]
                    self.toekenning("netwerk", self.organisatie("ocmw"), [regio], van, netwerk)
        per_soort = {
            "erkenning": [self.organisatie("caw") for _ in range(max(aantal // 20, 2))],
            "werkactor": [self.organisatie("werkactor") for _ in range(max(aantal // 50, 2))],
            "contingent": [self.organisatie("maatwerkbedrijf") for _ in range(max(aantal // 50, 2))],
        }
        while self.volg < aantal:
            soort = self.loting.choices(list(per_soort), weights=(6, 2, 2))[0]
            dag = BEGIN + timedelta(days=self.loting.randrange(JAREN * 365))
            regios = self.loting.sample(list(self.regios), k=self.loting.randint(1, 3))
            self.toekenning(
                soort,
                self.loting.choice(per_soort[soort]),
                [] if soort == "erkenning" else regios,
                dag.replace(day=min(dag.day, 28)),
            )
        return self.rijen


def schrijf(rijen: Rijen) -> None:
    """All rows by COPY, as owner: triggers are off meanwhile, the constraints are not."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        _copy(
            "organisaties_organisatie",
            ("id", "naam", "soort", "gemeente", "aangemaakt_op"),
            _met_nu(rijen.organisaties),
        )
        _copy(
            "mandaten_toekenning",
            ("id", "soort", "nummer", "houder_id", "status", "periode", "herkomst", "aangemaakt_op"),
            _met_nu(rijen.toekenningen),
        )
        _copy(
            "mandaten_toekenningsregio", ("id", "toekenning_id", "soort", "regio_id", "periode"), rijen.regios
        )
        _copy("mandaten_lid", ("id", "toekenning_id", "organisatie_id", "plaats", "periode"), rijen.leden)
        _copy(
            "mandaten_bevoegdheid",
            ("id", "toekenning_id", "organisatie_id", "functie", "regio_id", "periode"),
            rijen.bevoegdheden,
        )
        _copy(
            "mandaten_besluit",
            (
                "id", "soort", "aard", "jaar", "volgnummer", "nummer", "genomen_op", "genomen_door_id",
                "voorgesteld_door_id", "organisatie_id", "toekenning_id", "aangemaakt_op",
            ),
            _met_nu(rijen.besluiten),
        )  # fmt: skip
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in TABELLEN:
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"VACUUM ANALYZE {tabel}")


def _met_nu(rijen: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    nu = datetime.now(UTC)
    return ((*rij, nu) for rij in rijen)


# --- measuring --------------------------------------------------------------------------------------------
def vragen(dag: date) -> dict[str, Callable[[], object]]:
    """What the offers ask, on this day."""
    from mandaten.geldigheid import geldig_op, houders_op, team_in, verliest_geldigheid
    from mandaten.models import Bevoegdheid

    def iemand(functie: str) -> Any:
        return Bevoegdheid.objects.geldig_op(dag).filter(functie=functie).order_by("pk").first()

    werk, ama = iemand("casemanager_werk"), iemand("begeleider_ama")
    return {
        "mag X dit in Y op D? ja": lambda: geldig_op(
            werk.organisatie_id, "casemanager_werk", dag, werk.regio_id
        ),
        "mag X dit in Y op D? nee": lambda: geldig_op(werk.organisatie_id, "casemanager_zorg", dag, "gent"),
        "mag X dit in Y op D? overal": lambda: geldig_op(ama.organisatie_id, "begeleider_ama", dag, "gent"),
        "wie is casemanager Werk in Y": lambda: houders_op("casemanager_werk", "gent", dag),
        "wie is begeleider AMA": lambda: houders_op("begeleider_ama", "gent", dag),
        "het team van Y": lambda: team_in("gent", dag),
        "wat eindigt in een maand": lambda: verliest_geldigheid(dag, dag + timedelta(days=30)),
    }


def sql_van(doe: Callable[[], object]) -> tuple[str, Any]:
    """The one statement that this asks the database, with its values; raises ValueError for more than one."""
    from django.db import connection

    gevangen: list[tuple[str, Any]] = []

    def vang(voer_uit: Any, sql: str, waarden: Any, meerdere: bool, context: Any) -> Any:
        gevangen.append((sql, waarden))
        return voer_uit(sql, waarden, meerdere, context)

    with connection.execute_wrapper(vang):
        doe()
    (een,) = gevangen
    return een


def meet(dag: date, keer: int) -> str:
    """Every question by hand and through the models, and its plan; prints the durations."""
    from django.db import connection

    plannen = []
    for naam, doe in vragen(dag).items():
        sql, waarden = sql_van(doe)

        def rauw(sql: str = sql, waarden: Any = waarden) -> object:
            with connection.cursor() as cursor:
                cursor.execute(sql, waarden)
                return cursor.fetchall()

        kaal, model = beste_ms(rauw, keer), beste_ms(doe, keer)
        print(f"  {naam:30} {kaal:8.2f} ms rauw  {model:8.2f} ms ({model / kaal:5.2f} x)")
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", waarden)
            plan = "\n".join(rij[0] for rij in cursor.fetchall())
        assert "Seq Scan on mandaten_bevoegdheid" not in plan or "begeleider AMA" in naam, (naam, plan)
        plannen.append(f"--- {naam}\n{plan}\n")
    return "\n".join(plannen)


def paginas(dag: date) -> dict[str, str]:
    """The public pages of which the time is taken."""
    return {
        "register": "/register/",
        "register, laatste blad": "/register/?blad=99999",
        "register, een regio": "/register/?regio=gent",
        "register, een naam": "/register/?zoek=ba",
        "register, tien jaar geleden": f"/register/?op={dag - timedelta(days=3650):%d/%m/%Y}",
        "register, een soort": "/register/?soort=zorg",
        "JSON": "/register/json/",
        "CSV": "/register/csv/",
    }


def tel_vragen(adres: str) -> int:
    """How many questions a page asks the database, the second time."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(adres)
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = client.get(adres)
    assert antwoord.status_code == 200, (adres, antwoord.status_code)
    return sum(not een["sql"].startswith(_GEEN_VRAAG) for een in gevangen.captured_queries)


def main(argumenten: Sequence[str] | None = None) -> int:
    """Migrates and fills the configured (empty) database, measures, and keeps the plans."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--besluiten", type=int, default=50_000)
    ontleder.add_argument("--keer", type=int, default=15)
    keuze = ontleder.parse_args(argumenten)

    import django

    django.setup()
    logging.disable(logging.INFO)  # a line per request would hide the figures
    import pghistory
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from mandaten.models import Besluit
    from werkzorg.databank.rollen import als_eigenaar
    from werkzorg.gebruikers.models import Gebruiker
    from werkzorg.plaatsen.models import Regio

    call_command("migrate", verbosity=0)
    with pghistory.context(handeling="vullen", door="commando:vullen"):
        mensen = [
            Gebruiker.objects.nieuw(
                f"meting{n}@voorbeeld.be", voornaam="M", achternaam=str(n), wachtwoord=None
            ).pk
            for n in range(2)
        ]
    regios = sorted(Regio.objects.values_list("sleutel", flat=True))
    dag = date(2026, 6, 1)
    with als_eigenaar():
        schrijf(Vuller(1, mensen, regios).alles(WEINIG, met_verbanden=True))
    weinig = {naam: tel_vragen(adres) for naam, adres in paginas(dag).items() if naam != "CSV"}
    with als_eigenaar():
        schrijf(Vuller(2, mensen, regios).alles(keuze.besluiten - WEINIG, met_verbanden=False))
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()")
        versie = cursor.fetchone()[0].partition(" on ")[0]
    kop = f"{versie}, {Besluit.objects.count()} besluiten over {JAREN} jaar, gevraagd voor {dag:%d/%m/%Y}"
    print(kop)
    PLAN.write_text(f"{kop}\n\n{meet(dag, keuze.keer)}")
    print("\nopenbare bladzijden")
    client = Client()
    for naam, adres in paginas(dag).items():
        ms = beste_ms(lambda adres=adres: client.get(adres), max(keuze.keer // 3, 1))
        print(f"  {naam:30} {ms:8.1f} ms")
    veel = {naam: tel_vragen(adres) for naam, adres in paginas(dag).items() if naam != "CSV"}
    print(f"\nvragen aan de databank, bij {WEINIG} en bij {keuze.besluiten} besluiten: {veel}")
    assert weinig == veel, (weinig, veel)
    return 0


if __name__ == "__main__":
    sys.exit(main())
