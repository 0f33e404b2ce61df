"""`uitvoer_goedkeuren`: a second person of the organisation lets a long list go."""

from __future__ import annotations

import pghistory
import pytest

from tests.rolverdeling import maak_speler
from werkzorg.beheer.handelingen.uitvoer import uitvoer_goedkeuren
from werkzorg.berichten.models import Melding
from werkzorg.handelen.models import Uitvoer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_goedkeuren_rondt_de_taak_af_en_meldt_het(cast, als, baas, uitvoer):
    klant = als(baas)
    assert "Beslissen over een export" in klant.get("/").text
    scherm = klant.get(f"/exports/{uitvoer.pk}/").text
    assert "201 rijen over 201 mensen" in scherm
    assert "Peeters" not in scherm
    antwoord = klant.post(f"/exports/{uitvoer.pk}/keur-goed/", follow=True)
    assert "De export is goedgekeurd." in antwoord.text
    uitvoer.refresh_from_db()
    assert (uitvoer.toestand, uitvoer.beslist_door) == ("goedgekeurd", baas.gebruiker)
    assert not Taak.objects.filter(soort="uitvoer_goedkeuren").open().exists()
    melding = Melding.objects.get(soort="uitvoer_goedgekeurd")
    assert melding.gebruiker == cast.casemanager_zorg.gebruiker
    assert Logregel.objects.filter(handeling="uitvoer_goedkeuren", object_id=uitvoer.pk).count() == 1
    tekst = als(cast.casemanager_zorg).get("/").text
    assert "Je export is goedgekeurd" in tekst


def test_tweemaal_gaat_niet(baas, uitvoer):
    uitvoer_goedkeuren(uitvoer, door=baas.door)
    with pytest.raises(Geweigerd, match="al beslist"):
        uitvoer_goedkeuren(uitvoer, door=baas.door)


def test_wie_de_export_zelf_vroeg_beslist_niet(cast, uitvoer):
    with pytest.raises(Geweigerd, match="zelf"):
        uitvoer_goedkeuren(uitvoer, door=als_beheerder(cast.casemanager_zorg))


def als_beheerder(speler):
    """The same person as organisatiebeheerder of the same organisation."""
    with pghistory.context(handeling="test", door="commando:test"):
        lid = speler.gebruiker.lidmaatschappen.create(
            organisatie=speler.lidmaatschap.organisatie,
            rol="organisatiebeheerder",
            periode=speler.lidmaatschap.periode,
        )
    return lid.als_hoedanigheid()


def test_een_andere_organisatie_of_rol_komt_er_niet_aan(cast, als, uitvoer):
    adres = f"/exports/{uitvoer.pk}/keur-goed/"
    vreemd = maak_speler("organisatiebeheerder", cast.buur.lidmaatschap.organisatie, email="v@test.be")
    assert als(vreemd).post(adres).status_code == 404
    assert als(cast.casemanager_zorg).post(adres).status_code == 403
    with pytest.raises(Uitvoer.DoesNotExist):
        uitvoer_goedkeuren(uitvoer, door=vreemd.door)
