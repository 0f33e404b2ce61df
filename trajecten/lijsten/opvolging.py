"""Notes, appointments and evaluations of one traject as a file; care notes never are (regelgeving 8)."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from trajecten.bladen import opvolging, opvolgvragen
from trajecten.bladen.notitielijst import gekozen, in_woorden
from trajecten.bladen.opvolglijst import gekozen_afspraken
from trajecten.bladen.opvolglijst import in_woorden as in_woorden_afspraken
from trajecten.forms.opvolging import AfspraakFilterForm, NotitieFilterForm
from trajecten.models import Notitie, Traject
from trajecten.querysets.lezers import OPVOLGING
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _notities(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The notes of the filters, in the order of the page."""
    traject = _traject(door, object_id)
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


def _afspraken(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The appointments of the filters, in the order of the page."""
    traject = _traject(door, object_id)
    formulier = AfspraakFilterForm(vraag)
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = gekozen_afspraken(opvolgvragen.afspraken(traject.pk, door), gezocht)[:hoogstens]
    cellen = [
        (
            een["dag"],
            f"{een['van_uur']:%H:%M}",
            een["minuten"],
            een["soort"],
            een["waar"],
            een["waarover"],
            een["bij"],
            een["afzegging"] or ("afgezegd" if een["is_afgezegd"] else ""),
        )
        for een in (opvolging.afspraakregel(rij["json"], door) for rij in rijen)
    ]
    return Uitsnede(cellen, frozenset({traject.deelnemer_id}), in_woorden_afspraken(gezocht))


def _evaluaties(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The evaluations, in the order of the page."""
    traject = _traject(door, object_id)
    rijen = opvolgvragen.evaluaties(traject.pk, door)[:hoogstens]
    cellen = [
        (
            een["op"],
            een["vooruitgang"],
            een["woorden_deelnemer"],
            een["afspraken"],
            "ja" if een["plan_bijsturen"] else "nee",
            een["wie"],
            een["bij"],
        )
        for een in (opvolging.evaluatieregel(rij["json"]) for rij in rijen)
    ]
    return Uitsnede(cellen, frozenset({traject.deelnemer_id}))


def _traject(door: Hoedanigheid, object_id: UUID | None) -> Traject:
    """The traject of which this is a list; raises DoesNotExist when this reader does not see it."""
    assert object_id is not None  # the list is one of an object
    rij = Traject.objects.zichtbaar_voor(door).filter(pk=object_id).first()
    if rij is None:
        raise Traject.DoesNotExist
    return rij


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
    Exportlijst(
        "afspraak_lijst",
        "Afspraken van een traject",
        (
            Kolom("Dag", Soort.DATUM),
            Kolom("Uur"),
            Kolom("Minuten", Soort.GETAL),
            Kolom("Soort"),
            Kolom("Waar"),
            Kolom("Waarover"),
            Kolom("Organisatie"),
            Kolom("Afgezegd"),
        ),
        _afspraken,
        groepen=frozenset({OPVOLGING}),
        met_object=True,
    ),
    Exportlijst(
        "evaluatie_lijst",
        "Evaluaties van een traject",
        (
            Kolom("Dag", Soort.DATUM),
            Kolom("Vooruitgang"),
            Kolom("Woorden van de deelnemer"),
            Kolom("Afspraken"),
            Kolom("Plan bijgestuurd"),
            Kolom("Geschreven door"),
            Kolom("Organisatie"),
        ),
        _evaluaties,
        groepen=frozenset({OPVOLGING}),
        met_object=True,
    ),
)
