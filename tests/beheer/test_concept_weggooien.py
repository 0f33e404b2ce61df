"""`concept_weggooien`: one's own draft goes, another's never."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.deelnemers.personen import ingevuld, registreer
from werkzorg.beheer.handelingen.concepten import concept_bewaren, concept_weggooien
from werkzorg.handelen.models import Concept

pytestmark = pytest.mark.django_db
ADRES = "/concepten/gooi-weg/"


def concept_van(speler, bij: str = "deelnemer_registreren", object_id=None) -> Concept:
    """A saved draft."""
    velden = {naam: [str(waarde)] for naam, waarde in ingevuld().items()}
    rij = concept_bewaren(velden, bij=bij, object_id=object_id, door=speler.door)
    assert rij is not None
    return rij


def test_weggooien_leidt_terug_naar_het_formulier(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    for bij, object_id, adres in (
        ("deelnemer_registreren", None, reverse("deelnemer_registreren")),
        ("deelnemer_wijzigen", deelnemer.pk, reverse("deelnemer_wijzigen", args=[deelnemer.pk])),
    ):
        rij = concept_van(cast.casemanager_zorg, bij, object_id)
        antwoord = als(cast.casemanager_zorg).post(ADRES, {"concept": rij.pk}, follow=True)
        assert antwoord.redirect_chain == [(adres, 302)]
        assert "Het concept is weg." in antwoord.text
    assert not Concept.objects.exists()


@pytest.mark.parametrize("sleutel", ["", "onzin", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "\x00"])
def test_wat_er_niet_is_geeft_een_zin(cast, als, sleutel):
    antwoord = als(cast.casemanager_zorg).post(ADRES, {"concept": sleutel}, follow=True)
    assert antwoord.redirect_chain == [("/", 302)]
    assert "Dat concept was er niet meer." in antwoord.text


def test_dat_van_een_ander_blijft(cast, als):
    rij = concept_van(cast.casemanager_zorg)
    als(cast.buur).post(ADRES, {"concept": rij.pk})
    assert concept_weggooien(rij.pk, door=cast.casemanager_werk.door) == ""
    assert Concept.objects.get() == rij
