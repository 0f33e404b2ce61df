"""The Departement Zorg lays down who covers which municipality."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gbo.domein.dekking import Samenstelling
from gbo.handelingen.dekking import gbo_samenwerking_registreren
from gbo.models import Gbogemeente, Gbopartner, Gbosamenwerking
from gbo.models.dekkinglezen import kernpartners_van
from tests.gbo.overdragen import SINDS, dek, gbo, refnis, vdab
from tests.rolverdeling import Rolverdeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.plaatsen.models import GemeenteInRegio

pytestmark = pytest.mark.django_db


def test_inwoners_vinden_de_kernpartners_van_hun_gemeente(cast: Rolverdeling) -> None:
    ocmw, buur = gbo(cast).lidmaatschap.organisatie, cast.buren["gbo_medewerker"].lidmaatschap.organisatie

    gbo_samenwerking_registreren(
        samenstelling=Samenstelling(
            "GBO Leie",
            frozenset({refnis("Gent"), refnis("Deinze")}),
            {ocmw.pk: "", buur.pk: refnis("Deinze")},
        ),
        van=SINDS,
        door=cast.spelers["departement_zorg"].door,
    )

    assert [een.organisatie_id for een in kernpartners_van(refnis("Gent"), SINDS)] == [ocmw.pk]
    assert {een.organisatie_id for een in kernpartners_van(refnis("Deinze"), SINDS)} == {ocmw.pk, buur.pk}
    assert kernpartners_van(refnis("Aalst"), SINDS) == []


def test_wat_niet_kan_staat_bij_zijn_veld(cast: Rolverdeling) -> None:
    dek(cast)
    geen = vdab(cast).lidmaatschap.organisatie

    with pytest.raises(Geweigerd) as nee:
        dek(cast, geen)

    velden = nee.value.velden
    assert set(velden) == {"naam", "gemeenten", "partners"}
    assert velden["gemeenten"].startswith("Gent hoort al bij GBO Gent")
    assert Gbosamenwerking.objects.count() == 1


def test_zonder_gemeente_of_kernpartner_is_het_niets(cast: Rolverdeling) -> None:
    with pytest.raises(Geweigerd) as nee:
        gbo_samenwerking_registreren(
            samenstelling=Samenstelling(" ", frozenset(), {}),
            van=SINDS,
            door=cast.spelers["departement_zorg"].door,
        )

    assert set(nee.value.velden) == {"naam", "gemeenten", "partners"}


def test_alleen_het_departement(cast: Rolverdeling) -> None:
    with pytest.raises(PermissionDenied):
        gbo_samenwerking_registreren(
            samenstelling=Samenstelling("GBO", frozenset({refnis()}), {}), van=SINDS, door=gbo(cast).door
        )


def test_de_deur_neemt_alle_gemeenten_van_een_regio(cast: Rolverdeling, als) -> None:
    adres = reverse("gbo_samenwerking_registreren")
    client = als(cast.spelers["departement_zorg"])
    ocmw = gbo(cast).lidmaatschap.organisatie
    velden = {
        "aanvraag_sleutel": str(uuid4()),
        "naam": "GBO Gent en omgeving",
        "van": "01/01/2024",
        "regio": "gent",
        "gemeenten": "Aalst\nElsene\nParijs",
        "partners": [str(ocmw.pk)],
    }

    assert "(niet verplicht)" not in client.get(adres).content.decode()
    fout = client.post(adres, velden)
    goed = client.post(adres, {**velden, "gemeenten": "Aalst"}, follow=True)

    assert fout.status_code == 422
    assert "geen Vlaamse gemeenten: Elsene, Parijs" in fout.content.decode()
    rij = Gbosamenwerking.objects.get()
    van_regio = GemeenteInRegio.objects.geldig_op(SINDS).filter(regio_id="gent").count()
    assert rij.gemeenten.count() == Gbogemeente.objects.count() > 10
    assert rij.gemeenten.filter(gemeente_id=refnis("Aalst")).exists()
    assert van_regio
    tekst = goed.content.decode()
    assert "Aalst" in tekst
    assert "nog geen CAW en geen DMW" in tekst


def test_de_lijst_toont_wie_dekt_en_wat_niemand_dekt(cast: Rolverdeling, als) -> None:
    dek(cast)
    client = als(vdab(cast))
    adres = reverse("gbo_samenwerking_lijst")

    blad = client.get(adres).content.decode()
    gezocht = client.get(adres, {"gemeente": "9000"})
    niets = client.get(adres, {"gemeente": "Aalst"})

    assert "GBO Gent" in blad
    assert "Aalst" in blad
    assert [regel.naam for regel in gezocht.context["bladzijde"].object_list] == ["GBO Gent"]
    assert "Geen samenwerkingsverband gevonden" in niets.content.decode()
    assert reverse("gbo_samenwerking_registreren") not in blad
    assert als(cast.casemanager_zorg).get(adres).status_code == 403


def test_een_ocmw_alleen_voor_de_eigen_gemeente(cast: Rolverdeling, als) -> None:
    ocmw = gbo(cast).lidmaatschap.organisatie
    als(cast.spelers["departement_zorg"]).post(
        reverse("gbo_samenwerking_registreren"),
        {
            "aanvraag_sleutel": str(uuid4()),
            "naam": "GBO Gent",
            "van": "01/01/2024",
            "gemeenten": "Gent\nAalst",
            "partners_eigen": [str(ocmw.pk)],
        },
    )

    assert Gbopartner.objects.get().gemeente_id == refnis("Gent")
