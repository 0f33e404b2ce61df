"""The act `trajectplan_indienen`: to the netwerkcoördinator of the werkingsgebied, as it was agreed (art. 14-15)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from tests.trajecten.maken import geef_bevoegdheid, in_handeling
from tests.trajecten.netwerk import maak_stage
from tests.trajecten.plannen import (
    akkoord_van_allen,
    bewerk,
    ga_akkoord,
    geregistreerd,
    in_opmaak,
    ingediend,
    inhoud_nu,
    laatste_versie,
    vers,
    voeg_toe,
    volledig,
)
from trajecten.domein.akkoord import DEELNEMER
from trajecten.domein.planwijziging import Inhoudinvoer
from trajecten.handelingen.planindienen import trajectplan_indienen
from trajecten.models import Actie, Akkoord, Planversie, Stage, Traject
from trajecten.statussen import LOPEND, PLAN_INGEDIEND
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak

Als = Callable[[Speler], Client]


@pytest.fixture
def netwerk(cast: Rolverdeling) -> Speler:
    """The netwerkcoördinator of the regio."""
    speler = cast.spelers["netwerkcoordinator"]
    geef_bevoegdheid(speler, "netwerkcoordinator")
    return speler


def _dien_in(traject: Traject, speler: Speler) -> Planversie:
    return trajectplan_indienen(traject, versie=vers(traject).versie, door=speler.door)


@pytest.mark.django_db
def test_wat_de_tandem_later_toevoegt_ziet_het_netwerk_pas_met_de_volgende_versie(
    cast: Rolverdeling, netwerk: Speler, als: Als
) -> None:
    """Art. 18: the network carries out what it received; a draft of the tandem is not its business."""
    traject = geregistreerd(cast)
    eerder = Actie.objects.zichtbaar_voor(netwerk.door).count()
    nieuw = voeg_toe(traject, cast.casemanager_zorg, omschrijving="Elke week naar de kinesist")
    assert not Actie.objects.zichtbaar_voor(netwerk.door).filter(pk=nieuw.pk).exists()
    assert not Actie.objects.filter(pk=nieuw.pk).toe_te_wijzen().exists()
    assert als(netwerk).get(nieuw.get_absolute_url()).status_code == 404
    for adres in ("trajectplan_detail", "traject_detail"):
        pagina = als(netwerk).get(reverse(adres, args=[traject.pk])).content.decode()
        assert "naar de kinesist" not in pagina, adres
    assert Actie.objects.zichtbaar_voor(cast.casemanager_werk.door).filter(pk=nieuw.pk).exists()
    # A stage under it names it; one beside the plan is the network's to know.
    stage, los = (
        maak_stage(traject, cast.casemanager_werk, actie=nieuw),
        maak_stage(traject, cast.casemanager_werk),
    )
    assert list(Stage.objects.zichtbaar_voor(netwerk.door)) == [los]

    akkoord_van_allen(cast, traject)
    _dien_in(traject, cast.casemanager_zorg)
    assert Actie.objects.zichtbaar_voor(netwerk.door).count() == eerder + 1
    assert set(Stage.objects.zichtbaar_voor(netwerk.door)) == {los, stage}
    assert (
        "naar de kinesist"
        in als(netwerk).get(reverse("trajectplan_detail", args=[traject.pk])).content.decode()
    )


@pytest.mark.django_db
def test_het_plan_ligt_bij_de_netwerkcoordinator(cast: Rolverdeling, netwerk: Speler) -> None:
    traject = ingediend(cast)
    versie = laatste_versie(traject)
    assert (traject.status, versie.netwerkcoordinator_id) == (
        PLAN_INGEDIEND,
        netwerk.lidmaatschap.organisatie_id,
    )
    betrokken = Betrokkenheid.objects.get(dossier_id=traject.pk, rol="netwerkcoordinator")
    assert betrokken.omvang == "identiteit"
    assert Planversie.objects.zichtbaar_voor(netwerk.door).get() == versie
    assert Deelnemer.objects.zichtbaar_voor(netwerk.door).get() == traject.deelnemer
    assert not Planversie.objects.zichtbaar_voor(cast.buren["netwerkcoordinator"].door).exists()
    assert (
        Taak.objects.get(soort="trajectplan_bekijken").organisatie_id == netwerk.lidmaatschap.organisatie_id
    )
    taak = Taak.objects.get(soort="trajectplan_registreren")
    assert taak.gebruiker_id == cast.casemanager_werk.gebruiker.pk
    assert Opdracht.objects.filter(soort="trajectplan_opmaken").count() == 1


@pytest.mark.django_db
def test_wat_ontbreekt_houdt_het_plan_tegen(cast: Rolverdeling, netwerk: Speler) -> None:
    traject, werk = in_opmaak(cast), cast.casemanager_werk
    with pytest.raises(Geweigerd, match="drie akkoorden"):
        _dien_in(traject, werk)
    volledig(cast, traject)
    ga_akkoord(traject, werk, DEELNEMER)
    with pytest.raises(Geweigerd, match="casemanager Werk en de casemanager Zorg"):
        _dien_in(traject, werk)
    ga_akkoord(traject, werk, "werk")
    ga_akkoord(traject, cast.casemanager_zorg, "zorg")
    bewerk(traject, werk, Inhoudinvoer({"doelen": "Iets anders."}))
    with pytest.raises(Geweigerd, match="gewijzigd sinds versie 1"):
        _dien_in(traject, werk)
    assert not Planversie.objects.filter(ingediend_op__isnull=False).exists()


@pytest.mark.django_db
def test_de_zes_inhouden_tellen_ook_als_iedereen_akkoord_ging(cast: Rolverdeling, netwerk: Speler) -> None:
    traject, werk = in_opmaak(cast), cast.casemanager_werk
    with in_handeling():
        versie = Planversie.objects.create(
            traject=traject, nummer=1, inhoud=inhoud_nu(traject, werk), gemaakt_door=werk.gebruiker
        )
        for partij in ("deelnemer", "werk", "zorg"):
            Akkoord.objects.create(
                planversie=versie,
                partij=partij,
                wijze="ter_plaatse",
                op=timezone.localdate(),
                geregistreerd_door=werk.gebruiker,
            )
    with pytest.raises(Geweigerd, match=r"niet volledig \(art. 15\)"):
        _dien_in(traject, werk)


@pytest.mark.django_db
def test_zonder_netwerkcoordinator_blijft_het_plan_liggen(cast: Rolverdeling) -> None:
    traject = volledig(cast, in_opmaak(cast))
    akkoord_van_allen(cast, traject)
    with pytest.raises(Geweigerd, match="geen netwerkcoördinator met een geldig mandaat"):
        _dien_in(traject, cast.casemanager_werk)


@pytest.mark.django_db
def test_twee_dienen_tegelijk_in(cast: Rolverdeling, netwerk: Speler) -> None:
    traject = volledig(cast, in_opmaak(cast))
    traject = akkoord_van_allen(cast, traject)
    trajectplan_indienen(traject, versie=traject.versie, door=cast.casemanager_werk.door)
    with pytest.raises((Geweigerd, Versieconflict)):
        trajectplan_indienen(traject, versie=traject.versie, door=cast.casemanager_zorg.door)
    assert Opdracht.objects.filter(soort="trajectplan_opmaken").count() == 1


@pytest.mark.django_db
def test_een_lopend_traject_stuurt_een_nieuwe_versie_zonder_van_toestand_te_veranderen(
    cast: Rolverdeling, netwerk: Speler
) -> None:
    traject = geregistreerd(cast)
    with pytest.raises(Geweigerd, match="al ingediend"):
        _dien_in(traject, cast.casemanager_zorg)
    bewerk(traject, cast.casemanager_zorg, Inhoudinvoer({"doelen": "Ik wil met dieren werken."}))
    akkoord_van_allen(cast, traject)
    assert _dien_in(traject, cast.casemanager_zorg).nummer == 2
    assert vers(traject).status == LOPEND
    with pytest.raises(Geweigerd, match="Versie 2 ligt al"):
        _dien_in(traject, cast.casemanager_zorg)


@pytest.mark.django_db
def test_de_deur(cast: Rolverdeling, netwerk: Speler, als: Als) -> None:
    traject = volledig(cast, in_opmaak(cast))
    akkoord_van_allen(cast, traject)
    adres, client = reverse("trajectplan_indienen", args=[traject.pk]), als(cast.casemanager_werk)
    formulier = client.get(adres).context["formulier"]
    invoer = {naam: formulier[naam].value() for naam in ("aanvraag_sleutel", "versie")}
    assert client.post(adres, invoer).status_code == 302
    assert vers(traject).status == PLAN_INGEDIEND
    assert als(netwerk).get(adres).status_code == 403
    assert als(cast.buur).get(adres).status_code == 404


@pytest.mark.django_db
def test_na_een_verhuizing_volgt_de_vorige_netwerkcoordinator_het_niet_meer(
    cast: Rolverdeling, netwerk: Speler
) -> None:
    traject = geregistreerd(cast)
    assert Traject.objects.zichtbaar_voor(netwerk.door).filter(pk=traject.pk).exists()
    daar = maak_speler("netwerkcoordinator", maak_organisatie("Netwerk Kempen", "andere"))
    geef_bevoegdheid(daar, "netwerkcoordinator", "kempen")
    with in_handeling():
        Traject.objects.filter(pk=traject.pk).update(regio="kempen")
    bewerk(traject, cast.casemanager_werk, Inhoudinvoer({"doelen": "Dichter bij huis werken."}))
    akkoord_van_allen(cast, traject)
    _dien_in(traject, cast.casemanager_werk)
    assert not Traject.objects.zichtbaar_voor(netwerk.door).filter(pk=traject.pk).exists()
    assert Traject.objects.zichtbaar_voor(daar.door).filter(pk=traject.pk).exists()
