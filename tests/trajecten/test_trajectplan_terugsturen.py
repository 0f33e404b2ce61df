"""The act `trajectplan_terugsturen`: back to the tandem, with the reason (art. 18)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import geef_bevoegdheid
from tests.trajecten.plannen import (
    akkoord_van_allen,
    bewerk,
    geregistreerd,
    ingediend,
    laatste_versie,
    vers,
)
from trajecten.domein.planwijziging import Inhoudinvoer
from trajecten.handelingen.planindienen import trajectplan_indienen, trajectplan_terugsturen
from trajecten.models import Traject
from trajecten.statussen import LOPEND, PLAN_IN_OPMAAK
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]


@pytest.fixture
def netwerk(cast: Rolverdeling) -> Speler:
    """The netwerkcoördinator of the regio."""
    speler = cast.spelers["netwerkcoordinator"]
    geef_bevoegdheid(speler, "netwerkcoordinator")
    return speler


@pytest.mark.django_db
def test_terug_met_een_reden(cast: Rolverdeling, netwerk: Speler) -> None:
    traject = ingediend(cast)
    trajectplan_terugsturen(
        traject, reden="De stage begint te vroeg.", versie=traject.versie, door=netwerk.door
    )
    versie, rij = laatste_versie(traject), vers(traject)
    assert (rij.status, versie.terugstuur_reden) == (PLAN_IN_OPMAAK, "De stage begint te vroeg.")
    assert not Taak.objects.filter(soort="trajectplan_bekijken", klaar_op__isnull=True).exists()
    assert Taak.objects.filter(soort="trajectplan_aanpassen").count() == 2
    assert Melding.objects.filter(soort="trajectplan_teruggestuurd").count() == 2
    # The same version cannot go again; a changed one can.
    with pytest.raises(Geweigerd, match="teruggestuurd"):
        trajectplan_indienen(rij, versie=rij.versie, door=cast.casemanager_werk.door)
    bewerk(traject, cast.casemanager_werk, Inhoudinvoer({"motivering": "Later begonnen."}))
    rij = akkoord_van_allen(cast, traject)
    assert trajectplan_indienen(rij, versie=rij.versie, door=cast.casemanager_werk.door).nummer == 2
    assert not Taak.objects.filter(soort="trajectplan_aanpassen", klaar_op__isnull=True).exists()


@pytest.mark.django_db
def test_niet_zonder_reden_en_niet_als_er_niets_ligt(cast: Rolverdeling, netwerk: Speler) -> None:
    traject = ingediend(cast)
    with pytest.raises(Geweigerd) as nee:
        trajectplan_terugsturen(traject, reden=" ", versie=traject.versie, door=netwerk.door)
    assert "reden" in nee.value.velden
    with pytest.raises(Traject.DoesNotExist):
        trajectplan_terugsturen(
            traject, reden="x", versie=traject.versie, door=cast.buren["netwerkcoordinator"].door
        )


@pytest.mark.django_db
def test_een_lopend_traject_blijft_lopen(cast: Rolverdeling, netwerk: Speler) -> None:
    traject = geregistreerd(cast)
    with pytest.raises(Geweigerd, match="Er ligt geen plan"):
        trajectplan_terugsturen(traject, reden="x", versie=traject.versie, door=netwerk.door)
    bewerk(traject, cast.casemanager_werk, Inhoudinvoer({"motivering": "Nieuw."}))
    rij = akkoord_van_allen(cast, traject)
    trajectplan_indienen(rij, versie=rij.versie, door=cast.casemanager_werk.door)
    trajectplan_terugsturen(rij, reden="Waarom?", versie=vers(rij).versie, door=netwerk.door)
    assert vers(rij).status == LOPEND


@pytest.mark.django_db
def test_de_deur(cast: Rolverdeling, netwerk: Speler, als: Als) -> None:
    traject, client = ingediend(cast), als(netwerk)
    pagina = client.get(reverse("trajectplan_detail", args=[traject.pk])).content.decode()
    adres = reverse("trajectplan_terugsturen", args=[traject.pk])
    assert adres in pagina
    formulier = client.get(adres).context["formulier"]
    invoer = {naam: formulier[naam].value() for naam in ("aanvraag_sleutel", "versie")}
    assert client.post(adres, invoer).status_code == 422
    assert client.post(adres, invoer | {"reden": "Te veel uren."}).status_code == 302
    weer = als(cast.casemanager_zorg).get(reverse("trajectplan_detail", args=[traject.pk]))
    assert "Te veel uren." in weer.content.decode()
    assert als(cast.casemanager_werk).get(adres).status_code == 403
