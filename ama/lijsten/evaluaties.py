"""The list of yearly evaluations as a file: what this reader sees on the page, no word of their contents."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from ama.bladen.evaluaties import gekozen, in_woorden, over, regel, standen_voor
from ama.forms.evaluaties import JaarevaluatieFilterForm
from ama.models import Begeleiding
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort

# The groups of data that a line of the list shows.
IN_LIJST = frozenset({"stand"})


def _evaluaties(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The evaluations of the filters, in the order of the page."""
    dag = timezone.localdate()
    formulier = JaarevaluatieFilterForm(vraag, standen=standen_voor(door))
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = list(gekozen(Begeleiding.objects.zichtbaar_voor(door), gezocht, door, dag)[:hoogstens])
    cellen = [
        (
            een.deelnemer,
            een.dossiernummer,
            een.begeleider,
            een.stand,
            een.uiterlijk_op,
            een.laatst_op,
            een.resultaat,
        )
        for een in (regel(rij, door, dag) for rij in rijen)
    ]
    return Uitsnede(cellen, over(rijen), in_woorden(gezocht))


EXPORTLIJSTEN = (
    Exportlijst(
        "jaarevaluatie_lijst",
        "Jaarlijkse evaluaties",
        (
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Begeleider"),
            Kolom("Stand"),
            Kolom("Uiterlijk op", Soort.DATUM),
            Kolom("Laatst gehouden", Soort.DATUM),
            Kolom("Resultaat"),
        ),
        _evaluaties,
        groepen=IN_LIJST,
    ),
)
