"""The act `tandem_toewijzen` and the list of waiting intakes: who sees what before, who guides after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from tests.trajecten.maken import geef_bevoegdheid, in_handeling
from tests.trajecten.tandems import (
    ANDERE_REGIO,
    andere_organisatie,
    maak_intake,
    met_team,
    over,
    vandaag,
)
from trajecten.handelingen.tandem import tandem_toewijzen, verdeel_intake
from trajecten.models import Aanstelling, Intake, Traject
from trajecten.statussen import TOEGEWEZEN
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


def wijs_toe(intake: Intake, werk: Speler, zorg: Speler, door: Speler) -> Traject:
    return tandem_toewijzen(intake, werk=werk.lidmaatschap.pk, zorg=zorg.lidmaatschap.pk, door=door.door)


def test_de_tandem_ziet_het_dossier_en_plant_het_eerste_gesprek(cast: Rolverdeling) -> None:
    met_team(cast)
    werk, zorg = cast.casemanager_werk, cast.casemanager_zorg
    intake = maak_intake(cast)
    assert not Traject.objects.zichtbaar_voor(zorg.door).filter(pk=intake.pk).exists()

    rij = wijs_toe(intake, werk, zorg, zorg)

    assert rij.status == TOEGEWEZEN
    wie = Aanstelling.objects.filter(traject=rij).order_by("kant")
    assert [(een.kant, een.lidmaatschap_id, een.periode.lower) for een in wie] == [
        ("werk", werk.lidmaatschap.pk, vandaag()),
        ("zorg", zorg.lidmaatschap.pk, vandaag()),
    ]
    for speler in (werk, zorg):
        assert Traject.objects.zichtbaar_voor(speler.door).filter(pk=rij.pk).exists()
        assert Betrokkenheid.objects.filter(
            lidmaatschap=speler.lidmaatschap, dossier_id=rij.pk, rol=speler.lidmaatschap.rol
        ).exists()
    taken = Taak.objects.filter(soort="eerste_gesprek_voeren", klaar_op=None)
    assert {(taak.gebruiker_id, taak.object_id) for taak in taken} == {
        (werk.gebruiker.pk, rij.pk),
        (zorg.gebruiker.pk, rij.pk),
    }
    # 20 working days from the decision, not from today.
    assert all(taak.termijn > vandaag() + timedelta(days=20) for taak in taken)
    assert Logregel.objects.filter(handeling="tandem_toewijzen", deelnemer_id=rij.deelnemer_id).exists()
    assert Intake.objects.get(pk=intake.pk).klaar_op is not None
    assert not Intake.objects.zichtbaar_voor(zorg.door).exists()


def test_wie_niet_gekozen_is_ziet_er_daarna_niets_meer_van(cast: Rolverdeling) -> None:
    met_team(cast)
    ander = andere_organisatie("casemanager_zorg", "vaph")
    intake = maak_intake(cast)
    assert Intake.objects.zichtbaar_voor(ander.door).filter(pk=intake.pk).exists()
    wijs_toe(intake, cast.casemanager_werk, cast.casemanager_zorg, ander)
    assert not Intake.objects.zichtbaar_voor(ander.door).exists()
    assert not Traject.objects.zichtbaar_voor(ander.door).exists()


def test_zonder_mandaat_op_die_dag_weigert_hij_met_reden_en_artikel(cast: Rolverdeling) -> None:
    intake = maak_intake(cast)
    with pytest.raises(Geweigerd) as nee:
        wijs_toe(intake, cast.casemanager_werk, cast.casemanager_zorg, cast.casemanager_werk)
    assert "geen geldig mandaat als casemanager Zorg" in nee.value.velden["persoon_zorg"]
    assert "art. 12" in nee.value.velden["persoon_zorg"]
    assert not Aanstelling.objects.exists()


def test_een_werkactor_zonder_mandaat_kan_niet_maar_met_wel(cast: Rolverdeling) -> None:
    met_team(cast)
    werkactor = andere_organisatie("casemanager_werk", "werkactor", bevoegd=False)
    intake = maak_intake(cast)
    with pytest.raises(Geweigerd) as nee:
        wijs_toe(intake, werkactor, cast.casemanager_zorg, cast.casemanager_zorg)
    assert "art. 13" in nee.value.velden["persoon_werk"]
    geef_bevoegdheid(werkactor, "casemanager_werk")
    assert wijs_toe(intake, werkactor, cast.casemanager_zorg, cast.casemanager_zorg).status == TOEGEWEZEN


def test_een_mandaat_in_een_andere_regio_telt_hier_niet(cast: Rolverdeling) -> None:
    met_team(cast)
    elders = andere_organisatie("casemanager_zorg", "vaph", regio=ANDERE_REGIO)
    intake = maak_intake(cast)
    with pytest.raises(Geweigerd) as nee:
        wijs_toe(intake, cast.casemanager_werk, elders, cast.casemanager_zorg)
    assert "in dit werkingsgebied" in nee.value.velden["persoon_zorg"]
    with pytest.raises((Intake.DoesNotExist, Traject.DoesNotExist)):
        wijs_toe(intake, cast.casemanager_werk, cast.casemanager_zorg, elders)


def test_nooit_een_organisatie_aan_beide_kanten(cast: Rolverdeling) -> None:
    zorg = cast.casemanager_zorg
    geef_bevoegdheid(zorg, "casemanager_zorg", None)
    geef_bevoegdheid(zorg, "casemanager_zorg")
    werkkant = maak_speler("casemanager_werk", zorg.lidmaatschap.organisatie)
    with pytest.raises(Geweigerd) as nee:
        wijs_toe(maak_intake(cast), werkkant, zorg, zorg)
    assert {"persoon_werk", "persoon_zorg"} & nee.value.velden.keys()
    assert any("art. 13" in zin for zin in nee.value.velden.values())


def test_een_persoon_van_de_andere_kant_kan_niet(cast: Rolverdeling) -> None:
    met_team(cast)
    with pytest.raises(Geweigerd) as nee:
        wijs_toe(maak_intake(cast), cast.casemanager_zorg, cast.casemanager_zorg, cast.casemanager_zorg)
    assert "werkt op" in nee.value.velden["persoon_werk"]


def test_twee_tegelijk_wijzen_een_keer_toe(cast: Rolverdeling) -> None:
    met_team(cast)
    intake = maak_intake(cast)
    wijs_toe(intake, cast.casemanager_werk, cast.casemanager_zorg, cast.casemanager_zorg)
    with pytest.raises((Geweigerd, Intake.DoesNotExist, Traject.DoesNotExist)):
        wijs_toe(intake, cast.casemanager_werk, cast.casemanager_zorg, cast.casemanager_werk)
    assert Aanstelling.objects.count() == 2


def test_wie_niet_in_het_team_zit_kan_niets(cast: Rolverdeling) -> None:
    met_team(cast)
    intake = maak_intake(cast)
    for speler in (cast.buur, cast.buren["casemanager_werk"], cast.buren["vdab_beslisser"]):
        with pytest.raises((Intake.DoesNotExist, Traject.DoesNotExist)):
            wijs_toe(intake, cast.casemanager_werk, cast.casemanager_zorg, speler)
    with pytest.raises(PermissionDenied):
        wijs_toe(intake, cast.casemanager_werk, cast.casemanager_zorg, cast.spelers["verwijzer"])


def test_de_lijst_toont_een_rij_en_geen_persoon(cast: Rolverdeling, als: Als) -> None:
    met_team(cast)
    intake = maak_intake(cast, uiterlijk_op=over(-1))
    tekst = als(cast.casemanager_zorg).get(reverse("intake_lijst")).content.decode()
    for stuk in (intake.dossiernummer, "Gent", "angst en depressie", "1 dag te laat"):
        assert stuk in tekst
    deelnemer = intake.traject.deelnemer
    for geheim in (deelnemer.voornaam, deelnemer.achternaam, "onder de mensen"):
        assert geheim not in tekst
    assert intake.dossiernummer not in als(cast.buur).get(reverse("intake_lijst")).content.decode()


def test_zonder_team_leest_vdab_waarom_het_wacht(cast: Rolverdeling, als: Als) -> None:
    maak_intake(cast)
    zin = "geen samenwerkingsverband Zorg met een geldig mandaat (art. 12)"
    assert zin in als(cast.spelers["vdab_beslisser"]).get(reverse("intake_lijst")).content.decode()
    met_team(cast)
    assert zin not in als(cast.spelers["vdab_beslisser"]).get(reverse("intake_lijst")).content.decode()


def test_op_het_scherm(cast: Rolverdeling, als: Als) -> None:
    met_team(cast)
    intake = maak_intake(cast)
    adres = reverse("tandem_toewijzen", args=[intake.pk])
    client = als(cast.casemanager_zorg)
    tekst = client.get(adres).content.decode()
    assert cast.casemanager_werk.gebruiker.naam in tekst
    assert intake.traject.deelnemer.achternaam not in tekst
    leeg = client.post(adres, {"aanvraag_sleutel": str(uuid4())})
    assert leeg.status_code == 422
    goed = client.post(
        adres,
        {
            "aanvraag_sleutel": str(uuid4()),
            "persoon_werk": str(cast.casemanager_werk.lidmaatschap.pk),
            "persoon_zorg": str(cast.casemanager_zorg.lidmaatschap.pk),
        },
    )
    assert goed.status_code == 302
    assert goed["Location"] == intake.traject.get_absolute_url()
    tekst = client.get(goed["Location"]).content.decode()
    assert cast.casemanager_werk.gebruiker.email.split("@")[0] in tekst.replace("<wbr>", "")
    assert "Plan en voer het eerste gesprek" in tekst
    assert "(aanname)" in tekst
    assert als(cast.buur).get(adres).status_code == 404
    assert als(cast.spelers["verwijzer"]).get(adres).status_code == 403


def test_wie_te_laat_komt_leest_waarom_en_gaat_verder(cast: Rolverdeling, als: Als) -> None:
    met_team(cast)
    werk, zorg = cast.casemanager_werk, cast.casemanager_zorg
    ander = andere_organisatie("casemanager_zorg", "caw")
    intake = maak_intake(cast)
    verdeel_intake(intake, dag=vandaag())
    wijs_toe(intake, werk, zorg, zorg)
    adres = reverse("tandem_toewijzen", args=[intake.pk])
    for speler, verder in (
        (werk, intake.traject.get_absolute_url()),
        (ander, reverse("intake_lijst")),
    ):
        antwoord = als(speler).post(adres, {"aanvraag_sleutel": str(uuid4())}, follow=True)
        assert antwoord.redirect_chain[-1][0] == verder
        assert "een collega was je voor" in antwoord.text
    # Who never had the task does not learn that there was one.
    assert als(cast.buur).post(adres, {"aanvraag_sleutel": str(uuid4())}).status_code == 404


def test_een_toegewezen_intake_blijft_een_rij_van_zijn_tabel(cast: Rolverdeling) -> None:
    intake = maak_intake(cast)
    assert intake.over_deelnemers == [intake.traject.deelnemer_id]
    with in_handeling():
        assert Intake.objects.te_laat_op(over(8)).filter(pk=intake.pk).exists()
    assert not Intake.objects.te_laat_op(over(7)).exists()
