"""A row in every table of trajecten, also of what only just began."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

from django.utils import timezone

from tests.rolverdeling import Rolverdeling
from tests.trajecten import eindes, netwerk, opvolgen, plannen, verzoeken
from tests.trajecten.maken import geef_bevoegdheid, in_handeling
from trajecten.models import (
    Actiemoment,
    Actievolgorde,
    Alternatief,
    Draagkracht,
    Intake,
    Mandaatverlies,
    Onderbreking,
    Traject,
    Verlenging,
    Waarschuwing,
    Zorgmoment,
)
from werkzorg.databank.perioden import reeks


def van_elke_tabel_een(cast: Rolverdeling) -> None:
    """A request under judgement, a plan that was sent, and a traject with its whole end behind it."""
    verzoeken.beoordeel(cast, verzoeken.vraag_aan(cast))
    geef_bevoegdheid(cast.spelers["netwerkcoordinator"], "netwerkcoordinator")
    traject = plannen.ingediend(cast)
    _om_de_acties(cast, traject)
    _om_de_duur(cast, traject)
    opvolgen.noteer(traject, cast.casemanager_werk)
    eindes.rond_af(cast)


def _om_de_acties(cast: Rolverdeling, traject: Traject) -> None:
    """Their order, a moment, an offer that was not chosen, what the person can carry and when he has care."""
    eerste, tweede = traject.acties.order_by("volgorde")
    aanbod = netwerk.maak_aanbod(cast.spelers["dienstverlener"])
    with in_handeling():
        Actievolgorde.objects.create(actie=tweede, na=eerste)
        Actiemoment.objects.create(actie=eerste, weekdag=0, van_uur=time(9), tot_uur=time(11))
        Alternatief.objects.create(actie=eerste, aanbod=aanbod, waarom_niet="Te ver")
        altijd = reeks(timezone.localdate(), None)
        Draagkracht.objects.create(traject=traject, periode=altijd, uren_per_week=Decimal(12))
        Zorgmoment.objects.create(
            traject=traject, periode=altijd, weekdag=4, van_uur=time(9), tot_uur=time(11)
        )


def _om_de_duur(cast: Rolverdeling, traject: Traject) -> None:
    """A rest, a question for more time, a warning, the row of the team, and a mandate that stops."""
    vandaag, werk = timezone.localdate(), cast.casemanager_werk
    with in_handeling():
        Onderbreking.objects.create(
            traject=traject,
            periode=reeks(vandaag, vandaag + timedelta(days=5)),
            reden="ziekte",
            gemeld_door=werk.gebruiker,
        )
        Verlenging.objects.create(
            traject=traject,
            maanden=3,
            motivering="Zijn opname",
            gevraagd_op=vandaag,
            gevraagd_door=werk.gebruiker,
        )
        Waarschuwing.objects.create(traject=traject, sleutel="proef", dag=vandaag)
        Intake.objects.create(
            traject=traject,
            regio_id=traject.regio_id,
            dossiernummer=traject.deelnemer.dossiernummer,
            gemeente="Gent",
            goedgekeurd_op=vandaag,
            uiterlijk_op=vandaag,
        )
        Mandaatverlies.objects.create(
            traject=traject,
            organisatie=werk.lidmaatschap.organisatie,
            functie="casemanager_werk",
            laatste_dag=vandaag,
            reden="verstreken",
        )
