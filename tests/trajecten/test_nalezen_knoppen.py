"""Who handed a traject over reads it on for a while, and changes nothing in it any more, through whatever door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.eindes import maak_actie
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import over, spreek_af, vandaag
from tests.trajecten.tandems import andere_organisatie, met_team
from trajecten.handelingen.acties import actie_afwerken
from trajecten.handelingen.afspraken import afspraak_afzeggen
from trajecten.handelingen.overdragen import traject_overdragen
from trajecten.handelingen.stages import stage_evalueren
from trajecten.models import Actie, Afspraak, Stage, Traject
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Werkpost

pytestmark = pytest.mark.django_db


@pytest.fixture
def overgedragen(cast: Rolverdeling) -> tuple[Traject, Actie, Stage, Afspraak, Speler]:
    """A traject with an action, a stage and an appointment; since today another organisation is casemanager Zorg."""
    met_team(cast)
    rij, oud = maak_traject(cast), cast.casemanager_zorg
    nieuw = andere_organisatie("casemanager_zorg", "vaph")
    organisatie = oud.lidmaatschap.organisatie
    afspraak = spreek_af(rij, oud)
    with in_handeling():
        actie = maak_actie(rij, 1, "zorg", "zorg", "Begeleiding", oud)
        werkpost = Werkpost.objects.create(
            organisatie=organisatie,
            sector="profit",
            periode=reeks(over(-900), None),
            geregistreerd_door=organisatie,
        )
        stage = Stage.objects.create(
            traject=rij,
            werkpost=werkpost,
            functie="Onderhoud",
            mentor="Mia",
            van=over(-20),
            tot_en_met=over(20),
            uren_per_week=Decimal(12),
            verzekering="Polis",
            verzekerd_op=over(-20),
            gestart_door=oud.gebruiker,
        )
    rij.refresh_from_db()
    traject_overdragen(
        rij,
        soort="organisatie",
        naar={"zorg": nieuw.lidmaatschap.pk},
        ingaat_op=vandaag(),
        nota="Alles loopt.",
        versie=rij.versie,
        door=oud.door,
    )
    return rij, actie, stage, afspraak, nieuw


def daden(
    actie: Actie, stage: Stage, afspraak: Afspraak
) -> list[tuple[Callable[..., Any], Any, dict[str, Any]]]:
    dag = vandaag() - timedelta(days=1)
    klaar = {"afgewerkt_op": dag, "resultaat": "Klaar.", "versie": 1}
    gezien = {
        "op": dag,
        "scores": [],
        "verslag": "Goed.",
        "woorden_deelnemer": "",
        "stopt_op": None,
        "versie": 1,
    }
    return [
        (actie_afwerken, actie, klaar),
        (stage_evalueren, stage, gezien),
        (afspraak_afzeggen, afspraak, {"reden": "Ziek", "versie": 1}),
    ]


def test_wie_overdroeg_werkt_niets_meer_af(
    cast: Rolverdeling, overgedragen: tuple[Traject, Actie, Stage, Afspraak, Speler]
) -> None:
    _, actie, stage, afspraak, nieuw = overgedragen
    for doe, wat, gegevens in daden(actie, stage, afspraak):
        with pytest.raises(Geweigerd, match="Je droeg dit traject over"):
            doe(wat, **gegevens, door=cast.casemanager_zorg.door)
    for doe, wat, gegevens in daden(actie, stage, afspraak):
        doe(wat, **gegevens, door=nieuw.door)


def test_en_ziet_er_geen_knop_voor(
    cast: Rolverdeling,
    als: Callable[[Speler], Client],
    overgedragen: tuple[Traject, Actie, Stage, Afspraak, Speler],
) -> None:
    rij, actie, stage, afspraak, nieuw = overgedragen
    paren = [
        (reverse("actie_detail", args=[actie.pk]), reverse("actie_afwerken", args=[actie.pk])),
        (reverse("stage_detail", args=[stage.pk]), reverse("stage_evalueren", args=[stage.pk])),
        (rij.get_absolute_url(), reverse("afspraak_afzeggen", args=[afspraak.pk])),
        (rij.get_absolute_url(), reverse("notitie_schrijven", args=[rij.pk])),
    ]
    for speler, ziet_knop in ((nieuw, True), (cast.casemanager_zorg, False)):
        client = als(speler)
        for blad, knop in paren:
            gelezen = client.get(blad)
            assert gelezen.status_code == 200
            assert (knop in gelezen.content.decode()) is ziet_knop, knop
