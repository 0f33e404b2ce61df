"""The act `betrokkenheid_openen`: a colleague, or everybody in a role, of the own organisation gets access."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pghistory
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.beheer.collegas import Bureau, maak_bureau, nodig_uit
from tests.deelnemers.personen import registreer, vers_insz
from tests.deelnemers.test_deelnemers_samenvoegen import collega
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.handelingen.betrokkenheid import betrokkenheid_openen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.deelnemers.toegangslijst import keuzes_om_te_openen
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau(db: None) -> Bureau:
    """An organisation that invites people."""
    return maak_bureau()


def geef(deelnemer: Deelnemer, voor: Any, door: Any, **anders: Any) -> Betrokkenheid:
    """The act itself; from today without end unless the call says otherwise."""
    velden = {
        "omvang": "volledig",
        "grond": "team",
        "van": timezone.localdate(),
        "tot_en_met": None,
        **anders,
    }
    rij: Betrokkenheid = betrokkenheid_openen(deelnemer, voor=voor, door=door, **velden)
    return rij


def adres(deelnemer: Deelnemer) -> str:
    return reverse("betrokkenheid_openen", args=[deelnemer.pk])


def test_een_collega_met_een_andere_rol_ziet_het_dossier(cast):
    door = cast.casemanager_zorg.door
    deelnemer, lid = registreer(door), collega(cast, "verwijzer")
    assert not Deelnemer.objects.zichtbaar_voor(lid.door).exists()
    rij = geef(deelnemer, lid.lidmaatschap.pk, door)
    assert list(Deelnemer.objects.zichtbaar_voor(lid.door)) == [deelnemer]
    assert (rij.rol, rij.lidmaatschap_id, rij.grond) == ("verwijzer", lid.lidmaatschap.pk, "team")
    assert Melding.objects.get(soort="toegang_gegeven").gebruiker == lid.gebruiker
    assert Logregel.objects.get(handeling="betrokkenheid_openen").deelnemer_id == deelnemer.pk
    # Only this colleague, not everybody with his role.
    assert not Deelnemer.objects.zichtbaar_voor(collega(cast, "verwijzer").door).exists()


def test_een_rol_krijgt_toegang_voor_iedereen_die_hem_heeft(cast):
    door = cast.casemanager_zorg.door
    deelnemer, een, twee = registreer(door), collega(cast, "verwijzer"), collega(cast, "verwijzer")
    geef(deelnemer, "verwijzer", door, omvang="identiteit")
    for lid in (een, twee):
        assert list(Deelnemer.objects.zichtbaar_voor(lid.door)) == [deelnemer]
        assert not Betrokkenheid.objects.zichtbaar_voor(lid.door).volledig().exists()


def test_tijdelijke_toegang_begint_en_eindigt_op_haar_dag(cast):
    door = cast.casemanager_zorg.door
    vandaag = timezone.localdate()
    deelnemer = registreer(door)
    vandaag_alleen, morgen = collega(cast, "verwijzer"), collega(cast, "verwijzer")
    geef(deelnemer, vandaag_alleen.lidmaatschap.pk, door, tot_en_met=vandaag, grond="vervanging")
    geef(deelnemer, morgen.lidmaatschap.pk, door, van=vandaag + timedelta(days=1))
    assert Deelnemer.objects.zichtbaar_voor(vandaag_alleen.door).exists()
    assert not Deelnemer.objects.zichtbaar_voor(morgen.door).exists()
    rij = Betrokkenheid.objects.get(lidmaatschap=vandaag_alleen.lidmaatschap)
    assert list(Betrokkenheid.objects.filter(pk=rij.pk).lopend_op(vandaag)) == [rij]
    assert not Betrokkenheid.objects.filter(pk=rij.pk).lopend_op(vandaag + timedelta(days=1)).exists()


def test_niemand_buiten_het_eigen_huis_en_niemand_die_niet_met_mensen_werkt(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door)
    elders = maak_speler("verwijzer", maak_organisatie("Elders", "caw"))
    for voor in (
        elders.lidmaatschap.pk,
        collega(cast, "organisatiebeheerder").lidmaatschap.pk,
        uuid4(),
        "beleid",
        "verwijzer",
    ):
        with pytest.raises(Geweigerd) as nee:
            geef(deelnemer, voor, door)
        assert "voor" in nee.value.velden
    assert Betrokkenheid.objects.filter(deelnemer=deelnemer).count() == 1


def test_wie_alleen_uitgenodigd_is_krijgt_nog_niets_en_wordt_niet_genoemd(cast, bureau):
    """The account behind an address has a name that the inviter may not learn; and nobody is there to read."""
    email = cast.casemanager_zorg.gebruiker.email
    lid = nodig_uit(bureau.griet, bureau.brug, email, rol="casemanager_zorg")
    deelnemer = registreer(bureau.karim.door)
    keuzes = str(keuzes_om_te_openen(bureau.karim.door))
    assert "Sofie Jacobs" in keuzes
    assert cast.casemanager_zorg.gebruiker.naam not in keuzes
    with pytest.raises(Geweigerd) as nee:
        geef(deelnemer, lid.pk, bureau.karim.door)
    assert "voor" in nee.value.velden
    Client().force_login(lid.gebruiker)
    assert geef(deelnemer, lid.pk, bureau.karim.door).lidmaatschap == lid


def test_wie_het_al_heeft_krijgt_het_geen_tweede_keer(cast):
    door = cast.casemanager_zorg.door
    deelnemer, lid = registreer(door), collega(cast, "verwijzer")
    geef(deelnemer, lid.lidmaatschap.pk, door)
    with pytest.raises(Geweigerd, match="al toegang"):
        geef(deelnemer, lid.lidmaatschap.pk, door)
    with pytest.raises(Geweigerd, match="al toegang"):
        geef(deelnemer, "casemanager_zorg", door)


@pytest.mark.parametrize(
    ("van", "tot", "veld"), [(-1, None, "van"), (3, 2, "tot_en_met"), (-5, -9, "tot_en_met")]
)
def test_een_periode_die_niet_kan(cast, van, tot, veld):
    door = cast.casemanager_zorg.door
    deelnemer, lid = registreer(door), collega(cast, "verwijzer")
    vandaag = timezone.localdate()
    einde = vandaag + timedelta(days=tot) if tot is not None else None
    with pytest.raises(Geweigerd) as nee:
        geef(deelnemer, lid.lidmaatschap.pk, door, van=vandaag + timedelta(days=van), tot_en_met=einde)
    assert veld in nee.value.velden


def test_wie_alleen_de_identiteit_ziet_geeft_niets_door(cast, als):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    registreer(cast.buur.door, insz=insz)
    with pytest.raises(PermissionDenied):
        geef(deelnemer, "casemanager_zorg", cast.buur.door)
    assert als(cast.buur).get(adres(deelnemer)).status_code == 403
    with pytest.raises(ValueError, match="omvang of grond"):
        geef(deelnemer, "verwijzer", cast.casemanager_zorg.door, grond="begeleiding")


def test_via_het_scherm(cast, als):
    door = cast.casemanager_zorg.door
    deelnemer, lid = registreer(door), collega(cast, "verwijzer")
    client = als(cast.casemanager_zorg)
    assert f"lid:{lid.lidmaatschap.pk}" in client.get(adres(deelnemer)).content.decode()
    velden = {
        "aanvraag_sleutel": str(uuid4()),
        "voor": f"lid:{lid.lidmaatschap.pk}",
        "omvang": "volledig",
        "grond": "vervanging",
        "van": f"{timezone.localdate():%d/%m/%Y}",
        "tot_en_met": "",
    }
    for stuk in (
        {"voor": "lid:\0"},
        {"voor": ""},
        {"van": "gisteren"},
        {"grond": "x" * 9000},
        {"omvang": ""},
    ):
        antwoord = client.post(adres(deelnemer), velden | stuk)
        assert antwoord.status_code == 422
    lijst = reverse("deelnemer_toegang", args=[deelnemer.pk])
    for _ in range(2):
        assert client.post(adres(deelnemer), velden)["Location"] == lijst
    assert Betrokkenheid.objects.filter(lidmaatschap=lid.lidmaatschap).count() == 1
    inhoud = client.get(lijst).content.decode()
    assert lid.gebruiker.naam in inhoud
    assert "Vervangt tijdelijk" in inhoud


def test_een_andere_organisatie_staat_alleen_bij_een_gedeeld_dossier_in_de_lijst(cast, als):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    registreer(cast.buur.door, insz=insz)
    lijst = reverse("deelnemer_toegang", args=[deelnemer.pk])
    buur = cast.buur.lidmaatschap.organisatie.naam
    assert buur not in als(cast.casemanager_zorg).get(lijst).content.decode()
    samen = uuid4()
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.filter(deelnemer=deelnemer).update(dossier_soort="proef", dossier_id=samen)
    assert buur in als(cast.casemanager_zorg).get(lijst).content.decode()
