"""The act `mandaat_schorsen`: no right for a while; the regio stays occupied."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.bladen.overzicht import tellers
from mandaten.handelingen.bevoegdheden import botsing
from mandaten.models import Bevoegdheid, Toekenning
from mandaten.soorten import SOORTEN
from tests.mandaten.maken import beheerder_van, beslisser, maak_toekenning
from tests.mandaten.procedures import gehoord, gelezen, meegedeeld, schors, sql, vandaag, vastgesteld
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd


def bevoegd(toekenning: Toekenning, dag) -> int:
    return Bevoegdheid.objects.geldig_op(dag).filter(toekenning=toekenning).count()


@pytest.mark.django_db
def test_geen_recht_zolang_ze_duurt_en_de_regio_blijft_bezet(uitgevoerd) -> None:
    desk = beslisser()
    toekenning = maak_toekenning("zorg")
    partner = toekenning.leden.exclude(organisatie=toekenning.houder).order_by("plaats")[0].organisatie
    wie = {beheerder_van(toekenning.houder).gebruiker, beheerder_van(partner).gebruiker}
    van, tot = vandaag() + timedelta(days=5), vandaag() + timedelta(days=34)
    besluit = schors(gehoord(desk, toekenning, voornemen="schorsing"), desk, van=van, tot=tot)
    toekenning.refresh_from_db()
    assert toekenning.status == "geschorst"
    assert [bevoegd(toekenning, van + timedelta(days=n)) for n in (-1, 0, 29, 30)] == [3, 0, 0, 3]
    # Nobody else can have the regio meanwhile (regelgeving 15, row 11).
    with pytest.raises(IntegrityError, match="een_tegelijk"), transaction.atomic():
        maak_toekenning("zorg", van=van, tot=tot)
    assert laatste_dag(toekenning.periode) == toekenning.laatste_dag_besluit
    schorsing = toekenning.schorsingen.get()
    assert (schorsing.besluit, schorsing.periode.lower, laatste_dag(schorsing.periode)) == (besluit, van, tot)
    assert {een.gebruiker for een in Melding.objects.filter(soort="toekenning_geschorst")} == wie
    uitgevoerd()
    assert Document.objects.get(object_id=besluit.pk).versies.get().is_verzegeld


@pytest.mark.django_db
def test_zonder_einde_tot_ze_opgeheven_wordt() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    schors(rij, desk)
    assert bevoegd(rij.toekenning, vandaag()) == 0
    assert bevoegd(rij.toekenning, vandaag() + timedelta(days=500)) == 0


@pytest.mark.django_db
def test_geen_schorsing_voor_het_verweer_in_de_handeling_en_met_sql() -> None:
    desk = beslisser()
    for rij, zin in ((vastgesteld(desk), "nog geen kans"),):
        with pytest.raises(Geweigerd, match=zin):
            schors(rij, desk)
        with pytest.raises(IntegrityError, match="geen sanctie zonder verweer"), transaction.atomic():
            sql("UPDATE mandaten_toekenning SET status = 'geschorst' WHERE id = %s", rij.toekenning_id)
    desk = beslisser("werkactor")
    rij = meegedeeld(desk, maak_toekenning("werkactor"))
    with pytest.raises(Geweigerd, match="kan zich nog verweren"):
        schors(rij, desk)
    with pytest.raises(IntegrityError, match="geen sanctie zonder verweer"), transaction.atomic():
        sql("UPDATE mandaten_toekenning SET status = 'geschorst' WHERE id = %s", rij.toekenning_id)


@pytest.mark.django_db
def test_niet_zwaarder_dan_aangekondigd_en_niet_met_terugwerkende_kracht() -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="vermindering")
    with pytest.raises(Geweigerd, match="weegt zwaarder"):
        schors(rij, desk)
    desk = beslisser("werkactor")
    rij = gehoord(desk, maak_toekenning("werkactor"), voornemen="schorsing")
    for van, tot, veld in (
        (vandaag() - timedelta(days=1), None, "van"),
        (vandaag(), vandaag() - timedelta(days=1), "tot"),
        (vandaag(), laatste_dag(rij.toekenning.periode) + timedelta(days=1), "tot"),
    ):
        with pytest.raises(Geweigerd) as nee:
            schors(rij, desk, van=van, tot=tot)
        assert set(nee.value.velden) == {veld}
    assert Toekenning.objects.get(pk=rij.toekenning_id).status == "actief"


@pytest.mark.django_db
def test_wie_al_geschorst_is_wordt_niet_nog_eens_geschorst() -> None:
    desk = beslisser()
    toekenning = maak_toekenning("zorg")
    schors(gehoord(desk, toekenning), desk)
    with pytest.raises(Geweigerd, match="is geschorst"):
        schors(gehoord(desk, toekenning), desk, gezien="-")


@pytest.mark.django_db
def test_via_het_scherm(als) -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="schorsing")
    adres = reverse("mandaat_schorsen", args=[rij.pk])
    client = als(desk)
    assert client.get(adres).status_code == 200
    goed = {"van": f"{vandaag():%d/%m/%Y}", "tot": "", "motivering": "Daarom.", "versie": str(rij.versie)}
    for fout in ({}, {**goed, "van": "01/01/2020"}, {**goed, "tot": "01/01/2020"}):
        assert client.post(adres, {"aanvraag_sleutel": uuid4(), **fout}).status_code == 422
    velden = gelezen(client, adres, {"aanvraag_sleutel": uuid4(), **goed})
    antwoord = client.post(adres, velden)
    assert antwoord.headers["Location"] == rij.get_absolute_url()
    beheerder = beheerder_van(rij.toekenning.houder)
    tekst = als(beheerder).get(rij.get_absolute_url()).text
    assert "tot ze opgeheven wordt" in tekst
    assert "De regio blijft bezet" in tekst
    assert als(beheerder).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404


@pytest.mark.django_db
def test_wie_geschorst_is_als_casemanager_zorg_wordt_er_geen_casemanager_werk() -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="schorsing")
    schors(rij, desk)
    partner = (
        rij.toekenning.leden.exclude(organisatie=rij.toekenning.houder).order_by("plaats")[0].organisatie_id
    )
    werk, dagen = (
        SOORTEN["werkactor"],
        reeks(vandaag() + timedelta(days=100), vandaag() + timedelta(days=200)),
    )
    assert "geschorst en niet weg" in botsing(werk, [partner], ["gent"], dagen)
    assert not botsing(werk, [partner], ["waasland"], dagen)
    assert not botsing(werk, [uuid4()], ["gent"], dagen)
    assert not botsing(SOORTEN["netwerk"], [partner], ["gent"], dagen)


@pytest.mark.django_db
def test_de_soort_en_het_verweer_ook_niet_met_sql() -> None:
    desk = beslisser()
    rij = meegedeeld(desk)
    # A grant of another kind beside the one of the regio would escape the exclusion.
    with pytest.raises(IntegrityError, match="soort van een toekenning verandert niet"), transaction.atomic():
        sql("UPDATE mandaten_toekenning SET soort = 'werkactor' WHERE id = %s", rij.toekenning_id)
    gehoord_sql = (
        "UPDATE mandaten_handhaving SET status = 'gehoord', verweerwijze = %s, verweer_op = %s WHERE id = %s"
    )
    for wijze, op in (("zomaar", vandaag()), ("hoorzitting", vandaag() - timedelta(days=1))):
        with pytest.raises(IntegrityError, match="handhaving_verweer_na_voornemen"), transaction.atomic():
            sql(gehoord_sql, wijze, op, rij.pk)


@pytest.mark.django_db
def test_een_schorsing_die_nog_moet_beginnen_heet_nog_geen_schorsing(als) -> None:
    desk = beslisser()
    rij, van = gehoord(desk, voornemen="schorsing"), vandaag() + timedelta(days=9)
    schors(rij, desk, van)
    client = als(desk)
    blad = client.get(rij.toekenning.get_absolute_url()).text
    assert f"geschorst vanaf {van:%d/%m/%Y}" in blad
    assert "tot de dag ervoor geldt alles nog" in blad
    assert "er mag nu niets mee gebeuren" not in blad
    procedure = rij.get_absolute_url()
    for adres in (reverse("toekenning_lijst"), procedure):
        assert f"geschorst vanaf {van:%d/%m/%Y}" in client.get(adres).text
    assert "regelgeving 15" not in client.get(procedure).text


@pytest.mark.django_db
@pytest.mark.parametrize(("over", "geschorst"), [(0, 1), (9, 0)])
def test_wat_nog_moet_beginnen_telt_en_staat_bij_geldig(als, over: int, geschorst: int) -> None:
    """The number on the start page and the list behind it say the same."""
    desk = beslisser()
    rij = gehoord(desk, voornemen="schorsing")
    schors(rij, desk, vandaag() + timedelta(days=over))
    (teller,) = [een for een in tellers(desk.door, vandaag()) if een.wat.startswith("geschorste")]
    assert teller.aantal == geschorst
    client, nummer = als(desk), rij.toekenning.nummer
    assert (nummer in client.get(teller.adres).text) is bool(geschorst)
    assert (nummer in client.get(reverse("toekenning_lijst"), {"stand": "actief"}).text) is not bool(
        geschorst
    )
    assert nummer in client.get(reverse("toekenning_lijst")).text
