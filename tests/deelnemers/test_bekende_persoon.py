"""A person who is already known elsewhere: joined by the same path, without learning or overwriting anything."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.deelnemers.personen import ingevuld, registreer, vers_insz
from tests.deelnemers.test_domein import nummer
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.domein import WIJZIGBAAR
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.handelen.models import VerwerkteAanvraag
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db
ADRES = "/deelnemers/registreer/"
VAN_DE_BUUR = {
    "email": "geheim@voorbeeld.be",
    "telefoon": "+32478000000",
    "straat": "Verborgenstraat",
    "huisnummer": "77",
    "postcode": "8500",
    "gemeente": "Kortrijk",
    "taal": "ti",
    "tolk_nodig": True,
}
NEUTRAAL = "We kunnen deze persoon met deze gegevens niet registreren."


@pytest.fixture
def insz() -> str:
    return vers_insz()


@pytest.fixture
def bekend(cast, insz) -> Deelnemer:
    """Registered by the neighbour, with everything filled in."""
    return registreer(cast.buur.door, insz=insz, **VAN_DE_BUUR)


def test_er_komt_een_tweede_betrokkenheid_en_geen_tweede_mens(cast, bekend, insz):
    zelfde = registreer(cast.casemanager_zorg.door, insz=insz, achternaam="HERMANS")
    assert zelfde.pk == bekend.pk
    assert Deelnemer.objects.count() == 1
    omvang = dict(Betrokkenheid.objects.values_list("organisatie_id", "omvang"))
    assert omvang == {
        cast.buur.door.organisatie_id: "volledig",
        cast.casemanager_zorg.door.organisatie_id: "identiteit",
    }
    assert Opdracht.objects.filter(soort="ontvangstbewijs_opmaken").count() == 2


def test_de_gegevens_van_de_ander_blijven_zoals_ze_waren(cast, bekend, insz):
    voor = Deelnemer.objects.values().get()
    registreer(
        cast.casemanager_zorg.door, insz=insz, voornaam="Anders", email="nieuw@voorbeeld.be", taal="fr"
    )
    assert Deelnemer.objects.values().get() == voor
    assert bekend.gebeurtenissen.count() == 1


def test_antwoord_pad_en_bericht_zijn_dezelfde_als_voor_een_nieuwe_persoon(cast, als, bekend, insz):
    klant = als(cast.casemanager_zorg)

    def sporen(velden):
        antwoord = klant.post(ADRES, velden, follow=True)
        vorm = [
            (adres.replace(str(antwoord.context["deelnemer"].pk), "…"), code)
            for adres, code in antwoord.redirect_chain
        ]
        berichten = [str(bericht) for bericht in antwoord.context["messages"]]
        panelen = {een["sleutel"]: een["inhoud"] for een in antwoord.context["rechter_panelen"]}
        documenten = [rij["titel"] for rij in panelen["documenten"]["documenten"]]
        verloop = [rij.zin for rij in antwoord.context["verloop"]]
        return vorm, berichten, documenten, verloop, panelen["betrokkenen"]["betrokkenen"][0]["naam"]

    assert sporen(ingevuld(insz=insz)) == sporen(ingevuld())


def test_het_dossier_toont_alleen_de_identiteit(cast, als, bekend, insz):
    klant = als(cast.casemanager_zorg)
    antwoord = klant.post(ADRES, ingevuld(insz=insz), follow=True)
    assert "Lien Hermans" in antwoord.text
    lijst = klant.get(reverse("deelnemer_lijst"))
    assert "Lien Hermans" in lijst.text
    for tekst in (antwoord.text, lijst.text):
        for geheim in (
            "geheim@voorbeeld.be",
            "478 00",
            "Verborgenstraat",
            "8500",
            "Kortrijk",
            "Tigrinya",
            "tolk",
        ):
            assert geheim not in tekst
        assert "Buur cgg" not in tekst
    assert [label for label, _ in antwoord.context["gegevens"]] == ["Geboren"]
    assert antwoord.context["acties"] == []
    assert Inzage.objects.filter(actie="dossier_detail").latest("wanneer").groepen == ["identiteit"]


def test_wijzigen_blijft_dicht(cast, als, bekend, insz):
    registreer(cast.casemanager_zorg.door, insz=insz)
    adres = reverse("deelnemer_wijzigen", args=[bekend.pk])
    klant = als(cast.casemanager_zorg)
    antwoord = klant.get(adres)
    assert antwoord.status_code == 403
    assert "Verborgenstraat" not in antwoord.text
    assert klant.post(adres, {**ingevuld(), "versie": 1}).status_code == 403
    bekend.refresh_from_db()
    assert (bekend.versie, bekend.straat) == (1, "Verborgenstraat")


def test_de_handeling_zelf_weigert_het_ook(cast, bekend, insz):
    from django.core.exceptions import PermissionDenied

    registreer(cast.casemanager_zorg.door, insz=insz)
    with pytest.raises(PermissionDenied):
        deelnemer_wijzigen(
            bekend, wijzigingen={"straat": "Anders"}, versie=1, door=cast.casemanager_zorg.door
        )


def test_de_eerste_organisatie_ziet_niet_wie_erbij_kwam(cast, als, bekend, insz):
    registreer(cast.casemanager_zorg.door, insz=insz)
    als(cast.casemanager_zorg).get(bekend.get_absolute_url())
    klant = als(cast.buur)
    assert "Eigen cgg" not in klant.get(bekend.get_absolute_url()).text
    tekst = klant.get(reverse("inzage_lijst", args=[bekend.pk])).text
    assert "een andere betrokken organisatie" in tekst
    assert "Eigen cgg" not in tekst


# --- mismatch --------------------------------------------------------------------------------------------


def zonder_maand() -> str:
    """An INSZ that tells only the year, so that any day of 1985 passes the check of the number itself."""
    return nummer(1900, "850007", int(vers_insz()[6:9]))


@pytest.mark.parametrize(
    "anders",
    [
        {"achternaam": "Janssens"},
        {"geboortedatum": "29/07/1985"},
        {"achternaam": "Janssens", "geboortedatum": "29/07/1985"},
    ],
    ids=["achternaam", "geboortedatum", "beide"],
)
def test_wie_een_verkeerde_naam_of_dag_opgeeft_leert_niets(cast, als, anders):
    insz = zonder_maand()
    registreer(cast.buur.door, insz=insz, **VAN_DE_BUUR)
    voor = [
        tabel.objects.count() for tabel in (Deelnemer, Betrokkenheid, Document, Opdracht, VerwerkteAanvraag)
    ]
    antwoord = als(cast.casemanager_zorg).post(ADRES, ingevuld(insz=insz, **anders))
    assert antwoord.status_code == 422
    formulier = antwoord.context["formulier"]
    assert set(formulier.errors) == {"__all__"}
    assert formulier.non_field_errors()[0] == (
        f"{NEUTRAAL} Kijk het rijksregisternummer, de geboortedatum en de achternaam na op de identiteitskaart. "
        "Klopt alles? Neem dan contact op met de helpdesk."
    )
    assert NEUTRAAL in antwoord.text
    na = [
        tabel.objects.count() for tabel in (Deelnemer, Betrokkenheid, Document, Opdracht, VerwerkteAanvraag)
    ]
    assert na == voor
    assert not Logregel.objects.filter(
        door__organisatie=str(cast.casemanager_zorg.door.organisatie_id)
    ).exists()


# --- every look-up that hits is noted ----------------------------------------------------------------------


def test_een_nummer_dat_niet_bij_de_naam_hoort_staat_in_het_inzagelog(cast, als, bekend, insz):
    als(cast.casemanager_zorg).post(ADRES, ingevuld(insz=insz, achternaam="Janssens"))
    rij = Inzage.objects.get()
    assert (rij.actie, rij.deelnemer_ids, rij.object_id) == ("deelnemer_registreren", [bekend.pk], bekend.pk)
    assert (rij.uitkomst, rij.grond, rij.groepen) == ("geweigerd", "opzoeking", [])
    assert rij.organisatie_id == cast.casemanager_zorg.door.organisatie_id
    tekst = als(cast.buur).get(reverse("inzage_lijst", args=[bekend.pk])).text
    assert "niets: er werd niets getoond" in tekst
    assert "zocht dit rijksregisternummer op" in tekst
    assert "een andere organisatie" in tekst


def test_wie_een_eigen_dossiernummer_te_weten_komt_staat_in_het_inzagelog(cast, als, bekend, insz):
    antwoord = als(cast.buur).post(ADRES, ingevuld(insz=insz))
    assert bekend.dossiernummer in antwoord.text
    rij = Inzage.objects.get()
    assert (rij.uitkomst, rij.grond, rij.groepen) == ("getoond", "opzoeking", ["identiteit"])
    assert rij.deelnemer_ids == [bekend.pk]


def test_een_fout_in_het_formulier_is_geen_opzoeking(cast, als, bekend, insz):
    assert als(cast.casemanager_zorg).post(ADRES, ingevuld(insz=insz, voornaam="")).status_code == 422
    assert not Inzage.objects.exists()


def test_een_nieuwe_en_een_bekende_persoon_laten_dezelfde_regel_na(cast, als, bekend, insz):
    klant = als(cast.casemanager_zorg)
    for nummer_ in (vers_insz(), insz):
        assert klant.post(ADRES, ingevuld(insz=nummer_)).status_code == 302
    nieuw, aangesloten = Inzage.objects.order_by("wanneer")
    for rij in (nieuw, aangesloten):
        assert (rij.actie, rij.grond, rij.uitkomst) == ("deelnemer_registreren", "opzoeking", "getoond")
        assert rij.groepen == ["identiteit"]
        assert rij.deelnemer_ids == [rij.object_id]
    assert aangesloten.object_id == bekend.pk


def test_de_juiste_gegevens_lukken_na_een_vergissing(cast, als, bekend, insz):
    klant = als(cast.casemanager_zorg)
    velden = ingevuld(insz=insz)
    assert klant.post(ADRES, {**velden, "achternaam": "Janssens"}).status_code == 422
    assert klant.post(ADRES, velden).status_code == 302


def test_de_voornaam_telt_niet_mee(cast, bekend, insz):
    assert registreer(cast.casemanager_zorg.door, insz=insz, voornaam="Lieneke").pk == bekend.pk


def test_een_andere_geboortedag_dan_het_nummer_zegt_niets_over_wie_bekend_is(cast, bekend, insz):
    """The number itself is checked first: the sentence is the same for a known and an unknown number."""
    zinnen = set()
    for nummer_ in (insz, vers_insz()):
        with pytest.raises(Geweigerd) as nee:
            registreer(cast.casemanager_zorg.door, insz=nummer_, geboortedatum=date(1985, 7, 29))
        zinnen.add((nee.value.zin, tuple(nee.value.velden.items())))
    assert len(zinnen) == 1


def test_alles_wat_gewijzigd_kan_worden_is_van_de_ander(bekend):
    """The fixture above fills every group of data, so that the tests above would see a leak of any."""
    assert set(VAN_DE_BUUR) <= set(WIJZIGBAAR)
