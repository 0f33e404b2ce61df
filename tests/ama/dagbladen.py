"""A werkpost with people on its sheet, for the tests about presences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.test import Client

from ama.domein.aanwezigheid import Status
from ama.domein.bladinvoer import Invoer
from ama.models import Overeenkomst
from tests.ama.maken import maak_overeenkomst, maak_versie
from tests.rolverdeling import Rolverdeling
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.organisaties.models import Werkpost

# A Monday: the block of `maak_versie` is on Monday morning, three hours.
MAANDAG = date(2026, 2, 2)
DINSDAG = date(2026, 2, 3)
PAASMAANDAG = date(2026, 4, 6)


def maak_ploeg(cast: Rolverdeling, aantal: int = 2, **velden: Any) -> tuple[Werkpost, list[Overeenkomst]]:
    """So many people with an agreement at one new werkpost."""
    werkpost = velden.pop("werkpost", None) or maak_werkpost("Buurtatelier")
    rijen = []
    for _ in range(aantal):
        rij = maak_overeenkomst(cast, werkpost=werkpost, **velden)
        maak_versie(rij)
        rijen.append(rij)
    return werkpost, rijen


def regel(rij: Overeenkomst, status: str = "A", gezien: int = 0, **velden: Any) -> Invoer:
    """One line as the sheet sends it."""
    return Invoer(rij.pk, Status(status), gezien, **velden)


def adres_van(werkpost_id: UUID, dag: date = MAANDAG) -> str:
    """The address of the sheet."""
    return f"/ama/werkposten/{werkpost_id}/aanwezigheden/?dag={dag.isoformat()}"


def gestuurd(client: Client, adres: str, wijzigingen: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a browser would send of the sheet as it stands, with these changes."""
    formulier = client.get(adres).context["formulier"]
    velden: dict[str, str] = {}
    for veld in formulier:
        waarde = veld.value()
        if waarde not in (None, ""):
            velden[veld.html_name] = str(waarde)
    return {**velden, **(wijzigingen or {})}
