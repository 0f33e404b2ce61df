"""The worklist of the desk and the comparison of one call, as files."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from mandaten.bladen.behandellijst import (
    behandelregels,
    gekozen,
    vergelijking,
    vergelijkregels,
    voor_de_lijst,
)
from mandaten.forms.behandeling import BehandelingFilterForm, OproepRegioForm, filterformulier, regioformulier
from mandaten.models import Aanvraag, Oproep
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _filters(formulier: BehandelingFilterForm | OproepRegioForm) -> list[tuple[str, str]]:
    """The filters that are on, in words."""
    if not formulier.is_valid():
        return []
    uit = []
    for naam, waarde in formulier.cleaned_data.items():
        if waarde:
            veld = formulier.fields[naam]
            keuzes = dict(getattr(veld, "choices", []))
            uit.append((str(veld.label), str(keuzes.get(waarde, waarde))))
    return uit


def _werklijst(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The worklist with these filters, the nearest last day first."""
    vandaag = timezone.localdate()
    formulier = filterformulier(door, vraag)
    rijen = gekozen(Aanvraag.objects.zichtbaar_voor(door).in_behandeling(), formulier, vandaag)
    cellen = [
        (
            regel["aanvrager"],
            regel["soort"],
            regel["regios"],
            regel["status"],
            regel["ingediend_op"],
            regel["uiterlijk_op"],
            regel["klok"],
            regel["dag"],
        )
        for regel in behandelregels(voor_de_lijst(rijen)[:hoogstens], vandaag)
    ]
    return Uitsnede(cellen, frozenset(), _filters(formulier))


def _vergelijking(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The comparison of one call, the highest total first."""
    assert object_id is not None  # the list is one of an object
    oproep = Oproep.objects.te_beheren_door(door).filter(pk=object_id).first()
    if oproep is None:
        raise Oproep.DoesNotExist
    formulier = regioformulier(oproep, vraag)
    regio = formulier.cleaned_data["regio"] if formulier.is_valid() else ""
    rijen = vergelijking(Aanvraag.objects.zichtbaar_voor(door), oproep, regio)
    cellen = [
        (
            regel["aanvrager"],
            regel["regios"],
            regel["status"],
            regel["adviezen"],
            regel["totaal"],
            "; ".join(f"{een['criterium']}: {een['punten'] or '-'}" for een in regel["punten"]),
        )
        for regel in vergelijkregels(rijen[:hoogstens], list(oproep.criteria.all()))
    ]
    return Uitsnede(cellen, frozenset(), [("Oproep", oproep.titel), *_filters(formulier)])


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="behandeling_lijst",
        titel="Aanvragen in behandeling",
        kolommen=(
            Kolom("Aanvrager"),
            Kolom("Wat wordt gevraagd"),
            Kolom("Regio's"),
            Kolom("Stand"),
            Kolom("Ingediend", Soort.MOMENT),
            Kolom("Uiterlijk", Soort.DATUM),
            Kolom("Klok"),
            Kolom("Dag"),
        ),
        neem=_werklijst,
    ),
    Exportlijst(
        sleutel="oproep_vergelijken",
        titel="Aanvragen van een oproep",
        kolommen=(
            Kolom("Aanvrager"),
            Kolom("Regio's"),
            Kolom("Stand"),
            Kolom("Adviezen"),
            Kolom("Gewogen op tien"),
            Kolom("Punten per criterium"),
        ),
        neem=_vergelijking,
        met_object=True,
    ),
)
