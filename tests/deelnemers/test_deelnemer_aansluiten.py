"""`deelnemer_aansluiten`: an act of its own on the path of a new person; and the page on which it begins.

What the joined organisation sees afterwards stands in test_bekende_persoon.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import GEBOREN, ingevuld, registreer, vers_insz
from tests.deelnemers.test_domein import nummer
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.domein import aansluit_verschil, registratie_bezwaren
from werkzorg.deelnemers.handelingen.aansluiten import Mismatch, deelnemer_aansluiten
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Opzoekmelding
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

ADRES = "/deelnemers/nieuw/"
VERVOLG = "/deelnemers/registreer/"


@pytest.fixture
def insz() -> str:
    return vers_insz()


@pytest.fixture
def bekend(cast, insz) -> Deelnemer:
    """Somebody whom the neighbour follows."""
    return registreer(cast.buur.door, insz=insz)


def sluit_aan(door, insz: str, **anders) -> Deelnemer:
    velden = {
        "achternaam": "Hermans",
        "geboortedatum": GEBOREN,
        "grond": "verwijzing",
        "geinformeerd_op": date(2026, 1, 1),
        **anders,
    }
    return deelnemer_aansluiten(insz=insz, **velden, door=door)


# --- the law ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naam", "dag", "verschil"),
    [
        ("D'Hondt", GEBOREN, []),
        ("D’HONDT", GEBOREN, []),
        ("dhondt", GEBOREN, []),
        ("De Hondt", GEBOREN, ["achternaam"]),
        ("D'Hondt", date(1985, 7, 29), ["geboortedatum"]),
        ("Hondt", date(1985, 7, 29), ["achternaam", "geboortedatum"]),
    ],
)
def test_wat_verschilt_van_wat_bekend_is(naam, dag, verschil):
    assert aansluit_verschil(("D'Hondt", GEBOREN), (naam, dag)) == verschil


def test_een_veld_dat_niet_gelezen_kon_worden_wordt_niet_beoordeeld():
    assert registratie_bezwaren({}, date(2026, 1, 1)) == {}
    assert registratie_bezwaren({"insz": ""}, date(2026, 1, 1)) == {}
    assert set(
        registratie_bezwaren(
            {
                "voornaam": "1",
                "achternaam": "?",
                "geboortedatum": date(2199, 1, 1),
                "geinformeerd_op": date(2199, 1, 2),
                "insz": "",
                "insz_ontbreekt": "",
                "taal": "andere",
                "taal_andere": "",
            },
            date(2026, 1, 1),
        )
    ) == {"voornaam", "achternaam", "geboortedatum", "geinformeerd_op", "insz", "taal_andere"}


# --- the act ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_de_organisatie_is_betrokken_en_alleen_de_identiteit_is_open(cast, bekend, insz):
    door = cast.casemanager_zorg.door
    assert sluit_aan(door, insz).pk == bekend.pk
    band = Betrokkenheid.objects.get(organisatie_id=door.organisatie_id)
    assert (band.rol, band.omvang, band.grond) == (door.rol, "identiteit", "verwijzing")
    assert (band.periode.lower, band.geinformeerd_op) == (timezone.localdate(), date(2026, 1, 1))


@pytest.mark.django_db
def test_er_is_een_eigen_logregel_een_eigen_bewijs_en_geen_nieuwe_mens(cast, bekend, insz):
    door = cast.casemanager_zorg.door
    sluit_aan(door, insz)
    regel = Logregel.objects.get(handeling="deelnemer_aansluiten")
    band = Betrokkenheid.objects.get(organisatie_id=door.organisatie_id)
    document = Document.objects.get(object_id=band.pk)
    assert (regel.deelnemer_id, regel.door) == (bekend.pk, door.als_verwijzing())
    assert regel.gegevens == {
        "betrokkenheid": str(band.pk),
        "document": str(document.pk),
        "grond": "verwijzing",
    }
    assert Opdracht.objects.filter(verwijzing={"document": str(document.pk)}).count() == 1
    assert Deelnemer.objects.count() == 1
    assert Logregel.objects.filter(handeling="deelnemer_registreren").count() == 1  # the neighbour's


@pytest.mark.django_db
def test_registreren_van_een_bekende_is_deze_handeling(cast, bekend, insz):
    registreer(cast.casemanager_zorg.door, insz=insz)
    gebeurtenis = Betrokkenheid.objects.get(organisatie_id=cast.casemanager_zorg.door.organisatie_id)
    assert gebeurtenis.gebeurtenissen.get().pgh_context["handeling"] == "deelnemer_aansluiten"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "anders", [{"achternaam": "Janssens"}, {"geboortedatum": date(1985, 7, 29)}], ids=["naam", "dag"]
)
def test_andere_gegevens_zijn_een_mismatch_die_niets_bewaart(cast, bekend, insz, anders):
    with pytest.raises(Mismatch) as nee:
        sluit_aan(cast.casemanager_zorg.door, insz, **anders)
    assert nee.value.verschil == list(anders)
    assert nee.value.velden == {}
    assert Betrokkenheid.objects.count() == Document.objects.count() == 1


@pytest.mark.django_db
def test_wie_al_betrokken_is_sluit_niet_nog_eens_aan(cast, bekend, insz):
    with pytest.raises(Geweigerd, match=bekend.dossiernummer):
        sluit_aan(cast.buur.door, insz)
    sluit_aan(cast.casemanager_zorg.door, insz)
    with pytest.raises(Geweigerd, match=bekend.dossiernummer):
        sluit_aan(cast.casemanager_zorg.door, insz)


@pytest.mark.django_db
def test_niemand_met_dit_nummer(cast):
    with pytest.raises(Deelnemer.DoesNotExist):
        sluit_aan(cast.casemanager_zorg.door, vers_insz())


@pytest.mark.django_db
@pytest.mark.parametrize("rol", ["departement_zorg", "functionaris_gegevensbescherming", "beleid"])
def test_een_andere_rol_mag_het_niet(cast, bekend, insz, rol):
    with pytest.raises(PermissionDenied):
        sluit_aan(cast.spelers[rol].door, insz)


# --- the mismatch, through the door --------------------------------------------------------------------------


@pytest.mark.django_db
def test_een_mismatch_geeft_een_neutrale_zin_en_een_taak_voor_de_functionaris(cast, als):
    """The refusal undoes what the act wrote; signal, task and inzage row stay all the same."""
    zonder_maand = nummer(1900, "850007", int(vers_insz()[6:9]))
    bekend = registreer(cast.buur.door, insz=zonder_maand)
    antwoord = als(cast.casemanager_zorg).post(
        VERVOLG, ingevuld(insz=zonder_maand, achternaam="Janssens", geboortedatum="29/07/1985")
    )
    assert antwoord.status_code == 422
    assert "We kunnen deze persoon met deze gegevens niet registreren." in antwoord.text
    assert bekend.dossiernummer not in antwoord.text
    melding = Opzoekmelding.objects.get()
    assert (melding.soort, melding.deelnemer_id) == ("mismatch", bekend.pk)
    assert melding.verschil == ["achternaam", "geboortedatum"]
    taak = Taak.objects.get(soort="opzoekmelding_nakijken")
    assert (taak.object_id, taak.rol) == (melding.pk, "functionaris_gegevensbescherming")
    assert Inzage.objects.get().uitkomst == "geweigerd"


# --- the page on which it begins -------------------------------------------------------------------------


@pytest.mark.django_db
def test_eerst_het_nummer_dan_het_formulier_met_de_geboortedatum_erin(cast, als):
    klant = als(cast.casemanager_zorg)
    assert "Iemand aansluiten" in klant.get(ADRES).text
    antwoord = klant.post(ADRES, {"insz": "85.07.30-033.28"})
    assert antwoord.status_code == 200
    formulier = antwoord.context["formulier"]
    assert formulier["insz"].value() == "85.07.30-033.28" or formulier["insz"].value() == "85073003328"
    assert 'value="30/07/1985"' in antwoord.text
    assert f'action="{VERVOLG}"' in antwoord.text
    assert not formulier.errors


@pytest.mark.django_db
def test_zonder_nummer_gaat_de_reden_mee(cast, als):
    antwoord = als(cast.casemanager_zorg).post(ADRES, {"insz_ontbreekt": "aangevraagd"})
    assert antwoord.context["formulier"]["insz_ontbreekt"].value() == "aangevraagd"
    assert not Inzage.objects.exists()


@pytest.mark.django_db
def test_wie_je_al_volgt_opent_meteen(cast, als, insz):
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    antwoord = als(cast.casemanager_zorg).post(ADRES, {"insz": insz}, follow=True)
    assert antwoord.redirect_chain == [(deelnemer.get_absolute_url(), 302)]
    assert "Jouw organisatie volgt deze persoon al op" in antwoord.text


@pytest.mark.django_db
def test_bekend_en_onbekend_geven_hetzelfde_volgende_scherm(cast, als, bekend, insz):
    klant = als(cast.casemanager_zorg)
    klant.post(ADRES, {"insz": vers_insz()})
    schermen = []
    for een in (insz, vers_insz()):
        antwoord = klant.post(ADRES, {"insz": een})
        formulier = antwoord.context["formulier"]
        eigen = {"insz", "aanvraag_sleutel"}
        waarden = {naam: formulier[naam].value() for naam in formulier.fields if naam not in eigen}
        schermen.append((antwoord.status_code, waarden))
    assert schermen[0] == schermen[1]
    uitkomsten = Inzage.objects.order_by("wanneer").values_list("uitkomst", flat=True)
    assert list(uitkomsten) == ["niets", "geweigerd", "niets"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({}, {"insz"}),
        ({"insz": "123"}, {"insz"}),
        ({"insz": "85.07.30-033.28", "insz_ontbreekt": "aangevraagd"}, {"insz_ontbreekt"}),
        ({"insz": "\0", "insz_ontbreekt": "geen zin"}, {"insz", "insz_ontbreekt"}),
        ({"insz": "9" * 100_000}, {"insz"}),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld(cast, als, velden, fouten):
    antwoord = als(cast.casemanager_zorg).post(ADRES, velden)
    assert antwoord.status_code == 422
    assert set(antwoord.context["formulier"].errors) == fouten
    assert not Inzage.objects.exists()


@pytest.mark.django_db
def test_de_knoppen_leiden_eerst_naar_het_nummer(cast, als):
    klant = als(cast.casemanager_zorg)
    for adres in (reverse("vandaag"), reverse("deelnemer_lijst")):
        assert f'href="{ADRES}"' in klant.get(adres).text
    assert als(cast.departement).get(ADRES).status_code == 403
