"""The act `aanvraag_indienen`: only when every line is green, and only while the call is open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from mandaten.handelingen import aanvragen
from mandaten.handelingen.aanvragen import aanvraag_indienen
from mandaten.handelingen.checklist import checklist
from mandaten.models import Aanvraag, Bevoegdheid, Oproep
from mandaten.soorten import SOORTEN
from tests.mandaten.aanvragen import (
    beheerder,
    gestart,
    ingediend,
    klaar_om_in_te_dienen,
    partner_bij,
    vers,
    zet_gegevens,
)
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from tests.rolverdeling import maak_organisatie
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def dien_in(aanvraag, speler):
    return aanvraag_indienen(aanvraag, versie=vers(aanvraag).versie, door=speler.door)


def sluit(oproep):
    nu = timezone.now()
    with in_handeling():
        Oproep.objects.filter(pk=oproep.pk).update(
            opent_op=nu - timedelta(days=9), sluit_op=nu - timedelta(seconds=1)
        )


def rode_zinnen(aanvraag) -> str:
    lijnen = checklist(vers(aanvraag), vandaag=timezone.localdate())
    return " ".join(lijn.zin for lijn in lijnen if not lijn.is_groen)


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_een_volledige_aanvraag_van_elke_soort_wordt_ingediend(soort):
    aanvraag, speler = klaar_om_in_te_dienen(soort)
    assert rode_zinnen(aanvraag) == ""
    dien_in(aanvraag, speler)
    rij = vers(aanvraag)
    assert (rij.status, rij.ingediend_door_id) == ("ingediend", speler.gebruiker.pk)
    assert rij.uiterlijk_op == timezone.localdate() + timedelta(days=30)
    assert Logregel.objects.get(handeling="aanvraag_indienen").object_id == rij.pk
    assert list(Aanvraag.objects.zichtbaar_voor(beslisser(soort).door)) == [rij]


def test_wat_rood_is_staat_in_de_weigering_met_het_artikel():
    aanvraag, speler = gestart("zorg")
    with pytest.raises(Geweigerd) as nee:
        dien_in(aanvraag, speler)
    assert "Categorie B: VAPH-voorziening ontbreekt" in nee.value.zin
    assert "Decreet 8/7/2022 art. 12 § 1" in nee.value.zin
    assert vers(aanvraag).status == "concept"


def test_een_partner_die_niet_bevestigde_houdt_het_tegen():
    aanvraag, speler = klaar_om_in_te_dienen("contingent")
    partner_bij(aanvraag, "lid", speler)
    with pytest.raises(Geweigerd, match="moet haar deelname zelf nog bevestigen"):
        dien_in(aanvraag, speler)


def test_een_regio_die_al_vergeven_is():
    maak_toekenning("zorg", regios=("gent",), van=date(2024, 1, 1), tot=date(2031, 12, 31))
    aanvraag, speler = klaar_om_in_te_dienen("zorg")
    with pytest.raises(
        Geweigerd, match=r"In Gent heeft al iemand dit mandaat tot en met 31/12/2031.*art. 12"
    ):
        dien_in(aanvraag, speler)
    assert vers(aanvraag).status == "concept"


def test_wie_casemanager_werk_is_wordt_geen_casemanager_zorg():
    aanvraag, speler = klaar_om_in_te_dienen("werkactor")
    anders = maak_toekenning("zorg")
    with in_handeling():
        Bevoegdheid.objects.filter(toekenning=anders).delete()
        Bevoegdheid.objects.create(
            toekenning=anders,
            organisatie=aanvraag.aanvrager,
            functie="casemanager_zorg",
            regio_id="gent",
            periode=reeks(date(2024, 1, 1), None),
        )
    with pytest.raises(Geweigerd, match="nooit casemanager Werk en casemanager Zorg"):
        dien_in(aanvraag, speler)


def test_een_eigen_erkenning_die_nog_loopt_en_het_vervolg_erna():
    tot = timezone.localdate() + timedelta(days=500)
    oud = maak_toekenning("erkenning", tot=tot)
    aanvraag, speler = klaar_om_in_te_dienen("erkenning", speler=beheerder_van(oud.houder))
    with pytest.raises(Geweigerd, match="Jullie hebben dit al tot en met"):
        dien_in(aanvraag, speler)
    zet_gegevens(aanvraag, speler, ingaat_op=tot + timedelta(days=1))
    dien_in(aanvraag, speler)
    assert vers(aanvraag).status == "ingediend"


def test_een_gesloten_oproep_weigert_en_het_concept_blijft():
    aanvraag, speler = klaar_om_in_te_dienen("zorg")
    sluit(aanvraag.oproep)
    with pytest.raises(Geweigerd, match=r"indienen kan niet meer\. Je aanvraag blijft"):
        dien_in(aanvraag, speler)
    rij = vers(aanvraag)
    assert (rij.status, rij.tekenbevoegde) == ("concept", "Mia Peeters")


def test_een_oproep_die_sluit_tussen_nakijken_en_bewaren(monkeypatch):
    """The list was green; only the trigger, at the moment of writing, sees that it closed."""
    aanvraag, speler = klaar_om_in_te_dienen("zorg")
    echt = aanvragen.checklist

    def en_dan_sluit_ze(rij, *, vandaag):
        lijnen = echt(rij, vandaag=vandaag)
        sluit(rij.oproep)
        return lijnen

    monkeypatch.setattr(aanvragen, "checklist", en_dan_sluit_ze)
    with pytest.raises(Geweigerd, match="staat niet meer open"):
        dien_in(aanvraag, speler)
    assert vers(aanvraag).status == "concept"


def test_ook_met_sql_gaat_er_niets_door_een_gesloten_oproep():
    aanvraag, speler = klaar_om_in_te_dienen("zorg")
    sluit(aanvraag.oproep)
    with in_handeling(), pytest.raises(IntegrityError, match="staat niet open"), transaction.atomic():
        Aanvraag.objects.filter(pk=aanvraag.pk).update(
            status="ingediend", ingediend_op=timezone.now(), ingediend_door=speler.gebruiker
        )


def test_wie_ingediend_heeft_dient_niet_nog_eens_in():
    aanvraag, speler = ingediend("erkenning")
    with pytest.raises(Geweigerd, match="al ingediend"):
        dien_in(aanvraag, speler)


def test_een_oude_versie_dient_niemand_in_en_een_ander_vindt_ze_niet():
    aanvraag, speler = klaar_om_in_te_dienen("erkenning")
    with pytest.raises(Versieconflict):
        aanvraag_indienen(aanvraag, versie=1, door=speler.door)
    with pytest.raises(Aanvraag.DoesNotExist):
        dien_in(aanvraag, beheerder_van(maak_organisatie("Buur", "caw")))


def test_de_taken_van_partners_zijn_klaar_en_het_bureau_heeft_er_een():
    aanvraag, _ = ingediend("zorg")
    assert not Taak.objects.filter(soort="deelname_bevestigen", klaar_op=None).exists()
    assert Aanvraag.objects.in_behandeling().filter(pk=aanvraag.pk).exists()


def test_het_scherm_wijst_de_weg_en_dient_daarna_eenmaal_in(als):
    aanvraag, speler = gestart("erkenning")
    client = als(speler)
    adres = reverse("aanvraag_indienen", args=[aanvraag.pk])
    rood = client.get(adres)
    assert "dingen te doen" in rood.content.decode()
    assert "?stap=medewerkers" in rood.content.decode()
    assert b"Dien in</button>" not in rood.content
    klaar, speler = klaar_om_in_te_dienen("erkenning")
    client = als(speler)
    adres = reverse("aanvraag_indienen", args=[klaar.pk])
    formulier = client.get(adres).context["formulier"]
    assert "Mia Peeters (algemeen directeur)" in str(formulier["verklaring"].label)
    velden = {naam: formulier[naam].value() or "" for naam in ("versie", "aanvraag_sleutel")}
    assert client.post(adres, velden).status_code == 422
    velden["verklaring"] = "on"
    een = client.post(adres, velden)
    assert een.status_code == 302
    assert client.post(adres, velden).url == een.url == klaar.get_absolute_url()
    assert client.get(een.url).status_code == 200


def test_het_scherm_zegt_dat_de_oproep_dicht_is(als):
    aanvraag, speler = klaar_om_in_te_dienen("zorg")
    client = als(speler)
    adres = reverse("aanvraag_indienen", args=[aanvraag.pk])
    formulier = client.get(adres).context["formulier"]
    velden = {naam: formulier[naam].value() or "" for naam in ("versie", "aanvraag_sleutel")}
    sluit(aanvraag.oproep)
    antwoord = client.post(adres, {**velden, "verklaring": "on"})
    assert antwoord.status_code == 422
    assert "Je aanvraag blijft bewaard" in antwoord.content.decode()


def test_wie_beslist_en_een_partner_dienen_niet_in(als):
    aanvraag, _ = klaar_om_in_te_dienen("zorg")
    adres = reverse("aanvraag_indienen", args=[aanvraag.pk])
    assert als(beslisser("zorg")).get(adres).status_code == 403
    partner = (
        aanvraag.deelnames.exclude(organisatie=aanvraag.aanvrager).order_by("plaats").first().organisatie
    )
    assert als(beheerder(partner)).get(adres).status_code == 404
