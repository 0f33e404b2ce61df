"""The act `samenvoeging_ongedaan_maken`: after it everything is as it was before the merge."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pghistory
import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.deelnemers.personen import registreer, vers_insz
from tests.deelnemers.test_deelnemers_samenvoegen import voeg_samen
from tests.huis.wandeling import tabellen_met
from werkzorg.beheer.handelingen.wissing import wissing_intrekken
from werkzorg.deelnemers.domein import KEUZEBLOKKEN, laatste_dag_ongedaan
from werkzorg.deelnemers.handelingen import samenvoegen
from werkzorg.deelnemers.handelingen.ongedaan_maken import samenvoeging_ongedaan_maken
from werkzorg.deelnemers.handelingen.overlijden import overlijden_registreren
from werkzorg.deelnemers.handelingen.persoon import lees_insz
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen, insz_toevoegen
from werkzorg.deelnemers.handelingen.wissen import deelnemer_wissen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Samenvoeging, Wisopdracht
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.parameters.beginwaarden import begin_momentopname
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.werklijst.models import Taak

# What tells that something happened, and not what is; and what counts the changes.
_VERHAAL = {
    "logboek.logregel",
    "deelnemers.samenvoeging",
    "berichten.opdracht",
    "berichten.melding",
    "toegang.inzage",
}
_TELLERS = {"versie", "insz_versleuteld"}


def stand(*wie: UUID) -> dict[str, dict[str, dict[str, Any]]]:
    """Every row of every table (but the story), with the number decrypted instead of its ciphertext."""
    uit: dict[str, dict[str, dict[str, Any]]] = {}
    for model in apps.get_models():
        label = model._meta.label_lower
        if not label.startswith(("deelnemers.", "werklijst.", "documenten.", "berichten.", "handelen.")):
            continue
        if label in _VERHAAL or hasattr(model, "pgh_tracked_model"):
            continue
        uit[label] = {
            str(rij["id"]): {naam: waarde for naam, waarde in rij.items() if naam not in _TELLERS}
            for rij in model._default_manager.values()
            if "id" in rij
        }
    for rij in Deelnemer.objects.filter(pk__in=wie):
        uit["deelnemers.deelnemer"][str(rij.pk)]["insz"] = lees_insz(rij)
    return uit


TEKST = st.sampled_from(["", "Gent", "Ledeberg"])
PERSOON = st.fixed_dictionaries(
    {
        "voornaam": st.sampled_from(["Lien", "Lieneke"]),
        "gemeente": TEKST,
        "straat": TEKST,
        "email": st.sampled_from(["", "a@b.be", "c@d.be"]),
        "taal": st.sampled_from(["nl", "fr"]),
        "tolk_nodig": st.booleans(),
        "met_nummer": st.booleans(),
        "overleden": st.booleans(),
        "taken": st.integers(0, 2),
    }
)


def maak(door: Any, wat: dict[str, Any]) -> Deelnemer:
    """A person as drawn, with tasks of his own."""
    nummer = {"insz": vers_insz()} if wat["met_nummer"] else {"insz": "", "insz_ontbreekt": "aangevraagd"}
    velden = {naam: wat[naam] for naam in ("voornaam", "gemeente", "straat", "email", "taal", "tolk_nodig")}
    deelnemer = registreer(door, **velden, **nummer)
    with pghistory.context(handeling="test", door="commando:test"):
        for _ in range(wat["taken"]):
            Taak.objects.create(
                soort="insz_aanvullen",
                sleutel=str(uuid4()),
                object_soort="deelnemers.deelnemer",
                object_id=deelnemer.pk,
                deelnemer_id=deelnemer.pk,
                organisatie_id=door.organisatie_id,
                rol=door.rol,
            )
    if wat["overleden"]:
        overlijden_registreren(deelnemer, overleden_op=date(2026, 1, 5), bron="familie", versie=1, door=door)
    return Deelnemer.objects.get(pk=deelnemer.pk)


@pytest.mark.django_db
@settings(max_examples=20)
@given(een=PERSOON, ander=PERSOON, keuzes=st.sets(st.sampled_from(sorted(KEUZEBLOKKEN))))
def test_samenvoegen_en_ongedaan_maken_verandert_niets(cast, een, ander, keuzes):
    door = cast.casemanager_zorg.door
    blijft, gaat_op = maak(door, een), maak(door, ander)
    voor = stand(blijft.pk, gaat_op.pk)
    rij = voeg_samen(blijft, gaat_op, door, *keuzes)
    assert stand(blijft.pk, gaat_op.pk) != voor
    samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)
    assert stand(blijft.pk, gaat_op.pk) == voor


def test_negentig_dagen_en_geen_dag_langer():
    opname = begin_momentopname(date(2026, 1, 1))
    assert laatste_dag_ongedaan(date(2026, 1, 1), opname) == date(2026, 4, 1)
    assert laatste_dag_ongedaan(date(2026, 6, 1), opname) == date(2026, 8, 30)


@pytest.mark.django_db
@pytest.mark.parametrize(("dagen", "mag"), [(0, True), (-1, False)])
def test_na_de_laatste_dag_gaat_het_niet_meer_ook_als_de_termijn_later_langer_wordt(
    cast, monkeypatch, dagen, mag
):
    door = cast.casemanager_zorg.door
    blijft, gaat_op = registreer(door), registreer(door)
    vandaag = timezone.localdate()
    with monkeypatch.context() as op_die_dag:
        opname = Momentopname(
            vandaag, {"samenvoeging_ongedaan_dagen": 7, "termijn_verschuift": False}, PARAMETERS
        )
        op_die_dag.setattr(samenvoegen, "momentopname", lambda dag: opname)
        rij = voeg_samen(blijft, gaat_op, door)
    assert rij.ongedaan_tot_en_met == vandaag + timedelta(days=7)
    with pghistory.context(handeling="test", door="commando:test"):
        Samenvoeging.objects.update(ongedaan_tot_en_met=vandaag + timedelta(days=dagen))
    if mag:
        samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)
    else:
        with pytest.raises(Geweigerd, match="tot en met"):
            samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)
    assert Deelnemer.objects.zichtbaar_voor(door).count() == (2 if mag else 1)


@pytest.mark.django_db
def test_zonder_bekende_termijn_is_er_een_zin_en_verandert_er_niets(cast, monkeypatch):
    door = cast.casemanager_zorg.door
    blijft, gaat_op = registreer(door), registreer(door)
    leeg = Momentopname(timezone.localdate(), {}, PARAMETERS)
    monkeypatch.setattr(samenvoegen, "momentopname", lambda dag: leeg)
    with pytest.raises(Geweigerd, match="nog niet gekend"):
        voeg_samen(blijft, gaat_op, door)
    assert not Samenvoeging.objects.exists()


@pytest.mark.django_db
def test_een_later_overlijden_dat_niet_bij_de_vroegere_geboortedatum_past_houdt_het_tegen(cast):
    door = cast.casemanager_zorg.door
    zonder = {"insz": "", "insz_ontbreekt": "aangevraagd"}
    blijft = registreer(door, geboortedatum=date(2020, 1, 1), **zonder)
    rij = voeg_samen(
        blijft, registreer(door, geboortedatum=date(1980, 1, 1), **zonder), door, "geboortedatum"
    )
    overlijden_registreren(blijft, overleden_op=date(2019, 1, 1), bron="familie", versie=2, door=door)
    with pytest.raises(Geweigerd, match="vóór de vroegere geboortedatum"):
        samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)


@pytest.mark.django_db
def test_wie_gewist_wordt_gaat_niet_eerst_nog_in_twee(cast):
    door = cast.casemanager_zorg.door
    blijft, gaat_op = registreer(door), registreer(door)
    rij = voeg_samen(blijft, gaat_op, door)
    with pghistory.context(handeling="test", door="commando:test"):
        opdracht = Wisopdracht.objects.create(
            deelnemer_id=blijft.pk,
            grond="verzoek",
            voorgesteld_door=cast.spelers["functionaris_gegevensbescherming"].gebruiker.pk,
        )
    with pytest.raises(Geweigerd, match="gewist te worden"):
        samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)
    wissing_intrekken(opdracht, door=cast.spelers["functionaris_gegevensbescherming"].door)
    samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)
    assert Deelnemer.objects.zichtbaar_voor(door).count() == 2


@pytest.mark.django_db
def test_wat_erbij_kwam_blijft_behalve_wat_aan_iets_hangt_dat_teruggaat(cast):
    door = cast.casemanager_zorg.door
    blijft, gaat_op = registreer(door), registreer(door)
    oud = Document.objects.get(deelnemer_id=gaat_op.pk)
    rij = voeg_samen(blijft, gaat_op, door)
    meegekomen = Betrokkenheid.objects.get(pk=oud.object_id)
    with pghistory.context(handeling="test", door="commando:test"):
        nieuw = Document.objects.create(
            soort=oud.soort, object_soort="deelnemers.betrokkenheid", object_id=uuid4(),
            deelnemer_id=blijft.pk, organisatie_id=door.organisatie_id,
        )  # fmt: skip
        hangt_eraan = Document.objects.create(
            soort=oud.soort, object_soort="deelnemers.betrokkenheid", object_id=meegekomen.pk,
            deelnemer_id=blijft.pk, organisatie_id=door.organisatie_id,
        )  # fmt: skip
        DocumentVersie.objects.create(document=hangt_eraan, nummer=1, sha256="0" * 64, grootte=1)
        taak = Taak.objects.create(
            soort="insz_aanvullen", sleutel=str(uuid4()), object_soort="documenten.document", object_id=hangt_eraan.pk,
            deelnemer_id=blijft.pk, organisatie_id=door.organisatie_id, rol=door.rol,
        )  # fmt: skip
    samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)
    for een, waar in ((nieuw, blijft), (hangt_eraan, gaat_op), (taak, gaat_op), (oud, gaat_op)):
        een.refresh_from_db()
        assert een.deelnemer_id == waar.pk
    meegekomen.refresh_from_db()
    assert (meegekomen.deelnemer_id, meegekomen.samengevoegd) == (gaat_op.pk, False)


@pytest.mark.django_db
def test_wat_iemand_sindsdien_verbeterde_blijft(cast):
    door = cast.casemanager_zorg.door
    blijft, gaat_op = (
        registreer(door, email="a@b.be", gemeente="Gent"),
        registreer(door, email="c@d.be", gemeente="Aalst"),
    )
    rij = voeg_samen(blijft, gaat_op, door, "email", "adres")
    deelnemer_wijzigen(blijft, wijzigingen={"gemeente": "Lede"}, versie=2, door=door)
    samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)
    blijft.refresh_from_db()
    assert (blijft.email, blijft.gemeente) == ("a@b.be", "Lede")


@pytest.mark.django_db
def test_een_nummer_dat_sindsdien_vervangen_is_houdt_het_tegen(cast):
    door = cast.casemanager_zorg.door
    blijft, gaat_op = registreer(door), registreer(door)
    rij = voeg_samen(blijft, gaat_op, door, "insz")
    insz_toevoegen(blijft, insz=vers_insz(), reden="nieuw_nummer", door=door)
    with pytest.raises(Geweigerd, match="na de samenvoeging vervangen"):
        samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)


@pytest.mark.django_db
def test_de_laatste_samenvoeging_gaat_eerst_terug_en_maar_een_keer(cast):
    door = cast.casemanager_zorg.door
    blijft, een, twee = (registreer(door) for _ in range(3))
    eerste = voeg_samen(blijft, een, door)
    blijft.refresh_from_db()
    tweede = voeg_samen(blijft, twee, door)
    with pytest.raises(Geweigerd, match="later nog een dossier"):
        samenvoeging_ongedaan_maken(eerste, blijft, reden="terug", door=door)
    samenvoeging_ongedaan_maken(tweede, blijft, reden="terug", door=door)
    samenvoeging_ongedaan_maken(eerste, blijft, reden="terug", door=door)
    with pytest.raises(Geweigerd, match="intussen al"):
        samenvoeging_ongedaan_maken(eerste, blijft, reden="terug", door=door)
    assert Deelnemer.objects.zichtbaar_voor(door).count() == 3


@pytest.mark.django_db
def test_via_het_scherm(cast, als):
    door = cast.casemanager_zorg.door
    blijft, gaat_op = registreer(door), registreer(door, gemeente="Gent")
    client = als(cast.casemanager_zorg)
    adres = reverse("samenvoeging_ongedaan_maken", args=[blijft.pk])
    assert "niets om ongedaan te maken" in client.get(adres).content.decode()
    rij = voeg_samen(blijft, gaat_op, door, "adres")
    inhoud = client.get(adres).content.decode()
    assert gaat_op.dossiernummer in inhoud
    assert "adres" in inhoud
    leeg = client.post(adres, {"welke": rij.pk, "reden": "", "aanvraag_sleutel": uuid4()})
    assert leeg.status_code == 422
    assert "Schrijf waarom" in leeg.content.decode()
    for stuk in ("\0", "zeven", str(uuid4())):
        assert client.get(adres, {"welke": stuk}).status_code == 200
        assert (
            client.post(adres, {"welke": stuk, "reden": "x", "aanvraag_sleutel": uuid4()}).status_code == 422
        )
    sleutel = uuid4()
    for _ in range(2):
        antwoord = client.post(adres, {"welke": rij.pk, "reden": "Twee mensen", "aanvraag_sleutel": sleutel})
        assert antwoord["Location"] == blijft.get_absolute_url()
    assert client.get(gaat_op.get_absolute_url()).status_code == 200
    assert als(cast.buur).get(adres).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("ongedaan", [False, True])
def test_wissen_neemt_het_opgegane_dossier_mee_en_na_splitsen_alleen_het_eigen(cast, uitgevoerd, ongedaan):
    door = cast.casemanager_zorg.door
    blijft, gaat_op = registreer(door, achternaam="Kanarievogel"), registreer(door, achternaam="Roodborstje")
    uitgevoerd()
    rij = voeg_samen(blijft, gaat_op, door)
    if ongedaan:
        samenvoeging_ongedaan_maken(rij, blijft, reden="terug", door=door)
    with pghistory.context(handeling="test", door="commando:test"):
        opdracht = Wisopdracht.objects.create(
            deelnemer_id=blijft.pk,
            grond="test",
            voorgesteld_door=cast.casemanager_zorg.gebruiker.pk,
            goedgekeurd_door=cast.departement.gebruiker.pk,
            goedgekeurd_op=timezone.now(),
        )
    deelnemer_wissen(opdracht, door=Klok("goedgekeurde_wissingen_uitvoeren"))
    assert tabellen_met(lambda tekst: "Kanarievogel" in tekst) == []
    over = tabellen_met(lambda tekst: "Roodborstje" in tekst)
    assert bool(over) == ongedaan
    assert not Samenvoeging.objects.exists()
