"""The functionaris gegevensbescherming sees who looked at whom, and nothing else of anybody."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer
from werkzorg.beheer.forms.toezicht import DossiernummerForm
from werkzorg.beheer.handelingen.inzagerapport import inzagerapport_aanvragen
from werkzorg.beheer.models import Inzagedossier
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import MATRIX
from werkzorg.toegang.models import Inzage

TOEZICHT = "functionaris_gegevensbescherming"
NAAM = "Kanarievogel"


@pytest.mark.parametrize("getypt", ["D-1234-5678", "d 1234 5678", "12345678", " D1234-5678 ", "D12345678"])
def test_een_dossiernummer_mag_op_elke_manier_getypt_worden(getypt):
    formulier = DossiernummerForm({"nummer": getypt})
    assert formulier.is_valid()
    assert formulier.cleaned_data["nummer"] == "D-1234-5678"


@pytest.fixture
def deelnemer(cast, als):
    """Somebody whom Nele registered and looked at."""
    persoon = registreer(cast.casemanager_zorg.door, achternaam=NAAM)
    als(cast.casemanager_zorg).get(reverse("deelnemer_wijzigen", args=[persoon.pk]))
    return persoon


@pytest.mark.django_db
def test_zoeken_op_nummer_leidt_naar_wie_keek(cast, als, deelnemer):
    client = als(cast.spelers[TOEZICHT])
    adres = reverse("inzagedossier_lijst")
    antwoord = client.get(adres, {"nummer": deelnemer.dossiernummer.replace("-", "").lower()}, follow=True)
    html = antwoord.content.decode()
    assert antwoord.redirect_chain == [(reverse("inzagedossier_detail", args=[deelnemer.pk]), 302)]
    assert cast.casemanager_zorg.gebruiker.naam in html
    assert cast.casemanager_zorg.door.organisatie_naam in html
    for geheim in (NAAM, deelnemer.voornaam, deelnemer.email or "@"):
        assert geheim not in html
    regel = Inzage.objects.get(actie="inzagedossier_detail")
    assert (regel.deelnemer_ids, regel.grond, regel.groepen) == ([deelnemer.pk], "toezicht", [])
    # His own look is in the list the next time.
    assert cast.spelers[TOEZICHT].gebruiker.naam in client.get(antwoord.request["PATH_INFO"]).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("nummer", ["D-0000-0000", "niemand", "%", "x" * 3000, "\x00", "💥", ""])
def test_een_nummer_dat_niemand_heeft_geeft_een_zin(cast, als, nummer):
    antwoord = als(cast.spelers[TOEZICHT]).get(reverse("inzagedossier_lijst"), {"nummer": nummer})
    assert antwoord.status_code == 422
    assert "dossiernummer" in antwoord.content.decode().lower()


@pytest.mark.django_db
def test_de_periode_kiest_de_regels(cast, als, deelnemer):
    client = als(cast.spelers[TOEZICHT])
    adres = reverse("inzagedossier_detail", args=[deelnemer.pk])
    gisteren = f"{timezone.localdate() - timedelta(days=1):%d/%m/%Y}"
    vandaag = f"{timezone.localdate():%d/%m/%Y}"
    assert client.get(adres, {"tot": gisteren}).context["bladzijde"].paginator.count == 0
    assert client.get(adres, {"vanaf": vandaag, "tot": vandaag}).context["bladzijde"].paginator.count >= 1
    fout = client.get(adres, {"vanaf": "gisteren"})
    assert fout.status_code == 422
    assert "gisteren" in fout.content.decode()


@pytest.mark.django_db
def test_het_nummer_van_een_gewist_of_onbekend_dossier_bestaat_niet(cast, als):
    assert als(cast.spelers[TOEZICHT]).get(reverse("inzagedossier_detail", args=[uuid4()])).status_code == 404


@pytest.mark.django_db
def test_de_lijst_toont_de_eigen_rapporten(cast, als, deelnemer, uitgevoerd):
    dossier, vandaag = Inzagedossier.objects.get(pk=deelnemer.pk), timezone.localdate()
    inzagerapport_aanvragen(dossier, vanaf=vandaag, tot=vandaag, door=cast.spelers[TOEZICHT].door)
    inzagerapport_aanvragen(dossier, vanaf=vandaag, tot=vandaag, door=cast.casemanager_zorg.door)
    client, adres = als(cast.spelers[TOEZICHT]), reverse("inzagedossier_lijst")
    rijen = client.get(adres).context["bladzijde"].object_list
    assert [(rij["dossiernummer"], rij["url"]) for rij in rijen] == [(deelnemer.dossiernummer, "")]
    uitgevoerd()
    assert all(rij["url"] for rij in client.get(adres).context["bladzijde"].object_list)


@pytest.mark.django_db
def test_de_functionaris_opent_geen_enkel_dossier(cast, als, deelnemer):
    client = als(cast.spelers[TOEZICHT])
    for route in ("deelnemer_detail", "deelnemer_wijzigen", "inzage_lijst", "toegang_detail"):
        assert client.get(reverse(route, args=[deelnemer.pk])).status_code == 403


def test_alleen_de_functionaris_ziet_wie_keek_met_naam():
    for sleutel in ("inzagedossier_lijst", "inzagedossier_detail"):
        assert MATRIX[sleutel].rollen == {TOEZICHT}
    assert TOEZICHT in ROLLEN
