"""The act `trajectplan_akkoord_registreren`: three parties, one frozen version (art. 15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.mandaten.test_aanvraag_bewerken import PNG
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.plannen import (
    akkoord_van_allen,
    bewerk,
    ga_akkoord,
    in_opmaak,
    inhoud_nu,
    laatste_versie,
    volledig,
)
from trajecten.domein.akkoord import DEELNEMER, ONDERTEKEND
from trajecten.domein.planinhoud import kenmerk
from trajecten.domein.planwijziging import Inhoudinvoer
from trajecten.handelingen.draagkracht import draagkracht_vastleggen
from trajecten.models import Akkoord, Planversie
from trajecten.soorten import WERK, ZORG
from werkzorg.documenten.models import Bijlage
from werkzorg.handelen.weigering import Geweigerd

Als = Callable[[Speler], Client]


@pytest.mark.django_db
def test_het_eerste_akkoord_maakt_de_versie_en_een_wijziging_de_volgende(cast: Rolverdeling) -> None:
    traject = volledig(cast, in_opmaak(cast))
    akkoord_van_allen(cast, traject)
    versie = Planversie.objects.get(traject=traject)
    assert (versie.nummer, versie.akkoorden.count()) == (1, 3)
    assert versie.inhoud == inhoud_nu(traject, cast.casemanager_werk)
    bewerk(traject, cast.casemanager_zorg, Inhoudinvoer({"doelen": "Ik wil met dieren werken."}))
    ga_akkoord(traject, cast.casemanager_zorg, ZORG)
    tweede = laatste_versie(traject)
    assert (tweede.nummer, tweede.akkoorden.count()) == (2, 1)
    assert Planversie.objects.get(pk=versie.pk).inhoud["doelen"] != "Ik wil met dieren werken."


@pytest.mark.django_db
def test_na_een_lagere_draagkracht_vraagt_het_akkoord_eerst_een_motivering(cast: Rolverdeling) -> None:
    traject, werk = volledig(cast, in_opmaak(cast)), cast.casemanager_werk
    assert traject.startdatum is not None
    draagkracht_vastleggen(traject, vanaf=traject.startdatum, uren_per_week=Decimal(5), door=werk.door)
    with pytest.raises(Geweigerd, match="meer dan de draagkracht van 5 uur"):
        ga_akkoord(traject, werk, DEELNEMER)
    bewerk(traject, werk, Inhoudinvoer({"uren_motivering": "Ze vraagt het zelf."}))
    assert ga_akkoord(traject, werk, DEELNEMER).partij == DEELNEMER


@pytest.mark.django_db
def test_een_casemanager_gaat_zelf_akkoord(cast: Rolverdeling) -> None:
    traject = volledig(cast, in_opmaak(cast))
    with pytest.raises(Geweigerd) as nee:
        ga_akkoord(traject, cast.casemanager_werk, ZORG)
    assert "Zorg zelf" in nee.value.velden["partij"]
    assert ga_akkoord(traject, cast.casemanager_zorg, ZORG).wijze == "aangemeld"
    with pytest.raises(Geweigerd) as nee:
        ga_akkoord(traject, cast.casemanager_zorg, ZORG)
    assert "al genoteerd" in nee.value.velden["partij"]


@pytest.mark.django_db
def test_alleen_over_het_plan_dat_getoond_werd_en_alleen_over_een_volledig_plan(cast: Rolverdeling) -> None:
    traject = in_opmaak(cast)
    with pytest.raises(Geweigerd, match="nog niet volledig"):
        ga_akkoord(traject, cast.casemanager_werk, DEELNEMER)
    volledig(cast, traject)
    gezien = kenmerk(inhoud_nu(traject, cast.casemanager_werk))
    bewerk(traject, cast.casemanager_zorg, Inhoudinvoer({"doelen": "Iets anders."}))
    with pytest.raises(Geweigerd, match="gewijzigd terwijl"):
        ga_akkoord(traject, cast.casemanager_werk, DEELNEMER, gezien=gezien)
    assert not Akkoord.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("dagen", [-1, 1])
def test_de_dag_van_het_akkoord(cast: Rolverdeling, dagen: int) -> None:
    traject = volledig(cast, in_opmaak(cast))
    with pytest.raises(Geweigerd) as nee:
        ga_akkoord(traject, cast.casemanager_werk, DEELNEMER, op=timezone.localdate() + timedelta(days=dagen))
    assert "op" in nee.value.velden
    assert not Planversie.objects.exists()


@pytest.mark.django_db
def test_op_papier_met_een_scan(cast: Rolverdeling, als: Als) -> None:
    traject, client = volledig(cast, in_opmaak(cast)), als(cast.casemanager_werk)
    with pytest.raises(Geweigerd) as nee:
        ga_akkoord(traject, cast.casemanager_werk, DEELNEMER, wijze=ONDERTEKEND)
    assert "scan" in nee.value.velden
    adres = reverse("trajectplan_akkoord_registreren", args=[traject.pk])
    formulier = client.get(adres).context["formulier"]
    invoer = {
        "aanvraag_sleutel": str(uuid4()),
        "gezien": formulier["gezien"].value(),
        "partij": DEELNEMER,
        "op": f"{timezone.localdate():%d/%m/%Y}",
    }
    assert client.post(adres, invoer).status_code == 422
    scan = SimpleUploadedFile("plan.png", PNG, "image/png")
    antwoord = client.post(adres, invoer | {"wijze": ONDERTEKEND, "scan": scan})
    assert antwoord.status_code == 302
    bijlage = Bijlage.objects.get(soort="trajectplan_ondertekend")
    assert bijlage.object_id == laatste_versie(traject).pk
    assert bijlage.deelnemer_id == traject.deelnemer_id
    # Who agreed already is offered no more.
    assert [een for een, _ in client.get(adres).context["formulier"].fields["partij"].choices] == [WERK]
    assert als(cast.buur).get(adres).status_code == 404
