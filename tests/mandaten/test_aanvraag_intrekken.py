"""The act `aanvraag_intrekken`: the applicant takes his application back, before and after submission."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from mandaten.handelingen.aanvragen import aanvraag_intrekken
from mandaten.handelingen.behandeling import aanvulling_vragen
from mandaten.models import Aanvraag
from tests.mandaten.aanvragen import beheerder, gestart, ingediend, partner_bij, vers
from tests.mandaten.maken import beheerder_van, beslisser, maak_aanvraag
from tests.rolverdeling import maak_organisatie
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def trek_in(aanvraag, speler):
    return aanvraag_intrekken(aanvraag, versie=vers(aanvraag).versie, door=speler.door)


def test_een_concept_wordt_ingetrokken_en_partners_wachten_niet_meer():
    aanvraag, speler = gestart("zorg")
    partner_bij(aanvraag, "B", speler)
    trek_in(aanvraag, speler)
    rij = vers(aanvraag)
    assert rij.status == "ingetrokken"
    assert rij.afgehandeld_op <= timezone.now()
    assert not Taak.objects.filter(klaar_op=None).exists()
    assert Logregel.objects.get(handeling="aanvraag_intrekken").object_id == aanvraag.pk


def test_ook_wat_bij_de_overheid_ligt_en_haar_klok_stopt():
    aanvraag, speler = ingediend("erkenning")
    aanvulling_vragen(
        aanvraag,
        vragen={"toelichting": "Waarom?"},
        reden="onduidelijk",
        versie=vers(aanvraag).versie,
        door=beslisser("erkenning").door,
    )
    trek_in(aanvraag, speler)
    rij = vers(aanvraag)
    assert (rij.status, rij.uiterlijk_op) == ("ingetrokken", None)
    assert laatste_dag(rij.klokstops.get().periode) == timezone.localdate()
    assert not Taak.objects.filter(klaar_op=None).exists()


def test_na_een_voorstel_van_beslissing_of_twee_keer_gaat_het_niet():
    aanvraag, speler = gestart("erkenning")
    trek_in(aanvraag, speler)
    with pytest.raises(Geweigerd, match="intrekken kan niet meer"):
        trek_in(aanvraag, speler)


def test_een_oude_versie_een_ander_en_een_partner():
    aanvraag, speler = gestart("zorg")
    partner = beheerder(partner_bij(aanvraag, "B", speler).organisatie)
    with pytest.raises(Versieconflict):
        aanvraag_intrekken(aanvraag, versie=1, door=speler.door)
    for ander in (partner, beheerder_van(maak_organisatie("Buur", "caw"))):
        with pytest.raises(Aanvraag.DoesNotExist):
            trek_in(aanvraag, ander)


def test_het_scherm_vraagt_bevestiging_en_doet_het_eenmaal(als):
    aanvraag, speler = gestart("erkenning")
    client = als(speler)
    adres = reverse("aanvraag_intrekken", args=[aanvraag.pk])
    formulier = client.get(adres).context["formulier"]
    velden = {naam: formulier[naam].value() or "" for naam in formulier.fields}
    een = client.post(adres, velden)
    assert een.status_code == 302
    assert client.post(adres, velden).url == een.url == aanvraag.get_absolute_url()
    assert "ingetrokken" in client.get(een.url).content.decode()
    assert als(beslisser("erkenning")).get(adres).status_code == 403


def test_het_scherm_zegt_het_als_een_collega_eerst_was(als):
    aanvraag, speler = gestart("erkenning")
    client = als(speler)
    adres = reverse("aanvraag_intrekken", args=[aanvraag.pk])
    formulier = client.get(adres).context["formulier"]
    velden = {naam: formulier[naam].value() or "" for naam in formulier.fields}
    antwoord = client.post(adres, {**velden, "versie": "77"}, follow=True)
    assert "De aanvraag is gewijzigd" in antwoord.content.decode()
    assert vers(aanvraag).status == "concept"


def test_de_lijst_toont_eigen_en_partneraanvragen(als):
    aanvraag, speler = gestart("zorg")
    deelname = partner_bij(aanvraag, "B", speler)
    maak_aanvraag("zorg", status="concept")
    adres = reverse("aanvraag_lijst")
    eigen = als(speler).get(adres)
    assert [regel.rol for regel in eigen.context["bladzijde"].object_list] == ["aanvrager"]
    partner = als(beheerder(deelname.organisatie)).get(adres)
    (regel,) = partner.context["bladzijde"].object_list
    assert (regel.rol, regel.te_bevestigen) == (
        "partner",
        reverse("deelname_partner_bevestigen", args=[deelname.pk]),
    )
    assert not als(speler).get(f"{adres}?bak=voorbij").context["bladzijde"].object_list
    trek_in(aanvraag, speler)
    assert len(als(speler).get(f"{adres}?bak=voorbij").context["bladzijde"].object_list) == 1
