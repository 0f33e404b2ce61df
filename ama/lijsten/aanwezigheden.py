"""The list of presences as a file: the rows of the screen, within one year."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.http import QueryDict

from ama.bladen.opkomst import filterformulier, gekozen, in_woorden
from ama.models import Aanwezigheid
from ama.querysets import AanwezigheidQuerySet
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _aanwezigheden(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The presences of the filters, in the order of the page."""
    formulier = filterformulier(vraag)
    alle: AanwezigheidQuerySet = Aanwezigheid.objects.zichtbaar_voor(door)
    rijen = list(gekozen(alle, formulier)[:hoogstens])
    cellen = [
        (
            een.dag,
            een.overeenkomst.deelnemer.naam,
            een.overeenkomst.deelnemer.dossiernummer,
            een.overeenkomst.werkpost.naam,
            een.get_status_display(),
            round(Decimal(een.minuten) / 60, 2) if een.minuten else None,
            "ja" if een.is_gepland else "nee",
            een.nota,
            een.get_eerste_status_display() if een.is_verbeterd else "",
            een.verbeter_reden,
        )
        for een in rijen
    ]
    mensen = frozenset(een.overeenkomst.deelnemer_id for een in rijen)
    return Uitsnede(cellen, mensen, in_woorden(formulier))


AANWEZIGHEDEN = Exportlijst(
    "aanwezigheid_lijst",
    "Aanwezigheden",
    (
        Kolom("Dag", Soort.DATUM),
        Kolom("Deelnemer"),
        Kolom("Dossiernummer"),
        Kolom("Werkpost"),
        Kolom("Aanwezigheid"),
        Kolom("Uren", Soort.GETAL),
        Kolom("Gepland"),
        Kolom("Nota"),
        Kolom("Eerst ingevuld"),
        Kolom("Waarom verbeterd"),
    ),
    _aanwezigheden,
    groepen=frozenset({"opkomst"}),
)
