"""The lists of the network as a file: actions, received plans and the catalogue."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from trajecten.bladen import aanbod, acties, plannen
from trajecten.models import Aanbod, Actie, Planversie
from werkzorg.handelen.lijsten import Exportlijst, Uitsnede
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.ui.werkblad import Kolom, Soort


def _acties(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The actions with these filters, what begins first on top; hours in hours."""
    vandaag = timezone.localdate()
    formulier = acties.filterformulier(vraag)
    rijen = acties.gekozen(Actie.objects.zichtbaar_voor(door), formulier, door, vandaag)
    getoond = list(acties.voor_de_lijst(rijen, door)[:hoogstens])
    cellen = [
        (
            regel.wat,
            regel.soort,
            regel.wie,
            regel.dossiernummer,
            regel.regio,
            regel.dienstverlener,
            regel.van,
            regel.tot_en_met,
            round(Decimal(regel.per_week) / 60, 2),
            round(Decimal(regel.gegeven) / 60, 2),
            regel.stand,
            regel.te_laat,
        )
        for regel in acties.actieregels(getoond, vandaag)
    ]
    mensen = frozenset(rij.traject.deelnemer_id for rij in getoond)
    return Uitsnede(cellen, mensen, acties.filterwoorden(formulier))


def _plannen(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The received versions with these filters, open first."""
    vandaag = timezone.localdate()
    formulier = plannen.filterformulier(vraag)
    rijen = plannen.gekozen(Planversie.objects.zichtbaar_voor(door), formulier, door)
    getoond = list(plannen.voor_de_lijst(rijen)[:hoogstens])
    cellen = [
        (
            regel.wie,
            regel.dossiernummer,
            regel.regio,
            regel.nummer,
            regel.ontvangen,
            regel.wacht,
            regel.starten_voor,
            regel.stand,
        )
        for regel in plannen.planregels(getoond, momentopname(vandaag), vandaag)
    ]
    mensen = frozenset(rij.traject.deelnemer_id for rij in getoond)
    return Uitsnede(cellen, mensen, acties.filterwoorden(formulier))


def _aanbod(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The offers with these filters, by name."""
    vandaag = timezone.localdate()
    formulier = aanbod.filterformulier(vraag)
    rijen = aanbod.gekozen(Aanbod.objects.zichtbaar_voor(door), formulier, vandaag)
    cellen = [
        (
            regel.titel,
            regel.soort,
            regel.aanbieder,
            regel.regios,
            regel.plaatsen,
            regel.wachttijd,
            regel.contact,
            regel.tot,
        )
        for regel in aanbod.aanbodregels(aanbod.voor_de_lijst(rijen)[:hoogstens], vandaag)
    ]
    return Uitsnede(cellen, frozenset(), acties.filterwoorden(formulier))


EXPORTLIJSTEN = (
    Exportlijst(
        sleutel="actie_lijst",
        titel="Acties",
        kolommen=(
            Kolom("Wat"),
            Kolom("Soort actie"),
            Kolom("Deelnemer"),
            Kolom("Dossiernummer"),
            Kolom("Regio"),
            Kolom("Dienstverlener"),
            Kolom("Van", Soort.DATUM),
            Kolom("Tot en met", Soort.DATUM),
            Kolom("Uren per week", Soort.GETAL),
            Kolom("Uren gegeven", Soort.GETAL),
            Kolom("Stand"),
            Kolom("Te laat"),
        ),
        neem=_acties,
        groepen=frozenset({"plan"}),
    ),
    Exportlijst(
        sleutel="plan_inbox",
        titel="Ontvangen trajectplannen",
        kolommen=(
            Kolom("Deelnemer"),
            Kolom("Dossiernummer"),
            Kolom("Regio"),
            Kolom("Versie", Soort.GETAL),
            Kolom("Ontvangen op", Soort.DATUM),
            Kolom("Acties zonder dienstverlener", Soort.GETAL),
            Kolom("Eerste actie starten tot en met", Soort.DATUM),
            Kolom("Stand"),
        ),
        neem=_plannen,
        groepen=frozenset({"plan"}),
    ),
    Exportlijst(
        sleutel="aanbod_lijst",
        titel="Catalogus van het aanbod",
        kolommen=(
            Kolom("Aanbod"),
            Kolom("Soort actie"),
            Kolom("Dienstverlener"),
            Kolom("Regio's"),
            Kolom("Plaatsen", Soort.GETAL),
            Kolom("Wachttijd"),
            Kolom("Contact"),
            Kolom("Tot en met", Soort.DATUM),
        ),
        neem=_aanbod,
    ),
)
