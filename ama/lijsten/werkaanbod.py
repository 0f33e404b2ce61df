"""The offer of werkposten, the contacts and the lost recognitions, each as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from ama.bladen import contacten, erkenningverlies, werkposten
from ama.bladen.werkposten import filterwoorden
from ama.forms.werkaanbod import VerliesFilterForm
from ama.models import Contact, Erkenningverlies
from ama.querysets.werkposten import werkposten as alle_werkposten
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom, Soort


def _werkaanbod(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The werkposten with these filters, in the order of the page."""
    vandaag = timezone.localdate()
    formulier = werkposten.filterformulier(vraag, door)
    rijen = werkposten.gekozen(alle_werkposten().zichtbaar_voor(door), formulier, door, vandaag)
    cellen = [
        (
            een.naam,
            een.sector,
            een.gemeente,
            een.provincie,
            een.regio,
            een.activiteiten,
            een.open_dagen,
            een.bezetting.plaatsen if een.bezetting else None,
            een.bezetting.bezet if een.bezetting else None,
            een.bezetting.gereserveerd if een.bezetting else None,
            een.bezetting.vrij if een.bezetting else None,
            een.km,
            een.via,
        )
        for een in werkposten.werkpostregels(werkposten.voor_de_lijst(rijen, vandaag)[:hoogstens], door)
    ]
    return Uitsnede(cellen, frozenset(), filterwoorden(formulier))


def _contacten(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The contacts with these filters, in the order of the page."""
    vandaag = timezone.localdate()
    dagen = contacten.opvolging(vandaag).dagen
    formulier = contacten.filterformulier(vraag)
    rijen = contacten.gekozen(Contact.objects.zichtbaar_voor(door), formulier, vandaag, dagen)
    cellen = [
        (
            een["naam"],
            een["sector"],
            een["gemeente"],
            een["bereik"],
            een["stand"],
            een["laatst_op"],
            "ja" if een["opnieuw"] else "",
        )
        for een in contacten.contactregels(rijen[:hoogstens], vandaag, dagen)
    ]
    return Uitsnede(cellen, frozenset(), filterwoorden(formulier))


def _verliezen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The hit agreements with these filters, in the order of the page."""
    alle = Erkenningverlies.objects.zichtbaar_voor(door)
    begeleiders = erkenningverlies.begeleiders_van(alle)
    formulier = VerliesFilterForm(vraag, begeleiders=begeleiders)
    gezocht = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = list(erkenningverlies.gekozen(alle, gezocht)[:hoogstens])
    cellen = [
        (een.dossier, een.begeleider, een.werkpost, een.laatste_dag, een.reden, een.stand)
        for een in erkenningverlies.regels(rijen, door, timezone.localdate())
    ]
    over = frozenset(rij.overeenkomst.deelnemer_id for rij in rijen)
    return Uitsnede(cellen, over, erkenningverlies.in_woorden(gezocht, begeleiders))


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="werkaanbod_lijst",
        titel="Werkaanbod",
        kolommen=(
            Kolom("Werkpost"),
            Kolom("Sector"),
            Kolom("Gemeente"),
            Kolom("Provincie"),
            Kolom("Regio"),
            Kolom("Activiteiten"),
            Kolom("Open op"),
            Kolom("Plaatsen", Soort.GETAL),
            Kolom("Bezet", Soort.GETAL),
            Kolom("In opmaak", Soort.GETAL),
            Kolom("Vrij", Soort.GETAL),
            Kolom("Afstand in km", Soort.GETAL),
            Kolom("Vraag een plaats aan"),
        ),
        neem=_werkaanbod,
    ),
    Exportlijst(
        sleutel="contact_lijst",
        titel="Contacten met mogelijke werkposten",
        kolommen=(
            Kolom("Naam"),
            Kolom("Sector"),
            Kolom("Gemeente"),
            Kolom("Contact"),
            Kolom("Stand"),
            Kolom("Laatste contact", Soort.DATUM),
            Kolom("Opnieuw contacteren"),
        ),
        neem=_contacten,
    ),
    Exportlijst(
        sleutel="erkenningverlies_lijst",
        titel="Verloren erkenningen",
        kolommen=(
            Kolom("Dossier"),
            Kolom("Begeleider"),
            Kolom("Werkpost"),
            Kolom("Erkend tot en met", Soort.DATUM),
            Kolom("Reden"),
            Kolom("Stand"),
        ),
        neem=_verliezen,
        groepen=frozenset({"stand"}),
    ),
)
