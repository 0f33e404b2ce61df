"""The list of calls as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from mandaten.bladen.oproepen import gekozen, in_volgorde, met_aantal, oproepregels
from mandaten.forms.oproepen import OproepFilterForm
from mandaten.models import Oproep
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _oproepen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    formulier = OproepFilterForm(vraag)
    rijen = gekozen(Oproep.objects.zichtbaar_voor(door), formulier)
    cellen = [
        (
            regel["titel"],
            regel["soort"],
            ", ".join(regel["regios"]),
            regel["opent_op"],
            regel["sluit_op"],
            regel["stand"],
            regel["ingediend"],
        )
        for regel in oproepregels(met_aantal(in_volgorde(rijen))[:hoogstens], door)
    ]
    filters = [
        (str(formulier.fields[naam].label), vraag.get(naam, ""))
        for naam in formulier.fields
        if vraag.get(naam)
    ]
    return Uitsnede(cellen, frozenset(), filters)


EXPORTLIJSTEN = (
    Exportlijst(
        "oproep_lijst",
        "Oproepen",
        (
            Kolom("Oproep"),
            Kolom("Soort"),
            Kolom("Regio's"),
            Kolom("Opent op", Soort.MOMENT),
            Kolom("Sluit op", Soort.MOMENT),
            Kolom("Toestand"),
            Kolom("Ingediende aanvragen", Soort.GETAL),
        ),
        _oproepen,
    ),
)
