"""Laying down the reference data of the files in `gegevens`: for migrations, which run as the owner of the tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

MAP = Path(__file__).parent / "gegevens"
# The first day that the files describe; a municipality that existed before has this as its first day too.
EERSTE_DAG = date(2019, 1, 1)


def _rijen(bestand: str) -> Iterator[dict[str, str]]:
    with (MAP / bestand).open(encoding="utf-8", newline="") as inhoud:
        yield from csv.DictReader(inhoud)


def _reeks(van: date, tot_en_met: date | None) -> DateRange:
    return DateRange(van, tot_en_met + timedelta(days=1) if tot_en_met else None)


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def laad(apps: Any, _schema_editor: Any = None) -> None:
    """The tables hold exactly what the files say; the werkingsgebieden are those of the first mandates, one per regio.

    For `RunPython`; may run again with other files. What is decided about werkingsgebieden since then is left alone.
    Raises an IntegrityError for files that contradict themselves.
    """
    _laad_regios(apps)
    _laad_gemeenten(apps)
    _laad_werkingsgebieden(apps)


def _laad_regios(apps: Any) -> None:
    regio, grens = (apps.get_model("plaatsen", naam) for naam in ("Regio", "Grens"))
    rijen = list(_rijen("regios.csv"))
    regio.objects.bulk_create(
        (regio(sleutel=rij["sleutel"], naam=rij["naam"], is_aanname=True) for rij in rijen),
        update_conflicts=True,
        unique_fields=["sleutel"],
        update_fields=["naam", "is_aanname"],
    )
    grens.objects.all().delete()
    grens.objects.bulk_create(
        grens(van_id=rij["sleutel"], naar_id=andere) for rij in rijen for andere in rij["grenst_aan"].split()
    )


def _laad_gemeenten(apps: Any) -> None:
    gemeente, postcode, ligging = (
        apps.get_model("plaatsen", naam) for naam in ("Gemeente", "Postcode", "GemeenteInRegio")
    )
    # A municipality comes before those that it succeeds, because they point at it.
    rijen = sorted(_rijen("gemeenten.csv"), key=lambda rij: bool(rij["opgevolgd_door"]))
    postcode.objects.all().delete()
    ligging.objects.all().delete()
    gemeenten, postcodes, liggingen = [], [], []
    for rij in rijen:
        van, tot = date.fromisoformat(rij["vanaf"]), _dag(rij["tot_en_met"])
        gemeenten.append(
            gemeente(
                refnis=rij["refnis"],
                naam=rij["naam"],
                provincie=rij["provincie"],
                gewest=rij["gewest"],
                periode=_reeks(van, tot),
                opgevolgd_door_id=rij["opgevolgd_door"] or None,
                breedtegraad=Decimal(rij["breedtegraad"]),
                lengtegraad=Decimal(rij["lengtegraad"]),
            )
        )
        for code in rij["postcodes"].split():
            cijfers, _, sinds = code.partition("@")
            postcodes.append(
                postcode(postcode=cijfers, gemeente_id=rij["refnis"], periode=_reeks(_dag(sinds) or van, tot))
            )
        if rij["regio"]:
            liggingen.append(
                ligging(gemeente_id=rij["refnis"], regio_id=rij["regio"], periode=_reeks(van, tot))
            )
    gemeente.objects.bulk_create(
        gemeenten,
        update_conflicts=True,
        unique_fields=["refnis"],
        update_fields=[
            "naam",
            "provincie",
            "gewest",
            "periode",
            "opgevolgd_door",
            "breedtegraad",
            "lengtegraad",
        ],
    )
    postcode.objects.bulk_create(postcodes)
    ligging.objects.bulk_create(liggingen)


def _laad_werkingsgebieden(apps: Any) -> None:
    """In the first calls a werkingsgebied was one regio (DZ-CALL); a regio that ever belonged to one is left alone."""
    gebied, deel = (apps.get_model("plaatsen", naam) for naam in ("Werkingsgebied", "RegioInWerkingsgebied"))
    gekend = set(deel.objects.values_list("regio_id", flat=True))
    for regio in apps.get_model("plaatsen", "Regio").objects.order_by("sleutel"):
        if regio.pk not in gekend:
            deel.objects.create(
                werkingsgebied=gebied.objects.create(naam=regio.naam),
                regio=regio,
                periode=_reeks(EERSTE_DAG, None),
            )
