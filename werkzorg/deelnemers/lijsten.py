"""The list of people as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from werkzorg.deelnemers.dossier import lijstregels
from werkzorg.deelnemers.filters import DeelnemerFilter
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort
from werkzorg.ui.zoekvraag import bevat_insz


def _deelnemers(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The people whom the reader may see, by name, that the search asks for; never by number."""
    rijen = Deelnemer.objects.zichtbaar_voor(door).met_omvang(door).gesorteerd()
    filter_ = DeelnemerFilter(vraag, queryset=rijen)
    zoek = vraag.get("zoek", "").strip()
    gevonden = list((rijen.none() if bevat_insz(zoek) else filter_.qs)[:hoogstens])
    cellen = [
        (regel.naam, regel.dossiernummer, regel.geboortedatum, regel.gemeente)
        for regel in lijstregels(gevonden)
    ]
    return Uitsnede(cellen, frozenset(rij.pk for rij in gevonden), [("Zoek", zoek or "alle dossiers")])


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="deelnemer_lijst",
        titel="Dossiers",
        kolommen=(
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Geboren", Soort.DATUM),
            Kolom("Gemeente"),
        ),
        neem=_deelnemers,
        groepen=frozenset({"identiteit", "adres"}),
    ),
)
