"""The act `mandaat_intrekken`: today is the last day; regio and partners are free from tomorrow."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.domein.handhaving import Geldmaatregel
from mandaten.models import Besluit, Bevoegdheid, Toekenning
from mandaten.tasks.levensloop import mandaten_bewaken
from tests.mandaten.levenslopen import KLOK, gevraagd, vertrek
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import (
    gehoord,
    gelezen,
    meegedeeld,
    schors,
    sql,
    trek_in,
    vandaag,
    vastgesteld,
    verminder,
)
from tests.rolverdeling import Speler
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak


@pytest.mark.django_db
def test_alles_eindigt_vandaag_en_morgen_is_de_regio_vrij(uitgevoerd) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    partner = toekenning.leden.exclude(organisatie=toekenning.houder).order_by("plaats")[0].organisatie
    wie = {beheerder_van(toekenning.houder).gebruiker, beheerder_van(partner).gebruiker}
    besluit = trek_in(gehoord(desk, toekenning), desk)
    toekenning.refresh_from_db()
    assert (toekenning.status, laatste_dag(toekenning.periode)) == ("ingetrokken", vandaag())
    assert toekenning.einde_reden == f"Ingetrokken bij besluit {besluit.nummer}"
    for rijen in (toekenning.leden, toekenning.regios):
        assert {laatste_dag(rij.periode) for rij in rijen.all()} == {vandaag()}
    rijen = Bevoegdheid.objects.filter(toekenning=toekenning)
    assert [rijen.geldig_op(vandaag() + timedelta(days=n)).count() for n in (0, 1)] == [3, 0]
    # Not today, but from tomorrow on somebody else can have this regio.
    with pytest.raises(IntegrityError, match="een_tegelijk"), transaction.atomic():
        maak_toekenning("zorg", van=vandaag())
    maak_toekenning("zorg", van=vandaag() + timedelta(days=1))
    assert {een.gebruiker for een in Melding.objects.filter(soort="toekenning_ingetrokken")} == wie
    assert Logregel.objects.filter(handeling="mandaat_intrekken").count() == 1
    uitgevoerd()
    assert Document.objects.get(object_id=besluit.pk).versies.get().is_verzegeld


@pytest.mark.django_db
def test_ook_wie_geschorst_is_en_wat_later_zou_beginnen_verdwijnt() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    rij = gehoord(desk, toekenning)
    schors(rij, desk, vandaag() + timedelta(days=7))
    trek_in(gehoord(desk, toekenning), desk)
    toekenning.refresh_from_db()
    assert toekenning.status == "ingetrokken"
    assert not toekenning.schorsingen.exists()


@pytest.mark.django_db
def test_een_contingent_wordt_ook_ingetrokken() -> None:
    desk, toekenning = beslisser("contingent"), maak_toekenning("contingent", tot=None)
    trek_in(gehoord(desk, toekenning), desk)
    toekenning.refresh_from_db()
    assert (toekenning.status, laatste_dag(toekenning.periode)) == ("ingetrokken", vandaag())


@pytest.mark.django_db
@pytest.mark.parametrize("maak", [vastgesteld, meegedeeld], ids=["vastgesteld", "voornemen"])
def test_geen_intrekking_voor_het_verweer_in_de_handeling_en_met_sql(maak) -> None:
    desk = beslisser()
    rij = maak(desk)
    with pytest.raises(Geweigerd):
        trek_in(rij, desk)
    with pytest.raises(IntegrityError, match="geen sanctie zonder verweer"), transaction.atomic():
        sql("UPDATE mandaten_toekenning SET status = 'ingetrokken' WHERE id = %s", rij.toekenning_id)
    with pytest.raises(Exception, match=r"Invalid|handhaving"), transaction.atomic():
        sql(
            "UPDATE mandaten_handhaving SET status = 'afgesloten', maatregel = 'intrekking', afgesloten_op = now() "
            "WHERE id = %s",
            rij.pk,
        )
    assert Toekenning.objects.get(pk=rij.toekenning_id).status == "actief"
    assert not Besluit.objects.exists()


@pytest.mark.django_db
def test_na_het_besluit_is_de_procedure_dicht_en_kan_niets_meer() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    trek_in(rij, desk)
    rij.refresh_from_db()
    with pytest.raises(Geweigerd, match="afgesloten"):
        trek_in(rij, desk)
    with pytest.raises(IntegrityError, match="geen sanctie zonder verweer"), transaction.atomic():
        sql(
            "INSERT INTO mandaten_besluit (id, soort, aard, jaar, volgnummer, nummer, genomen_op, motivering, "
            "organisatie_id, toekenning_id, handhaving_id, aangemaakt_op) "
            "VALUES (gen_random_uuid(), 'zorg', 'intrekking', 2026, 99, 'X', now(), '', %s, %s, %s, now())",
            rij.toekenning.houder_id,
            rij.toekenning_id,
            rij.pk,
        )


@pytest.mark.django_db
def test_niet_zwaarder_dan_aangekondigd_niet_als_erkenning_en_niet_na_het_einde() -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="schorsing")
    with pytest.raises(Geweigerd, match="weegt zwaarder"):
        trek_in(rij, desk)
    erkend = beslisser("erkenning")
    with pytest.raises(Geweigerd, match="trek ze in als erkenning"):
        trek_in(gehoord(erkend, maak_toekenning("erkenning")), erkend, sleutel="mandaat_intrekken")
    werk = beslisser("werkactor")
    rij = gehoord(werk, maak_toekenning("werkactor"))
    with in_handeling():
        Toekenning.objects.filter(pk=rij.toekenning_id).update(status="verlopen")
    with pytest.raises(Geweigerd, match="is verlopen"):
        trek_in(rij, werk)


@pytest.mark.django_db
def test_via_het_scherm(als) -> None:
    desk = beslisser()
    rij = gehoord(desk)
    adres = reverse("mandaat_intrekken", args=[rij.pk])
    client = als(desk)
    tekst = client.get(adres).text
    assert "dit kun je niet terugdraaien" in tekst
    assert "De regio is vanaf de dag erna vrij" in tekst
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": str(rij.versie)}).status_code == 422
    velden = {
        "aanvraag_sleutel": uuid4(),
        "laatste_dag": f"{vandaag():%d/%m/%Y}",
        "motivering": "Daarom.",
        "versie": str(rij.versie),
    }
    velden = gelezen(client, adres, velden)
    for _ in range(2):
        antwoord = client.post(adres, velden)
        assert antwoord.headers["Location"] == rij.get_absolute_url()
    assert Besluit.objects.count() == 1
    beheerder = beheerder_van(rij.toekenning.houder)
    houder = als(beheerder).get(rij.get_absolute_url()).text
    assert "Wat dit betekent" in houder
    assert "is daarna niemand bevoegd" in houder
    assert als(beheerder).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404


# --- two people and a letter -----------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("maatregel", ["intrekking", "schorsing", "vermindering"])
def test_wie_het_voornemen_meedeelde_beslist_niet_ook_niet_met_sql(maatregel, als) -> None:
    desk = beslisser()
    rij = gehoord(desk)
    aankondiger = Speler(rij.meegedeeld_door, Lidmaatschap.objects.get(gebruiker=rij.meegedeeld_door))
    doe = {
        "intrekking": lambda: trek_in(rij, aankondiger),
        "schorsing": lambda: schors(rij, aankondiger),
        "vermindering": lambda: verminder(
            rij, aankondiger, Geldmaatregel("vermindering", Decimal(1), None, vandaag(), vandaag())
        ),
    }
    with pytest.raises(Geweigerd, match="Jij deelde dit voornemen mee"):
        doe[maatregel]()
    with pytest.raises(IntegrityError, match="beslist er niet over"), transaction.atomic():
        sql(
            "INSERT INTO mandaten_besluit (id, soort, aard, jaar, volgnummer, nummer, genomen_op, genomen_door_id, "
            "motivering, organisatie_id, toekenning_id, handhaving_id, aangemaakt_op) VALUES (gen_random_uuid(), "
            "'zorg', %s, extract(year from now()), 99, 'X', now(), %s, '', %s, %s, %s, now())",
            maatregel,
            aankondiger.gebruiker.pk,
            rij.toekenning.houder_id,
            rij.toekenning_id,
            rij.pk,
        )
    # His page offers no measure and says why; the address leads back.
    client = als(aankondiger)
    blad = client.get(rij.get_absolute_url()).text
    assert "vier ogen" in blad
    assert "Trek in" not in blad
    assert client.get(reverse("mandaat_intrekken", args=[rij.pk]))["Location"] == rij.get_absolute_url()
    assert "Trek in" in als(desk).get(rij.get_absolute_url()).text


@pytest.mark.django_db
def test_eerst_de_hele_brief_en_wat_daarna_verandert_lees_je_opnieuw(als) -> None:
    desk = beslisser()
    rij = gehoord(desk)
    adres, client = reverse("mandaat_intrekken", args=[rij.pk]), als(desk)
    later = vandaag() + timedelta(days=30)
    velden = {
        "aanvraag_sleutel": uuid4(),
        "laatste_dag": f"{later:%d/%m/%Y}",
        "motivering": "Er waren <b>geen</b> begeleiders.",
        "versie": str(rij.versie),
    }
    blad = client.post(adres, velden).text
    for stuk in (
        "Wij trekken het mandaat samenwerkingsverband Zorg",
        "Er waren &lt;b&gt;geen&lt;/b&gt; begeleiders.",
        f"{later:%d/%m/%Y}",
        "Raad van State",
        "Trek definitief in",
    ):
        assert stuk in blad, stuk
    gelezen_ = gelezen(client, adres, velden)
    # Changing it first keeps what was typed, and judges nothing.
    terug = client.post(adres, {**gelezen_, "wijzig": "1"})
    assert terug.status_code == 200
    assert "Er waren &lt;b&gt;geen" in terug.text
    assert gelezen_["gezien"] not in terug.text
    # Another text is another letter: it is shown again and nothing is decided.
    ander = client.post(adres, {**gelezen_, "motivering": "Iets anders."})
    assert "De brief is veranderd sinds je hem las" in ander.text
    assert not Besluit.objects.exists()
    with pytest.raises(Geweigerd, match="veranderd sinds je hem las"):
        trek_in(rij, desk, gezien="x")
    assert client.post(adres, gelezen_)["Location"] == rij.get_absolute_url()
    assert Besluit.objects.count() == 1


@pytest.mark.django_db
def test_met_een_latere_laatste_dag_geldt_alles_tot_dan(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    rij, later = gehoord(desk, toekenning), vandaag() + timedelta(days=30)
    for dag in (vandaag() - timedelta(days=1), laatste_dag(toekenning.periode) + timedelta(days=1)):
        with pytest.raises(Geweigerd) as nee:
            trek_in(rij, desk, dag)
        assert set(nee.value.velden) == {"laatste_dag"}
    trek_in(rij, desk, later)
    rijen = Bevoegdheid.objects.filter(toekenning=toekenning)
    assert [rijen.geldig_op(later + timedelta(days=n)).count() for n in (0, 1)] == [3, 0]
    maak_toekenning("zorg", van=later + timedelta(days=1))
    tekst = als(desk).get(toekenning.get_absolute_url()).text
    assert f"ingetrokken, geldig tot en met {later:%d/%m/%Y}" in tekst


@pytest.mark.django_db
def test_na_de_intrekking_wacht_niemand_nog_op_iets() -> None:
    """Tasks about a successor, a renewal and a question that was asked: all are over."""
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    vertrek(desk, toekenning)
    gevraagd(toekenning)
    # Kinds of the life of a grant, each with an open task.
    mandaten_bewaken(laatste_dag(toekenning.periode) - timedelta(days=60), KLOK)
    soorten = {"toekenning_vernieuwen", "toekenning_einde_opvolgen", "plaats_aanvullen", "plaats_opvolgen"}
    levend = Taak.objects.filter(object_id=toekenning.pk, klaar_op=None)
    assert {*soorten, "wijziging_nakijken"} <= set(levend.values_list("soort", flat=True))
    toekenning.refresh_from_db()
    trek_in(gehoord(desk, toekenning), desk)
    assert not levend.exists()
    assert not toekenning.leden.filter(aan_te_vullen_voor__isnull=False).exists()
    vraag = toekenning.wijzigingsvragen.get()
    assert vraag.uitkomst == "afgewezen"
    assert "Ingetrokken bij besluit" in vraag.antwoord


@pytest.mark.django_db
@pytest.mark.parametrize("sleutel", ["mandaat_schorsen", "mandaat_intrekken"])
def test_zwaarder_dan_aangekondigd_leidt_terug_met_de_reden(sleutel, als) -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="vermindering")
    antwoord = als(desk).get(reverse(sleutel, args=[rij.pk]), follow=True)
    assert antwoord.redirect_chain[-1][0] == rij.get_absolute_url()
    assert "weegt zwaarder" in antwoord.text
