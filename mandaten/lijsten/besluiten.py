"""The list of decisions as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from mandaten.bladen.besluiten import besluitregels, filterwoorden, gekozen, in_volgorde
from mandaten.forms.besluiten import BesluitFilterForm
from mandaten.models import Besluit
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _besluiten(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    formulier = BesluitFilterForm(vraag)
    rijen = in_volgorde(gekozen(Besluit.objects.zichtbaar_voor(door), formulier))
    cellen = [
        (
            regel["nummer"],
            regel["organisatie"],
            regel["soort"],
            regel["aard"],
            regel["genomen_op"],
            "ja" if regel["wordt_aangevochten"] else "nee",
            "ja" if regel["is_gevallen"] else "nee",
        )
        for regel in besluitregels(rijen[:hoogstens])
    ]
    return Uitsnede(cellen, frozenset(), filterwoorden(formulier))


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="besluit_lijst",
        titel="Besluiten",
        kolommen=(
            Kolom("Nummer"),
            Kolom("Organisatie"),
            Kolom("Soort"),
            Kolom("Besluit"),
            Kolom("Beslist op", Soort.DATUM),
            Kolom("Wordt aangevochten"),
            Kolom("Bezwaar of beroep gegrond"),
        ),
        neem=_besluiten,
    ),
)
