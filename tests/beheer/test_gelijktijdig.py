"""Two exports of one person at the same moment: together they stay below the limit for a second person."""

from __future__ import annotations

import pytest

from tests.beheer.exports import ADRES, ingevuld, vele_mensen
from tests.deelnemers.test_gelijktijdig import aangemeld, tegelijk
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.beheer.handelingen import uitvoer as handelingen
from werkzorg.handelen.models import Uitvoer

pytestmark = pytest.mark.django_db(transaction=True)


def test_twee_exports_tegelijk_komen_samen_niet_over_de_grens(monkeypatch):
    monkeypatch.setattr(handelingen, "ZONDER_TWEEDE_PERSOON", 5)
    huis = maak_organisatie("CGG", "cgg")
    nele = maak_speler("casemanager_zorg", huis)
    maak_speler("organisatiebeheerder", huis, email="baas@test.be")
    vele_mensen(nele, 3)
    klanten = [aangemeld(nele) for _ in range(4)]
    antwoorden = tegelijk(*(lambda klant=klant: klant.post(ADRES, ingevuld()) for klant in klanten))
    assert sorted(antwoord.status_code for antwoord in antwoorden) == [200, 302, 302, 302]
    assert sum(Uitvoer.objects.filter(toestand="afgehaald").values_list("personen", flat=True)) == 3
