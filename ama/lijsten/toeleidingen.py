"""The list of toeleidingen and the waiting list as files."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone

from ama.bladen import toeleidinglijst as bladen
from ama.models import Toeleiding
from ama.querysets.lezers import WEG
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort

# The groups of data that a line of these lists shows.
IN_LIJST = frozenset({WEG})


def _toeleidingen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The toeleidingen with these filters, in the order of the screen."""
    alle = Toeleiding.objects.zichtbaar_voor(door)
    formulier = bladen.filterformulier(vraag, alle)
    rijen = bladen.dringendst(bladen.gekozen(alle, formulier), door).met_verbanden()
    gevonden = list(rijen[:hoogstens])
    cellen = [
        (
            regel.naam,
            regel.dossiernummer,
            regel.aanbieder,
            regel.voorgesteld_door,
            regel.status,
            regel.ontvangen_op,
            regel.beslist_op,
            regel.start,
            regel.zin,
        )
        for regel in bladen.lijstregels(gevonden, door)
    ]
    return Uitsnede(cellen, frozenset(rij.deelnemer_id for rij in gevonden), _filterwoorden(formulier))


def _wachtenden(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The waiting list with these filters, in its order."""
    vandaag = timezone.localdate()
    alle = Toeleiding.objects.zichtbaar_voor(door)
    formulier = bladen.wachtfilter(vraag, alle)
    rijen = bladen.wachtenden(alle, formulier, vandaag).met_verbanden()
    gevonden = list(rijen[:hoogstens])
    cellen = [
        (
            regel.contingent,
            regel.aanbieder,
            regel.rang,
            regel.naam,
            regel.dossiernummer,
            regel.status,
            regel.beslist_op,
            regel.ontvangen_op,
            regel.zin,
            regel.bezetting,
        )
        for regel in bladen.wachtregels(gevonden, vandaag)
    ]
    return Uitsnede(cellen, frozenset(rij.deelnemer_id for rij in gevonden), _filterwoorden(formulier))


def _filterwoorden(formulier: forms.Form) -> list[tuple[str, str]]:
    """The filters that are on, in words."""
    if not formulier.is_valid():
        return []
    uit = []
    for naam, waarde in formulier.cleaned_data.items():
        if waarde:
            veld = formulier.fields[naam]
            uit.append((str(veld.label), str(dict(getattr(veld, "choices", [])).get(waarde, waarde))))
    return uit


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="toeleiding_lijst",
        titel="Toeleidingen naar AMA sociale economie",
        kolommen=(
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Aanbieder"),
            Kolom("Voorgesteld door"),
            Kolom("Stand"),
            Kolom("Gevraagd op", Soort.DATUM),
            Kolom("Beslist op", Soort.DATUM),
            Kolom("Eerste dag", Soort.DATUM),
            Kolom("Wat er is"),
        ),
        neem=_toeleidingen,
        groepen=IN_LIJST,
    ),
    Exportlijst(
        sleutel="wachtlijst_lezen",
        titel="Wachtlijst van AMA sociale economie",
        kolommen=(
            Kolom("Contingent"),
            Kolom("Aanbieder"),
            Kolom("Plaats", Soort.GETAL),
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Stand"),
            Kolom("Beslist op", Soort.DATUM),
            Kolom("Gevraagd op", Soort.DATUM),
            Kolom("Wat er is"),
            Kolom("Bezetting van het contingent"),
        ),
        neem=_wachtenden,
        groepen=IN_LIJST,
    ),
)
