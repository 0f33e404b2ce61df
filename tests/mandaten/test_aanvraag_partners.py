"""Partners in a draft: found among the organisations, in a seat that is free and that suits them."""

from __future__ import annotations

import pytest

from mandaten.domein.aanvraagstappen import Partnerinvoer
from mandaten.models import Deelname
from tests.mandaten.aanvragen import bewerk, gestart, partner_bij
from tests.mandaten.maken import in_handeling
from tests.mandaten.test_aanvraag_bewerken import adres
from tests.rolverdeling import maak_organisatie
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Organisatie
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_een_partner_op_naam_of_nummer():
    aanvraag, speler = gestart("zorg")
    huis = maak_organisatie("Dienstencentrum Ankerpunt", "vaph")
    with in_handeling():
        Organisatie.objects.filter(pk=huis.pk).update(kbo_nummer="0417497106")
    bewerk(aanvraag, Partnerinvoer(plaats="B", organisatie="BE 0417.497.106"), speler)
    deelname = Deelname.objects.get(aanvraag=aanvraag, plaats="B")
    assert (deelname.organisatie_id, deelname.bevestigd_op) == (huis.pk, None)
    taak = Taak.objects.get(soort="deelname_bevestigen")
    assert (taak.organisatie_id, taak.rol, taak.object_id) == (huis.pk, "organisatiebeheerder", deelname.pk)


@pytest.mark.parametrize(
    ("plaats", "tekst", "veld", "zin"),
    [
        ("B", "", "organisatie", "Vul de naam"),
        ("B", "Bestaat Niet", "organisatie", "kennen we geen organisatie"),
        ("B", "0999999999", "organisatie", "kennen we geen organisatie"),
        ("B", "Anker", "organisatie", "meer organisaties met die naam"),
        (
            "B",
            "Thuis In Deinze",
            "organisatie",
            "hoort niet bij “Categorie B: VAPH-voorziening” (Decreet 8/7/2022",
        ),
        ("B", "Thuis", "organisatie", "Geen van de organisaties met die naam hoort bij “Categorie B"),
        ("A", "Thuis In Deinze", "plaats", "daar is plaats voor één organisatie (Decreet 8/7/2022 art. 12)"),
        ("Z", "Anker Een", "plaats", "uit de lijst"),
        ("B", "\x00" * 3, "organisatie", "kennen we geen organisatie"),
        ("B", "😀" * 200, "organisatie", "kennen we geen organisatie"),
    ],
)
def test_een_partner_die_niet_gevonden_wordt(plaats, tekst, veld, zin):
    aanvraag, speler = gestart("zorg")
    maak_organisatie("Anker Een", "vaph")
    maak_organisatie("Anker Twee", "vaph")
    maak_organisatie("Thuis In Deinze", "ocmw")
    maak_organisatie("Thuiszorg In Gent", "ocmw")
    with pytest.raises(Geweigerd) as nee:
        bewerk(aanvraag, Partnerinvoer(plaats=plaats, organisatie=tekst.replace("\x00", "\ufffd")), speler)
    assert zin in nee.value.velden[veld]


def test_een_organisatie_op_nummer_maar_in_de_verkeerde_plaats():
    aanvraag, speler = gestart("zorg")
    huis = maak_organisatie("OCMW Deinze", "ocmw")
    with in_handeling():
        Organisatie.objects.filter(pk=huis.pk).update(kbo_nummer="0417497106")
    with pytest.raises(Geweigerd) as nee:
        bewerk(aanvraag, Partnerinvoer(plaats="C", organisatie="0417497106"), speler)
    assert "art. 12" in nee.value.velden["organisatie"]


def test_het_formulier_biedt_alleen_vrije_plaatsen_aan(als):
    aanvraag, speler = gestart("zorg")
    partners = adres(aanvraag, stap="partners")
    client = als(speler)
    vrij = [sleutel for sleutel, _ in client.get(partners).context["formulier"].fields["plaats"].choices]
    assert vrij == ["", "B", "C"]
    deelname = partner_bij(aanvraag, "B", speler)
    partner_bij(aanvraag, "C", speler)
    html = client.get(partners).content.decode()
    assert "Alle plaatsen zijn ingevuld" in html
    assert "Voeg toe" not in html
    een = (
        client.get(adres(aanvraag, stap="partners", rij=str(deelname.pk)))
        .context["formulier"]
        .fields["plaats"]
        .choices
    )
    assert [sleutel for sleutel, _ in een] == ["", "B"]


def test_wie_een_ingevulde_plaats_kiest_leest_het_artikel_en_houdt_wat_hij_typte(als):
    aanvraag, speler = gestart("zorg")
    client = als(speler)
    formulier = client.get(adres(aanvraag, stap="partners")).context["formulier"]
    velden = {naam: formulier[naam].value() or "" for naam in formulier.fields}
    huis = maak_organisatie("Tweede Centrum", "caw")
    antwoord = client.post(adres(aanvraag), {**velden, "plaats": "A", "organisatie": huis.naam})
    assert antwoord.status_code == 422
    assert "daar is plaats voor één organisatie" in antwoord.content.decode()
    assert "Tweede Centrum" in antwoord.content.decode()
    assert aanvraag.deelnames.count() == 1
    vrij = {"plaats": "B", "organisatie": maak_organisatie("Het Derde Huis", "vaph").naam}
    assert "vindt de vraag om te bevestigen" in client.post(adres(aanvraag), velden | vrij, follow=True).text


def test_dezelfde_partner_staat_er_eenmaal_in():
    aanvraag, speler = gestart("zorg")
    deelname = partner_bij(aanvraag, "B", speler)
    with pytest.raises(Geweigerd) as nee:
        bewerk(aanvraag, Partnerinvoer(plaats="B", organisatie=deelname.organisatie.naam), speler)
    assert "staat al in de aanvraag" in nee.value.velden["organisatie"]
