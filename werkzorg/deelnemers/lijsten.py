"""The list of people as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict

from werkzorg.deelnemers.dossier import dubbelparen, lijstregels
from werkzorg.deelnemers.filters import DeelnemerFilter
from werkzorg.deelnemers.models import Deelnemer, Opzoekmelding
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


def _dubbels(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The pairs of probable doubles, a row per pair."""
    rijen = Deelnemer.objects.zichtbaar_voor(door).met_dubbels(door).gesorteerd()[:hoogstens]
    paren = [(een, ander) for een, anderen in dubbelparen(rijen, door) for ander in anderen][:hoogstens]
    cellen = [
        (een.naam, een.dossiernummer, ander.naam, ander.dossiernummer, een.geboortedatum)
        for een, ander in paren
    ]
    return Uitsnede(cellen, frozenset(mens.pk for paar in paren for mens in paar))


def _opzoekmeldingen(
    door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int
) -> Uitsnede:
    """The signals about looking up, open ones first; no deelnemer is named."""
    rijen = Opzoekmelding.objects.zichtbaar_voor(door).select_related("gebruiker", "organisatie").gesorteerd()
    cellen = [
        (
            rij.wanneer,
            rij.get_soort_display(),
            rij.gebruiker.naam,
            rij.get_rol_display(),
            rij.organisatie.naam,
            "open" if rij.is_open else rij.get_bevinding_display(),
        )
        for rij in rijen[:hoogstens]
    ]
    return Uitsnede(cellen, frozenset())


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="dubbel_lijst",
        titel="Mogelijk dubbele dossiers",
        kolommen=(
            Kolom("Naam"),
            Kolom("Dossiernummer"),
            Kolom("Lijkt op"),
            Kolom("Dossiernummer van wie erop lijkt"),
            Kolom("Geboren", Soort.DATUM),
        ),
        neem=_dubbels,
        groepen=frozenset({"identiteit"}),
    ),
    Exportlijst(
        sleutel="opzoekmelding_lijst",
        titel="Meldingen over opzoeken",
        kolommen=(
            Kolom("Wanneer", Soort.MOMENT),
            Kolom("Wat"),
            Kolom("Wie"),
            Kolom("Rol"),
            Kolom("Organisatie"),
            Kolom("Stand"),
        ),
        neem=_opzoekmeldingen,
    ),
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
