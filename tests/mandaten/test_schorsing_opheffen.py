"""The act `schorsing_opheffen`: today is the last day of the suspension."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from mandaten.documenten.besluitbrief import brief_van_besluit
from mandaten.handelingen.sancties import schorsing_opheffen
from mandaten.models import Besluit, Bevoegdheid, Toekenning
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import gehoord, schors, vandaag
from tests.rolverdeling import Speler
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict


def geschorst(desk: Speler, *, over: int = 0) -> Toekenning:
    """A mandate suspended from that many days from now on, until it is lifted."""
    rij = gehoord(desk)
    schors(rij, desk, vandaag() + timedelta(days=over))
    return Toekenning.objects.get(pk=rij.toekenning_id)


def hef_op(toekenning: Toekenning, desk: Speler, **anders) -> Besluit:
    return schorsing_opheffen(
        toekenning,
        motivering="Alles is in orde.",
        versie=anders.get("versie", toekenning.versie),
        door=desk.door,
    )


@pytest.mark.django_db
def test_vanaf_morgen_geldt_het_weer(uitgevoerd) -> None:
    desk = beslisser()
    toekenning = geschorst(desk)
    houder = beheerder_van(toekenning.houder)
    besluit = hef_op(toekenning, desk)
    toekenning.refresh_from_db()
    assert (toekenning.status, besluit.aard) == ("actief", "opheffing")
    assert laatste_dag(toekenning.schorsingen.get().periode) == vandaag()
    rijen = Bevoegdheid.objects.filter(toekenning=toekenning)
    assert [rijen.geldig_op(vandaag() + timedelta(days=n)).count() for n in (0, 1)] == [0, 3]
    assert Melding.objects.get(soort="toekenning_schorsing_opgeheven").gebruiker == houder.gebruiker
    kort = brief_van_besluit(besluit, desk.lidmaatschap.organisatie, vandaag()).teksten.kort
    assert f"eindigt op {vandaag():%d/%m/%Y}" in kort[0]
    uitgevoerd()
    assert Document.objects.get(object_id=besluit.pk).versies.count() == 1


@pytest.mark.django_db
def test_een_schorsing_die_nog_niet_begon_gaat_niet_door() -> None:
    desk = beslisser()
    toekenning = geschorst(desk, over=10)
    besluit = hef_op(toekenning, desk)
    assert not toekenning.schorsingen.exists()
    kort = brief_van_besluit(besluit, desk.lidmaatschap.organisatie, vandaag()).teksten.kort
    assert "gaat niet door" in kort[0]
    rijen = Bevoegdheid.objects.filter(toekenning=toekenning)
    assert rijen.geldig_op(vandaag() + timedelta(days=10)).count() == 3


@pytest.mark.django_db
def test_wie_intussen_casemanager_werk_werd_blijft_geschorst_als_casemanager_zorg() -> None:
    desk = beslisser()
    toekenning = geschorst(desk)
    partner = toekenning.leden.exclude(organisatie=toekenning.houder).order_by("plaats").first().organisatie
    werk = maak_toekenning("werkactor", houder=partner, van=vandaag(), tot=None)
    with pytest.raises(Geweigerd, match=r"al casemanager Werk.*art\. 13"):
        hef_op(toekenning, desk)
    toekenning.refresh_from_db()
    assert (toekenning.status, toekenning.besluiten.filter(aard="opheffing").count()) == ("geschorst", 0)
    with in_handeling():
        werk.bevoegdheden.all().delete()
    assert hef_op(toekenning, desk).aard == "opheffing"


@pytest.mark.django_db
def test_daarna_kan_ze_opnieuw_geschorst_worden_maar_niet_op_dezelfde_dag() -> None:
    desk = beslisser()
    toekenning = geschorst(desk)
    hef_op(toekenning, desk)
    rij = gehoord(desk, toekenning)
    with pytest.raises(Geweigerd) as nee:
        schors(rij, desk)
    assert "vorige schorsing" in nee.value.velden["van"]
    schors(rij, desk, vandaag() + timedelta(days=1))


@pytest.mark.django_db
def test_weigeringen() -> None:
    desk = beslisser()
    niet = maak_toekenning("zorg")
    with pytest.raises(Geweigerd, match="niet geschorst"):
        hef_op(niet, desk)
    with in_handeling():
        niet.regios.all().delete()
    toekenning = geschorst(desk)
    with pytest.raises(Versieconflict):
        hef_op(toekenning, desk, versie=99)
    with pytest.raises(Toekenning.DoesNotExist):
        hef_op(toekenning, beslisser("werkactor"))


@pytest.mark.django_db
def test_via_het_scherm(als) -> None:
    desk = beslisser()
    toekenning = geschorst(desk)
    adres = reverse("schorsing_opheffen", args=[toekenning.pk])
    client = als(desk)
    assert f"{vandaag():%d/%m/%Y}" in client.get(adres).text
    assert client.post(adres, {"aanvraag_sleutel": uuid4()}).status_code == 422
    goed = {"motivering": "In orde.", "versie": str(toekenning.versie)}
    with in_handeling():
        Toekenning.objects.filter(pk=toekenning.pk).update(
            versie=30, periode=reeks(toekenning.periode.lower, laatste_dag(toekenning.periode))
        )
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), **goed}).status_code == 409
    antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **goed, "versie": "30"})
    assert antwoord.headers["Location"] == toekenning.get_absolute_url()
    # Not suspended any more: the form leads to the grant.
    assert client.get(adres).headers["Location"] == toekenning.get_absolute_url()
    assert als(beheerder_van(toekenning.houder)).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404
