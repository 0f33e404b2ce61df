"""Finding people by name, birth date and number; and the dossiers that were opened last."""

from __future__ import annotations

from datetime import date, timedelta

import pghistory
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, VroegereNaam
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db
MENSEN = (
    ("Samira", "Aït Ben", date(1988, 7, 30)),
    ("Jan", "D'Hondt", date(1970, 1, 2)),
    ("Lien", "Hermans", date(1991, 3, 14)),
    ("Lien", "Vermeulen", date(1991, 3, 14)),
    ("Jean-Pierre", "Van den Broeck", date(1966, 9, 5)),
    ("Åse", "Østergård", date(1980, 5, 5)),
    ("Wu", "Li", date(1999, 9, 9)),
    ("Иван", "Петренко", date(1985, 12, 12)),
)


@pytest.fixture
def mensen(cast) -> dict[str, Deelnemer]:
    """Everybody of MENSEN, registered by Nele, by family name."""
    door = cast.casemanager_zorg.door
    return {
        achternaam: registreer(
            door,
            voornaam=voornaam,
            achternaam=achternaam,
            geboortedatum=geboren,
            insz="",
            insz_ontbreekt="aangevraagd",
        )
        for voornaam, achternaam, geboren in MENSEN
    }


def gevonden(door, term: str) -> set[str]:
    return set(Deelnemer.objects.zichtbaar_voor(door).gezocht(term).values_list("achternaam", flat=True))


@pytest.mark.parametrize(
    ("term", "namen"),
    [
        ("DHONDT", {"D'Hondt"}),
        ("d'hondt", {"D'Hondt"}),
        ("d’hondt", {"D'Hondt"}),
        ("hondt", {"D'Hondt"}),
        ("aitben", {"Aït Ben"}),
        ("ait-ben", {"Aït Ben"}),
        ("ben samira", {"Aït Ben"}),
        ("samira ait", {"Aït Ben"}),
        ("vandenbroeck", {"Van den Broeck"}),
        ("denbroeck", {"Van den Broeck"}),
        ("jean pierre", {"Van den Broeck"}),
        ("jeanpierre van", {"Van den Broeck"}),
        ("lien", {"Hermans", "Vermeulen"}),
        ("lien verm", {"Vermeulen"}),
        ("meulen", {"Vermeulen"}),
        ("ostergard", {"Østergård"}),
        ("li", {"Li", "Hermans", "Vermeulen"}),  # one or two letters: the beginning of a word
        ("ie", set()),
        ("петренко иван", {"Петренко"}),
        ("14/03/1991", {"Hermans", "Vermeulen"}),
        ("hermans 14/03/1991", {"Hermans"}),
        ("hermans 15/03/1991", set()),
        ("14031991", {"Hermans", "Vermeulen"}),
        ("- '", set()),
    ],
)
def test_op_naam_en_geboortedatum(cast, mensen, term, namen):
    assert gevonden(cast.casemanager_zorg.door, term) == namen
    assert gevonden(cast.buur.door, term) == set()


def test_op_dossiernummer_met_en_zonder_streepjes(cast, mensen):
    lien = mensen["Hermans"]
    cijfers = lien.dossiernummer[2:].replace("-", "")
    for term in (
        lien.dossiernummer,
        lien.dossiernummer.lower(),
        cijfers,
        f"d{cijfers}",
        f"{cijfers[:4]} {cijfers[4:]}",
    ):
        assert gevonden(cast.casemanager_zorg.door, term) == {"Hermans"}, term


def test_wie_vroeger_anders_heette_wordt_ook_zo_gevonden(cast, mensen):
    with pghistory.context(handeling="test", door="commando:test"):
        VroegereNaam.objects.create(
            deelnemer=mensen["Hermans"], voornaam="Lien", achternaam="D'Hulster", tot_op=date(2020, 1, 1)
        )
    assert gevonden(cast.casemanager_zorg.door, "dhulster") == {"Hermans"}
    assert gevonden(cast.casemanager_zorg.door, "dhulster 14/03/1991") == {"Hermans"}
    assert gevonden(cast.casemanager_zorg.door, "dhulster 15/03/1991") == set()
    assert gevonden(cast.buur.door, "dhulster") == set()


def test_een_andere_naam_wordt_meteen_gevonden(cast, mensen):
    with pghistory.context(handeling="test", door="commando:test"):
        Deelnemer.objects.filter(pk=mensen["Li"].pk).update(achternaam="Zhang")
    assert gevonden(cast.casemanager_zorg.door, "zhang wu") == {"Zhang"}
    assert "Li" not in gevonden(cast.casemanager_zorg.door, "li")


# --- the boxes -------------------------------------------------------------------------------------------


