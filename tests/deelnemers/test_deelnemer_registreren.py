"""`deelnemer_registreren`: what the act does, and what the door lets through."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import GEBOREN, gegevens, ingevuld, registreer, vers_insz
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.handelen.models import VerwerkteAanvraag
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.models import Inzage
from werkzorg.versleuteling import ontsleutel
from werkzorg.versleuteling.geheimschrift import OntsleutelFout
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
ADRES = "/deelnemers/registreer/"


def niets_bewaard() -> bool:
    """Whether nothing of a registration stands in any table."""
    tabellen = (Deelnemer, Betrokkenheid, Document, Opdracht, Logregel, Taak, VerwerkteAanvraag)
    return not any(tabel.objects.exists() for tabel in tabellen)


# --- the act ---------------------------------------------------------------------------------------------


def test_de_persoon_staat_er_met_een_volledige_betrokkenheid(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door, gemeente="Gent", taal="fr")
    deelnemer.refresh_from_db()
    assert (deelnemer.naam, deelnemer.gemeente, deelnemer.taal, deelnemer.versie) == (
        "Lien Hermans",
        "Gent",
        "fr",
        1,
    )
    band = Betrokkenheid.objects.get()
    assert (band.deelnemer, band.organisatie_id, band.rol) == (deelnemer, door.organisatie_id, door.rol)
    assert (band.omvang, band.grond) == ("volledig", "begeleiding")
    assert (band.periode.lower, band.periode.upper) == (timezone.localdate(), None)
    assert band.gegeven_door["gebruiker"] == str(door.gebruiker_id)


def test_logboek_en_geschiedenis_noemen_handeling_en_persoon_maar_geen_naam(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door, voornaam="Zeldzamenaam")
    regel = Logregel.objects.get(handeling="deelnemer_registreren")
    assert regel.deelnemer_id == deelnemer.pk
    assert regel.door == door.als_verwijzing()
    assert "Zeldzamenaam" not in str(regel.gegevens) + str(regel.door)
    gebeurtenis = deelnemer.gebeurtenissen.get()
    assert gebeurtenis.pgh_context["handeling"] == "deelnemer_registreren"
    assert gebeurtenis.pgh_context["door"] == f"gebruiker:{door.gebruiker_id}"
    assert gebeurtenis.voornaam == "Zeldzamenaam"


def test_een_opdracht_voor_het_ontvangstbewijs_staat_klaar_met_alleen_nummers(cast):
    registreer(cast.casemanager_zorg.door, voornaam="Zeldzamenaam")
    document = Document.objects.get()
    opdracht = Opdracht.objects.get()
    assert (opdracht.soort, opdracht.toestand) == ("ontvangstbewijs_opmaken", "wacht")
    assert opdracht.verwijzing == {"document": str(document.pk)}
    assert not document.versies.exists()


def test_zonder_nummer_komt_er_een_taak_op_dertig_dagen(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door, insz="", insz_ontbreekt="aangevraagd")
    taak = Taak.objects.get()
    assert (taak.soort, taak.object_id, taak.gebruiker_id) == (
        "insz_aanvullen",
        deelnemer.pk,
        door.gebruiker_id,
    )
    assert taak.termijn == timezone.localdate() + timedelta(days=30)


def test_met_nummer_komt_er_geen_taak(cast):
    registreer(cast.casemanager_zorg.door)
    assert not Taak.objects.exists()


def test_de_insz_is_versleuteld_en_hangt_aan_zijn_rij(cast):
    insz, ander = vers_insz(), vers_insz()
    een = registreer(cast.casemanager_zorg.door, insz=insz)
    twee = registreer(cast.casemanager_zorg.door, insz=ander)
    plaats = {"doel": "insz", "tabel": "deelnemers_deelnemer", "kolom": "insz"}
    assert ontsleutel(een.insz_versleuteld, **plaats, rij=str(een.pk)).decode() == insz
    assert insz.encode() not in bytes(een.insz_versleuteld) + bytes(een.insz_index)
    with pytest.raises(OntsleutelFout):
        ontsleutel(een.insz_versleuteld, **plaats, rij=str(twee.pk))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"geboortedatum": date(1985, 7, 31)}, "insz"),
        ({"insz": "85073003329"}, "insz"),
        ({"insz": ""}, "insz"),
        ({"insz_ontbreekt": "aangevraagd"}, "insz_ontbreekt"),
        ({"taal": "andere"}, "taal_andere"),
        ({"taal": "nl", "taal_andere": "Lingala"}, "taal_andere"),
        ({"voornaam": "🙂"}, "voornaam"),
        ({"achternaam": "123"}, "achternaam"),
        ({"geboortedatum": date(1899, 1, 1)}, "geboortedatum"),
        ({"geboortedatum": date(2199, 1, 1)}, "geboortedatum"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_met_een_zin_bij_het_veld(cast, anders, veld):
    with pytest.raises(Geweigerd) as nee:
        registreer(cast.casemanager_zorg.door, **anders)
    assert set(nee.value.velden) == {veld}
    assert niets_bewaard()


def test_niemand_werd_voor_zijn_geboorte_geinformeerd(cast):
    from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren

    with pytest.raises(Geweigerd) as nee:
        deelnemer_registreren(
            gegevens(), grond="eigen_vraag", geinformeerd_op=date(1900, 1, 1), door=cast.casemanager_zorg.door
        )
    assert set(nee.value.velden) == {"geinformeerd_op"}
    assert niets_bewaard()


def test_wie_morgen_pas_geinformeerd_wordt_kan_niet(cast):
    from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren

    with pytest.raises(Geweigerd) as nee:
        deelnemer_registreren(
            gegevens(),
            grond="begeleiding",
            geinformeerd_op=timezone.localdate() + timedelta(days=1),
            door=cast.casemanager_zorg.door,
        )
    assert "geinformeerd_op" in nee.value.velden


@pytest.mark.parametrize("rol", ["departement_zorg", "organisatiebeheerder", "beleid", "netwerkcoordinator"])
def test_een_rol_zonder_recht_kan_het_ook_achter_de_deur_niet(cast, rol):
    with pytest.raises(PermissionDenied):
        registreer(cast.spelers[rol].door)
    assert niets_bewaard()


def test_de_klok_registreert_niemand(cast):
    with pytest.raises(PermissionDenied):
        registreer(Klok("proef"))


# --- the door --------------------------------------------------------------------------------------------


def test_het_formulier_registreert_en_toont_het_dossier(cast, als):
    klant = als(cast.casemanager_zorg)
    antwoord = klant.post(ADRES, ingevuld(), follow=True)
    deelnemer = Deelnemer.objects.get()
    assert antwoord.redirect_chain == [(deelnemer.get_absolute_url(), 302)]
    assert "De deelnemer is geregistreerd." in antwoord.text
    assert "Lien Hermans" in antwoord.text
    assert deelnemer.telefoon == "+32470123456"


def test_het_lege_formulier_toont_alle_vragen(cast, als):
    antwoord = als(cast.casemanager_zorg).get(ADRES)
    assert antwoord.status_code == 200
    assert "Waarom registreer je deze persoon?" in antwoord.text
    UUID(antwoord.context["formulier"]["aanvraag_sleutel"].value().hex)


def test_wie_het_recht_niet_heeft_krijgt_403(cast, als):
    klant = als(cast.departement)
    assert klant.get(ADRES).status_code == 403
    assert klant.post(ADRES, ingevuld()).status_code == 403
    assert niets_bewaard()


def test_wie_niet_aangemeld_is_moet_zich_aanmelden(client, db):
    antwoord = client.post(ADRES, ingevuld())
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/account/login/")
    assert niets_bewaard()


def test_de_buur_vindt_het_dossier_niet(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    klant = als(cast.buur)
    for route in (
        "dossier_detail",
        "deelnemer_detail",
        "deelnemer_documenten",
        "deelnemer_wijzigen",
        "inzage_lijst",
    ):
        assert klant.get(reverse(route, args=[deelnemer.pk])).status_code == 404, route
    for zoek in ("", "Hermans", deelnemer.dossiernummer):
        antwoord = klant.get(reverse("deelnemer_lijst"), {"zoek": zoek})
        assert antwoord.context["bladzijde"].paginator.count == 0
    assert not Inzage.objects.exclude(deelnemer_ids=[]).exists()


def test_een_rol_zonder_dossiers_krijgt_403_op_het_dossier(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    klant = als(cast.departement)
    for route in (
        "dossier_detail",
        "deelnemer_detail",
        "deelnemer_documenten",
        "deelnemer_wijzigen",
        "inzage_lijst",
    ):
        assert klant.get(reverse(route, args=[deelnemer.pk])).status_code == 403, route


def test_wie_het_dossier_opent_staat_in_het_inzagelog_met_wat_hij_zag(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    als(cast.casemanager_zorg).get(deelnemer.get_absolute_url())
    rij = Inzage.objects.get()
    assert (rij.actie, rij.object_id, rij.deelnemer_ids) == ("dossier_detail", deelnemer.pk, [deelnemer.pk])
    assert rij.groepen == ["adres", "contact", "identiteit", "taal"]


def test_de_insz_staat_op_geen_enkele_pagina(cast, als):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    klant = als(cast.casemanager_zorg)
    for adres in (
        deelnemer.get_absolute_url(),
        reverse("deelnemer_wijzigen", args=[deelnemer.pk]),
        reverse("deelnemer_lijst"),
        reverse("inzage_lijst", args=[deelnemer.pk]),
    ):
        tekst = klant.get(adres).text
        assert insz not in tekst
        assert f"{insz[:2]}.{insz[2:4]}.{insz[4:6]}-{insz[6:9]}.{insz[9:]}" not in tekst


def test_een_weigering_houdt_de_invoer_en_zegt_het_bij_het_veld_en_bovenaan(cast, als):
    velden = ingevuld(geboortedatum="31/07/1985", achternaam="Van <b>den</b> Bossche")
    antwoord = als(cast.casemanager_zorg).post(ADRES, velden)
    assert antwoord.status_code == 422
    zin = "Het rijksregisternummer hoort niet bij deze geboortedatum: controleer beide."
    assert antwoord.text.count(zin) == 2
    assert "Van &lt;b&gt;den&lt;/b&gt; Bossche" in antwoord.text
    assert 'value="31/07/1985"' in antwoord.text
    assert velden["aanvraag_sleutel"] in antwoord.text
    assert niets_bewaard()


def test_na_een_weigering_lukt_hetzelfde_formulier_alsnog(cast, als):
    klant = als(cast.casemanager_zorg)
    velden = ingevuld()
    assert klant.post(ADRES, {**velden, "geboortedatum": "31/07/1985"}).status_code == 422
    assert klant.post(ADRES, velden).status_code == 302
    assert Deelnemer.objects.count() == 1


def test_tweemaal_hetzelfde_formulier_registreert_eenmaal(cast, als):
    klant = als(cast.casemanager_zorg)
    velden = ingevuld(insz="", insz_ontbreekt="aangevraagd")
    antwoorden = [klant.post(ADRES, velden) for _ in range(3)]
    assert {antwoord["Location"] for antwoord in antwoorden} == {Deelnemer.objects.get().get_absolute_url()}
    assert Opdracht.objects.count() == Logregel.objects.count() == Taak.objects.count() == 1


def test_de_sleutel_van_een_ander_geeft_een_zin(cast, als):
    velden = ingevuld()
    als(cast.casemanager_zorg).post(ADRES, velden)
    antwoord = als(cast.buur).post(ADRES, {**ingevuld(), "aanvraag_sleutel": velden["aanvraag_sleutel"]})
    assert antwoord.status_code == 422
    assert "Dit formulier is niet meer geldig." in antwoord.text
    assert Deelnemer.objects.count() == 1


def test_wie_de_persoon_al_volgt_leest_het_dossiernummer(cast, als):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    antwoord = als(cast.casemanager_zorg).post(ADRES, ingevuld(insz=insz))
    assert antwoord.status_code == 422
    assert f"Deze persoon heeft al een dossier bij jullie: {deelnemer.dossiernummer}." in antwoord.text
    assert Betrokkenheid.objects.count() == 1


def test_mensen_zonder_nummer_worden_nooit_samengevoegd(cast):
    een = registreer(cast.casemanager_zorg.door, insz="", insz_ontbreekt="aangevraagd")
    twee = registreer(cast.buur.door, insz="", insz_ontbreekt="aangevraagd")
    assert een.pk != twee.pk
    assert een.geboortedatum == twee.geboortedatum == GEBOREN
