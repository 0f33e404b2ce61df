"""The notes of one traject as a file; care notes never are (regelgeving 8)."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from trajecten.bladen.notitielijst import gekozen, in_woorden
from trajecten.forms.opvolging import NotitieFilterForm
from trajecten.models import Notitie, Traject
from trajecten.querysets.lezers import OPVOLGING
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _notities(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The notes of the filters, in the order of the page."""
    assert object_id is not None  # the list is one of an object
    traject = Traject.objects.zichtbaar_voor(door).get(pk=object_id)
    formulier = NotitieFilterForm(vraag)
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = gekozen(Notitie.objects.zichtbaar_voor(door).filter(traject=traject), gezocht)[:hoogstens]
    cellen = [
        (
            rij.dag,
            rij.get_soort_display(),
            rij.duur_minuten,
            rij.tekst,
            rij.get_zichtbaarheid_display(),
            rij.door.naam,
            rij.organisatie.naam,
        )
        for rij in rijen
    ]
    return Uitsnede(cellen, frozenset({traject.deelnemer_id}), in_woorden(gezocht))


EXPORTLIJSTEN = (
    Exportlijst(
        "notitie_lijst",
        "Notities van een traject",
        (
            Kolom("Dag", Soort.DATUM),
            Kolom("Soort"),
            Kolom("Minuten", Soort.GETAL),
            Kolom("Notitie"),
            Kolom("Wie leest dit"),
            Kolom("Geschreven door"),
            Kolom("Organisatie"),
        ),
        _notities,
        groepen=frozenset({OPVOLGING}),
        met_object=True,
    ),
)
