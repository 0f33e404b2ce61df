"""The act of the clock `mandaatverlies_verwerken`: every running file that a lost mandate hits is listed once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import geef_bevoegdheid, maak_traject
from tests.trajecten.tandems import ANDERE_REGIO, andere_organisatie, laat_eindigen, over, vandaag
from trajecten.models import Mandaatverlies
from trajecten.statussen import AFRONDEND, GOEDGEKEURD, PLAN_IN_OPMAAK, TOEGEWEZEN
from trajecten.tasks.tandem import mandaatverlies_bewaken
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def loop(dagen: int = 0) -> int:
    telling = mandaatverlies_bewaken(over(dagen), Klok("mandaatverlies_verwerken"))
    assert telling.fouten == 0
    return telling.gedaan


def test_elk_lopend_dossier_eenmaal_met_een_taak_voor_vdab(cast: Rolverdeling) -> None:
    bevoegd = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    rijen = [maak_traject(cast, status=een) for een in (TOEGEWEZEN, PLAN_IN_OPMAAK, AFRONDEND)]
    maak_traject(cast, status=GOEDGEKEURD)
    elders = maak_traject(cast, regio_id=ANDERE_REGIO)
    laat_eindigen(bevoegd, over(60))
    assert loop() == 3
    assert loop() == loop(1) == 0
    verliezen = Mandaatverlies.objects.all()
    assert {een.traject_id for een in verliezen} == {rij.pk for rij in rijen}
    assert elders.pk not in {een.traject_id for een in verliezen}
    assert {(een.functie, een.laatste_dag, een.reden) for een in verliezen} == {
        ("casemanager_zorg", over(60), "vertrokken")
    }
    taak = Taak.objects.get(soort="mandaatverlies_opvolgen")
    assert (taak.rol, taak.termijn) == ("vdab_beslisser", over(60))


def test_te_ver_weg_nog_niet_en_wie_voor_die_dag_eindigt_nooit(cast: Rolverdeling) -> None:
    bevoegd = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    maak_traject(cast, maanden=3)
    laat_eindigen(bevoegd, over(93))
    assert loop() == 0
    assert loop(1) == 0
    lang = maak_traject(cast)
    assert loop() == 0
    assert loop(1) == 1
    assert Mandaatverlies.objects.get().traject_id == lang.pk


def test_wie_verder_gaat_of_vdab_verliest_niets(cast: Rolverdeling) -> None:
    eerste = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    vdab = geef_bevoegdheid(cast.casemanager_werk, "casemanager_werk")
    maak_traject(cast)
    laat_eindigen(eerste, over(10))
    laat_eindigen(vdab, over(10))
    assert loop() == 0


def test_een_werkactor_verliest_zijn_dossiers_wel(cast: Rolverdeling) -> None:
    werkactor = andere_organisatie("casemanager_werk", "werkactor", bevoegd=False)
    bevoegd = geef_bevoegdheid(werkactor, "casemanager_werk")
    rij = maak_traject(cast, werk=werkactor)
    laat_eindigen(bevoegd, over(-2))
    assert loop() == 1
    assert Mandaatverlies.objects.get().traject_id == rij.pk


def test_de_lijst_toont_wie_geraakt_is_en_wie_overneemt(
    cast: Rolverdeling, als: Callable[[Speler], Client]
) -> None:
    bevoegd = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    rij = maak_traject(cast)
    laat_eindigen(bevoegd, over(30))
    loop()
    adres = reverse("mandaatverlies_lijst")
    tekst = als(cast.spelers["vdab_beslisser"]).get(adres).content.decode()
    for stuk in (rij.deelnemer.dossiernummer, "casemanager Zorg", f"{over(30):%d/%m/%Y}", "nog te plannen"):
        assert stuk in tekst
    draag_over = reverse("traject_overdragen", args=[rij.pk])
    assert f"{draag_over}?soort=organisatie&amp;kant=zorg" in tekst
    # The other side of the tandem sees it, and does not hand this side over.
    werk = als(cast.casemanager_werk).get(adres).content.decode()
    assert rij.deelnemer.dossiernummer in werk
    assert draag_over not in werk
    assert rij.deelnemer.dossiernummer not in als(cast.buur).get(adres).content.decode()
    zonder = als(cast.spelers["vdab_beslisser"]).get(adres, {"functie": "dienstverlener"}).content.decode()
    assert "Geen dossiers gevonden" in zonder
    assert vandaag() < over(30)
