"""Files with presences, for the tests about reading them in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ama.handelingen.inlezen import aanwezigheden_inlezen, inlezing_bewaren, inlezing_uitvoeren
from ama.imports.repetitie import GRENZEN, Uitkomst, repeteer
from ama.models import Aanwezigheidsinlezing, Overeenkomst
from tests.deelnemers.importbestanden import csv_bestand
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.tabelbestand import lees_bestand

ADRES = reverse("aanwezigheden_inlezen")
KOPPEN = ("Werkpost", "Dossiernummer", "Dag", "Status", "Uren", "Nota")


def regel(
    rij: Overeenkomst, dag: str = "02/02/2026", status: str = "A", uren: str = "", nota: str = ""
) -> list[str]:
    """One row under KOPPEN, on a Monday with three planned hours unless said otherwise."""
    return [rij.werkpost.naam, rij.deelnemer.dossiernummer, dag, status, uren, nota]


def bestand(*rijen: Sequence[str], koppen: Sequence[str] = KOPPEN) -> bytes:
    """A CSV file."""
    return csv_bestand(*rijen, koppen=koppen)


def nagekeken(door: Hoedanigheid, *rijen: Sequence[str], koppen: Sequence[str] = KOPPEN) -> Uitkomst:
    """What the rehearsal says about these rows."""
    inhoud = bestand(*rijen, koppen=koppen)
    return repeteer(lees_bestand(io.BytesIO(inhoud), len(inhoud), "aanwezigheden", GRENZEN), door)


def bewaard(door: Hoedanigheid, *rijen: Sequence[str]) -> Aanwezigheidsinlezing:
    """A faultless file that waits."""
    uitkomst = nagekeken(door, *rijen)
    assert uitkomst.fouten == []
    return inlezing_bewaren(uitkomst.rijen, nieuw=uitkomst.nieuw, door=door)


def ingelezen(door: Hoedanigheid, *rijen: Sequence[str]) -> Aanwezigheidsinlezing:
    """A file that was read in."""
    return inlezing_uitvoeren(aanwezigheden_inlezen(bewaard(door, *rijen), door=door), door=door)


def laad_op(client: Client, inhoud: bytes, naam: str = "aanwezig.csv") -> Any:
    """Sends a file as a browser does."""
    return client.post(ADRES, {"aanvraag_sleutel": str(uuid4()), "bestand": SimpleUploadedFile(naam, inhoud)})


def start(client: Client, inlezing: Aanwezigheidsinlezing) -> Any:
    """Presses the button."""
    return client.post(ADRES, {"inlezing": str(inlezing.pk), "aanvraag_sleutel": str(uuid4())})
