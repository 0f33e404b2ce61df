"""The act `aanvraag_starten`: a draft that holds what is known already."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.aanvraagstappen import Partnervraag
from mandaten.handelingen.aanvragen import aanvraag_intrekken, aanvraag_starten
from mandaten.handelingen.checklist import checklist
from mandaten.models import Aanvraag
from mandaten.soorten import SOORTEN
from tests.mandaten.aanvragen import beheerder, bewerk, gestart, vers
from tests.mandaten.maken import (
    beheerder_van,
    beslisser,
    in_handeling,
    maak_oproep,
    maak_toekenning,
    organisatie_voor,
)
from tests.rolverdeling import maak_organisatie
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Organisatie
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_elke_soort_start_met_wat_bekend_is(soort):
    organisatie = organisatie_voor(soort)
    aanvraag, speler = gestart(soort, speler=beheerder_van(organisatie))
    assert (aanvraag.status, aanvraag.aanvrager_id) == ("concept", organisatie.pk)
    assert aanvraag.contact_naam == speler.door.gebruiker_naam
    assert set(aanvraag.regios.values_list("regio_id", flat=True)) == (
        {"gent"} if SOORTEN[soort].via_oproep and SOORTEN[soort].met_regio else set()
    )
    eigen = aanvraag.deelnames.filter(organisatie=organisatie)
    assert eigen.exists() is SOORTEN[soort].houder_neemt_plaats
    assert all(een.bevestigd_op for een in eigen)
    regel = Logregel.objects.get(handeling="aanvraag_starten")
    assert regel.object_id == aanvraag.pk


def test_een_vervolg_neemt_over_wat_loopt():
    oud = maak_toekenning("zorg", van=date(2024, 1, 1), tot=timezone.localdate() + timedelta(days=100))
    speler = beheerder_van(oud.houder)
    aanvraag, _ = gestart(
        "zorg", speler=speler, oproep=maak_oproep("zorg", regios=("gent", "waasland", "kempen"))
    )
    assert aanvraag.voorganger == oud
    assert aanvraag.ingaat_op == timezone.localdate() + timedelta(days=101)
    assert list(aanvraag.regios.values_list("regio_id", flat=True)) == ["gent"]
    partners = aanvraag.deelnames.exclude(organisatie=oud.houder)
    assert partners.count() == 2
    assert not partners.filter(bevestigd_op__isnull=False).exists()


def met_voorgestelde_partners():
    """A draft that follows a running grant, its manager, and the manager of one of the partners of that grant."""
    oud = maak_toekenning("zorg", van=date(2024, 1, 1), tot=timezone.localdate() + timedelta(days=100))
    aanvraag, speler = gestart("zorg", speler=beheerder_van(oud.houder))
    partner = aanvraag.deelnames.exclude(organisatie=oud.houder).order_by("plaats")[0]
    return aanvraag, speler, beheerder(partner.organisatie)


def test_wie_voorgesteld_is_leest_niet_mee_tot_iemand_hem_vraagt(als):
    aanvraag, speler, partner = met_voorgestelde_partners()
    voorgesteld = aanvraag.deelnames.get(organisatie=partner.door.organisatie_id)
    adres = reverse("deelname_partner_bevestigen", args=[voorgesteld.pk])
    assert not Taak.objects.filter(soort="deelname_bevestigen").exists()
    assert not Aanvraag.objects.zichtbaar_voor(partner.door).exists()
    for pagina in (aanvraag.get_absolute_url(), adres):
        assert als(partner).get(pagina).status_code == 404
    rood = [een.zin for een in checklist(vers(aanvraag), vandaag=timezone.localdate()) if not een.is_groen]
    assert sum("is nog niet gevraagd" in zin for zin in rood) == 2
    bewerk(aanvraag, Partnervraag(), speler)
    assert Taak.objects.filter(soort="deelname_bevestigen", klaar_op=None).count() == 2
    assert als(partner).get(adres).status_code == 200
    assert als(partner).get(aanvraag.get_absolute_url()).status_code == 200
    with pytest.raises(Geweigerd, match="al gevraagd"):
        bewerk(aanvraag, Partnervraag(), speler)


def test_het_scherm_vraagt_de_voorgestelde_partners_met_een_knop(als):
    aanvraag, speler, partner = met_voorgestelde_partners()
    adres = reverse("aanvraag_bewerken", args=[aanvraag.pk])
    scherm = als(speler).get(f"{adres}?stap=partners")
    html = scherm.content.decode()
    assert "Vraag deze partners om te bevestigen" in html
    assert "voorgesteld, nog niet gevraagd" in html
    formulier = scherm.context["formulier"]
    velden = {naam: formulier[naam].value() or "" for naam in formulier.fields} | {"vraag": "1"}
    client = als(speler)
    assert client.post(adres, velden).status_code == 302
    assert client.post(adres, velden).status_code == 302
    assert aanvraag.deelnames.filter(gevraagd_op=None).count() == 0
    assert "Vraag deze partners" not in client.get(f"{adres}?stap=partners").content.decode()
    assert Aanvraag.objects.zichtbaar_voor(partner.door).get() == aanvraag


def test_wie_niet_mag_leest_waarom():
    speler = beheerder_van(maak_organisatie("Kas", "uitkeringsinstantie"))
    with pytest.raises(Geweigerd, match=r"kan dit niet aanvragen \(Decreet 8/7/2022 art. 12\)"):
        gestart("zorg", speler=speler)
    assert not Aanvraag.objects.exists()


def test_een_revalidatiecentrum_heeft_het_juiste_conventienummer():
    centrum = maak_organisatie("Reva", "revalidatiecentrum")
    with pytest.raises(Geweigerd, match=r"7\.72 of 7\.73"):
        gestart("zorg", speler=beheerder_van(centrum))


@pytest.mark.parametrize("nummer", ["95312345", "96512345"])
def test_ambulante_revalidatie_telt_alleen_voor_de_erkenning(nummer):
    centrum = maak_organisatie("Ambulant", "ambulante_revalidatie")
    with in_handeling():
        Organisatie.objects.filter(pk=centrum.pk).update(conventienummer=nummer)
    speler = beheerder_van(centrum)
    gestart("erkenning", speler=speler)
    with pytest.raises(Geweigerd, match=r"art\. 12"):
        gestart("zorg", speler=speler)


def test_een_gesloten_organisatie_vraagt_niets():
    organisatie = organisatie_voor("erkenning")
    speler = beheerder_van(organisatie)
    with in_handeling():
        Organisatie.objects.filter(pk=organisatie.pk).update(is_actief=False)
    with pytest.raises(Geweigerd, match="gesloten"):
        gestart("erkenning", speler=speler)


@pytest.mark.parametrize("verschil", [timedelta(days=1), timedelta(days=-1)])
def test_op_een_oproep_die_niet_openstaat_start_niemand(verschil):
    nu = timezone.now()
    moment = nu + verschil
    oproep = maak_oproep(
        "zorg",
        opent_op=moment if verschil > timedelta() else nu - timedelta(days=9),
        sluit_op=moment + timedelta(hours=1),
    )
    with pytest.raises(Geweigerd, match="staat niet open"):
        gestart("zorg", oproep=oproep)


def test_zonder_oproep_of_met_een_andere_gaat_het_niet():
    speler = beheerder_van(organisatie_voor("zorg"))
    for oproep in (None, maak_oproep("netwerk")):
        with pytest.raises(Geweigerd, match="kies een oproep"):
            aanvraag_starten(soort="zorg", oproep=oproep, door=speler.door)
    with pytest.raises(Geweigerd, match="zonder oproep"):
        aanvraag_starten(soort="erkenning", oproep=maak_oproep("zorg"), door=speler.door)


def test_een_tweede_aanvraag_voor_hetzelfde_kan_pas_na_intrekken():
    aanvraag, speler = gestart("erkenning")
    with pytest.raises(Geweigerd, match="hiervoor al een aanvraag"):
        gestart("erkenning", speler=speler)
    aanvraag_intrekken(aanvraag, versie=vers(aanvraag).versie, door=speler.door)
    gestart("erkenning", speler=speler)
    assert Aanvraag.objects.count() == 2


def test_wie_beslist_start_niets():
    with pytest.raises(PermissionDenied):
        aanvraag_starten(soort="erkenning", door=beslisser("erkenning").door)


def test_het_scherm_biedt_aan_wat_kan_en_start_eenmaal(als):
    oproep = maak_oproep("zorg", titel="Oproep Gent")
    maak_oproep("netwerk", titel="Tender")
    speler = beheerder_van(organisatie_voor("zorg"))
    client = als(speler)
    adres = reverse("aanvraag_starten")
    scherm = client.get(f"{adres}?oproep={oproep.pk}")
    tekst = scherm.content.decode()
    assert "Oproep Gent" in tekst
    assert "Erkenning begeleider AMA" in tekst
    assert scherm.context["formulier"]["keuze"].value() == f"oproep:{oproep.pk}"
    velden = {
        "keuze": f"oproep:{oproep.pk}",
        "aanvraag_sleutel": str(scherm.context["formulier"]["aanvraag_sleutel"].value()),
    }
    eerste, tweede = client.post(adres, velden), client.post(adres, velden)
    aanvraag = Aanvraag.objects.get()
    assert eerste.status_code == tweede.status_code == 302
    assert eerste.url == tweede.url == reverse("aanvraag_bewerken", args=[aanvraag.pk])
    assert b"Hiermee zijn jullie al bezig" in client.get(adres).content


@pytest.mark.parametrize("keuze", ["", "x", "soort:zorg", "oproep:geen", "soort:\x00", "a" * 5000])
def test_een_keuze_die_er_niet_is_wordt_geweigerd(als, keuze):
    client = als(beheerder_van(organisatie_voor("zorg")))
    antwoord = client.post(reverse("aanvraag_starten"), {"keuze": keuze})
    assert antwoord.status_code == 422
    assert not Aanvraag.objects.exists()


def test_een_lezer_komt_er_niet_in(als, cast):
    assert als(cast.spelers["inspectie"]).get(reverse("aanvraag_starten")).status_code == 403
