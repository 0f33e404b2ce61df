"""The list of agreements as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from ama.bladen.lijst import dringendst, filterformulier, gekozen, indien_dagen, lijstregels
from ama.forms.lijst import OvereenkomstFilterForm
from ama.models import Overeenkomst
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort

# The groups of data that a line of the list shows.
IN_LIJST = frozenset({"stand"})


def _overeenkomsten(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The agreements with these filters, in the order of the screen."""
    vandaag = timezone.localdate()
    dagen = indien_dagen(vandaag)
    formulier = filterformulier(vraag, door)
    rijen = gekozen(Overeenkomst.objects.zichtbaar_voor(door), formulier, door, vandaag, dagen)
    gevonden = list(dringendst(rijen, door).met_verbanden()[:hoogstens])
    cellen = [
        (
            regel.naam,
            regel.dossiernummer,
            regel.werkpost,
            regel.begeleider,
            regel.lid,
            regel.status,
            regel.start,
            regel.einde,
            regel.ingediend_op,
            regel.zin,
        )
        for regel in lijstregels(gevonden, vandaag, dagen)
    ]
    return Uitsnede(cellen, frozenset(rij.deelnemer_id for rij in gevonden), _filterwoorden(formulier))


def _filterwoorden(formulier: OvereenkomstFilterForm) -> list[tuple[str, str]]:
    """The filters that are on, in words."""
    if not formulier.is_valid():
        return []
    uit = []
    for naam, waarde in formulier.cleaned_data.items():
        if waarde:
            veld = formulier.fields[naam]
            keuzes = dict(getattr(veld, "choices", []))
            uit.append((str(veld.label), "ja" if waarde is True else str(keuzes.get(waarde, waarde))))
    return uit


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="overeenkomst_lijst",
        titel="Begeleidingsovereenkomsten",
        kolommen=(
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Werkpost"),
            Kolom("Begeleider"),
            Kolom("Wie begeleidt"),
            Kolom("Stand"),
            Kolom("Start", Soort.DATUM),
            Kolom("Laatste dag", Soort.DATUM),
            Kolom("Ingediend op", Soort.DATUM),
            Kolom("Wat er is"),
        ),
        neem=_overeenkomsten,
        groepen=IN_LIJST,
    ),
)
