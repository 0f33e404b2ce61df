"""The partnerships of the geïntegreerd breed onthaal as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from gbo.bladen import dekking as bladen
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _samenwerkingen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The partnerships with this filter, in the order of the screen."""
    vandaag, gemeente = timezone.localdate(), vraag.get("gemeente", "")
    rijen = bladen.met_dag(bladen.gekozen(gemeente, vandaag), vandaag)
    cellen = [
        (regel.naam, regel.gemeenten, ", ".join(regel.partners), regel.mist)
        for regel in bladen.samenwerkingregels(rijen[:hoogstens], vandaag)
    ]
    return Uitsnede(cellen, frozenset(), [("Gemeente of postcode", gemeente)] if gemeente else [])


EXPORTLIJSTEN = (
    Exportlijst(
        "gbo_samenwerking_lijst",
        "Samenwerkingsverbanden van het geïntegreerd breed onthaal",
        (
            Kolom("Samenwerkingsverband"),
            Kolom("Gemeenten", Soort.GETAL),
            Kolom("Kernpartners"),
            Kolom("Wat ontbreekt"),
        ),
        _samenwerkingen,
    ),
)
