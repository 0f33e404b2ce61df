"""The act `verweer_indienen`: the holder answers himself, once, in time."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.handelingen.handhaving import verweer_indienen
from mandaten.models import Handhaving
from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.procedures import gehoord, meegedeeld, schuif, sql, vastgesteld
from tests.rolverdeling import maak_organisatie
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak


@pytest.fixture
def rij(db) -> Handhaving:
    return meegedeeld(beslisser())


@pytest.fixture
def houder(rij):
    return beheerder_van(rij.toekenning.houder)


def dien_in(
    rij: Handhaving, door, *, tekst: str = "Wij hebben twee mensen aangeworven.", **anders
) -> Handhaving:
    return verweer_indienen(
        rij,
        tekst=tekst,
        wil_gehoord_worden=anders.get("hoorzitting", False),
        versie=anders.get("versie", rij.versie),
        door=door,
    )


def test_het_loket_krijgt_de_taak_en_de_houder_is_klaar(rij, houder) -> None:
    dien_in(rij, houder.door, hoorzitting=True)
    rij.refresh_from_db()
    assert rij.status == "voornemen"
    assert (rij.vraagt_hoorzitting, rij.verweer_ingediend_door) == (True, houder.gebruiker)
    assert Taak.objects.get(soort="handhaving_verweren").klaar_op is not None
    taak = Taak.objects.get(soort="handhaving_verweer_verwerken")
    assert (taak.organisatie_id, taak.rol, taak.termijn) == (
        rij.organisatie_id,
        "departement_zorg",
        rij.beslissen_uiterlijk_op,
    )


def test_eenmaal_en_niet_leeg(rij, houder) -> None:
    with pytest.raises(Geweigerd) as nee:
        dien_in(rij, houder.door, tekst="")
    assert set(nee.value.velden) == {"tekst"}
    with pytest.raises(Versieconflict):
        dien_in(rij, houder.door, versie=99)
    rij = dien_in(rij, houder.door, tekst="", hoorzitting=True)
    with pytest.raises(Geweigerd, match="al een verweer"):
        dien_in(rij, houder.door)


def test_de_laatste_dag_wel_de_dag_erna_niet(rij, houder) -> None:
    schuif(rij, 30)
    dien_in(rij, houder.door)
    andere = meegedeeld(beslisser("werkactor"), _werkactor())
    schuif(andere, 31)
    with pytest.raises(Geweigerd, match="tot en met"):
        dien_in(andere, beheerder_van(andere.toekenning.houder).door)


def _werkactor():
    from tests.mandaten.maken import maak_toekenning

    return maak_toekenning("werkactor")


@pytest.mark.django_db
def test_voor_het_voornemen_ziet_hij_niets_en_na_het_horen_kan_het_niet_meer() -> None:
    desk = beslisser()
    voor = vastgesteld(desk)
    with pytest.raises(Handhaving.DoesNotExist):
        dien_in(voor, beheerder_van(voor.toekenning.houder).door)
    na = gehoord(beslisser("werkactor"), _werkactor())
    with pytest.raises(Geweigerd, match="al geregistreerd"):
        dien_in(na, beheerder_van(na.toekenning.houder).door)


def test_de_buur_en_een_partner_kunnen_niet_in_andermans_plaats(rij) -> None:
    partner = (
        rij.toekenning.leden.exclude(organisatie=rij.toekenning.houder).order_by("plaats")[0].organisatie
    )
    for wie in (partner, maak_organisatie("Buur", "caw")):
        with pytest.raises(Handhaving.DoesNotExist):
            dien_in(rij, beheerder_van(wie).door)


def test_de_database_weigert_een_half_verweer(rij) -> None:
    with pytest.raises(IntegrityError, match="ingediend_verweer_heel"), transaction.atomic():
        sql("UPDATE mandaten_handhaving SET ingediend_verweer = 'x' WHERE id = %s", rij.pk)


def test_via_het_scherm(rij, houder, als) -> None:
    adres = reverse("verweer_indienen", args=[rij.pk])
    client = als(houder)
    assert "Verweer je" in client.get(rij.get_absolute_url()).text
    assert "De begeleiding viel drie maanden stil." in client.get(adres).text
    versie = str(rij.versie)
    for fout in ({}, {"versie": versie}, {"versie": versie, "tekst": "x" * 10001}):
        assert client.post(adres, {"aanvraag_sleutel": uuid4(), **fout}).status_code == 422
    sleutel = uuid4()
    goed = {
        "aanvraag_sleutel": sleutel,
        "versie": versie,
        "tekst": "Wij doen het anders.",
        "wil_gehoord_worden": "on",
    }
    for _ in range(2):
        assert client.post(adres, goed).headers["Location"] == rij.get_absolute_url()
    tekst = client.get(rij.get_absolute_url()).text
    assert "Wij doen het anders." in tekst
    assert "met de vraag om gehoord te worden" in tekst
    assert "Verweer je" not in tekst
    assert als(beslisser()).get(adres).status_code == 403
    assert als(beheerder_van(maak_organisatie("Buur", "caw"))).get(adres).status_code == 404
