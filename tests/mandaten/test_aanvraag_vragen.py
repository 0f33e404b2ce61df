"""How many questions the pages of applications ask the database: at most ten, for a few rows and for many."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mandaten.models import Deelname
from tests.huis.test_vragen import MOST, vragen
from tests.mandaten.aanvragen import (
    beheerder,
    gestart,
    ingediend,
    klaar_om_in_te_dienen,
    medewerker_bij,
    partner_bij,
    vers,
)
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag
from tests.mandaten.test_aanvulling_geven import vraag

pytestmark = pytest.mark.django_db


def bladzijden(aanvraag, partner: Deelname) -> dict[str, str]:
    pk = [aanvraag.pk]
    bewerk = reverse("aanvraag_bewerken", args=pk)
    stappen = ("gegevens", "partners", "voorwaarden")
    return {
        "aanvraag_lijst": reverse("aanvraag_lijst"),
        "aanvraag_starten": reverse("aanvraag_starten"),
        "aanvraag_detail": aanvraag.get_absolute_url(),
        "aanvraag_indienen": reverse("aanvraag_indienen", args=pk),
        "aanvraag_intrekken": reverse("aanvraag_intrekken", args=pk),
        **{f"bewerken {stap}": f"{bewerk}?stap={stap}" for stap in stappen},
        "deelname_partner_bevestigen": reverse("deelname_partner_bevestigen", args=[partner.pk]),
    }


def tel(als, speler, adressen: dict[str, str], partner: Deelname) -> dict[str, int]:
    client, bij_partner = als(speler), beheerder(partner.organisatie)
    aantal = {naam: len(vragen(client, url)) for naam, url in adressen.items() if "partner" not in naam}
    naam = "deelname_partner_bevestigen"
    return aantal | {naam: len(vragen(als(bij_partner), adressen[naam]))}


def test_een_groot_netwerk_kost_niet_meer_dan_een_klein(als):
    aanvraag, speler = klaar_om_in_te_dienen("netwerk")
    partner = aanvraag.deelnames.exclude(organisatie=aanvraag.aanvrager).order_by("plaats")[0]
    adressen = bladzijden(aanvraag, partner)
    klein = tel(als, speler, adressen, partner)
    for _ in range(8):
        partner_bij(aanvraag, "andere", speler)
    groot = tel(als, speler, adressen, partner)
    assert groot == klein
    assert max(groot.values()) <= MOST, groot


def test_zorg_met_alle_controles_blijft_onder_tien(als):
    aanvraag, speler = klaar_om_in_te_dienen("zorg", regios=("gent", "waasland"))
    for nummer in range(6):
        medewerker_bij(aanvraag, speler, f"Collega {nummer}")
    partner = aanvraag.deelnames.exclude(organisatie=aanvraag.aanvrager).order_by("plaats")[0]
    gemeten = tel(als, speler, bladzijden(aanvraag, partner), partner)
    bewerk = reverse("aanvraag_bewerken", args=[aanvraag.pk])
    gemeten["medewerkers"] = len(vragen(als(speler), f"{bewerk}?stap=medewerkers"))
    assert max(gemeten.values()) <= MOST, gemeten


@pytest.mark.parametrize("soort", ["zorg", "netwerk", "erkenning"])
def test_wat_bij_de_overheid_ligt_blijft_onder_tien(als, soort):
    aanvraag, speler = ingediend(soort)
    vraag(aanvraag, soort, toelichting="Waarom?", tekenfunctie="Welke?", geheel="En nog?")
    gemeten = {
        "aanvrager": len(vragen(als(speler), aanvraag.get_absolute_url())),
        "antwoord": len(vragen(als(speler), reverse("aanvulling_geven", args=[aanvraag.pk]))),
        "bureau": len(vragen(als(beslisser(soort)), aanvraag.get_absolute_url())),
    }
    assert max(gemeten.values()) <= MOST, gemeten
    assert vers(aanvraag).status == "onvolledig"


def test_de_lijst_groeit_niet_met_haar_rijen(als):
    aanvraag, speler = gestart("zorg")
    adres = reverse("aanvraag_lijst")
    weinig = len(vragen(als(speler), adres))
    for soort in ("zorg", "netwerk"):
        for _ in range(4):
            ander = maak_aanvraag(soort, status="concept")
            with in_handeling():
                Deelname.objects.filter(aanvraag=ander, plaats__in=("B", "vaph")).update(
                    organisatie=aanvraag.aanvrager
                )
    client = als(speler)
    assert len(client.get(adres).context["bladzijde"].object_list) > 4
    assert len(vragen(client, adres)) == weinig
