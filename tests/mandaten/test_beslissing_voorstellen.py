"""The act `beslissing_voorstellen`: somebody proposes, nothing is decided yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from mandaten.handelingen.beslissen import beslissing_voorstellen
from mandaten.meldingen.behandeling import AANVULLEN
from mandaten.models import Aanvraag, Beslissingsvoorstel, Besluit, Toekenning
from mandaten.soorten import SOORTEN
from mandaten.statussen import VOORGESTELD
from tests.mandaten.behandelingen import vers, vraag
from tests.mandaten.beslissingen import collega, om_te_weigeren, om_toe_te_kennen, over, stel_voor
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag, maak_toekenning
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.models import Concept
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.termijnen import einde_na_jaren
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def an():
    """An decides about partnerships Zorg."""
    return beslisser("zorg")


@pytest.fixture
def aanvraag() -> Aanvraag:
    return maak_aanvraag("zorg")


def ingevuld(aanvraag: Aanvraag, **anders):
    """The form as it is sent."""
    return {
        "aanvraag_sleutel": str(uuid4()),
        "versie": str(aanvraag.versie),
        "uitkomst": "toekennen",
        "van": f"{aanvraag.ingaat_op:%d/%m/%Y}",
        "motivering": "Het verband bedient het hele gebied.",
        **anders,
    }


# --- the act ---------------------------------------------------------------------------------------------------------


def test_een_voorstel_wacht_op_een_tweede_en_beslist_niets(an, aanvraag):
    voorstel = stel_voor(aanvraag, an)
    aanvraag.refresh_from_db()
    assert (aanvraag.status, aanvraag.versie) == (VOORGESTELD, 2)
    assert voorstel.bekrachtigd_op is None
    assert voorstel.periode.lower == aanvraag.ingaat_op
    assert laatste_dag(voorstel.periode) == einde_na_jaren(aanvraag.ingaat_op, 5)
    assert not Besluit.objects.exists()
    assert not Toekenning.objects.exists()
    regel = Logregel.objects.get(handeling="beslissing_voorstellen")
    assert (regel.object_id, regel.gegevens) == (aanvraag.pk, {"voorstel": str(voorstel.pk)})


def test_de_collegas_hebben_een_taak(an, aanvraag):
    stel_voor(aanvraag, an)
    taak = Taak.objects.get(soort="beslissing_bekrachtigen", klaar_op=None)
    assert (taak.object_id, taak.organisatie_id, taak.rol) == (
        aanvraag.pk,
        an.door.organisatie_id,
        an.door.rol,
    )
    assert taak.termijn == over(7)


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_elke_soort_heeft_haar_duur(soort):
    voorstel = stel_voor(aanvraag := maak_aanvraag(soort), beslisser(soort))
    verwacht = None if soort == "contingent" else einde_na_jaren(aanvraag.ingaat_op, 5)
    assert laatste_dag(voorstel.periode) == verwacht
    assert voorstel.plaatsen == (12 if soort == "contingent" else None)


def test_een_netwerk_kan_korter(an):
    aanvraag = maak_aanvraag("netwerk")
    voorstel = stel_voor(aanvraag, beslisser("netwerk"), om_toe_te_kennen(aanvraag, tot=over(400)))
    assert laatste_dag(voorstel.periode) == over(400)


def test_wie_weigert_geeft_geen_periode(an, aanvraag):
    voorstel = stel_voor(aanvraag, an, replace(om_te_weigeren(), van=over(10), plaatsen=3))
    assert (voorstel.periode, voorstel.plaatsen) == (None, None)


def test_zonder_motivering_gaat_het_niet(an, aanvraag):
    with pytest.raises(Geweigerd) as nee:
        stel_voor(aanvraag, an, replace(om_te_weigeren(), motivering=" "))
    assert nee.value.velden.keys() == {"motivering"}
    assert not Beslissingsvoorstel.objects.exists()


def test_wie_niet_antwoordt_houdt_de_beslissing_niet_op(an):
    """The clock stood still; from tomorrow it runs again, and nobody is asked anything any more."""
    aanvraag = maak_aanvraag("zorg")
    vraag(aanvraag, an)
    assert vers(aanvraag).uiterlijk_op is None
    stel_voor(aanvraag, an, om_te_weigeren())
    rij = vers(aanvraag)
    assert rij.status == VOORGESTELD
    assert laatste_dag(rij.klokstops.get().periode) == over(0)
    assert rij.uiterlijk_op is not None
    assert not Taak.objects.over("mandaten.aanvraag", rij.pk).filter(soort=AANVULLEN, klaar_op=None).exists()


def test_zolang_een_partner_moet_bevestigen_kan_alleen_weigeren(an):
    aanvraag = maak_aanvraag("zorg")
    vraag(aanvraag, an)
    with in_handeling():
        aanvraag.deelnames.filter(plaats="B").update(bevestigd_op=None, bevestigd_door=None)
    with pytest.raises(Geweigerd, match="Nog niet bevestigd"):
        stel_voor(aanvraag, an)
    assert stel_voor(aanvraag, an, om_te_weigeren())


def test_de_bladzijde_zegt_dat_een_vraag_nog_wacht(an, als):
    aanvraag = maak_aanvraag("zorg")
    vraag(aanvraag, an)
    assert "wacht nog op antwoord" in als(an).get(adres(aanvraag)).content.decode()


def test_een_mandaat_in_een_andere_regio_staat_ernaast(an):
    """What is held elsewhere is not followed: it neither delays this one nor must it end first."""
    elders = maak_toekenning("zorg", regios=("westhoek",), tot=timezone.localdate() + timedelta(days=400))
    aanvraag = maak_aanvraag("zorg", regios=("gent",), aanvrager=elders.houder, voorganger=elders)
    assert laatste_dag(elders.periode) > aanvraag.ingaat_op
    voorstel = stel_voor(aanvraag, an)
    assert voorstel.periode.lower == aanvraag.ingaat_op


def test_na_een_voorganger_begint_het_de_dag_erna(an):
    vorig = maak_toekenning("zorg", regios=("gent",), tot=over(90))
    aanvraag = maak_aanvraag("zorg", voorganger=vorig)
    with pytest.raises(Geweigerd) as nee:
        stel_voor(aanvraag, an)
    assert f"{over(91):%d/%m/%Y}" in nee.value.velden["van"]
    assert stel_voor(aanvraag, an, om_toe_te_kennen(aanvraag, over(91)))


@pytest.mark.parametrize("plaats", ["A", "B", "C"])
def test_wie_voor_de_aanvrager_of_een_partner_werkt_stelt_niets_voor(an, aanvraag, plaats):
    organisatie = aanvraag.deelnames.get(plaats=plaats).organisatie
    with in_handeling():
        lid = maak_speler("organisatiebeheerder", organisatie, email="dubbel@test.be").lidmaatschap
        Lidmaatschap.objects.filter(pk=lid.pk).update(gebruiker=an.gebruiker)
    with pytest.raises(Geweigerd, match="werkt of werkte"):
        stel_voor(aanvraag, an)


@pytest.mark.parametrize("status", ["concept", "ingediend"])
def test_alleen_over_een_ontvankelijke_aanvraag(an, status):
    aanvraag = maak_aanvraag("zorg", status=status)
    with pytest.raises((Geweigerd, Aanvraag.DoesNotExist)):
        stel_voor(aanvraag, an)


def test_geen_tweede_voorstel(an, aanvraag):
    stel_voor(aanvraag, an)
    with pytest.raises(Geweigerd, match="beslissing voorgesteld"):
        stel_voor(aanvraag, collega(an))


def test_twee_tegelijk_geeft_een_conflict(an, aanvraag):
    with pytest.raises(Versieconflict):
        beslissing_voorstellen(aanvraag, voorstel=om_te_weigeren(), versie=9, door=an.door)


def test_een_andere_overheid_vindt_de_aanvraag_niet(aanvraag):
    with pytest.raises(Aanvraag.DoesNotExist):
        stel_voor(aanvraag, beslisser("contingent"))


def test_de_aanvrager_mag_het_niet(aanvraag):
    beheerder = maak_speler("organisatiebeheerder", maak_organisatie("Zelf", "caw"))
    with pytest.raises(PermissionDenied):
        stel_voor(aanvraag, beheerder)


def test_de_database_weigert_een_sprong(an, aanvraag):
    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic(), in_handeling():
        Aanvraag.objects.filter(pk=aanvraag.pk).update(status="toegekend")


# --- the door --------------------------------------------------------------------------------------------------------


def adres(aanvraag: Aanvraag) -> str:
    return reverse("beslissing_voorstellen", args=[aanvraag.pk])


def test_de_bladzijde_toont_wat_er_te_wegen_valt(an, aanvraag, als):
    maak_toekenning("zorg", regios=("gent",), tot=over(100))
    tekst = als(an).get(adres(aanvraag)).content.decode()
    assert "Er is nog geen advies gegeven." in tekst
    assert "bevestigd: lees wat er geantwoord is" in tekst
    assert "niet in orde" in tekst
    assert f"{aanvraag.ingaat_op:%d/%m/%Y}" in tekst


def test_wie_verstuurt_komt_bij_de_aanvraag_en_twee_keer_is_een_keer(an, aanvraag, als):
    klant, velden = als(an), ingevuld(aanvraag)
    eerste, tweede = klant.post(adres(aanvraag), velden), klant.post(adres(aanvraag), velden)
    assert eerste.status_code == 302
    assert eerste["Location"] == aanvraag.get_absolute_url()
    assert Beslissingsvoorstel.objects.count() == 1
    assert tweede.status_code == 302


def test_een_weigering_houdt_wat_getypt_is(an, aanvraag, als):
    antwoord = als(an).post(adres(aanvraag), ingevuld(aanvraag, van="01/01/2020"))
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    assert "de eerste dag ligt niet vroeger" in tekst
    assert "Het verband bedient het hele gebied." in tekst


def test_een_conflict_houdt_wat_getypt_is(an, aanvraag, als):
    antwoord = als(an).post(adres(aanvraag), ingevuld(aanvraag, versie="9"))
    assert antwoord.status_code == 409
    assert "Het verband bedient het hele gebied." in antwoord.content.decode()


@pytest.mark.parametrize(
    "anders",
    [
        {"van": "31/02/2027"},
        {"van": "gisteren\x00"},
        {"uitkomst": "misschien"},
        {"motivering": "x" * 5001},
        {"motivering": "\x00"},
        {"versie": "-1"},
        {"versie": "9" * 30},
        {"aanvraag_sleutel": "x"},
    ],
)
def test_slechte_invoer_is_een_zin_en_geen_fout(an, aanvraag, als, anders):
    antwoord = als(an).post(adres(aanvraag), ingevuld(aanvraag, **anders))
    assert antwoord.status_code == 422
    assert not Beslissingsvoorstel.objects.exists()


@pytest.mark.parametrize("plaatsen", ["", "0", "tien", "1e9", "²", "-3", "9" * 40])
def test_slechte_plaatsen_van_een_contingent(als, plaatsen):
    aanvraag, wse = maak_aanvraag("contingent"), beslisser("contingent")
    antwoord = als(wse).post(adres(aanvraag), ingevuld(aanvraag, plaatsen=plaatsen))
    assert antwoord.status_code == 422
    assert not Beslissingsvoorstel.objects.exists()


def test_een_emoji_in_de_motivering_mag(an, aanvraag, als):
    assert als(an).post(adres(aanvraag), ingevuld(aanvraag, motivering="Goed 👍")).status_code == 302


def test_wie_er_te_laat_bij_is_leest_hoe_het_staat(an, aanvraag, als):
    stel_voor(aanvraag, collega(an))
    antwoord = als(an).get(adres(aanvraag))
    assert (antwoord.status_code, antwoord["Location"]) == (302, aanvraag.get_absolute_url())


@pytest.mark.parametrize("soort", ["contingent", "netwerk"])
def test_de_buur_vindt_niets(aanvraag, als, soort):
    assert als(beslisser(soort)).get(adres(aanvraag)).status_code == 404


def test_een_lezer_mag_niet_voorstellen(aanvraag, als):
    lezer = maak_speler("organisatiebeheerder", aanvraag.aanvrager, email="lezer@test.be")
    assert als(lezer).get(adres(aanvraag)).status_code == 403


def test_wat_getypt_is_blijft_als_concept(an, aanvraag, als):
    klant, velden = als(an), ingevuld(aanvraag)
    klant.post(reverse("concept_bewaren"), {**velden, "concept_handeling": "beslissing_voorstellen"})
    klant.post(adres(aanvraag), velden)
    assert not Concept.objects.exists()


def test_de_eerste_dag_mag_tussen_aanvraag_en_vandaag_liggen(an, aanvraag):
    with in_handeling():
        Aanvraag.objects.filter(pk=aanvraag.pk).update(ingediend_op=timezone.now() - timedelta(days=30))
    assert stel_voor(aanvraag, an, om_toe_te_kennen(aanvraag, over(-5)))
