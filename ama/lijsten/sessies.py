"""The list of sessions as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from ama.bladen.sessies import gekozen_sessies, in_woorden
from ama.forms.sessies import SessieFilterForm
from ama.models import Begeleidingssessie
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort

# The groups of data that a line of the list shows.
IN_LIJST = frozenset({"begeleiding"})


def _sessies(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The sessions of the filters, in the order of the page."""
    formulier = SessieFilterForm(vraag)
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = list(gekozen_sessies(Begeleidingssessie.objects.zichtbaar_voor(door), gezocht, door)[:hoogstens])
    cellen = [
        (
            rij.op,
            rij.deelnemer.naam,
            rij.deelnemer.dossiernummer,
            rij.get_soort_display(),
            rij.minuten,
            rij.tekst,
            rij.get_zichtbaarheid_display(),
            rij.door.naam,
            rij.begeleider.naam,
        )
        for rij in rijen
    ]
    return Uitsnede(cellen, frozenset(rij.deelnemer_id for rij in rijen), in_woorden(gezocht))


EXPORTLIJSTEN = (
    Exportlijst(
        "begeleidingssessie_lijst",
        "Sessies",
        (
            Kolom("Dag", Soort.DATUM),
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Soort"),
            Kolom("Minuten", Soort.GETAL),
            Kolom("Notitie"),
            Kolom("Wie leest dit"),
            Kolom("Geschreven door"),
            Kolom("Organisatie"),
        ),
        _sessies,
        groepen=IN_LIJST,
    ),
)
