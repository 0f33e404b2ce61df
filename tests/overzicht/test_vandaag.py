"""The start page: what is due, for whom it is, and what one may do."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pghistory
import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer
from tests.rolverdeling import Speler, maak_speler
from werkzorg.berichten.models import Melding
from werkzorg.overzicht.views.vandaag import MELDINGEN_OP_SCHERM
from werkzorg.overzicht.werklijst import dringendheid
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

VANDAAG = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("dagen", "groep"),
    [(-400, "laat"), (-1, "laat"), (0, "week"), (6, "week"), (7, "later"), (None, "later")],
)
def test_dringendheid_volgt_de_termijn(dagen, groep):
    termijn = None if dagen is None else VANDAAG + timedelta(days=dagen)
    assert dringendheid(termijn, VANDAAG) == groep


def zonder_nummer(speler, **anders):
    """Somebody without a number: registering makes a task."""
    return registreer(speler.door, insz="", insz_ontbreekt="aangevraagd", **anders)


def anders_in_dezelfde_organisatie(speler: Speler, rol: str) -> Speler:
    """The same person in another role of the same organisation."""
    with pghistory.context(handeling="test", door="commando:test"):
        lidmaatschap = speler.gebruiker.lidmaatschappen.create(
            organisatie=speler.lidmaatschap.organisatie, rol=rol, periode=speler.lidmaatschap.periode
        )
    return Speler(speler.gebruiker, lidmaatschap)


def taken_van(antwoord) -> list:
    """The tasks on the page, over all groups."""
    return [taak for groep in antwoord.context["groepen"] for taak in groep["taken"]]


@pytest.mark.django_db
def test_een_taak_toont_initialen_en_dossiernummer_en_geen_naam(cast, als):
    deelnemer = zonder_nummer(cast.casemanager_zorg)
    antwoord = als(cast.casemanager_zorg).get("/")
    (taak,) = taken_van(antwoord)
    assert "Rijksregisternummer aanvullen" in antwoord.text
    assert deelnemer.dossiernummer in antwoord.text
    assert "Hermans" not in antwoord.text
    assert taak.url == reverse("insz_toevoegen", args=[deelnemer.pk])
    assert Inzage.objects.get().deelnemer_ids == [deelnemer.pk]


@pytest.mark.django_db
def test_taken_van_de_buur_een_collega_en_een_andere_rol_staan_er_niet(cast, als):
    organisatie = cast.casemanager_zorg.lidmaatschap.organisatie
    collega = maak_speler("casemanager_zorg", organisatie, email="collega@test.be")
    andere_rol = maak_speler("verwijzer", organisatie, email="rol@test.be")
    for speler in (cast.buur, collega, andere_rol):
        zonder_nummer(speler)
    antwoord = als(cast.casemanager_zorg).get("/")
    assert taken_van(antwoord) == []
    assert "Geen taken" in antwoord.text
    assert not Inzage.objects.exists()


@pytest.mark.django_db
def test_een_taak_voor_niemand_in_het_bijzonder_zien_alle_collegas(cast, als):
    zonder_nummer(cast.casemanager_zorg)
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.update(gebruiker=None)
    collega = maak_speler(
        "casemanager_zorg", cast.casemanager_zorg.lidmaatschap.organisatie, email="c@test.be"
    )
    assert len(taken_van(als(collega).get("/"))) == 1


@pytest.mark.django_db
def test_een_gedane_taak_verdwijnt(cast, als):
    zonder_nummer(cast.casemanager_zorg)
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.update(klaar_op=timezone.now())
    assert taken_van(als(cast.casemanager_zorg).get("/")) == []


@pytest.mark.django_db
def test_de_dringendste_groep_staat_eerst(cast, als):
    zonder_nummer(cast.casemanager_zorg)
    klant = als(cast.casemanager_zorg)
    titels = []
    for dagen in (0, 25, 31):
        # At noon: moving the clock over midnight would also move the day of the session.
        with time_machine.travel(timezone.now() + timedelta(days=dagen), tick=False):
            titels.append(
                [groep["titel"] for groep in als(cast.casemanager_zorg).get("/").context["groepen"]]
            )
    assert titels == [["Later"], ["Deze week"], ["Over tijd"]]
    assert klant is not None


@pytest.mark.django_db
def test_alleen_wie_mag_registreren_heeft_de_knop(cast, als):
    assert reverse("deelnemer_registreren") in als(cast.casemanager_zorg).get("/").text
    assert reverse("deelnemer_registreren") not in als(cast.departement).get("/").text


@pytest.mark.django_db
def test_elke_rol_heeft_een_startpagina(cast, als):
    for speler in cast.spelers.values():
        assert als(speler).get("/").status_code == 200


@pytest.mark.django_db
def test_de_melding_leidt_naar_het_document(cast, als, uitgevoerd):
    registreer(cast.casemanager_zorg.door)
    uitgevoerd()
    antwoord = als(cast.casemanager_zorg).get("/")
    assert "Het ontvangstbewijs van je registratie is klaar." in antwoord.text
    (melding,) = antwoord.context["meldingen"]
    assert als(cast.casemanager_zorg).get(melding["url"]).status_code == 200


@pytest.mark.django_db
def test_een_melding_over_wat_ik_in_deze_rol_niet_mag_zien_staat_er_niet(cast, als, uitgevoerd):
    registreer(cast.casemanager_zorg.door)
    uitgevoerd()
    andere_rol = anders_in_dezelfde_organisatie(cast.casemanager_zorg, "organisatiebeheerder")
    antwoord = als(andere_rol).get("/")
    assert (antwoord.context["meldingen"], antwoord.context["heeft_ongelezen"]) == ([], False)
    assert "Geen meldingen." in antwoord.text
    assert not Inzage.objects.exists()


@pytest.mark.django_db
def test_meldingen_van_een_andere_rol_verdringen_de_zichtbare_niet(cast, als, uitgevoerd):
    registreer(cast.casemanager_zorg.door)
    uitgevoerd()
    melding = Melding.objects.get()
    Melding.objects.bulk_create(
        Melding(
            soort=melding.soort,
            gebruiker=melding.gebruiker,
            organisatie=melding.organisatie,
            object_soort=melding.object_soort,
            object_id=uuid4(),
            effect_sleutel=f"test:{nummer}",
        )
        for nummer in range(MELDINGEN_OP_SCHERM)
    )
    (getoond,) = als(cast.casemanager_zorg).get("/").context["meldingen"]
    assert str(melding.object_id) in getoond["url"]


@pytest.mark.django_db
def test_hoogstens_tien_meldingen_en_alleen_die_tellen_als_ingezien(cast, als, uitgevoerd):
    for _ in range(MELDINGEN_OP_SCHERM + 1):
        registreer(cast.casemanager_zorg.door)
    uitgevoerd()
    assert len(als(cast.casemanager_zorg).get("/").context["meldingen"]) == MELDINGEN_OP_SCHERM
    assert len(Inzage.objects.get().deelnemer_ids) == MELDINGEN_OP_SCHERM


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["/privacy/", "/toegankelijkheid/", "/verifieer/"])
def test_wat_iedereen_mag_lezen_vraagt_geen_aanmelding(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    assert "Set-Cookie" not in antwoord or "sessie" not in antwoord["Set-Cookie"]


@pytest.mark.django_db
def test_zonder_aanmelding_is_er_geen_startpagina(client):
    assert client.get("/")["Location"].startswith("/account/login/")
