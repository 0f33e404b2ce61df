"""A werkpost with people on its sheet, for the tests about presences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.test import Client
from django.test.utils import CaptureQueriesContext

from ama.domein.aanwezigheid import Status
from ama.domein.bladinvoer import Invoer
from ama.models import Overeenkomst, Sluiting
from tests.ama.maken import maak_overeenkomst, maak_versie
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.models import Werkpost

# A Monday: the block of `maak_versie` is on Monday morning, three hours.
MAANDAG = date(2026, 2, 2)
DINSDAG = date(2026, 2, 3)
PAASMAANDAG = date(2026, 4, 6)


def maak_ploeg(
    cast: Rolverdeling, aantal: int = 2, *, weekdag: int = 0, namen: Sequence[str] = (), **velden: Any
) -> tuple[Werkpost, list[Overeenkomst]]:
    """So many people, with these first names if given, with an agreement at one new werkpost."""
    werkpost = velden.pop("werkpost", None) or maak_werkpost("Buurtatelier")
    wie = velden.get("speler") or cast.spelers["begeleider_ama"]
    rijen = []
    for naam in namen or [""] * aantal:
        mens = {"deelnemer": registreer(wie.door, voornaam=naam)} if naam else {}
        rij = maak_overeenkomst(cast, werkpost=werkpost, **mens, **velden)
        maak_versie(rij, weekdag=weekdag)
        rijen.append(rij)
    return werkpost, rijen


def open_op(werkpost: Werkpost, dag: date) -> None:
    """The werkpost works on this day, also when it is a holiday."""
    with in_handeling():
        Sluiting.objects.create(
            werkpost=werkpost,
            periode=reeks(dag, dag),
            is_gesloten=False,
            geregistreerd_door=werkpost.organisatie,
        )


def regel(rij: Overeenkomst, status: str = "A", gezien: int = 0, **velden: Any) -> Invoer:
    """One line as the sheet sends it."""
    return Invoer(rij.pk, Status(status), gezien, **velden)


def adres_van(werkpost_id: UUID, dag: date = MAANDAG) -> str:
    """The address of the sheet."""
    return f"/ama/aanwezigheden/{werkpost_id}/?dag={dag.isoformat()}"


def gestuurd(client: Client, adres: str, wijzigingen: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a browser would send of the sheet as it stands, with these changes."""
    formulier = client.get(adres).context["formulier"]
    velden: dict[str, str] = {}
    for veld in formulier:
        waarde = veld.value()
        if waarde not in (None, ""):
            velden[veld.html_name] = str(waarde)
    return {**velden, **(wijzigingen or {})}


def vragen(gevraagd: CaptureQueriesContext) -> list[str]:
    """What was asked, without what marks a transaction and its context."""
    alle = [een["sql"] for een in gevraagd]
    return [
        een for een in alle if not een.startswith(("SAVEPOINT", "RELEASE", "SET")) and "set_config" not in een
    ]
