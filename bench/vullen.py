"""Fills a database with invented people by COPY, for measuring: `python bench/vullen.py --personen 100000`.

Outside the test suite. Rows are written past the acts (as the owner, without triggers), so there is no history
and no sealed chain unless asked; never run this on a database with real people.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkzorg.settings")

VOORNAMEN = (
    "Lien",
    "Jos",
    "Samira",
    "Kobe",
    "Marie",
    "Ivan",
    "Ahmed",
    "Carine",
    "Fatima",
    "Dirk",
    "Noor",
    "Élise",
)
ACHTERNAMEN = (
    "Hermans",
    "Vermeulen",
    "Aït Ben",
    "Pauwels",
    "De Smet",
    "Petrenko",
    "Bouzid",
    "Martens",
    "Ergün",
)
LETTERGREPEN = ("ba", "de", "gri", "ko", "lu", "ma", "nel", "o", "pie", "ra", "sten", "tu", "vel", "zo")
BEGIN = date(2020, 1, 1)
GEBOREN = date(1950, 1, 1)


@dataclass(frozen=True)
class Plek:
    """Where the people are involved: somebody who may see them."""

    gebruiker_id: uuid.UUID
    lidmaatschap_id: uuid.UUID
    organisatie_id: uuid.UUID
    rol: str


@dataclass(frozen=True)
class Hoeveel:
    """How many rows of each kind; `logregels` and `inzagen` are per person."""

    personen: int
    logregels: int = 3
    inzagen: int = 3
    documenten: int = 1
    met_insz: bool = False


def _copy(tabel: str, kolommen: Sequence[str], rijen: Iterable[Sequence[Any]]) -> int:
    """Writes these rows, with the default of every other column that may not be empty; how many."""
    from django.db import connection

    aantal = 0
    overige = _standaarden(tabel, kolommen)
    opdracht = f"COPY {tabel} ({', '.join([*kolommen, *overige])}) FROM STDIN"
    with connection.cursor() as cursor, cursor.cursor.copy(opdracht) as kopie:
        for rij in rijen:
            kopie.write_row([*rij, *overige.values()])
            aantal += 1
    return aantal


def _standaarden(tabel: str, kolommen: Sequence[str]) -> dict[str, Any]:
    """Column -> default of what the model added since and what the caller does not give."""
    from django.apps import apps
    from django.db.models import AutoField

    model = next(een for een in apps.get_models() if een._meta.db_table == tabel)
    return {
        veld.column: veld.get_default()
        for veld in model._meta.concrete_fields
        if veld.column not in kolommen
        and not veld.null
        and not veld.generated
        # The database numbers these itself.
        and not isinstance(veld, AutoField)
    }


def _json(waarde: Any) -> str:
    import json

    return json.dumps(waarde)


def vul(hoeveel: Hoeveel, plekken: Sequence[Plek], *, zaad: int = 1) -> dict[str, int]:
    """Adds these people, spread over `plekken`, with all that hangs on them; rows per table.

    Must run as the owner of the tables (werkzorg.databank.rollen.als_eigenaar): triggers are off meanwhile.
    """
    from django.db import connection, transaction

    loting = random.Random(zaad)
    ids = [uuid.UUID(int=loting.getrandbits(128), version=4) for _ in range(hoeveel.personen)]
    waar = [plekken[nummer % len(plekken)] for nummer in range(hoeveel.personen)]
    tabellen = (
        "deelnemers_deelnemer", "deelnemers_betrokkenheid", "logboek_logregel", "toegang_inzage",
        "documenten_document", "werklijst_taak",
    )  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        for tabel in tabellen:
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        geteld = {
            "deelnemers_deelnemer": _mensen(ids, hoeveel, loting),
            "deelnemers_betrokkenheid": _betrokkenheden(ids, waar),
            "logboek_logregel": _logregels(ids, waar, hoeveel.logregels),
            "toegang_inzage": _inzagen(ids, waar, hoeveel.inzagen),
            "documenten_document": _documenten(ids, waar, hoeveel.documenten),
            "werklijst_taak": _taken(ids, waar),
        }
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in tabellen:
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        for tabel in tabellen:
            cursor.execute(f"VACUUM ANALYZE {tabel}")
    return geteld


def _naam(loting: random.Random) -> str:
    """A family name: often a usual one, otherwise put together, so that the index sees many different ones."""
    if loting.random() < 0.3:
        return loting.choice(ACHTERNAMEN)
    return "".join(loting.choices(LETTERGREPEN, k=loting.randint(2, 4))).title()


def _dossiernummer(getal: int) -> str:
    return f"D-{getal // 10_000:04d}-{getal % 10_000:04d}"


def _mensen(ids: Sequence[uuid.UUID], hoeveel: Hoeveel, loting: random.Random) -> int:
    from werkzorg.deelnemers.models import Deelnemer
    from werkzorg.deelnemers.voorbeelden import voorbeeld_insz
    from werkzorg.versleuteling import blinde_index, versleutel

    bezet = set(Deelnemer.objects.values_list("dossiernummer", flat=True))
    nummers = (
        getal
        for getal in iter(lambda: loting.randrange(100_000_000), None)
        if _dossiernummer(getal) not in bezet
    )

    def rijen() -> Iterator[Sequence[Any]]:
        # Counting on from those that are there keeps the INSZ of a second fill unique.
        for nummer, wie in enumerate(ids, start=len(bezet)):
            # Spread over the days, as people are: who was born on one day is compared with one another.
            dag, volg = GEBOREN + timedelta(days=nummer % 18_000), nummer // 18_000 % 998 + 1
            geheim = index = None
            if hoeveel.met_insz:
                insz = voorbeeld_insz(dag, volg)
                index = blinde_index(insz, doel="insz")
                geheim = versleutel(
                    insz.encode(), doel="insz", tabel="deelnemers_deelnemer", kolom="insz", rij=str(wie)
                )
            dossiernummer = _dossiernummer(next(nummers))
            bezet.add(dossiernummer)
            yield (
                wie, dossiernummer, loting.choice(VOORNAMEN), _naam(loting), dag,
                geheim, index, "" if geheim else "aangevraagd", f"p{nummer}@voorbeeld.be", "", "Lindestraat", "1", "",
                "9000", "Gent", "nl", "", False, 1, datetime.now(UTC),
            )  # fmt: skip

    kolommen = (
        "id", "dossiernummer", "voornaam", "achternaam", "geboortedatum", "insz_versleuteld", "insz_index",
        "insz_ontbreekt", "email", "telefoon", "straat", "huisnummer", "bus", "postcode", "gemeente", "taal",
        "taal_andere", "tolk_nodig", "versie", "geregistreerd_op",
    )  # fmt: skip
    return _copy("deelnemers_deelnemer", kolommen, rijen())


def _betrokkenheden(ids: Sequence[uuid.UUID], waar: Sequence[Plek]) -> int:
    kolommen = (
        "id", "deelnemer_id", "organisatie_id", "rol", "aanbod", "dossier_soort", "omvang", "periode", "grond",
        "geinformeerd_op", "gegeven_door",
    )  # fmt: skip
    rijen = (
        (
            _van(wie, "b"),
            wie,
            plek.organisatie_id,
            plek.rol,
            "",
            "",
            "volledig",
            f"[{BEGIN},)",
            "begeleiding",
            BEGIN,
            "{}",
        )
        for wie, plek in zip(ids, waar, strict=True)
    )
    return _copy("deelnemers_betrokkenheid", kolommen, rijen)


def _van(wie: uuid.UUID, soort: str, nummer: int = 0) -> uuid.UUID:
    """The id of a row that hangs on this person."""
    return uuid.uuid5(wie, f"{soort}{nummer}")


def _logregels(ids: Sequence[uuid.UUID], waar: Sequence[Plek], elk: int) -> int:
    kolommen = (
        "id",
        "wanneer",
        "handeling",
        "door",
        "object_soort",
        "object_id",
        "deelnemer_id",
        "gegevens",
        "aanvraag",
    )
    nu = datetime.now(UTC)

    def rijen() -> Iterator[Sequence[Any]]:
        for wie, plek in zip(ids, waar, strict=True):
            door = _json(
                {
                    "gebruiker": str(plek.gebruiker_id),
                    "organisatie": str(plek.organisatie_id),
                    "rol": plek.rol,
                }
            )
            for keer in range(elk):
                yield (
                    _van(wie, "l", keer), nu - timedelta(hours=keer), "deelnemer_wijzigen", door,
                    "deelnemers.deelnemer", wie, wie, "{}", "",
                )  # fmt: skip

    return _copy("logboek_logregel", kolommen, rijen())


def _inzagen(ids: Sequence[uuid.UUID], waar: Sequence[Plek], elk: int) -> int:
    kolommen = (
        "id", "wanneer", "gebruiker_id", "organisatie_id", "lidmaatschap_id", "rol", "sessie", "actie", "object_soort",
        "object_id", "deelnemer_ids", "groepen", "grond", "kanaal", "uitkomst", "aanvraag",
    )  # fmt: skip
    nu = datetime.now(UTC) - timedelta(hours=1)

    def rijen() -> Iterator[Sequence[Any]]:
        volg = 0
        for wie, plek in zip(ids, waar, strict=True):
            for keer in range(elk):
                volg += 1
                yield (
                    _van(wie, "i", keer), nu - timedelta(seconds=volg), plek.gebruiker_id, plek.organisatie_id,
                    plek.lidmaatschap_id, plek.rol, "a" * 64, "deelnemer_detail", "deelnemers.deelnemer", wie, [wie],
                    ["adres", "contact", "identiteit", "taal"], "betrokkenheid", "web", "getoond",
                    str(_van(wie, "a", keer)),
                )  # fmt: skip

    return _copy("toegang_inzage", kolommen, rijen())


def _documenten(ids: Sequence[uuid.UUID], waar: Sequence[Plek], elk: int) -> int:
    kolommen = ("id", "soort", "object_soort", "object_id", "deelnemer_id", "organisatie_id", "aangemaakt_op")
    nu = datetime.now(UTC)
    rijen = (
        (
            _van(wie, "d", keer),
            "ontvangstbewijs",
            "deelnemers.betrokkenheid",
            _van(wie, "b"),
            wie,
            plek.organisatie_id,
            nu,
        )
        for wie, plek in zip(ids, waar, strict=True)
        for keer in range(elk)
    )
    return _copy("documenten_document", kolommen, rijen)


def _taken(ids: Sequence[uuid.UUID], waar: Sequence[Plek]) -> int:
    """One task per ten people: half of them done."""
    kolommen = (
        "id", "soort", "sleutel", "object_soort", "object_id", "deelnemer_id", "organisatie_id", "rol", "gebruiker_id",
        "termijn", "aangemaakt_op", "klaar_op",
    )  # fmt: skip
    nu = datetime.now(UTC)
    rijen = (
        (
            _van(wie, "t"), "insz_aanvullen", f"insz_aanvullen:{wie}", "deelnemers.deelnemer", wie, wie,
            plek.organisatie_id, plek.rol, plek.gebruiker_id, nu.date() + timedelta(days=nummer % 60 - 10), nu,
            nu if nummer % 20 else None,
        )
        for nummer, (wie, plek) in enumerate(zip(ids, waar, strict=True))
        if nummer % 10 == 0
    )  # fmt: skip
    return _copy("werklijst_taak", kolommen, rijen)


def maak_plekken(hoeveel: int) -> list[Plek]:
    """That many organisations with one casemanager each, made for measuring."""
    import pghistory
    from django.db.backends.postgresql.psycopg_any import DateRange

    from werkzorg.gebruikers.models import Gebruiker
    from werkzorg.organisaties.models import Lidmaatschap, Organisatie

    plekken = []
    with pghistory.context(handeling="vullen", door="commando:vullen"):
        for _ in range(hoeveel):
            merk = uuid.uuid4().hex[:10]
            organisatie = Organisatie.objects.create(naam=f"Meting {merk}", soort="cgg")
            gebruiker = Gebruiker.objects.nieuw(
                f"meting-{merk}@voorbeeld.be", voornaam="Meting", achternaam=merk, wachtwoord=None
            )
            lid = Lidmaatschap.objects.create(
                gebruiker=gebruiker,
                organisatie=organisatie,
                rol="casemanager_zorg",
                periode=DateRange(BEGIN, None),
            )
            plekken.append(Plek(gebruiker.pk, lid.pk, organisatie.pk, lid.rol))
    return plekken


def main(argumenten: Sequence[str] | None = None) -> int:
    """Fills the configured database; prints what was added."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--personen", type=int, default=10_000)
    ontleder.add_argument("--organisaties", type=int, default=20)
    ontleder.add_argument("--logregels", type=int, default=3, help="per persoon")
    ontleder.add_argument("--inzagen", type=int, default=3, help="per persoon")
    ontleder.add_argument("--insz", action="store_true", help="met echte (versleutelde) nummers; trager")
    keuze = ontleder.parse_args(argumenten)

    import django

    django.setup()
    from werkzorg.databank.rollen import als_eigenaar

    begin = time.perf_counter()
    with als_eigenaar():
        geteld = vul(
            Hoeveel(keuze.personen, keuze.logregels, keuze.inzagen, met_insz=keuze.insz),
            maak_plekken(keuze.organisaties),
        )
    for tabel, aantal in geteld.items():
        print(f"{tabel:28} {aantal:>10}")
    print(f"in {time.perf_counter() - begin:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
