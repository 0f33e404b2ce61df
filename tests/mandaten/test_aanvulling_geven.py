"""The act `aanvulling_geven`: answers field by field, mended in the same place; then the clock runs again."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.aanvraagstappen import Collegainvoer, Partnerinvoer, Verklaringinvoer, merk
from mandaten.domein.inhoud import lees_inhoud
from mandaten.domein.ontvankelijkheid import controlepunten
from mandaten.handelingen.aanvulling import Antwoord, Herstel, aanvulling_geven
from mandaten.handelingen.behandeling import aanvulling_vragen, ontvankelijk_verklaren
from mandaten.handelingen.bewerken import rij_nu
from mandaten.models import Aanvraag
from mandaten.soorten import SOORTEN
from tests.mandaten.aanvragen import bevestig, bewerk, ingediend, medewerker_bij, over_een_jaar, vers
from tests.mandaten.maken import beheerder_van, beslisser
from tests.rolverdeling import maak_organisatie
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def gevraagd(soort: str = "erkenning", **vragen: str):
    """A submitted application about which the desk asks this, its manager, and the questions by field."""
    # Two regio's: of one alone there is nothing to choose.
    over = {"regios": ("gent", "waasland")} if SOORTEN[soort].via_oproep else {}
    aanvraag, speler = ingediend(soort, **over)
    vraag(aanvraag, soort, **vragen)
    return aanvraag, speler, {een.veld: een for een in aanvraag.aanvullingen.all()}


def vraag(aanvraag, soort, **vragen):
    aanvulling_vragen(
        aanvraag,
        vragen={"" if veld == "geheel" else veld: tekst for veld, tekst in vragen.items()},
        reden="onvolledig",
        versie=vers(aanvraag).versie,
        door=beslisser(soort).door,
    )


def geef(aanvraag, speler, antwoorden, herstel=None):
    return aanvulling_geven(
        aanvraag,
        antwoorden={een.pk: Antwoord(tekst) for een, tekst in antwoorden.items()},
        herstel=herstel or Herstel(),
        versie=vers(aanvraag).versie,
        door=speler.door,
    )


def test_na_het_laatste_antwoord_gaat_ze_terug_en_loopt_de_klok_morgen_weer():
    aanvraag, speler, vragen = gevraagd(tekenfunctie="Welke functie precies?", contact_telefoon="Klopt dit?")
    assert vers(aanvraag).status == "onvolledig"
    assert vers(aanvraag).uiterlijk_op is None
    geef(aanvraag, speler, {vragen["tekenfunctie"]: "Zie hieronder."})
    assert vers(aanvraag).status == "onvolledig"
    assert Taak.objects.filter(organisatie=aanvraag.aanvrager, klaar_op=None).exists()
    geef(aanvraag, speler, {vragen["contact_telefoon"]: "Ja."})
    rij = vers(aanvraag)
    assert rij.status == "ingediend"
    assert laatste_dag(rij.klokstops.get().periode) == timezone.localdate()
    assert rij.uiterlijk_op == timezone.localdate() + timedelta(days=30)
    assert not Taak.objects.filter(organisatie=aanvraag.aanvrager, klaar_op=None).exists()
    vraag_ = vragen["contact_telefoon"]
    vraag_.refresh_from_db()
    assert (vraag_.antwoord, vraag_.beantwoord_door) == ("Ja.", speler.gebruiker)
    assert Logregel.objects.filter(handeling="aanvulling_geven").count() == 2


def test_na_ontvankelijkheid_gaat_ze_terug_naar_ontvankelijk():
    aanvraag, speler = ingediend("erkenning")
    ontvankelijk_verklaren(
        aanvraag,
        nagekeken=[punt.sleutel for punt in controlepunten(aanvraag.toekenningssoort)],
        versie=vers(aanvraag).versie,
        door=beslisser("erkenning").door,
    )
    vraag(aanvraag, "erkenning", toelichting="Waarom?")
    assert vers(aanvraag).status == "aan_te_vullen"
    geef(aanvraag, speler, {aanvraag.aanvullingen.get(): "Daarom."})
    assert vers(aanvraag).status == "ontvankelijk"


def test_wie_het_veld_verbetert_heeft_geantwoord():
    aanvraag, speler, vragen = gevraagd(tekenfunctie="Welke functie?", voorwaarde_verzekering="Welke polis?")
    geef(
        aanvraag,
        speler,
        {},
        Herstel(
            {"tekenfunctie": "voorzitter"},
            {"verzekering": Verklaringinvoer(is_bevestigd=True, toelichting="Polis 12 bij X")},
        ),
    )
    rij = vers(aanvraag)
    assert (rij.tekenfunctie, rij.status) == ("voorzitter", "ingediend")
    assert lees_inhoud(rij).verklaringen_van(None)["verzekering"].toelichting == "Polis 12 bij X"
    assert all(een.beantwoord_op for een in aanvraag.aanvullingen.all())
    assert len(vragen) == 2


def test_hetzelfde_nog_eens_is_geen_antwoord():
    aanvraag, speler, _ = gevraagd(tekenfunctie="Welke functie?")
    with pytest.raises(Geweigerd, match="Beantwoord minstens één vraag"):
        geef(aanvraag, speler, {}, Herstel({"tekenfunctie": vers(aanvraag).tekenfunctie}))
    assert not aanvraag.aanvullingen.filter(beantwoord_op__isnull=False).exists()


def test_over_een_ander_veld_verandert_er_niets():
    aanvraag, speler, vragen = gevraagd(tekenfunctie="Welke functie?")
    for herstel in (
        Herstel({"tekenbevoegde": "Iemand"}),
        Herstel({}, {"verzekering": Verklaringinvoer(is_bevestigd=False)}),
    ):
        with pytest.raises(Geweigerd, match="waarover niets gevraagd is"):
            geef(aanvraag, speler, {vragen["tekenfunctie"]: "x"}, herstel)
    assert vers(aanvraag).tekenbevoegde == "Mia Peeters"


def test_een_vraag_over_het_geheel_opent_elk_veld():
    aanvraag, speler, vragen = gevraagd(geheel="Kijk alles na.")
    geef(aanvraag, speler, {vragen[""]: "Nagekeken."}, Herstel({"tekenbevoegde": "An Maes"}))
    assert (vers(aanvraag).tekenbevoegde, vers(aanvraag).status) == ("An Maes", "ingediend")


def test_bij_een_vraag_over_het_geheel_staat_elk_veld_in_het_formulier(als):
    aanvraag, speler, vragen = gevraagd("zorg", geheel="Kijk alles na.", tekenfunctie="Welke?")
    client = als(speler)
    adres = reverse("aanvulling_geven", args=[aanvraag.pk])
    formulier = client.get(adres).context["formulier"]
    assert {"ingaat_op", "regio_gent", "toelichting", "contact_email", "tekenfunctie"} <= set(
        formulier.fields
    )
    velden = {naam: formulier[naam].value() for naam in formulier.fields if formulier[naam].value()}
    velden |= {"contact_email": "nieuw@voorbeeld.be"}
    assert client.post(adres, velden).status_code == 302
    for een in vragen.values():
        een.refresh_from_db()
    assert vragen[""].beantwoord_op is not None
    assert vragen["tekenfunctie"].beantwoord_op is None
    assert vers(aanvraag).contact_email == "nieuw@voorbeeld.be"


def test_wat_partners_bevestigden_moet_eerst_opnieuw_bevestigd_zijn():
    aanvraag, speler, vragen = gevraagd("zorg", ingaat_op="Kan het later?")
    geef(aanvraag, speler, {}, Herstel({"ingaat_op": over_een_jaar() + timedelta(days=31)}))
    rij = vers(aanvraag)
    assert rij.status == "onvolledig"
    vragen["ingaat_op"].refresh_from_db()
    assert vragen["ingaat_op"].beantwoord_op is not None
    partners = list(rij.deelnames.exclude(organisatie=rij.aanvrager))
    assert all(een.bevestigd_op is None for een in partners)
    bevestig(partners[0])
    assert vers(aanvraag).status == "onvolledig"
    bevestig(partners[1])
    assert vers(aanvraag).status == "ingediend"
    assert vers(aanvraag).uiterlijk_op is not None


def test_partners_en_medewerkers_worden_in_hun_eigen_stap_verbeterd():
    aanvraag, speler, vragen = gevraagd("zorg", partners="Wat doet B?")
    deelname = aanvraag.deelnames.get(plaats="B")
    nu = merk(rij_nu(lees_inhoud(vers(aanvraag)), "partners", deelname.pk))
    bewerk(aanvraag, Partnerinvoer(id=deelname.pk, plaats="B", inbreng="Alles."), speler, gezien=nu)
    with pytest.raises(Geweigerd, match="Over dit deel is niets gevraagd"):
        medewerker_bij(aanvraag, speler)
    geef(aanvraag, speler, {vragen["partners"]: "Aangepast."})
    assert vers(aanvraag).status == "onvolledig"
    bevestig(deelname)
    assert vers(aanvraag).status == "ingediend"


def test_een_ronde_blijft_open_zolang_iets_ontbreekt():
    aanvraag, speler, vragen = gevraagd(medewerkers="Wie nog?")
    collega = aanvraag.medewerkers.get()
    nu = merk(rij_nu(lees_inhoud(vers(aanvraag)), "medewerkers", collega.pk))
    zonder_bewijs = Collegainvoer(
        naam="Lies", functie="coach", organisatie_id=aanvraag.aanvrager_id, diploma="x", id=collega.pk
    )
    bewerk(aanvraag, zonder_bewijs, speler, gezien=nu)
    geef(aanvraag, speler, {vragen["medewerkers"]: "Dit is iedereen."})
    assert vers(aanvraag).status == "onvolledig"


def test_zonder_vraag_met_een_oude_versie_of_van_een_ander():
    aanvraag, speler, vragen = gevraagd(toelichting="Waarom?")
    with pytest.raises(Versieconflict):
        aanvulling_geven(aanvraag, antwoorden={}, versie=1, door=speler.door)
    with pytest.raises(Geweigerd, match="hoort niet bij deze aanvraag"):
        aanvulling_geven(
            aanvraag, antwoorden={uuid4(): Antwoord("x")}, versie=vers(aanvraag).versie, door=speler.door
        )
    with pytest.raises(Aanvraag.DoesNotExist):
        geef(aanvraag, beheerder_van(maak_organisatie("Buur", "caw")), {vragen["toelichting"]: "x"})
    geef(aanvraag, speler, {vragen["toelichting"]: "Daarom."})
    with pytest.raises(Geweigerd, match="niets gevraagd"):
        geef(aanvraag, speler, {vragen["toelichting"]: "Nog iets."})


def test_het_scherm_toont_elke_vraag_met_haar_veld_en_antwoordt_eenmaal(als):
    aanvraag, speler, vragen = gevraagd(
        "zorg", regios="Welke regio?", voorwaarde_continuiteit="Hoe?", tekenfunctie="Welke?", partners="Wie?"
    )
    client = als(speler)
    adres = reverse("aanvulling_geven", args=[aanvraag.pk])
    scherm = client.get(adres)
    formulier = scherm.context["formulier"]
    assert {"regio_gent", "tekst_continuiteit", "tekenfunctie"} <= set(formulier.fields)
    assert "Pas de partners aan" in scherm.content.decode()
    velden = {
        naam: formulier[naam].value()
        for naam in formulier.fields
        if formulier[naam].value() not in (None, False, "")
    }
    for een in vragen.values():
        velden[f"antwoord_{een.pk.hex}"] = "Zo zit het."
    velden["tekenfunctie"] = "voorzitter"
    een = client.post(adres, velden)
    assert een.status_code == 302, een.context["formulier"].errors
    assert client.post(adres, velden).status_code == 302
    rij = vers(aanvraag)
    assert (rij.status, rij.tekenfunctie) == ("ingediend", "voorzitter")
    assert client.get(adres).status_code == 302


def test_wie_te_laat_was_houdt_wat_hij_typte(als):
    aanvraag, speler, vragen = gevraagd(toelichting="Waarom?", tekenfunctie="Welke?")
    client = als(speler)
    adres = reverse("aanvulling_geven", args=[aanvraag.pk])
    formulier = client.get(adres).context["formulier"]
    velden = {naam: formulier[naam].value() or "" for naam in ("versie", "aanvraag_sleutel")}
    geef(aanvraag, speler, {vragen["tekenfunctie"]: "Directeur."})
    velden[f"antwoord_{vragen['toelichting'].pk.hex}"] = "Wat ik typte"
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 409
    assert "Wat ik typte" in antwoord.content.decode()
    nu = antwoord.context["formulier"]
    weer = {naam: nu[naam].value() for naam in nu.fields if nu[naam].value()}
    assert client.post(adres, weer).status_code == 302
    assert vers(aanvraag).status == "ingediend"


def test_leeg_en_onzin_geven_een_zin(als):
    aanvraag, speler, vragen = gevraagd(toelichting="Waarom?")
    client = als(speler)
    adres = reverse("aanvulling_geven", args=[aanvraag.pk])
    formulier = client.get(adres).context["formulier"]
    velden = {naam: formulier[naam].value() or "" for naam in formulier.fields if "bestand" not in naam}
    assert client.post(adres, velden).status_code == 422
    veel = {f"antwoord_{vragen['toelichting'].pk.hex}": "x" * 6000}
    assert client.post(adres, velden | veel).status_code == 422
    assert als(beslisser("erkenning")).get(adres).status_code == 403
