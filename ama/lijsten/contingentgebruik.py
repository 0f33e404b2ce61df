"""The contingents in use, as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from ama.bladen import contingentgebruik as blad
from ama.forms.contingentgebruik import GebruikFilterForm
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.plaatsen.models import Regio
from werkzorg.ui.volgorde import op_naam
from werkzorg.ui.werkblad import Kolom, Soort


def regiokeuzes() -> list[tuple[str, str]]:
    """Every regio by name; one query."""
    return list(Regio.objects.order_by(*op_naam("naam")).values_list("sleutel", "naam"))


def _neem(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    keuzes = regiokeuzes()
    formulier = GebruikFilterForm(vraag, regios=keuzes)
    zoek = formulier.cleaned_data if formulier.is_valid() else {"zoek": "", "regio": ""}
    dag = timezone.localdate()
    rijen = blad.gekozen(blad.alles(door, dag), zoek["zoek"], zoek["regio"])
    cellen = [
        (
            een.houder,
            een.nummer,
            een.stand.toegekend,
            een.stand.gebruikt,
            een.stand.gepland,
            een.stand.wachtend,
            een.stand.vrij,
            een.verwachting.dagen,
            een.gemiddeld,
            een.ongebruikt,
        )
        for een in blad.gebruikregels(rijen[:hoogstens], dag)
    ]
    woorden = [("Organisatie", zoek["zoek"]), ("Regio", dict(keuzes).get(zoek["regio"], ""))]
    return Uitsnede(cellen, frozenset(), [een for een in woorden if een[1]])


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="contingentgebruik_lijst",
        titel="Contingenten AMA sociale economie in gebruik",
        kolommen=(
            Kolom("Organisatie"),
            Kolom("Contingent"),
            Kolom("Toegekend", Soort.GETAL),
            Kolom("Ingevuld", Soort.GETAL),
            Kolom("Gepland", Soort.GETAL),
            Kolom("Wachtlijst", Soort.GETAL),
            Kolom("Vrij", Soort.GETAL),
            Kolom("Verwachte dagen van het jaar", Soort.GETAL),
            Kolom("Gemiddeld aantal plaatsen"),
            Kolom("Ongebruikt"),
        ),
        neem=_neem,
    ),
)
