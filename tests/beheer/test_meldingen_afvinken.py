"""`meldingen_afvinken`: all notices of one person in one organisation are read."""

from __future__ import annotations

import pghistory
import pytest

from tests.deelnemers.personen import registreer
from tests.rolverdeling import maak_speler
from werkzorg.beheer.handelingen.meldingen import meldingen_afvinken
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.meldingen import ONTVANGSTBEWIJS_KLAAR
from werkzorg.documenten.models import Document
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
ADRES = "/meldingen/afvinken/"


def melding_voor(speler, nummer: int = 1) -> None:
    """A notice about the receipt of somebody this player registered."""
    registreer(speler.door)
    document = Document.objects.latest("aangemaakt_op")
    meld(
        ONTVANGSTBEWIJS_KLAAR,
        gebruiker_id=speler.gebruiker.pk,
        organisatie_id=speler.door.organisatie_id,
        object_soort="documenten.document",
        object_id=document.pk,
        effect_sleutel=f"proef:{speler.gebruiker.pk}:{nummer}",
        door=Klok("proef"),
    )


def test_alleen_mijn_meldingen_in_deze_organisatie(cast):
    collega = maak_speler(
        "casemanager_zorg", cast.casemanager_zorg.lidmaatschap.organisatie, email="c@test.be"
    )
    for speler in (cast.casemanager_zorg, cast.buur, collega):
        melding_voor(speler)
    melding_voor(cast.casemanager_zorg, 2)
    assert meldingen_afvinken(door=cast.casemanager_zorg.door) == 2
    ongelezen = Melding.objects.ongelezen().values_list("gebruiker_id", flat=True)
    assert set(ongelezen) == {cast.buur.gebruiker.pk, collega.gebruiker.pk}
    assert meldingen_afvinken(door=cast.casemanager_zorg.door) == 0


def test_wat_alleen_een_andere_rol_toont_blijft_ongelezen(cast):
    melding_voor(cast.casemanager_zorg)
    with pghistory.context(handeling="test", door="commando:test"):
        ander = cast.casemanager_zorg.gebruiker.lidmaatschappen.create(
            organisatie=cast.casemanager_zorg.lidmaatschap.organisatie,
            rol="organisatiebeheerder",
            periode=cast.casemanager_zorg.lidmaatschap.periode,
        )
    assert meldingen_afvinken(door=ander.als_hoedanigheid()) == 0
    assert Melding.objects.ongelezen().count() == 1
    assert meldingen_afvinken(door=cast.casemanager_zorg.door) == 1


def test_wanneer_iets_gelezen_werd_verandert_niet_meer(cast):
    melding_voor(cast.casemanager_zorg)
    meldingen_afvinken(door=cast.casemanager_zorg.door)
    eerst = Melding.objects.get().gelezen_op
    meldingen_afvinken(door=cast.casemanager_zorg.door)
    assert Melding.objects.get().gelezen_op == eerst


def test_de_knop_staat_er_zolang_er_iets_ongelezen_is(cast, als):
    melding_voor(cast.casemanager_zorg)
    klant = als(cast.casemanager_zorg)
    assert "Alles gelezen" in klant.get("/").text
    antwoord = klant.post(ADRES, follow=True)
    assert antwoord.redirect_chain == [("/", 302)]
    assert "Alles gelezen" not in antwoord.text


def test_lezen_alleen_vinkt_niets_af(cast, als):
    melding_voor(cast.casemanager_zorg)
    klant = als(cast.casemanager_zorg)
    assert klant.get(ADRES).status_code == 405
    klant.get("/")
    assert Melding.objects.ongelezen().count() == 1


def test_elke_rol_mag_zijn_eigen_meldingen_afvinken(cast, als):
    for speler in cast.spelers.values():
        assert als(speler).post(ADRES).status_code == 302