def test_het_zoekvak_gaat_met_een_naam_naar_de_lijst_en_opent_wat_enig_is(cast, als, mensen):
    klant = als(cast.casemanager_zorg)
    antwoord = klant.post(reverse("insz_opzoeken"), {"zoek": "lien"}, follow=True)
    assert antwoord.redirect_chain == [(f"{reverse('deelnemer_lijst')}?zoek=lien", 302)]
    assert {rij.naam for rij in antwoord.context["bladzijde"].object_list} == {
        "Lien Hermans",
        "Lien Vermeulen",
    }
    antwoord = klant.post(reverse("insz_opzoeken"), {"zoek": "Herm"}, follow=True)
    assert antwoord.redirect_chain[-1] == (mensen["Hermans"].get_absolute_url(), 302)


@pytest.mark.parametrize(
    "zoek", ["", "  ", "\0", "x" * 100_000, "🙂", "<script>", "%", "%ED%A0%80", "&zoek=a"]
)
def test_wat_er_ook_in_het_vak_staat_er_komt_een_antwoord(cast, als, mensen, zoek):
    klant = als(cast.casemanager_zorg)
    assert klant.post(reverse("insz_opzoeken"), {"zoek": zoek}, follow=True).status_code == 200
    rauw = "application/x-www-form-urlencoded"
    assert klant.post(reverse("insz_opzoeken"), f"zoek={zoek}", rauw, follow=True).status_code == 200


def test_laatst_geopend_toont_alleen_eigen_dossiers_die_nog_zichtbaar_zijn(cast, als, mensen):
    klant = als(cast.casemanager_zorg)
    for naam in ("Hermans", "Li", "Hermans", "D'Hondt"):
        klant.get(mensen[naam].get_absolute_url())
    antwoord = klant.get(reverse("deelnemer_lijst"))
    assert [rij.achternaam for rij in antwoord.context["recent"]] == ["D'Hondt", "Hermans", "Li"]
    assert "Laatst geopend" in antwoord.text
    rij = Inzage.objects.filter(actie="deelnemer_lijst").latest("wanneer")
    assert set(rij.deelnemer_ids) == {mens.pk for mens in mensen.values()}
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.filter(deelnemer=mensen["Li"]).update(gesloten_op=timezone.now())
    antwoord = klant.get(reverse("deelnemer_lijst"))
    assert [rij.achternaam for rij in antwoord.context["recent"]] == ["D'Hondt", "Hermans"]
    assert klant.get(reverse("deelnemer_lijst"), {"zoek": "lien"}).context["recent"] == []
    assert als(cast.buur).get(reverse("deelnemer_lijst")).context["recent"] == []


def test_wat_te_lang_geleden_is_staat_er_niet_meer_bij(cast, als, mensen):
    klant = als(cast.casemanager_zorg)
    klant.get(mensen["Li"].get_absolute_url())
    rij = Inzage.objects.get()
    Inzage.objects.bulk_create(
        [
            Inzage(
                **{
                    veld.attname: getattr(rij, veld.attname)
                    for veld in Inzage._meta.concrete_fields
                    if veld.attname not in {"id", "wanneer", "object_id"}
                },
                object_id=mensen["Hermans"].pk,
                wanneer=timezone.now() - timedelta(days=15),
            )
        ]
    )
    assert [een.achternaam for een in klant.get(reverse("deelnemer_lijst")).context["recent"]] == ["Li"]


# --- the documents that are being made ---------------------------------------------------------------------


def test_wie_wacht_op_een_document_laat_maar_een_inzageregel_na(cast, als, uitgevoerd):
    deelnemer = registreer(cast.casemanager_zorg.door)
    klant = als(cast.casemanager_zorg)
    adres = klant.get(deelnemer.get_absolute_url()).text.partition('hx-get="')[2].partition('"')[0]
    assert "gezien=1-0" in adres
    voor = Inzage.objects.count()
    for _ in range(3):
        antwoord = klant.get(adres)
        assert (antwoord.status_code, antwoord.content) == (204, b"")
    assert Inzage.objects.count() == voor
    uitgevoerd()
    antwoord = klant.get(adres)
    assert antwoord.status_code == 200
    assert "klaar, verzegeld" in antwoord.text
    assert "hx-get" not in antwoord.text
    assert Inzage.objects.count() == voor + 1


def test_ook_het_wachten_is_alleen_voor_wie_de_persoon_ziet(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    adres = reverse("deelnemer_documenten", args=[deelnemer.pk])
    assert als(cast.buur).get(adres, {"gezien": "0-0"}).status_code == 404


def test_wie_te_weinig_letters_typt_leest_hoeveel_er_nodig_zijn(cast, als):
    klant = als(cast.casemanager_zorg)
    assert "Typ minstens 3 letters" in klant.get("/deelnemers/", {"zoek": "xq"}).text
    assert "Typ minstens 3 letters" not in klant.get("/deelnemers/", {"zoek": "xqz"}).text
