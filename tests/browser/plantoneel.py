"""The stage of the trajectplan: a full plan with two versions, an empty one, and one that lies with the network."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from tests.huis.proeftrajecten import bezetting
from tests.rolverdeling import maak_organisatie, maak_speler
from tests.trajecten.maken import geef_bevoegdheid, in_handeling
from tests.trajecten.plannen import (
    bewerk,
    geregistreerd,
    in_opmaak,
    ingediend,
    maak_aanbod,
    voeg_toe,
    volledig,
)
from trajecten.domein.planinhoud import Moment
from trajecten.domein.planwijziging import Inhoudinvoer
from trajecten.handelingen.draagkracht import (
    NieuwZorgmoment,
    draagkracht_vastleggen,
    zorgmoment_vastleggen,
)
from trajecten.models import Actie, Traject, Uren

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def vul_plannen(toneel: Toneel) -> dict[str, Any]:
    """What the addresses of these pages are filled in with; Nele is casemanager Zorg of all of them."""
    # As a request would: every act locks what it changes.
    with transaction.atomic():
        return _plannen(toneel)


def _plannen(toneel: Toneel) -> dict[str, Any]:
    cast = bezetting(toneel.nele)
    netwerk = maak_speler("netwerkcoordinator", maak_organisatie("Netwerk Gent", "andere"))
    verlener = maak_speler("dienstverlener", maak_organisatie("Groenzorg Noord", "andere"))
    geef_bevoegdheid(netwerk, "netwerkcoordinator")
    geef_bevoegdheid(verlener, "dienstverlener")
    lopend = geregistreerd(cast)
    _vul_aan(lopend, cast, verlener)
    compleet = volledig(cast, in_opmaak(cast))
    onderweg, leeg = ingediend(cast), in_opmaak(cast)
    return {
        "lopend": lopend.pk,
        "leeg": leeg.pk,
        "compleet": compleet.pk,
        "onderweg": onderweg.pk,
        "onderweg_nummer": onderweg.deelnemer.dossiernummer,
        "actie": Actie.objects.filter(traject=lopend).latest("volgorde").pk,
        "nummer": lopend.deelnemer.dossiernummer,
        "leeg_nummer": leeg.deelnemer.dossiernummer,
    }


def _vul_aan(traject: Traject, cast: Any, verlener: Any) -> None:
    """Care, draagkracht, hours, and an action from the catalogue that made the plan differ from its version."""
    zorg, werk, vandaag = cast.casemanager_zorg, cast.casemanager_werk, timezone.localdate()
    begin = traject.startdatum or vandaag
    for vanaf, uren in ((begin, 6), (vandaag + timedelta(days=60), 10)):
        draagkracht_vastleggen(
            traject, vanaf=vanaf, uren_per_week=Decimal(uren), nota="Zoals besproken", door=zorg.door
        )
    zorgmoment_vastleggen(traject, nieuw=NieuwZorgmoment(1, time(9), time(11), begin), door=zorg.door)
    gekozen = maak_aanbod(verlener.lidmaatschap.organisatie, wachttijd_weken=3)
    ander = maak_aanbod(maak_organisatie("Atelier De Brug", "andere"), titel="Houtatelier")
    eerste = Actie.objects.filter(traject=traject, domein="werk").earliest("volgorde")
    voeg_toe(
        traject,
        werk,
        soort="begeleiding_werkgever",
        omschrijving="Stage in het stadspark, met begeleiding van de werkgever en een collega",
        aanbod_id=gekozen.pk,
        van=eerste.tot_en_met + timedelta(days=1),
        tot_en_met=eerste.tot_en_met + timedelta(days=180),
        uren_per_week=Decimal("9.50"),
        na=frozenset({eerste.pk}),
        momenten=(Moment(0, time(9), time(12)), Moment(3, time(13), time(16, 30))),
        alternatieven=((ander.pk, "Te ver van huis"),),
        motivering="Dicht bij huis, en buiten.",
        uren_motivering="De uren bouwen op, en de zus brengt hem.",
    )
    bewerk(traject, werk, Inhoudinvoer({"duur_maanden": 10}))
    with in_handeling():
        for nummer in range(4):
            Uren.objects.create(
                traject=traject,
                actie=eerste,
                organisatie=werk.lidmaatschap.organisatie,
                dag=vandaag - timedelta(days=7 * nummer),
                uren=Decimal(nummer) + Decimal("1.50"),
                door=werk.gebruiker,
            )
