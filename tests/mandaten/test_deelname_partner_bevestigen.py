"""The act `deelname_partner_bevestigen`: each partner confirms its own part itself, and no other's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.aanvraagstappen import Verklaringinvoer
from mandaten.domein.aanvraagvelden import partnerveld
from mandaten.domein.inhoud import lees_inhoud
from mandaten.handelingen.aanvulling import Antwoord, Herstel, aanvulling_geven
from mandaten.handelingen.oproepen import oproep_sluiten
from mandaten.models import Deelname
from tests.mandaten.aanvragen import (
    WOORDEN,
    beheerder,
    bevestig,
    gestart,
    ingediend,
    over_een_jaar,
    partner_bij,
    vers,
    zet_gegevens,
)
from tests.mandaten.behandelingen import vraag
from tests.mandaten.maken import beslisser
from tests.rolverdeling import maak_speler
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def gevraagd():
    """A draft, its manager, and a partner that still must confirm."""
    aanvraag, speler = gestart("zorg")
    zet_gegevens(aanvraag, speler)
    return aanvraag, speler, partner_bij(aanvraag, "B", speler)


def test_de_vraag_is_te_beantwoorden_tot_de_oproep_sluit(gevraagd):
    aanvraag, _, _ = gevraagd
    taak = Taak.objects.get(soort="deelname_bevestigen")
    assert taak.termijn == timezone.localdate(aanvraag.oproep.sluit_op)


def wachtend(partner, als) -> list[int]:
    blad = als(partner).get(reverse("mandaten_overzicht")).context["tellers"]
    return [een.aantal for een in blad if een.wat.startswith("deelnames die")]


def test_het_overzicht_telt_ook_een_deelname_die_na_een_vraag_opnieuw_wacht(als):
    aanvraag, speler = ingediend("zorg")
    partner = beheerder(aanvraag.deelnames.get(plaats="B").organisatie)
    assert wachtend(partner, als) == [0]
    vraag(aanvraag, beslisser("zorg"), ingaat_op="Kan het later?")
    aanvulling_geven(
        aanvraag,
        antwoorden={},
        herstel=Herstel({"ingaat_op": over_een_jaar() + timedelta(days=31)}),
        versie=vers(aanvraag).versie,
        door=speler.door,
    )
    assert wachtend(partner, als) == [1]


def test_als_de_oproep_sluit_wacht_niemand_nog_op_een_partner(gevraagd, als):
    aanvraag, _, deelname = gevraagd
    partner = beheerder(deelname.organisatie)
    assert wachtend(partner, als) == [1]
    oproep_sluiten(aanvraag.oproep, reden="Te weinig budget.", door=beslisser("zorg").door)
    assert not Taak.objects.filter(soort="deelname_bevestigen", klaar_op=None).exists()
    assert wachtend(partner, als) == [0]


def test_de_partner_bevestigt_met_zijn_eigen_voorwaarden(gevraagd):
    aanvraag, _, deelname = gevraagd
    partner = bevestig(deelname, inbreng="Wij doen de intake.")
    deelname.refresh_from_db()
    assert deelname.bevestigd_door == partner.gebruiker
    assert deelname.inbreng == "Wij doen de intake."
    assert set(lees_inhoud(vers(aanvraag)).verklaringen_van(deelname.pk)) == {"deskundigheid", "continuiteit"}
    assert not Taak.objects.filter(soort="deelname_bevestigen", klaar_op=None).exists()
    regel = Logregel.objects.get(handeling="deelname_partner_bevestigen")
    assert (regel.object_id, regel.gegevens) == (deelname.pk, {"aanvraag": str(aanvraag.pk)})


@pytest.mark.parametrize(
    ("antwoord", "veld"),
    [
        (Verklaringinvoer(is_bevestigd=False, toelichting="x"), "vink_continuiteit"),
        (Verklaringinvoer(is_bevestigd=True), "tekst_continuiteit"),
    ],
)
def test_zonder_vink_of_bewijs_bevestigt_niemand(gevraagd, antwoord, veld):
    _, _, deelname = gevraagd
    with pytest.raises(Geweigerd) as nee:
        bevestig(deelname, antwoorden={"deskundigheid": WOORDEN, "continuiteit": antwoord})
    assert "art. 12" in nee.value.velden[veld]
    deelname.refresh_from_db()
    assert deelname.bevestigd_op is None


def test_wat_intussen_veranderde_leest_de_partner_eerst(gevraagd):
    aanvraag, speler, deelname = gevraagd
    with pytest.raises(Versieconflict):
        bevestig(deelname, gezien="iets anders")
    bevestig(deelname)
    zet_gegevens(aanvraag, speler, ingaat_op=over_een_jaar() + timedelta(days=3))
    bevestig(deelname)
    deelname.refresh_from_db()
    assert deelname.bevestigd_op is not None


def test_een_ander_bevestigt_niet_in_zijn_plaats(gevraagd):
    aanvraag, speler, deelname = gevraagd
    for ander in (speler, beheerder(partner_bij(aanvraag, "C", speler).organisatie)):
        with pytest.raises(Deelname.DoesNotExist):
            bevestig(deelname, ander)
    with pytest.raises(PermissionDenied):
        bevestig(deelname, maak_speler("dienstverlener", deelname.organisatie))


@pytest.mark.parametrize(
    ("veld", "kan"),
    [("contact_naam", False), ("", True), ("partners", True), ("voorwaarde_deskundigheid", False)],
)
def test_na_een_vraag_bevestigt_een_partner_alleen_waarover_ze_gaat(veld, kan):
    aanvraag, _ = ingediend("zorg")
    vraag(aanvraag, beslisser("zorg"), **{veld: "Wat bedoelt u?"})
    deelname = aanvraag.deelnames.get(plaats="B")
    if kan:
        bevestig(deelname, inbreng="Iets anders.")
        deelname.refresh_from_db()
        assert deelname.inbreng == "Iets anders."
        return
    with pytest.raises(Geweigerd, match="over jullie deel is niets gevraagd"):
        bevestig(deelname, inbreng="Iets anders.")


@pytest.fixture
def ondervraagd():
    """A submitted application, its manager, and the part of the partner whose expertise the desk asks about."""
    aanvraag, speler = ingediend("zorg")
    deelname = aanvraag.deelnames.get(plaats="B")
    sleutel = partnerveld("voorwaarde_deskundigheid", deelname.organisatie_id)
    vraag(aanvraag, beslisser("zorg"), **{sleutel: "Toon het bewijs van jullie."})
    return aanvraag, speler, deelname


def test_over_het_antwoord_van_een_partner_krijgt_die_partner_de_vraag(ondervraagd, als):
    aanvraag, speler, deelname = ondervraagd
    gesteld = aanvraag.aanvullingen.get()
    assert (gesteld.veld, gesteld.organisatie_id) == ("voorwaarde_deskundigheid", deelname.organisatie_id)
    taak = Taak.objects.get(soort="deelname_toelichten", klaar_op=None)
    assert (taak.object_id, taak.organisatie_id) == (deelname.pk, deelname.organisatie_id)
    scherm = als(speler).get(reverse("aanvulling_geven", args=[aanvraag.pk]))
    assert "tekst_deskundigheid" not in scherm.context["formulier"].fields
    assert "Wacht op een partner" in scherm.content.decode()
    with pytest.raises(Geweigerd, match="beantwoordt die partner zelf"):
        aanvulling_geven(
            aanvraag,
            antwoorden={gesteld.pk: Antwoord("Wij weten het ook.")},
            versie=vers(aanvraag).versie,
            door=speler.door,
        )


def test_de_partner_verbetert_alleen_waarover_hij_gevraagd_is(ondervraagd, als):
    aanvraag, _, deelname = ondervraagd
    adres = reverse("deelname_partner_bevestigen", args=[deelname.pk])
    client = als(beheerder(deelname.organisatie))
    assert adres in client.get(reverse("vandaag")).content.decode()
    scherm = client.get(adres)
    assert "Toon het bewijs van jullie." in scherm.content.decode()
    formulier = scherm.context["formulier"]
    assert {"tekst_deskundigheid"} == {naam for naam in formulier.fields if naam.startswith("tekst_")}
    assert "inbreng" not in formulier.fields
    velden = {naam: formulier[naam].value() for naam in formulier.fields if formulier[naam].value()}
    leeg = client.post(adres, velden)
    assert leeg.status_code == 422
    assert "Beantwoord de vraag, of verbeter" in leeg.content.decode()
    velden["tekst_deskundigheid"] = "Het attest van 2024."
    assert client.post(adres, velden).status_code == 302
    inhoud = lees_inhoud(vers(aanvraag))
    eigen = inhoud.zetel_van(aanvraag.aanvrager_id)
    assert inhoud.verklaringen_van(deelname.pk)["deskundigheid"].toelichting == "Het attest van 2024."
    assert inhoud.verklaringen_van(eigen.id)["deskundigheid"].toelichting == WOORDEN.toelichting
    assert vers(aanvraag).status == "ingediend"
    assert not Taak.objects.filter(soort="deelname_toelichten", klaar_op=None).exists()


def test_de_partner_antwoordt_met_woorden_en_de_overheid_leest_van_wie(ondervraagd, als):
    aanvraag, _, deelname = ondervraagd
    gesteld = aanvraag.aanvullingen.get()
    partner = bevestig(deelname, toelichtingen={gesteld.pk: "Het staat in ons jaarverslag."})
    gesteld.refresh_from_db()
    assert (gesteld.antwoord, gesteld.beantwoord_door) == ("Het staat in ons jaarverslag.", partner.gebruiker)
    html = als(beslisser("zorg")).get(aanvraag.get_absolute_url()).content.decode()
    assert f"Voorwaarde: Deskundigheid ({deelname.organisatie.naam})" in html
    assert "Het staat in ons jaarverslag." in html


def test_een_partner_leest_niet_wat_over_de_anderen_gevraagd_is(als):
    aanvraag, _ = ingediend("zorg")
    vraag(aanvraag, beslisser("zorg"), contact_naam="Is dit de zus van de directeur?")
    partner = beheerder(aanvraag.deelnames.get(plaats="B").organisatie)
    tekst = als(partner).get(aanvraag.get_absolute_url()).content.decode()
    assert "zus van de directeur" not in tekst
    brief = Document.objects.get(object_id=aanvraag.pk)
    assert "Vraag om aanvulling" not in tekst
    assert als(partner).get(reverse("document_openen", args=[brief.pk])).status_code == 404


def test_wie_bevestigde_en_waarover_niets_gevraagd_is_krijgt_geen_weg_naar_een_gesloten_deur(als):
    aanvraag, _ = ingediend("zorg")
    deelname = aanvraag.deelnames.get(plaats="B")
    partner = beheerder(deelname.organisatie)
    vraag(aanvraag, beslisser("zorg"), contact_naam="Wie is dat?")
    html = als(partner).get(aanvraag.get_absolute_url()).content.decode()
    assert "Je organisatie bevestigde haar deelname op" in html
    assert reverse("deelname_partner_bevestigen", args=[deelname.pk]) not in html


def test_na_het_indienen_is_er_niets_meer_te_bevestigen():
    aanvraag, _ = ingediend("zorg")
    deelname = aanvraag.deelnames.exclude(organisatie=aanvraag.aanvrager).order_by("plaats").first()
    with pytest.raises(Geweigerd, match="niet meer te bevestigen"):
        bevestig(deelname)


def test_de_aanvrager_bevestigt_zijn_eigen_plaats_niet_apart(gevraagd):
    aanvraag, speler, _ = gevraagd
    eigen = aanvraag.deelnames.get(organisatie=aanvraag.aanvrager)
    with pytest.raises(Geweigerd, match="vraagt zelf aan"):
        bevestig(eigen, speler)


def test_het_scherm_toont_de_vraag_en_bevestigt_eenmaal(als, gevraagd):
    aanvraag, _, deelname = gevraagd
    client = als(beheerder(deelname.organisatie))
    adres = reverse("deelname_partner_bevestigen", args=[deelname.pk])
    assert adres in client.get(reverse("vandaag")).content.decode()
    scherm = client.get(adres)
    assert "Categorie B" in scherm.content.decode()
    formulier = scherm.context["formulier"]
    velden = {naam: formulier[naam].value() or "" for naam in formulier.fields if not naam.startswith("vink")}
    leeg = client.post(adres, velden)
    assert leeg.status_code == 422
    velden |= {f"vink_{een}": "on" for een in ("deskundigheid", "continuiteit")}
    velden |= {f"tekst_{een}": "Tien jaar ervaring" for een in ("deskundigheid", "continuiteit")}
    een, twee = client.post(adres, velden), client.post(adres, velden)
    assert een.status_code == twee.status_code == 302
    assert Logregel.objects.filter(handeling="deelname_partner_bevestigen").count() == 1
    assert adres in client.get(aanvraag.get_absolute_url()).content.decode()


def test_een_gewijzigde_aanvraag_staat_opnieuw_op_het_scherm_met_wat_getypt_was(als, gevraagd):
    aanvraag, speler, deelname = gevraagd
    client = als(beheerder(deelname.organisatie))
    adres = reverse("deelname_partner_bevestigen", args=[deelname.pk])
    formulier = client.get(adres).context["formulier"]
    velden = {naam: formulier[naam].value() or "" for naam in formulier.fields if not naam.startswith("vink")}
    velden |= {f"vink_{een}": "on" for een in ("deskundigheid", "continuiteit")}
    velden |= {f"tekst_{een}": "Tien jaar ervaring" for een in ("deskundigheid", "continuiteit")}
    zet_gegevens(aanvraag, speler, ingaat_op=over_een_jaar() + timedelta(days=3))
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 409
    assert "Tien jaar ervaring" in antwoord.content.decode()
    nu = antwoord.context["formulier"]
    velden = {naam: nu[naam].value() for naam in nu.fields if nu[naam].value()}
    assert client.post(adres, velden).status_code == 302
    deelname.refresh_from_db()
    assert deelname.bevestigd_op is not None


def test_de_aanvrager_en_een_buur_vinden_het_scherm_niet(als, gevraagd):
    _, speler, deelname = gevraagd
    adres = reverse("deelname_partner_bevestigen", args=[deelname.pk])
    assert als(speler).get(adres).status_code == 404


def test_een_partner_ziet_de_mensen_van_een_ander_niet(als, gevraagd):
    from tests.mandaten.aanvragen import medewerker_bij

    aanvraag, speler, deelname = gevraagd
    medewerker_bij(aanvraag, speler, "Geheime Greet")
    adres = aanvraag.get_absolute_url()
    assert "Geheime Greet" in als(speler).get(adres).content.decode()
    assert "Geheime Greet" not in als(beheerder(deelname.organisatie)).get(adres).content.decode()
