"""What the tests of exports share: a list with many people on it, and how a file is read."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4

import openpyxl
import pghistory
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.rolverdeling import BEGIN, Speler
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.handelen.models import Uitvoer

ADRES = "/exporteer/?lijst=deelnemer_lijst"


def vele_mensen(speler: Speler, aantal: int) -> None:
    """`aantal` people whom this player's team sees, made in bulk."""
    with pghistory.context(handeling="test", door="commando:test"):
        mensen = Deelnemer.objects.bulk_create(
            Deelnemer(
                dossiernummer=f"D-{uuid4().hex[:4]}-{n:04}"[:11],
                voornaam="Sam",
                achternaam=f"Peeters {n}",
                geboortedatum="1990-01-02",
                insz_ontbreekt="aangevraagd",
            )
            for n in range(aantal)
        )
        Betrokkenheid.objects.bulk_create(
            Betrokkenheid(
                deelnemer=mens,
                organisatie_id=speler.door.organisatie_id,
                rol=speler.door.rol,
                periode=DateRange(BEGIN, None),
                grond="begeleiding",
                geinformeerd_op=BEGIN,
                gegeven_door={},
            )
            for mens in mensen
        )


def ingevuld(**anders: Any) -> dict[str, Any]:
    """The well-filled form of a purpose."""
    return {"aanvraag_sleutel": str(uuid4()), "doel": "overleg", "toelichting": "", **anders}


def bladen(antwoord: Any) -> tuple[list[list[Any]], dict[str, str]]:
    """The rows with their heading, and the second sheet as label and value."""
    rijen, uitleg = openpyxl.load_workbook(io.BytesIO(antwoord.content)).worksheets
    return (
        [[cel.value for cel in rij] for rij in rijen.iter_rows()],
        {str(label.value): str(waarde.value) for label, waarde in uitleg.iter_rows()},
    )


def vraag_aan(klant: Any, speler: Speler) -> Uitvoer:
    """An export that waits for a second person, asked on the screen."""
    vele_mensen(speler, 201)
    klant.post(ADRES, ingevuld())
    return Uitvoer.objects.get(toestand="gevraagd")
