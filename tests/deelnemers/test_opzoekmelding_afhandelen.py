"""`opzoekmelding_afhandelen`: the functionaris reads who, when and about which dossier, and says what it was."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.deelnemers.personen import registreer
from tests.rolverdeling import Speler
from werkzorg.deelnemers.handelingen.opzoekmelding import mismatch_melden, opzoekmelding_afhandelen
from werkzorg.deelnemers.models import Opzoekmelding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
TOELICHTING = "Tikfout in de naam; de medewerker toonde het formulier."


@pytest.fixture
def fg(cast) -> Speler:
    return cast.spelers["functionaris_gegevensbescherming"]


@pytest.fixture
def melding(cast) -> Opzoekmelding:
    """Nele gave the number of a neighbour's person with another name; it is for the functionaris of the cast."""
    deelnemer = registreer(cast.buur.door, achternaam="Kanarievogel")
    mismatch_melden(
        deelnemer.pk, verschil=["achternaam"], wie=cast.casemanager_zorg.door, door=Klok("mismatch_melden")
    )
    return Opzoekmelding.objects.get()


@pytest.fixture
def ontvanger(cast, fg, melding) -> Speler:
    """Whoever of the two functionarissen it is for."""
    buur = cast.buren["functionaris_gegevensbescherming"]
    return fg if melding.ontvanger_id == fg.lidmaatschap.organisatie_id else buur


@pytest.fixture
def andere(cast, fg, ontvanger) -> Speler:
    """The other one."""
    buur = cast.buren["functionaris_gegevensbescherming"]
    return buur if ontvanger is fg else fg


def adres(melding: Opzoekmelding) -> str:
    return reverse("opzoekmelding_afhandelen", args=[melding.pk])


def test_de_melding_is_af_en_de_taak_ook(melding, ontvanger):
    opzoekmelding_afhandelen(melding, bevinding="vergissing", toelichting=TOELICHTING, door=ontvanger.door)
    melding.refresh_from_db()
    assert (melding.bevinding, melding.toelichting, melding.is_open) == ("vergissing", TOELICHTING, False)
    assert melding.afgehandeld_door_id == ontvanger.gebruiker.pk
    assert Taak.objects.get(soort="opzoekmelding_nakijken").klaar_op is not None
    regel = Logregel.objects.get(handeling="opzoekmelding_afhandelen")
    assert regel.gegevens == {"bevinding": "vergissing"}


@pytest.mark.parametrize(
    ("bevinding", "toelichting", "velden"),
    [
        ("", "", {"bevinding", "toelichting"}),
        ("anders", "x", {"bevinding"}),
        ("vergissing", "", {"toelichting"}),
    ],
)
def test_wat_ontbreekt_staat_bij_het_veld(melding, ontvanger, bevinding, toelichting, velden):
    with pytest.raises(Geweigerd) as nee:
        opzoekmelding_afhandelen(melding, bevinding=bevinding, toelichting=toelichting, door=ontvanger.door)
    assert set(nee.value.velden) == velden


def test_maar_een_keer_en_alleen_door_wie_ze_kreeg(melding, ontvanger, andere, cast):
    with pytest.raises(Opzoekmelding.DoesNotExist):
        opzoekmelding_afhandelen(melding, bevinding="vergissing", toelichting="x", door=andere.door)
    with pytest.raises(PermissionDenied):
        opzoekmelding_afhandelen(melding, bevinding="vergissing", toelichting="x", door=cast.buur.door)
    opzoekmelding_afhandelen(melding, bevinding="vergissing", toelichting="x", door=ontvanger.door)
    with pytest.raises(Geweigerd, match="intussen al"):
        opzoekmelding_afhandelen(melding, bevinding="onrechtmatig", toelichting="y", door=ontvanger.door)


def test_van_de_werklijst_tot_afgehandeld(melding, ontvanger, als):
    klant = als(ontvanger)
    assert adres(melding) in klant.get(reverse("vandaag")).text
    lijst = klant.get(reverse("opzoekmelding_lijst")).text
    assert "Test Casemanager_Zorg" in lijst
    tekst = klant.get(adres(melding)).text
    assert melding.deelnemer.dossiernummer in tekst
    assert "de achternaam" in tekst
    assert "Kanarievogel" not in tekst + lijst
    velden = {"bevinding": "gegevens", "toelichting": TOELICHTING, "aanvraag_sleutel": uuid4()}
    for _ in range(2):
        assert klant.post(adres(melding), velden)["Location"] == reverse("opzoekmelding_lijst")
    tekst = klant.get(adres(melding)).text
    assert TOELICHTING in tekst
    assert "Handel af" not in tekst
    assert adres(melding) not in klant.get(reverse("vandaag")).text
    assert Inzage.objects.filter(
        actie="opzoekmelding_afhandelen", deelnemer_ids=[melding.deelnemer_id]
    ).exists()


@pytest.mark.parametrize("toelichting", ["", "\0", "x" * 5000])
def test_foute_invoer_geeft_een_zin_en_bewaart_niets(melding, ontvanger, als, toelichting):
    antwoord = als(ontvanger).post(
        adres(melding), {"bevinding": "geen", "toelichting": toelichting, "aanvraag_sleutel": uuid4()}
    )
    assert antwoord.status_code == 422
    assert Opzoekmelding.objects.get().is_open


def test_wie_te_laat_komt_leest_dat(melding, ontvanger, als):
    klant = als(ontvanger)
    opzoekmelding_afhandelen(melding, bevinding="vergissing", toelichting="x", door=ontvanger.door)
    velden = {"bevinding": "gegevens", "toelichting": "y", "aanvraag_sleutel": uuid4()}
    antwoord = klant.post(adres(melding), velden)
    assert antwoord.status_code == 422
    assert "intussen al af" in antwoord.text


def test_anderen_zien_de_melding_niet(melding, andere, cast, als):
    assert als(andere).get(adres(melding)).status_code == 404
    assert melding.gebruiker.naam not in als(andere).get(reverse("opzoekmelding_lijst")).text
    assert als(cast.casemanager_zorg).get(adres(melding)).status_code == 403
    assert als(cast.casemanager_zorg).get(reverse("opzoekmelding_lijst")).status_code == 403
