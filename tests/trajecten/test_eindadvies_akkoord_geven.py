"""The act `eindadvies_akkoord_geven`: each casemanager agrees for his own side with the text as it stands."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.eindes import dien_verslag_in, laatste, met_dossier, schrijf_advies
from trajecten.handelingen.eindadvies import eindadvies_akkoord_geven
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_elk_voor_de_eigen_kant_en_alleen_die_taak_is_klaar(cast) -> None:
    traject = met_dossier(cast)
    dien_verslag_in(traject, cast.casemanager_werk)
    schrijf_advies(traject, cast.casemanager_werk)
    advies = eindadvies_akkoord_geven(traject, versie=1, door=cast.casemanager_zorg.door)
    assert advies.akkoorden == {"werk": False, "zorg": True}
    assert advies.akkoord_zorg_door == cast.casemanager_zorg.gebruiker
    wachtend = Taak.objects.filter(soort__startswith="eindadvies_akkoord", klaar_op=None)
    assert [taak.soort for taak in wachtend] == ["eindadvies_akkoord_werk"]
    with pytest.raises(Geweigerd, match="gaf al een akkoord"):
        eindadvies_akkoord_geven(traject, versie=2, door=cast.casemanager_zorg.door)


def test_met_een_tekst_die_intussen_wijzigde_niet(cast) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk)
    schrijf_advies(traject, cast.casemanager_werk, motivering="Anders.")
    with pytest.raises(Versieconflict):
        eindadvies_akkoord_geven(traject, versie=1, door=cast.casemanager_zorg.door)
    assert not any(laatste(traject).akkoorden.values())


def test_met_een_tekst_waaraan_iets_ontbreekt_niet(cast) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk, motivering="")
    with pytest.raises(Geweigerd, match="Motiveer het advies"):
        eindadvies_akkoord_geven(traject, versie=1, door=cast.casemanager_zorg.door)


def test_vroegtijdig_gestopt_past_niet_bij_een_traject_dat_zijn_doel_bereikte(cast) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk, "vroegtijdig_gestopt")
    with pytest.raises(Geweigerd, match="stopte niet vroegtijdig"):
        eindadvies_akkoord_geven(traject, versie=1, door=cast.casemanager_zorg.door)


def test_via_het_scherm(cast, als) -> None:
    traject = met_dossier(cast)
    schrijf_advies(traject, cast.casemanager_werk)
    adres = reverse("eindadvies_akkoord_geven", args=[traject.pk])
    client = als(cast.casemanager_werk)
    assert "na twee uur is ze op" in client.get(adres).text
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": "9"}).status_code == 409
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": "1"}).status_code == 302
    assert "wacht op casemanager Zorg" in client.get(traject.get_absolute_url()).text
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 403
    assert als(cast.buren["casemanager_zorg"]).get(adres).status_code == 404
