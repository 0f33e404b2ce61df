"""The act `aanvraag_bewerken`: the draft in steps, and what partners must then confirm again."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mandaten.domein.aanvraagstappen import Collegainvoer, Partnerinvoer, Verklaringen, Weg, merk
from mandaten.domein.inhoud import lees_inhoud
from mandaten.handelingen.bewerken import aanvraag_bewerken, gegevens_nu, rij_nu
from mandaten.models import Aanvraag, Deelname
from tests.mandaten.aanvragen import (
    WOORDEN,
    beheerder,
    bevestig,
    bewerk,
    gegevens,
    gestart,
    ingediend,
    medewerker_bij,
    over_een_jaar,
    partner_bij,
    vers,
    zet_gegevens,
    zet_voorwaarden,
)
from tests.mandaten.maken import beheerder_van, beslisser
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.handelen.models import Concept
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def adres(aanvraag: Aanvraag, **vraag: str) -> str:
    deel = "&".join(f"{naam}={waarde}" for naam, waarde in vraag.items())
    return f"{reverse('aanvraag_bewerken', args=[aanvraag.pk])}?{deel}"


def verstuur(client, aanvraag: Aanvraag, stap: str, rij: str = "", **anders):
    """The form as the page gives it, with some fields filled in otherwise."""
    formulier = client.get(adres(aanvraag, stap=stap, rij=rij)).context["formulier"]
    velden = {
        naam: formulier[naam].value()
        for naam in formulier.fields
        if formulier[naam].value() not in (None, False, "") and not naam.startswith("bestand")
    }
    return client.post(adres(aanvraag), {**velden, **anders})


def test_de_gegevens_worden_bewaard_en_gelogd():
    aanvraag, speler = gestart("zorg", regios=("gent", "waasland"))
    zet_gegevens(aanvraag, speler, regios=frozenset({"gent", "waasland"}), toelichting="Welkom.")
    rij = vers(aanvraag)
    assert (rij.ingaat_op, rij.tekenbevoegde, rij.versie) == (over_een_jaar(), "Mia Peeters", 2)
    assert list(lees_inhoud(rij).regios) == ["gent", "waasland"]
    assert Logregel.objects.get(handeling="aanvraag_bewerken").gegevens == {"stap": "gegevens"}


def test_een_regio_buiten_de_oproep_wordt_geweigerd():
    aanvraag, speler = gestart("zorg")
    with pytest.raises(Geweigerd) as nee:
        zet_gegevens(aanvraag, speler, regios=frozenset({"kempen"}))
    assert "regio_kempen" in nee.value.velden


@pytest.mark.parametrize(
    ("anders", "opnieuw"),
    [
        ({"ingaat_op": over_een_jaar() + timedelta(days=1)}, True),
        ({"regios": frozenset({"gent", "waasland"})}, True),
        ({"toelichting": "Iets anders"}, False),
        ({"contact_naam": "Iemand Anders"}, False),
    ],
)
def test_wat_de_partner_bevestigde_en_verandert_bevestigt_hij_opnieuw(anders, opnieuw):
    aanvraag, speler = gestart("zorg", regios=("gent", "waasland"))
    zet_gegevens(aanvraag, speler)
    deelname = partner_bij(aanvraag, "B", speler)
    bevestig(deelname)
    assert not Taak.objects.filter(soort="deelname_bevestigen", klaar_op=None).exists()
    zet_gegevens(aanvraag, speler, **anders)
    deelname.refresh_from_db()
    assert (deelname.bevestigd_op is None) is opnieuw
    assert Taak.objects.filter(soort="deelname_bevestigen", klaar_op=None).exists() is opnieuw
    eigen = Deelname.objects.get(aanvraag=aanvraag, organisatie=aanvraag.aanvrager)
    assert eigen.bevestigd_op


def test_een_andere_inbreng_maakt_alleen_die_partner_los():
    aanvraag, speler = gestart("zorg")
    een, ander = partner_bij(aanvraag, "B", speler), partner_bij(aanvraag, "C", speler)
    bevestig(een)
    bevestig(ander)
    nu = merk(rij_nu(lees_inhoud(vers(aanvraag)), "partners", een.pk))
    bewerk(aanvraag, Partnerinvoer(id=een.pk, plaats="B", inbreng="Iets anders."), speler, gezien=nu)
    een.refresh_from_db()
    ander.refresh_from_db()
    assert een.bevestigd_op is None
    assert ander.bevestigd_op is not None


def test_een_partner_gaat_weg_met_zijn_antwoorden_en_mensen():
    aanvraag, speler = gestart("zorg")
    deelname = partner_bij(aanvraag, "B", speler)
    bevestig(deelname)
    bewerk(
        aanvraag,
        Collegainvoer(
            naam="An", functie="begeleider", organisatie_id=deelname.organisatie_id, ervaring_jaren=4
        ),
        speler,
    )
    nu = merk(rij_nu(lees_inhoud(vers(aanvraag)), "partners", deelname.pk))
    bewerk(aanvraag, Weg("partners", deelname.pk), speler, gezien=nu)
    assert not Deelname.objects.filter(pk=deelname.pk).exists()
    assert not aanvraag.medewerkers.exists()
    eigen = aanvraag.deelnames.get()
    with pytest.raises(Geweigerd, match="eigen organisatie"):
        bewerk(aanvraag, Weg("partners", eigen.pk), speler)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"diploma": "", "ervaring_jaren": None}, "diploma"), ({"organisatie_id": uuid4()}, "organisatie_id")],
)
def test_een_medewerker_heeft_een_diploma_of_ervaring_en_hoort_erbij(anders, veld):
    aanvraag, speler = gestart("erkenning")
    invoer = {
        "naam": "Lies",
        "functie": "begeleider",
        "organisatie_id": aanvraag.aanvrager_id,
        "diploma": "x",
    }
    with pytest.raises(Geweigerd) as nee:
        bewerk(aanvraag, Collegainvoer(**{**invoer, **anders}), speler)
    assert veld in nee.value.velden


def test_de_voorwaarden_staan_bij_de_aanvraag_of_bij_de_eigen_plaats():
    aanvraag, speler = gestart("zorg")
    zet_voorwaarden(aanvraag, speler)
    inhoud = lees_inhoud(vers(aanvraag))
    eigen = inhoud.zetel_van(aanvraag.aanvrager_id)
    assert set(inhoud.verklaringen_van(None)) == {"werkingsgebied"}
    assert set(inhoud.verklaringen_van(eigen.id)) == {"deskundigheid", "continuiteit"}
    with pytest.raises(Geweigerd, match="kent deze voorwaarde niet"):
        bewerk(aanvraag, Verklaringen({"verzonnen": WOORDEN}), speler)


def test_twee_in_dezelfde_stap_botsen_en_in_een_andere_niet():
    aanvraag, speler = gestart("erkenning")
    rij = vers(aanvraag)
    gezien = merk(gegevens_nu(rij, lees_inhoud(rij)))
    oud = rij.versie
    medewerker_bij(aanvraag, speler)
    # Somebody else's step is no conflict: nothing of it is overwritten.
    aanvraag_bewerken(aanvraag, wijziging=gegevens("erkenning"), versie=oud, gezien=gezien, door=speler.door)
    with pytest.raises(Versieconflict) as conflict:
        aanvraag_bewerken(
            aanvraag,
            wijziging=gegevens("erkenning", toelichting="van de tweede"),
            versie=oud,
            gezien=gezien,
            door=speler.door,
        )
    assert conflict.value.nu["tekenbevoegde"] == "Mia Peeters"
    assert vers(aanvraag).toelichting == ""


def test_na_het_indienen_is_ze_dicht_en_een_ander_vindt_ze_niet():
    aanvraag, speler = ingediend("erkenning")
    with pytest.raises(Geweigerd, match="aanpassen kan niet meer"):
        bewerk(aanvraag, gegevens("erkenning"), speler)
    buur = maak_speler("organisatiebeheerder", maak_organisatie("Buur", "caw"))
    with pytest.raises(Aanvraag.DoesNotExist):
        bewerk(aanvraag, gegevens("erkenning"), buur)


def test_een_partner_ziet_de_aanvraag_maar_bewerkt_ze_niet(als):
    aanvraag, speler = gestart("zorg")
    partner = beheerder(partner_bij(aanvraag, "B", speler).organisatie)
    with pytest.raises(Aanvraag.DoesNotExist):
        bewerk(aanvraag, gegevens(), partner)
    client = als(partner)
    assert client.get(adres(aanvraag)).status_code == 404
    assert client.get(aanvraag.get_absolute_url()).status_code == 200
    assert als(beslisser("zorg")).get(aanvraag.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("soort", ["zorg", "netwerk", "werkactor", "erkenning", "contingent"])
def test_elke_stap_van_elke_soort_opent_en_bewaart(als, soort):
    aanvraag, speler = gestart(soort)
    client = als(speler)
    for stap in ("gegevens", "voorwaarden"):
        antwoord = verstuur(client, aanvraag, stap, verder="1")
        assert antwoord.status_code == 302, antwoord.context["formulier"].errors
    for stap in ("partners", "medewerkers"):
        antwoord = client.get(adres(aanvraag, stap=stap))
        assert antwoord.status_code == 200
    assert client.get(reverse("aanvraag_indienen", args=[aanvraag.pk])).status_code == 200


def test_het_scherm_bewaart_een_medewerker_met_een_bestand(als):
    aanvraag, speler = gestart("erkenning")
    client = als(speler)
    bestand = SimpleUploadedFile("diploma.png", PNG, "image/png")
    antwoord = verstuur(
        client,
        aanvraag,
        "medewerkers",
        naam="Lies Maes",
        functie="begeleider",
        ervaring_jaren="3",
        bestand=bestand,
    )
    assert antwoord.status_code == 302, antwoord.context["formulier"].errors
    collega = aanvraag.medewerkers.get()
    assert collega.bewijs.naam == "diploma.png"
    assert collega.bewijs.object_id == aanvraag.pk
    # Changed without a new file: the old one stays.
    assert verstuur(client, aanvraag, "medewerkers", str(collega.pk), functie="coach").status_code == 302
    collega.refresh_from_db()
    assert (collega.functie, collega.bewijs.naam) == ("coach", "diploma.png")
    assert client.get(reverse("bijlage_downloaden", args=[collega.bewijs_id])).status_code == 200
    buur = als(beheerder_van(maak_organisatie("Buur", "caw")))
    assert buur.get(reverse("bijlage_downloaden", args=[collega.bewijs_id])).status_code == 404


def test_het_conflict_staat_naast_elkaar_en_is_op_te_lossen(als):
    aanvraag, speler = gestart("werkactor")
    client = als(speler)
    formulier = client.get(adres(aanvraag, stap="gegevens")).context["formulier"]
    oud = {naam: formulier[naam].value() or "" for naam in ("versie", "gezien", "stap", "aanvraag_sleutel")}
    zet_gegevens(aanvraag, speler, toelichting="van een collega")
    antwoord = client.post(adres(aanvraag), {**oud, "toelichting": "van mij", "regio_gent": "on"})
    assert antwoord.status_code == 409
    assert "van een collega" in antwoord.content.decode()
    opnieuw = client.post(
        adres(aanvraag),
        {
            **oud,
            "toelichting": "van mij",
            "regio_gent": "on",
            "versie_gezien": str(vers(aanvraag).versie),
            "keuze_toelichting": "ander",
            "keuze_tekenbevoegde": "ander",
        },
    )
    assert opnieuw.status_code == 302
    rij = vers(aanvraag)
    assert (rij.toelichting, rij.tekenbevoegde, rij.tekenfunctie) == ("van een collega", "Mia Peeters", "")


def test_een_concept_vindt_zijn_stap_terug(als):
    aanvraag, speler = gestart("zorg")
    client = als(speler)
    formulier = client.get(adres(aanvraag, stap="partners")).context["formulier"]
    sleutel = str(formulier["aanvraag_sleutel"].value())
    velden = {
        "concept_handeling": "aanvraag_bewerken",
        "concept_object": str(aanvraag.pk),
        "aanvraag_sleutel": sleutel,
        "stap": "partners",
        "versie": str(vers(aanvraag).versie),
        "organisatie": "CAW in wording",
    }
    assert client.post(reverse("concept_bewaren"), velden).status_code == 200
    assert Concept.objects.get().handeling == "aanvraag_bewerken"
    terug = client.get(adres(aanvraag, concept=sleutel))
    assert terug.context["stap"] == "partners"
    assert "CAW in wording" in terug.content.decode()


@pytest.mark.parametrize(
    "velden",
    [
        {"stap": "gegevens", "ingaat_op": "31/02/2027"},
        {"stap": "gegevens", "toelichting": "x" * 6000},
        {"stap": "gegevens", "contact_email": "geen adres"},
        {"stap": "partners", "plaats": "B"},
        {"stap": "medewerkers", "naam": ""},
        {"stap": "medewerkers", "naam": "x", "functie": "y", "ervaring_jaren": "61", "diploma": "z"},
        {"stap": "voorwaarden", "versie": "x"},
    ],
)
def test_onzin_geeft_een_zin_en_bewaart_niets(als, velden):
    aanvraag, speler = gestart("zorg")
    voor = vers(aanvraag).versie
    stap = velden["stap"]
    antwoord = verstuur(als(speler), aanvraag, stap, **{k: v for k, v in velden.items() if k != "stap"})
    assert antwoord.status_code == 422
    assert vers(aanvraag).versie == voor


@pytest.mark.parametrize("velden", [{"stap": "verzonnen"}, {"stap": "partners", "rij": "geen-uuid"}])
def test_een_onbekende_stap_is_404(als, velden):
    aanvraag, speler = gestart("zorg")
    assert als(speler).post(adres(aanvraag), velden).status_code == 404
