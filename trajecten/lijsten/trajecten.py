"""The list of trajecten as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from trajecten.bladen.acties import filterwoorden
from trajecten.bladen.lijst import gekozen, lijstregels
from trajecten.forms.lijst import filterformulier
from trajecten.models import Traject
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort

# The groups of data that a line of the list shows.
IN_LIJST = frozenset({"stand"})


def _trajecten(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The trajecten with these filters, in the order of the screen."""
    vandaag = timezone.localdate()
    formulier = filterformulier(vraag)
    rijen = gekozen(Traject.objects.zichtbaar_voor(door), formulier, vandaag)
    gevonden = list(rijen.met_stand().dringendst()[:hoogstens])
    cellen = [
        (
            regel.naam,
            regel.dossiernummer,
            regel.status,
            regel.regio,
            regel.ontvangen_op,
            regel.uiterlijk_op,
            regel.teller,
            "; ".join(f"{naam} ({organisatie})" for _, naam, organisatie in regel.tandem),
        )
        for regel in lijstregels(gevonden, vandaag)
    ]
    return Uitsnede(cellen, frozenset(rij.deelnemer_id for rij in gevonden), filterwoorden(formulier))


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="traject_lijst",
        titel="Activeringstrajecten",
        kolommen=(
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Stand"),
            Kolom("Regio"),
            Kolom("Verzoek ontvangen", Soort.DATUM),
            Kolom("Uiterlijk", Soort.DATUM),
            Kolom("Looptijd"),
            Kolom("Tandem"),
        ),
        neem=_trajecten,
        groepen=IN_LIJST,
    ),
)
