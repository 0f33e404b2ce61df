"""Scratch of helper C; not committed."""
import os
from pathlib import Path

import pytest
from django.urls import reverse

from mandaten.domein.aanvraagstappen import Partnerinvoer, merk
from mandaten.domein.inhoud import lees_inhoud
from mandaten.handelingen.bewerken import gegevens_nu
from tests.mandaten.aanvragen import *
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_oproep
from tests.mandaten.test_aanvulling_geven import vraag
from tests.rolverdeling import maak_organisatie
from werkzorg.organisaties.models import Organisatie

MAP = Path("/tmp/w/c_foto")


@pytest.mark.django_db
def test_foto(als):
    def bewaar(naam, antwoord):
        (MAP / f"{naam}.html").write_bytes(antwoord.content)

    oproep = maak_oproep("zorg", regios=("gent", "waasland", "denderland"), titel="Oproep samenwerkingsverbanden Zorg 2027")
    huis = maak_organisatie("CAW De Brug", "caw")
    with in_handeling():
        Organisatie.objects.filter(pk=huis.pk).update(kbo_nummer="0417497106", straat="Brugstraat", huisnummer="8", email="info@debrug.be", telefoon="+3292112233")
    huis.refresh_from_db()
    speler = beheerder_van(huis)
    maak_oproep("netwerk")
    bewaar("starten", als(speler).get(reverse("aanvraag_starten")))
    aanvraag, _ = gestart("zorg", speler=speler, oproep=oproep)
    bewerk_url = reverse("aanvraag_bewerken", args=[aanvraag.pk])
    bewaar("gegevens_leeg", als(speler).get(f"{bewerk_url}?stap=gegevens"))
    zet_gegevens(aanvraag, speler, toelichting="We bouwen voort op onze samenwerking sinds 2019.")
    vaph = maak_organisatie("Dienstencentrum Het Anker", "vaph")
    cgg = maak_organisatie("CGG De Linde", "cgg")
    b = partner_bij(aanvraag, "B", speler, vaph)
    c = partner_bij(aanvraag, "C", speler, cgg)
    bevestig(b)
    medewerker_bij(aanvraag, speler)
    bewaar("partners", als(speler).get(f"{bewerk_url}?stap=partners"))
    bewaar("partner_rij", als(speler).get(f"{bewerk_url}?stap=partners&rij={b.pk}"))
    bewaar("medewerkers", als(speler).get(f"{bewerk_url}?stap=medewerkers"))
    bewaar("voorwaarden", als(speler).get(f"{bewerk_url}?stap=voorwaarden"))
    bewaar("indienen_rood", als(speler).get(reverse("aanvraag_indienen", args=[aanvraag.pk])))
    bewaar("detail_concept", als(speler).get(aanvraag.get_absolute_url()))
    bewaar("lijst", als(speler).get(reverse("aanvraag_lijst")))
    bewaar("bevestigen", als(beheerder(cgg)).get(reverse("deelname_partner_bevestigen", args=[c.pk])))
    bewaar("vandaag_partner", als(beheerder(cgg)).get(reverse("vandaag")))
    bewaar("detail_partner", als(beheerder(cgg)).get(aanvraag.get_absolute_url()))
    formulier = als(speler).get(f"{bewerk_url}?stap=gegevens").context["formulier"]
    oud = {n: formulier[n].value() for n in formulier.fields if formulier[n].value() not in (None, False, "")}
    zet_gegevens(aanvraag, speler, toelichting="Tekst van een collega.")
    bewaar("conflict", als(speler).post(bewerk_url, {**oud, "toelichting": "Mijn tekst", "tekenfunctie": "voorzitter"}))
    bewaar("fout", als(speler).post(bewerk_url, {**oud, "aanvraag_sleutel": "00000000-0000-4000-8000-000000000001", "ingaat_op": "32/1/2027", "contact_email": "x"}))
    bevestig(c)
    zet_voorwaarden(aanvraag, speler)
    bewaar("indienen_groen", als(speler).get(reverse("aanvraag_indienen", args=[aanvraag.pk])))
    from mandaten.handelingen.aanvragen import aanvraag_indienen
    aanvraag_indienen(aanvraag, versie=vers(aanvraag).versie, door=speler.door)
    vraag(aanvraag, "zorg", regios="Waarom alleen Gent?", voorwaarde_continuiteit="Wie neemt over in de zomer?", tekenfunctie="Welke functie precies?", partners="Wat doet het CGG?")
    bewaar("antwoord", als(speler).get(reverse("aanvulling_geven", args=[aanvraag.pk])))
    bewaar("detail_bureau", als(beslisser("zorg")).get(aanvraag.get_absolute_url()))
    bewaar("detail_aanvrager", als(speler).get(aanvraag.get_absolute_url()))
    bewaar("intrekken", als(speler).get(reverse("aanvraag_intrekken", args=[aanvraag.pk])))
