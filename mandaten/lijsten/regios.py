"""How every regio stands, as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from mandaten.bladen.overzicht import Bezet, regiostanden
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.formaten import datum
from werkzorg.ui.werkblad import Kolom, Soort


def _regios(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    vandaag = timezone.localdate()
    cellen = [
        (
            regio.naam,
            *_bezet(regio.verband, "geen samenwerkingsverband Zorg"),
            *_bezet(regio.netwerk, "geen netwerkcoördinator"),
            ", ".join(naam for een in regio.contingenten for naam in een.wie),
            ", ".join(regio.alle_oproepen),
        )
        for regio in regiostanden(vandaag)[:hoogstens]
    ]
    return Uitsnede(cellen, frozenset(), [("Zoals op", datum(vandaag))])


def _bezet(bezet: Bezet | None, niemand: str) -> tuple[object, ...]:
    if bezet is None:
        return niemand, None, ""
    stand = ["geschorst" if bezet.is_geschorst else "geldig", *(["open plaats"] if bezet.leeg else [])]
    return ", ".join(bezet.wie), bezet.tot, ", ".join(stand)


EXPORTLIJSTEN = (
    Exportlijst(
        "mandaten_overzicht",
        "Mandaten per regio",
        (
            Kolom("Regio"),
            Kolom("Samenwerkingsverband Zorg"),
            Kolom("Verband tot en met", Soort.DATUM),
            Kolom("Toestand van het verband"),
            Kolom("Netwerkcoördinator"),
            Kolom("Netwerk tot en met", Soort.DATUM),
            Kolom("Toestand van het netwerk"),
            Kolom("Contingent sociale economie"),
            Kolom("Open oproepen"),
        ),
        _regios,
    ),
)
