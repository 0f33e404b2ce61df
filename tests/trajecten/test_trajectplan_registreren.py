"""The act `trajectplan_registreren`: in the persoonlijk dossier, and the actions begin (art. 14, 6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import geef_bevoegdheid
from tests.trajecten.plannen import INHOUD, geregistreerd, ingediend, laatste_versie, vers
from trajecten.handelingen.planindienen import trajectplan_registreren
from trajecten.statussen import LOPEND
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.termijnen import einde_na_maanden
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]


@pytest.fixture(autouse=True)
def netwerk(cast: Rolverdeling) -> Speler:
    """The netwerkcoördinator of the regio."""
    speler = cast.spelers["netwerkcoordinator"]
    geef_bevoegdheid(speler, "netwerkcoordinator")
    return speler


@pytest.mark.django_db
def test_het_traject_loopt_en_de_evaluatie_heeft_een_dag(cast: Rolverdeling) -> None:
    traject, vandaag = geregistreerd(cast), timezone.localdate()
    assert (traject.status, traject.plan_geregistreerd_op) == (LOPEND, vandaag)
    assert traject.startdatum is not None
    assert traject.volgende_evaluatie_op == einde_na_maanden(traject.startdatum, INHOUD["evaluatie_maanden"])
    assert laatste_versie(traject).geregistreerd_op == vandaag
    assert not Taak.objects.filter(soort="trajectplan_registreren", klaar_op__isnull=True).exists()
    with pytest.raises(Geweigerd, match="Er ligt geen plan"):
        trajectplan_registreren(traject, op=vandaag, versie=traject.versie, door=cast.casemanager_zorg.door)


@pytest.mark.django_db
@pytest.mark.parametrize(("dagen", "woord"), [(1, "toekomst"), (-1, "ingediend op")])
def test_de_dag_moet_kunnen(cast: Rolverdeling, dagen: int, woord: str) -> None:
    traject = ingediend(cast)
    with pytest.raises(Geweigerd) as nee:
        trajectplan_registreren(
            traject,
            op=timezone.localdate() + timedelta(days=dagen),
            versie=traject.versie,
            door=cast.casemanager_werk.door,
        )
    assert woord in nee.value.velden["op"]


@pytest.mark.django_db
def test_de_deur_toont_de_tekst_om_te_kopieren(cast: Rolverdeling, als: Als, netwerk: Speler) -> None:
    traject, client = ingediend(cast), als(cast.casemanager_werk)
    adres = reverse("trajectplan_registreren", args=[traject.pk])
    antwoord = client.get(adres)
    assert INHOUD["doelen"] in antwoord.content.decode()
    assert "Zoeken naar een stageplaats" in antwoord.context["tekst"]
    formulier = antwoord.context["formulier"]
    invoer = {naam: formulier[naam].value() for naam in ("aanvraag_sleutel", "versie")}
    invoer["op"] = f"{timezone.localdate():%d/%m/%Y}"
    assert client.post(adres, invoer).status_code == 302
    assert vers(traject).status == LOPEND
    assert als(netwerk).get(adres).status_code == 403
    assert als(cast.buur).get(adres).status_code == 404
