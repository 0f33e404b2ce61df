"""The pages about decisions: who sees which, what they show, and how many questions they ask."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from mandaten.bladen.documenten import documenten_over
from mandaten.models import Besluit, Lid
from tests.mandaten.beslissingen import maak_besluit
from tests.mandaten.levenslopen import DAG, lid, vandaag
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import gehoord, schors, trek_in
from tests.mandaten.test_beroep_afhandelen import handel_af
from tests.mandaten.test_beroep_registreren import registreer
from werkzorg.berichten.models import Opdracht
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.lijsten import EXPORTLIJSTEN

pytestmark = pytest.mark.django_db
LIJST = "/mandaten/besluiten/"


@pytest.fixture
def an():
    """An proposed."""
    return beslisser("zorg")


@pytest.fixture
def besluit(an) -> Besluit:
    return maak_besluit("zorg", an=an)


def test_de_lijst_toont_wat_de_lezer_mag_zien(an, besluit, als):
    partner = beheerder_van(besluit.aanvraag.deelnames.order_by("plaats").last().organisatie)
    for speler in (an, partner):
        assert besluit.nummer in als(speler).get(LIJST).content.decode()
    for speler in (beslisser("netwerk"), beheerder_van(maak_besluit("contingent").organisatie)):
        assert besluit.nummer not in als(speler).get(LIJST).content.decode()


@pytest.mark.parametrize(("minuten", "zegt"), [(59, "wordt gemaakt"), (61, "maken mislukt")])
def test_een_brief_die_na_een_uur_niet_gemaakt_is_heet_mislukt(an, besluit, als, minuten, zegt):
    """No job was given up, and nobody works on it either: a worker or a clock that stands still."""
    wanneer = timezone.now() - timedelta(minutes=minuten)
    Opdracht.objects.update(aangemaakt_op=wanneer)
    (een,) = documenten_over([besluit.pk], an.door)["documenten"]
    assert (een["is_klaar"], een["is_mislukt"]) == (False, minuten > 60)
    assert zegt in als(an).get(reverse("besluit_detail", args=[besluit.pk])).text


def test_filters_en_zoeken(an, besluit, als):
    klant = als(an)

    def gevonden(**vraag) -> bool:
        return besluit.nummer in klant.get(LIJST, vraag).content.decode()

    assert gevonden(zoek=besluit.nummer.lower())
    assert gevonden(zoek=besluit.organisatie.naam.split()[-1].upper())
    assert gevonden(soort="zorg", aard="toekenning")
    assert not gevonden(aard="weigering")
    assert not gevonden(stand="aangevochten")
    registreer(besluit, an)
    assert gevonden(stand="aangevochten")
    for onzin in ({"soort": "x"}, {"zoek": "\x00"}, {"zoek": "x" * 300}, {"blad": "-1"}):
        assert klant.get(LIJST, onzin).status_code == 200


def test_een_gegrond_bezwaar_staat_in_de_lijst_in_de_filter_en_in_het_bestand(an, besluit, als):
    klant, lijst = als(an), EXPORTLIJSTEN["besluit_lijst"]

    def gegrond() -> tuple[bool, bool, str]:
        tekst = klant.get(LIJST).text
        gefilterd = klant.get(LIJST, {"stand": "gegrond"}).text
        (rij,) = lijst.neem(an.door, QueryDict(""), None, 10).rijen
        return "aangevochten: gegrond" in tekst, besluit.nummer in gefilterd, rij[-1]

    beroep = registreer(besluit, an)
    assert gegrond() == (False, False, "nee")
    handel_af(beroep, an)
    assert gegrond() == (True, True, "ja")


def test_een_maatregel_gaat_over_een_toekenning(an, besluit, als):
    assert "<dt>Toegekend als</dt>" in als(an).get(besluit.get_absolute_url()).text
    maatregel = trek_in(gehoord(an, maak_toekenning("zorg", regios=("kempen",))), an)
    tekst = als(an).get(maatregel.get_absolute_url()).text
    assert "<dt>Over</dt>" in tekst
    assert "Toegekend als" not in tekst


def test_een_besluit_toont_brief_termijnen_en_beroep(an, besluit, als, uitgevoerd):
    wacht = als(an).get(besluit.get_absolute_url()).content.decode()
    assert "wordt gemaakt" in wacht
    # A term that runs from a letter that is not there has no last day yet.
    assert wacht.count("(de brief is nog niet klaar)") == 2
    uitgevoerd()
    registreer(besluit, an)
    tekst = als(an).get(besluit.get_absolute_url()).content.decode()
    for stuk in (
        "klaar, verzegeld",
        "Bezwaar kan tot en met",
        "Wij bedienen Drongen wel.",
        ", op tijd (tot en met ",
        besluit.genomen_door.naam,
        besluit.voorgesteld_door.naam,
        "Noteer de uitkomst",
    ):
        assert stuk in tekst


def test_de_organisatie_leest_geen_namen_van_wie_besliste(besluit, als):
    houder = beheerder_van(besluit.aanvraag.deelnames.order_by("plaats").last().organisatie)
    tekst = als(houder).get(besluit.get_absolute_url()).content.decode()
    assert besluit.nummer in tekst
    assert "Beslist door" not in tekst
    assert "Registreer een bezwaar" not in tekst


def test_de_buur_vindt_het_besluit_niet(besluit, als):
    assert als(beslisser("contingent")).get(besluit.get_absolute_url()).status_code == 404


def test_een_oud_ingelezen_besluit_zonder_personen_en_termijnen(an, besluit, als):
    with in_handeling():
        oud = Besluit.objects.create(
            soort="zorg",
            aard="herziening",
            jaar=2010,
            volgnummer=1,
            nummer="OUD-1",
            genomen_op="2010-01-01",
            organisatie=besluit.organisatie,
            aanvraag=besluit.aanvraag,
        )
    antwoord = als(an).get(oud.get_absolute_url())
    assert antwoord.status_code == 200
    assert "kan tot en met" not in antwoord.content.decode()


def test_de_lijst_gaat_mee_als_bestand(an, besluit):
    lijst = EXPORTLIJSTEN["besluit_lijst"]
    uitsnede = lijst.neem(an.door, QueryDict("soort=zorg"), None, 10)
    assert uitsnede.rijen[0][0] == besluit.nummer
    assert len(uitsnede.rijen[0]) == len(lijst.kolommen)
    assert uitsnede.filters == [("Soort", "Mandaat samenwerkingsverband Zorg")]
    assert lijst.neem(beslisser("netwerk").door, QueryDict(""), None, 10).rijen == []


def test_de_wegwijzer_van_een_taak_zonder_voorstel(besluit, an, als):
    antwoord = als(an).get(reverse("beslissing_bekrachtigen", args=[besluit.aanvraag_id]))
    assert antwoord["Location"] == besluit.aanvraag.get_absolute_url()


def test_wie_vertrok_leest_niet_wat_daarna_beslist_werd(als):
    desk, toekenning = beslisser("zorg"), maak_toekenning("zorg")
    weg, blijft = lid(toekenning, "B"), lid(toekenning, "C")
    ouder, nieuwer = (beheerder_van(wie.organisatie) for wie in (weg, blijft))
    with in_handeling():
        Lid.objects.filter(pk=weg.pk).update(periode=reeks(weg.periode.lower, vandaag() - DAG))
    rij = gehoord(desk, toekenning, voornemen="schorsing")
    besluit = schors(rij, desk)
    assert als(nieuwer).get(besluit.get_absolute_url()).status_code == 200
    assert als(ouder).get(besluit.get_absolute_url()).status_code == 404
    assert besluit.nummer not in als(ouder).get(LIJST).content.decode()
    with in_handeling():
        Lid.objects.filter(pk=weg.pk).update(periode=reeks(weg.periode.lower, vandaag()))
    assert als(ouder).get(besluit.get_absolute_url()).status_code == 200
