"""The list of grants as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from mandaten.bladen.toekenningen import (
    filterformulier,
    filterwoorden,
    gekozen,
    toekenningsregels,
    voor_de_lijst,
)
from mandaten.models import Toekenning
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _toekenningen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The grants with these filters, the nearest last day first."""
    vandaag = timezone.localdate()
    formulier = filterformulier(vraag)
    zichtbaar = Toekenning.objects.zichtbaar_voor(door).nog_van(door)
    rijen = voor_de_lijst(gekozen(zichtbaar, formulier, vandaag))
    cellen = [
        (
            regel.nummer,
            regel.soort,
            regel.houder,
            regel.regios,
            regel.begin,
            regel.einde,
            regel.resteert,
            regel.stand,
            regel.aan_te_vullen,
        )
        for regel in toekenningsregels(rijen[:hoogstens], vandaag)
    ]
    return Uitsnede(cellen, frozenset(), filterwoorden(formulier))


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="toekenning_lijst",
        titel="Mandaten, erkenningen en contingenten",
        kolommen=(
            Kolom("Nummer"),
            Kolom("Wat"),
            Kolom("Houder"),
            Kolom("Regio's"),
            Kolom("Eerste dag", Soort.DATUM),
            Kolom("Laatste dag", Soort.DATUM),
            Kolom("Resteert"),
            Kolom("Stand"),
            Kolom("Open plaats aan te vullen tot en met", Soort.DATUM),
        ),
        neem=_toekenningen,
    ),
)
