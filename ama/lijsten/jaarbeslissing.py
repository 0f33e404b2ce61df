"""The list of yearly decisions as a file: what this reader sees on the page."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from ama.bladen.jaarbeslissing import beslissingsregel, gekozen, in_woorden, over
from ama.forms.jaarbeslissing import JaarbeslissingFilterForm
from ama.models import Jaarbeslissing
from ama.querysets.lezers import WEG
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort

# The groups of data that a line of the list shows.
IN_LIJST = frozenset({WEG})


def _beslissingen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The decisions of the filters, in the order of the page."""
    dag = timezone.localdate()
    formulier = JaarbeslissingFilterForm(vraag)
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = list(gekozen(Jaarbeslissing.objects.zichtbaar_voor(door), gezocht, door, dag)[:hoogstens])
    cellen = [
        (
            een.deelnemer,
            een.dossiernummer,
            een.aanbieder,
            een.nummer,
            een.stand,
            een.uiterlijk_op,
            een.besloten_op,
            een.uitkomst,
            een.te_laat,
        )
        for een in (beslissingsregel(rij, door, dag) for rij in rijen)
    ]
    return Uitsnede(cellen, over(rijen), in_woorden(gezocht))


EXPORTLIJSTEN = (
    Exportlijst(
        "jaarbeslissing_lijst",
        "Jaarlijkse beslissingen AMA sociale economie",
        (
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Aanbieder"),
            Kolom("Nummer", Soort.GETAL),
            Kolom("Stand"),
            Kolom("Uiterlijk op", Soort.DATUM),
            Kolom("Beslist op", Soort.DATUM),
            Kolom("Uitkomst"),
            Kolom("Dagen te laat", Soort.GETAL),
        ),
        _beslissingen,
        groepen=IN_LIJST,
    ),
)
