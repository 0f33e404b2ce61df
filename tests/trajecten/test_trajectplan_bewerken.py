"""The act `trajectplan_bewerken`: the six contents, actions in their order, and what cannot stand in the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import geef_bevoegdheid, in_handeling, maak_traject
from tests.trajecten.netwerk import coordinator, dienstverlener, maak_actie, maak_versie, wijs_toe
from tests.trajecten.opvolgen import open_taken
from tests.trajecten.plannen import (
    INHOUD,
    actie,
    bewerk,
    in_opmaak,
    maak_aanbod,
    sleutels,
    vers,
    voeg_toe,
    volledig,
)
from trajecten.domein.planinhoud import Moment
from trajecten.domein.planwijziging import Inhoudinvoer, Schrapping, Verplaatsing
from trajecten.domein.volgorde import OMHOOG, OMLAAG
from trajecten.handelingen.draagkracht import (
    NieuwZorgmoment,
    draagkracht_vastleggen,
    zorgmoment_vastleggen,
)
from trajecten.handelingen.netwerktaken import plan_ontvangen
from trajecten.handelingen.planbewerken import trajectplan_bewerken
from trajecten.meldingen.netwerk import TOEWIJZEN
from trajecten.models import Actie, Traject, Trajectplan
from trajecten.statussen import AFRONDEND, GESCHRAPT, PLAN_INGEDIEND, TOEGEWEZEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.models import Concept
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

Als = Callable[[Speler], Client]


def _geweigerd(traject: Traject, speler: Speler, wijziging: object) -> dict[str, str]:
    with pytest.raises(Geweigerd) as nee:
        bewerk(traject, speler, wijziging)
    return nee.value.velden


# --- the texts -----------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_de_eerste_bewerking_maakt_het_plan(cast: Rolverdeling) -> None:
    traject = in_opmaak(cast)
    bewerk(traject, cast.casemanager_zorg, Inhoudinvoer(INHOUD))
    plan = Trajectplan.objects.get(traject=traject)
    assert (plan.doelen, plan.duur_maanden, plan.evaluatie_maanden) == (INHOUD["doelen"], 12, 3)
    assert vers(traject).versie == traject.versie + 1
    regel = Logregel.objects.get(handeling="trajectplan_bewerken")
    assert regel.object_id == traject.pk
    assert INHOUD["doelen"] not in str(regel.gegevens)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("veld", "waarde", "woord"),
    [
        ("evaluatie_maanden", 4, "3 of minder"),
        ("duur_maanden", 19, "art. 11"),
        ("verkend_op", date(2190, 1, 1), "toekomst"),
        ("statuut_besproken_op", date(2001, 1, 1), "verzoek"),
    ],
)
def test_wat_ingevuld_is_moet_kunnen(cast: Rolverdeling, veld: str, waarde: object, woord: str) -> None:
    traject = in_opmaak(cast)
    velden = _geweigerd(traject, cast.casemanager_werk, Inhoudinvoer({veld: waarde}))
    assert woord in velden[veld]
    assert not Trajectplan.objects.filter(traject=traject).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("status", [TOEGEWEZEN, PLAN_INGEDIEND, AFRONDEND])
def test_niet_in_elke_toestand(cast: Rolverdeling, status: str) -> None:
    traject = maak_traject(cast, status=status)
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        bewerk(traject, cast.casemanager_werk, Inhoudinvoer(INHOUD))


@pytest.mark.django_db
def test_wie_na_een_ander_bewaart_krijgt_een_conflict(cast: Rolverdeling) -> None:
    traject = in_opmaak(cast)
    bewerk(traject, cast.casemanager_werk, Inhoudinvoer(INHOUD))
    with pytest.raises(Versieconflict):
        trajectplan_bewerken(
            traject,
            wijziging=Inhoudinvoer({"doelen": "iets anders"}),
            versie=traject.versie,
            door=cast.casemanager_zorg.door,
        )
    assert Trajectplan.objects.get(traject=traject).doelen == INHOUD["doelen"]


# --- actions -------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_een_actie_uit_het_aanbod_met_wat_overwogen_is(cast: Rolverdeling) -> None:
    traject, verlener = in_opmaak(cast), cast.spelers["dienstverlener"]
    geef_bevoegdheid(verlener, "dienstverlener")
    gekozen = maak_aanbod(verlener.lidmaatschap.organisatie)
    ander = maak_aanbod(cast.buren["dienstverlener"].lidmaatschap.organisatie, titel="Atelier")
    rij = voeg_toe(
        traject,
        cast.casemanager_werk,
        aanbod_id=gekozen.pk,
        alternatieven=((ander.pk, "Te ver van huis"),),
        motivering="Dicht bij huis",
    )
    assert (rij.domein, rij.dienstverlener_id, rij.is_adhoc) == ("werk", gekozen.organisatie_id, False)
    assert [(een.aanbod_id, een.waarom_niet) for een in rij.alternatieven.all()] == [
        (ander.pk, "Te ver van huis")
    ]
    bewerk(traject, cast.casemanager_werk, actie(traject, id=rij.pk, aanbod_id=ander.pk))
    rij.refresh_from_db()
    assert (rij.dienstverlener_id, rij.is_adhoc) == (ander.organisatie_id, True)
    assert not rij.alternatieven.exists()


@pytest.mark.django_db
def test_een_organisatie_van_buiten_het_netwerk_alleen_uit_het_aanbod(cast: Rolverdeling) -> None:
    vreemd = cast.buren["dienstverlener"].lidmaatschap.organisatie_id
    traject = in_opmaak(cast)
    velden = _geweigerd(traject, cast.casemanager_werk, actie(traject, organisatie_id=vreemd))
    assert "netwerk" in velden["uitvoerder"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("van", "tot", "veld", "woord"),
    [
        (-31, 10, "van", "begint op"),
        (10, 600, "tot_en_met", "art. 11"),
        (10, 5, "tot_en_met", "vóór de eerste"),
    ],
)
def test_een_actie_valt_binnen_het_traject(
    cast: Rolverdeling, van: int, tot: int, veld: str, woord: str
) -> None:
    traject, vandaag = in_opmaak(cast), timezone.localdate()
    velden = _geweigerd(
        traject,
        cast.casemanager_werk,
        actie(traject, van=vandaag + timedelta(days=van), tot_en_met=vandaag + timedelta(days=tot)),
    )
    assert woord in velden[veld]


@pytest.mark.django_db
def test_de_laatste_dag_van_het_traject_kan_nog(cast: Rolverdeling) -> None:
    traject = in_opmaak(cast)
    laatste = traject.uiterste_einddatum
    assert laatste is not None
    rij = voeg_toe(traject, cast.casemanager_werk, van=laatste, tot_en_met=laatste)
    assert rij.tot_en_met == laatste


@pytest.mark.django_db
def test_alleen_na_zonder_cirkels_en_niet_te_vroeg(cast: Rolverdeling) -> None:
    traject, werk = in_opmaak(cast), cast.casemanager_werk
    eerste = voeg_toe(traject, werk, omschrijving="Verkennen")
    na = frozenset({eerste.pk})
    velden = _geweigerd(traject, werk, actie(traject, omschrijving="Stage", na=na))
    assert "Stage" in velden["na"]
    assert "latere start" in velden["na"]
    tweede = voeg_toe(traject, werk, omschrijving="Stage", na=na, van=eerste.tot_en_met + timedelta(days=1))
    terug = actie(traject, id=eerste.pk, omschrijving="Verkennen", na=frozenset({tweede.pk}))
    velden = _geweigerd(traject, werk, terug)
    assert "wachten op elkaar" in velden["na"]
    assert "Verkennen" in velden["na"]


@pytest.mark.django_db
def test_een_zorgmoment_blijft_vrij(cast: Rolverdeling) -> None:
    traject, werk = in_opmaak(cast), cast.casemanager_werk
    zorgmoment_vastleggen(
        traject,
        nieuw=NieuwZorgmoment(1, time(9), time(11), traject.startdatum or date.max),
        door=cast.casemanager_zorg.door,
    )
    velden = _geweigerd(traject, werk, actie(traject, momenten=(Moment(1, time(10), time(12)),)))
    assert "zorgmoment" in velden["momenten"]
    rij = voeg_toe(traject, werk, momenten=(Moment(1, time(11), time(12)),))
    assert rij.momenten.count() == 1


@pytest.mark.django_db
def test_meer_uren_dan_de_draagkracht_vraagt_een_motivering(cast: Rolverdeling) -> None:
    traject, werk = in_opmaak(cast), cast.casemanager_werk
    draagkracht_vastleggen(
        traject,
        vanaf=traject.startdatum or date.max,
        uren_per_week=Decimal(6),
        door=cast.casemanager_zorg.door,
    )
    voeg_toe(traject, werk)
    velden = _geweigerd(traject, werk, actie(traject, omschrijving="Stage"))
    assert "draagkracht van 6 uur" in velden["uren_motivering"]
    voeg_toe(traject, werk, omschrijving="Stage", uren_motivering="De zus brengt hem.")
    assert Trajectplan.objects.get(traject=traject).uren_motivering == "De zus brengt hem."


@pytest.mark.django_db
def test_volgorde_met_knoppen_en_schrappen(cast: Rolverdeling) -> None:
    traject, werk = in_opmaak(cast), cast.casemanager_werk
    een, twee = (voeg_toe(traject, werk, omschrijving=naam) for naam in ("een", "twee"))
    zorg = voeg_toe(traject, werk, soort="zorgverkenning", omschrijving="zorg")
    drie = voeg_toe(
        traject, werk, omschrijving="drie", na=frozenset({een.pk}), van=een.tot_en_met + timedelta(days=1)
    )
    # Over the action of the other domain.
    bewerk(traject, werk, Verplaatsing(drie.pk, OMHOOG))
    werkvolgorde = [pk for pk in sleutels(traject) if pk != zorg.pk]
    assert werkvolgorde == [een.pk, drie.pk, twee.pk]
    with pytest.raises(Geweigerd, match="komt alleen na"):
        bewerk(traject, werk, Verplaatsing(drie.pk, OMHOOG))
    with pytest.raises(Geweigerd, match="onderaan"):
        bewerk(traject, werk, Verplaatsing(twee.pk, OMLAAG))
    bewerk(traject, werk, Schrapping(een.pk))
    assert Actie.objects.get(pk=een.pk).status == GESCHRAPT
    assert een.pk not in sleutels(traject)
    assert not drie.voorwaarden.exists()
    for wijziging in (Schrapping(een.pk), Schrapping(uuid4()), actie(traject, id=een.pk)):
        with pytest.raises(Geweigerd, match="staat niet meer in het plan"):
            bewerk(traject, werk, wijziging)


@pytest.mark.django_db
def test_een_gewijzigde_actie_laat_haar_oude_moment_los(cast: Rolverdeling) -> None:
    """The old moment with the new days would fall on a care moment; the new moment does not."""
    traject, werk = in_opmaak(cast), cast.casemanager_werk
    rij = voeg_toe(traject, werk, momenten=(Moment(2, time(9), time(12)),))
    zorgmoment_vastleggen(
        traject,
        nieuw=NieuwZorgmoment(2, time(9), time(10), rij.tot_en_met + timedelta(days=1)),
        door=cast.casemanager_zorg.door,
    )
    langer = actie(
        traject,
        id=rij.pk,
        tot_en_met=rij.tot_en_met + timedelta(days=30),
        momenten=(Moment(2, time(10), time(12)),),
    )
    bewerk(traject, werk, langer)
    assert [moment.van_uur for moment in rij.momenten.all()] == [time(10)]
    velden = _geweigerd(traject, werk, replace(langer, momenten=(Moment(2, time(9), time(12)),)))
    assert "zorgmoment" in velden["momenten"]


@pytest.mark.django_db
def test_wie_zijn_laatste_actie_verliest_ziet_de_persoon_niet_meer(cast: Rolverdeling) -> None:
    traject, werk, wie = maak_traject(cast), cast.casemanager_werk, dienstverlener(cast)
    een, twee = (wijs_toe(cast, maak_actie(traject, van=traject.startdatum)) for _ in "12")
    gezien = Deelnemer.objects.zichtbaar_voor(wie.door).filter(pk=traject.deelnemer_id)
    # The first goes to another one: with the second he still sees who it is.
    zelf = werk.lidmaatschap.organisatie_id
    bewerk(traject, werk, actie(traject, id=een.pk, organisatie_id=zelf))
    assert list(Actie.objects.zichtbaar_voor(wie.door)) == [twee]
    assert gezien.exists()
    bewerk(traject, werk, Schrapping(twee.pk))
    assert not gezien.exists()


@pytest.mark.django_db
def test_een_voorstel_schrappen_raakt_niemand_en_de_taak_verdwijnt(cast: Rolverdeling) -> None:
    traject, wie = maak_traject(cast), dienstverlener(cast)
    toegewezen, voorstel = (maak_actie(traject, van=traject.startdatum) for _ in "12")
    wijs_toe(cast, toegewezen)
    with in_handeling():
        plan_ontvangen(maak_versie(cast, traject), coordinator(cast).door)
    assert {taak.soort for taak in open_taken(TOEWIJZEN, traject.pk)} == {TOEWIJZEN}
    bewerk(traject, cast.casemanager_werk, Schrapping(voorstel.pk))
    assert open_taken(TOEWIJZEN, traject.pk) == []
    assert list(Actie.objects.zichtbaar_voor(wie.door)) == [toegewezen]


# --- the door ------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_het_scherm_bewaart_en_weigert(cast: Rolverdeling, als: Als) -> None:
    traject, client = in_opmaak(cast), als(cast.casemanager_werk)
    adres = reverse("trajectplan_bewerken", args=[traject.pk])
    assert "Je mag bij elke stap mee beslissen" in client.get(adres).content.decode()
    formulier = client.get(f"{adres}?stap=actie").context["formulier"]
    invoer = {
        "aanvraag_sleutel": str(formulier["aanvraag_sleutel"].value()),
        "versie": vers(traject).versie,
        "stap": "actie",
        "rij": "",
        "soort": "werkplekken",
        "omschrijving": "Stage in het groen",
        "uitvoerder": f"organisatie:{cast.casemanager_werk.lidmaatschap.organisatie_id}",
        "van": "01/01/2020",
        "tot_en_met": "01/02/2020",
        "uren_per_week": "7u30",
        "moment_1_dag": "0",
        "moment_1_van": "9u",
        "moment_1_tot": "12u",
    }
    antwoord = client.post(adres, invoer)
    assert antwoord.status_code == 422
    assert "begint op 01/01/2020" in antwoord.content.decode()
    begin = timezone.localdate()
    invoer |= {"van": f"{begin:%d/%m/%Y}", "tot_en_met": f"{begin + timedelta(days=30):%d/%m/%Y}"}
    antwoord = client.post(adres, invoer)
    assert antwoord.status_code == 302
    rij = Actie.objects.get(traject=traject)
    assert (rij.uren_per_week, rij.momenten.get().van_uur) == (Decimal("7.50"), time(9))
    pagina = client.get(reverse("trajectplan_detail", args=[traject.pk]))
    assert "Stage in het groen" in pagina.content.decode()
    # The form of the action shows what stands there.
    weer = client.get(f"{adres}?stap=actie&rij={rij.pk}").context["formulier"]
    assert weer["uren_per_week"].value() == "7\xa0u\xa030"
    antwoord = client.post(
        adres,
        {
            "aanvraag_sleutel": str(uuid4()),
            "versie": vers(traject).versie,
            "stap": "weg",
            "rij": str(rij.pk),
        },
    )
    assert antwoord.status_code == 302
    rij.refresh_from_db()
    assert rij.status == GESCHRAPT


@pytest.mark.django_db
def test_de_knoppen_verplaatsen(cast: Rolverdeling, als: Als) -> None:
    traject = volledig(cast, in_opmaak(cast))
    rij = voeg_toe(traject, cast.casemanager_werk, omschrijving="Nog een")
    client, adres = als(cast.casemanager_zorg), reverse("trajectplan_bewerken", args=[traject.pk])
    invoer = {
        "aanvraag_sleutel": str(uuid4()),
        "versie": vers(traject).versie,
        "stap": "orde",
        "rij": str(rij.pk),
        "richting": "omhoog",
    }
    assert client.post(adres, invoer).status_code == 302
    assert sleutels(traject)[0] == rij.pk
    # Sent twice is done once; a stale page is told so.
    client.post(adres, invoer)
    client.post(adres, invoer | {"aanvraag_sleutel": str(uuid4())})
    assert sleutels(traject)[0] == rij.pk
    assert client.post(adres, invoer | {"richting": "opzij"}).status_code == 404
    assert client.post(adres, invoer | {"stap": "onbekend"}).status_code == 404


@pytest.mark.django_db
def test_een_concept_komt_terug_in_zijn_eigen_deel(cast: Rolverdeling, als: Als) -> None:
    traject, client = in_opmaak(cast), als(cast.casemanager_werk)
    adres = reverse("trajectplan_bewerken", args=[traject.pk])
    sleutel = str(uuid4())
    client.post(
        reverse("concept_bewaren"),
        {
            "aanvraag_sleutel": sleutel,
            "concept_handeling": "trajectplan_bewerken",
            "concept_object": str(traject.pk),
            "stap": "actie",
            "rij": "",
            "versie": traject.versie,
            "omschrijving": "Half getypt",
        },
    )
    assert Concept.objects.get().deel == "actie/"
    antwoord = client.get(f"{adres}?concept={sleutel}")
    assert "Half getypt" in antwoord.content.decode()


@pytest.mark.django_db
def test_een_ander_mag_niet(cast: Rolverdeling, als: Als) -> None:
    traject = in_opmaak(cast)
    adres = reverse("trajectplan_bewerken", args=[traject.pk])
    assert als(cast.buur).get(adres).status_code == 404
    assert als(cast.spelers["netwerkcoordinator"]).get(adres).status_code == 403
    with pytest.raises(PermissionDenied):
        bewerk(traject, cast.spelers["netwerkcoordinator"], Inhoudinvoer(INHOUD))
    with pytest.raises(Traject.DoesNotExist):
        bewerk(traject, cast.buur, Inhoudinvoer(INHOUD))
