"""People who look like one: the warning at registration, the list, and `dubbel_uitsluiten`."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from tests.deelnemers.personen import GEBOREN, ingevuld, registreer, vers_insz
from werkzorg.deelnemers.handelingen.dubbels import dubbel_uitsluiten
from werkzorg.deelnemers.handelingen.registreren import Gelijkenis, deelnemer_registreren
from werkzorg.deelnemers.models import Deelnemer, Onderscheid
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage

ADRES = "/deelnemers/registreer/"
ZONDER = {"insz": "", "insz_ontbreekt": "aangevraagd"}


def klank(naam: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT klanksleutel(%s)", [naam])
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "namen",
    [
        ("Mohammed", "Mohamed", "Muhammad", "Mouhamad"),
        ("Vermeulen", "Fermeulen"),
        ("Rachid", "Rashid", "Rasjid"),
        ("Youssef", "Joussef", "Yusuf"),
        ("De Smet", "De Smedt", "Desmet", "DE SMET"),
        ("Declercq", "De Klerk"),
        ("El Idrissi", "Idrissi", "el-idrissi"),
        ("Djamila", "Jamila"),
        ("Ivanov", "Iwanow"),
        ("Christophe", "Kristof"),
        ("Van den Broeck", "Vandenbroeck", "Van Den Broek"),
        ("D'Hondt", "D’Hondt", "Dhont"),
        ("Ghys", "Gijs"),
        ("Özgür", "Ozgur"),
        ("Петренко", "петренко"),
    ],
)
def test_namen_die_hetzelfde_klinken(namen):
    assert len({klank(naam) for naam in namen}) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "paar",
    [("Hermans", "Vermeulen"), ("Jan", "Piet"), ("Peeters", "Pauwels"), ("Петренко", "Иванов"), ("李", "王")],
)
def test_namen_die_anders_klinken(paar):
    assert klank(paar[0]) != klank(paar[1])


@pytest.fixture
def lien(cast) -> Deelnemer:
    """Lien Hermans, of Nele, without a number."""
    return registreer(cast.casemanager_zorg.door, **ZONDER)


def lijkt(door, voornaam: str, achternaam: str, geboren: date = GEBOREN) -> bool:
    return Deelnemer.objects.zichtbaar_voor(door).lijkt_op(voornaam, achternaam, geboren).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("voornaam", "achternaam", "gelijkt"),
    [
        ("Lien", "Hermans", True),
        ("Leen", "Hermanns", True),
        ("Lieneke", "Hermans", True),
        ("Hermans", "Lien", True),
        ("L.", "Hermans", False),
        ("Jan", "Hermans", False),
        ("Lien", "Martens", False),
    ],
)
def test_wie_op_wie_lijkt(cast, lien, voornaam, achternaam, gelijkt):
    assert lijkt(cast.casemanager_zorg.door, voornaam, achternaam) is gelijkt
    assert not lijkt(cast.casemanager_zorg.door, voornaam, achternaam, date(1985, 7, 29))
    assert not lijkt(cast.buur.door, voornaam, achternaam)


# --- at registration ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_wie_lijkt_op_een_eigen_persoon_wordt_getoond_en_niets_is_bewaard(cast, als, lien):
    velden = ingevuld(achternaam="Hermanns", is_iemand_anders=None, **ZONDER)
    klant = als(cast.casemanager_zorg)
    antwoord = klant.post(ADRES, velden)
    assert antwoord.status_code == 422
    assert "Lijkt op iemand die je al volgt" in antwoord.text
    assert lien.dossiernummer in antwoord.text
    assert "Ik keek het na: het is iemand anders" in antwoord.text
    assert Deelnemer.objects.count() == 1
    rij = Inzage.objects.get()
    assert (rij.deelnemer_ids, rij.groepen, rij.uitkomst) == ([lien.pk], ["identiteit"], "getoond")
    # One tick more, and it is done.
    antwoord = klant.post(ADRES, {**velden, "is_iemand_anders": "on"})
    assert antwoord.status_code == 302
    assert Deelnemer.objects.count() == 2
    paar = Onderscheid.objects.get()
    assert {paar.een_id, paar.ander_id} == set(Deelnemer.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_op_wie_je_niet_ziet_lijkt_niemand(cast, als, lien):
    assert als(cast.buur).post(ADRES, ingevuld(is_iemand_anders=None, **ZONDER)).status_code == 302
    assert not Onderscheid.objects.exists()


@pytest.mark.django_db
def test_de_waarschuwing_is_dezelfde_voor_een_bekend_en_een_onbekend_nummer(cast, als, lien):
    bekend = vers_insz()
    registreer(cast.buur.door, insz=bekend)
    klant = als(cast.casemanager_zorg)
    for insz in (bekend, vers_insz()):
        antwoord = klant.post(ADRES, ingevuld(insz=insz, is_iemand_anders=None))
        assert antwoord.status_code == 422
        assert antwoord.context["lijkt_op"] == [lien]
    opgezocht = (
        Inzage.objects.filter(grond="opzoeking").order_by("wanneer").values_list("uitkomst", flat=True)
    )
    assert list(opgezocht) == ["geweigerd", "niets"]


@pytest.mark.django_db
def test_wie_niet_gevraagd_werd_wordt_niet_tegengehouden_en_zegt_niets(cast, lien):
    registreer(cast.casemanager_zorg.door, **ZONDER)
    assert not Onderscheid.objects.exists()


@pytest.mark.django_db
def test_de_handeling_zelf_noemt_wie_erop_lijkt(cast, lien):
    from tests.deelnemers.personen import gegevens

    with pytest.raises(Gelijkenis) as nee:
        deelnemer_registreren(
            gegevens(**ZONDER),
            grond="begeleiding",
            geinformeerd_op=date(2026, 1, 1),
            iemand_anders=False,
            door=cast.casemanager_zorg.door,
        )
    assert nee.value.lijkt_op == [lien]
    assert nee.value.opzoeking is None


# --- the list and the comparison -----------------------------------------------------------------------------


@pytest.fixture
def paar(cast, lien) -> tuple[Deelnemer, Deelnemer]:
    """Lien, and somebody who may be Lien."""
    return lien, registreer(cast.casemanager_zorg.door, voornaam="Leen", **ZONDER)


@pytest.mark.django_db
def test_de_lijst_toont_elk_paar_eenmaal_en_alleen_eigen_mensen(cast, als, paar):
    registreer(cast.casemanager_zorg.door, achternaam="Anders", **ZONDER)
    registreer(cast.buur.door, **ZONDER)
    antwoord = als(cast.casemanager_zorg).get(reverse("dubbel_lijst"))
    ((eerste, anderen),) = antwoord.context["bladzijde"].object_list
    assert {eerste, *anderen} == set(paar)
    assert set(Inzage.objects.get().deelnemer_ids) == {een.pk for een in paar}
    leeg = als(cast.buur).get(reverse("dubbel_lijst"))
    assert leeg.context["bladzijde"].object_list == []
    assert "Geen mogelijk dubbele dossiers" in leeg.text


@pytest.mark.django_db
def test_twee_personen_verdwijnen_uit_de_lijst(cast, als, paar):
    een, ander = paar
    klant = als(cast.casemanager_zorg)
    adres = reverse("dubbel_uitsluiten", args=[een.pk])
    tekst = klant.get(adres).text
    assert ander.dossiernummer in tekst
    assert een.dossiernummer in tekst
    velden = {"ander": ander.pk, "aanvraag_sleutel": uuid4()}
    for _ in range(2):
        assert klant.post(adres, velden)["Location"] == adres
    assert Onderscheid.objects.count() == 1
    regels = Logregel.objects.filter(handeling="dubbel_uitsluiten")
    assert {(regel.deelnemer_id, regel.gegevens["ander"]) for regel in regels} == {
        (een.pk, str(ander.pk)),
        (ander.pk, str(een.pk)),
    }
    assert klant.get(reverse("dubbel_lijst")).context["bladzijde"].object_list == []
    assert "Niemand lijkt nog op deze persoon" in klant.get(adres).text


@pytest.mark.django_db
def test_wat_niet_kan_geeft_een_zin_of_niets(cast, als, paar):
    een, _ = paar
    klant = als(cast.casemanager_zorg)
    adres = reverse("dubbel_uitsluiten", args=[een.pk])
    for ander, status in ((een.pk, 422), ("geen", 422), ("", 422), (uuid4(), 404)):
        assert klant.post(adres, {"ander": ander, "aanvraag_sleutel": uuid4()}).status_code == status
    vreemde = registreer(cast.buur.door, **ZONDER)
    assert klant.post(adres, {"ander": vreemde.pk, "aanvraag_sleutel": uuid4()}).status_code == 404
    assert als(cast.buur).get(adres).status_code == 404
    assert not Onderscheid.objects.exists()
    with pytest.raises(Geweigerd):
        dubbel_uitsluiten(een, ander_id=een.pk, door=cast.casemanager_zorg.door)
    with pytest.raises(PermissionDenied):
        dubbel_uitsluiten(een, ander_id=vreemde.pk, door=cast.departement.door)


@pytest.mark.django_db
def test_van_wie_alleen_de_identiteit_open_is_staat_geen_gemeente(cast, als, lien):
    insz = vers_insz()
    registreer(cast.buur.door, insz=insz, gemeente="Kortrijk")
    registreer(cast.casemanager_zorg.door, insz=insz)
    tekst = als(cast.casemanager_zorg).get(reverse("dubbel_uitsluiten", args=[lien.pk])).text
    assert "niet zichtbaar voor jou" in tekst
    assert "Kortrijk" not in tekst
