"""The act `betrokkenheid_sluiten`: access of the own organisation ends at once, the last one only knowingly."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pghistory
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer, vers_insz
from tests.deelnemers.test_betrokkenheid_openen import geef
from tests.deelnemers.test_deelnemers_samenvoegen import collega
from werkzorg.deelnemers.handelingen.betrokkenheid import betrokkenheid_sluiten
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def adres(deelnemer: Deelnemer) -> str:
    return reverse("betrokkenheid_sluiten", args=[deelnemer.pk])


def test_de_toegang_van_een_collega_eindigt_meteen_en_hij_kan_die_opnieuw_krijgen(cast):
    door = cast.casemanager_zorg.door
    deelnemer, lid = registreer(door), collega(cast, "verwijzer")
    rij = geef(deelnemer, lid.lidmaatschap.pk, door)
    assert betrokkenheid_sluiten(rij, reden="andere_collega", door=door) is True
    assert not Deelnemer.objects.zichtbaar_voor(lid.door).exists()
    rij.refresh_from_db()
    assert (rij.sluitreden, rij.gesloten_op is not None) == ("andere_collega", True)
    assert rij.periode.upper == timezone.localdate() + timedelta(days=1)
    assert Logregel.objects.get(handeling="betrokkenheid_sluiten").gegevens == {"reden": "andere_collega"}
    with pytest.raises(Geweigerd, match="intussen al"):
        betrokkenheid_sluiten(rij, reden="vergissing", door=door)
    geef(deelnemer, lid.lidmaatschap.pk, door)
    assert Deelnemer.objects.zichtbaar_voor(lid.door).exists()


def test_de_laatste_volledige_toegang_sluit_alleen_wie_het_weet_en_de_taken_vervallen(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door, insz="", insz_ontbreekt="aangevraagd")
    rij = Betrokkenheid.objects.get(deelnemer=deelnemer)
    with pytest.raises(Geweigerd) as nee:
        betrokkenheid_sluiten(rij, reden="afgerond", door=door)
    assert "dossier_verlaten" in nee.value.velden
    assert betrokkenheid_sluiten(rij, reden="afgerond", dossier_verlaten=True, door=door) is False
    assert not Deelnemer.objects.zichtbaar_voor(door).exists()
    assert not Taak.objects.filter(klaar_op=None).exists()


def test_met_alleen_identiteit_over_is_het_ook_de_laatste(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door)
    eigen = Betrokkenheid.objects.get(deelnemer=deelnemer)
    lid = collega(cast, "verwijzer")
    geef(deelnemer, lid.lidmaatschap.pk, door, omvang="identiteit")
    with pytest.raises(Geweigerd, match="laatste toegang"):
        betrokkenheid_sluiten(eigen, reden="afgerond", door=door)


def test_toegang_van_een_lopend_dossier_sluit_met_dat_dossier(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door)
    rij = Betrokkenheid.objects.get(deelnemer=deelnemer)
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.update(dossier_soort="proef", dossier_id=uuid4())
    with pytest.raises(Geweigerd, match="lopend dossier"):
        betrokkenheid_sluiten(rij, reden="afgerond", dossier_verlaten=True, door=door)


def test_alleen_het_eigen_huis(cast, als):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    registreer(cast.buur.door, insz=insz)
    van_nele = Betrokkenheid.objects.get(organisatie=cast.casemanager_zorg.door.organisatie_id)
    van_buur = Betrokkenheid.objects.get(organisatie=cast.buur.door.organisatie_id)
    with pytest.raises(PermissionDenied):
        betrokkenheid_sluiten(van_nele, reden="afgerond", door=cast.buur.door)
    with pytest.raises(Geweigerd, match="intussen al"):
        betrokkenheid_sluiten(van_buur, reden="afgerond", door=cast.casemanager_zorg.door)
    # Who only sees who the person is may let go of that.
    klant = als(cast.buur)
    velden = {"aanvraag_sleutel": uuid4(), "welke": van_buur.pk, "reden": "niet_meer_nodig"}
    assert klant.post(adres(deelnemer), velden)["Location"] == reverse("deelnemer_lijst")
    assert klant.get(deelnemer.get_absolute_url()).status_code == 404


def test_via_het_scherm(cast, als):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door)
    rij = Betrokkenheid.objects.get(deelnemer=deelnemer)
    client = als(cast.casemanager_zorg)
    inhoud = client.get(adres(deelnemer), {"welke": rij.pk}).content.decode()
    assert "Er is nog maar één toegang" in inhoud
    velden = {"aanvraag_sleutel": str(uuid4()), "welke": str(rij.pk), "reden": "afgerond"}
    for stuk in ({}, {"welke": "\0"}, {"welke": str(uuid4())}, {"reden": "zomaar"}):
        antwoord = client.post(adres(deelnemer), velden | stuk)
        assert antwoord.status_code == 422
        assert "Er klopt nog" in antwoord.content.decode()
    for _ in range(2):
        antwoord = client.post(adres(deelnemer), velden | {"dossier_verlaten": "on"})
        assert antwoord.status_code in {302, 404}
    assert not Deelnemer.objects.zichtbaar_voor(door).exists()
