"""The start page: what is due, for whom it is, and what one may do."""

from __future__ import annotations

from datetime import timedelta
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
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN


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
    assert titels == [["Binnenkort"], ["Deze week"], ["Over tijd"]]
    assert klant is not None


# --- filters ----------------------------------------------------------------------------------------------
def chips(antwoord) -> dict[str, tuple[int, bool]]:
    """Per visible filter its count and whether it is on."""
    return {een.label: (een.aantal, een.is_aan) for reeks in antwoord.context["filters"] for een in reeks}


@pytest.fixture
def volle_lijst(cast):
    """Two tasks of Nele (one late), one of a colleague (late), one of nobody."""
    nele = cast.casemanager_zorg
    bart = maak_speler("casemanager_zorg", nele.lidmaatschap.organisatie, email="bart@test.be")
    taken = []
    for wie in (nele, nele, bart, nele):
        taken.append(Taak.objects.get(object_id=zonder_nummer(wie).pk))
    gisteren = timezone.localdate() - timedelta(days=1)
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.filter(pk__in=[taken[0].pk, taken[2].pk]).update(termijn=gisteren)
        Taak.objects.filter(pk=taken[3].pk).update(gebruiker=None)
    return taken


@pytest.mark.django_db
def test_elke_filter_zegt_hoeveel_hij_geeft_en_geeft_dat_ook(cast, als, volle_lijst):
    klant = als(cast.casemanager_zorg)
    antwoord = klant.get("/")
    assert chips(antwoord) == {
        "Van mij": (3, True),
        "Van mijn team": (4, False),
        "Alleen over tijd": (1, False),
    }
    for vraag, aantal in (("", 3), ("?van=team", 4), ("?laat=1", 1), ("?van=team&laat=1", 2)):
        assert len(taken_van(klant.get(f"/{vraag}"))) == aantal, vraag
    assert chips(klant.get("/?van=team&laat=1"))["Alleen over tijd"] == (2, True)
    for reeks in antwoord.context["filters"]:
        for een in reeks:
            assert klant.get("/" + een.url).status_code == 200


@pytest.mark.django_db
def test_bij_het_team_staat_van_wie_de_taak_is(cast, als, volle_lijst):
    assert "nog van niemand" not in als(cast.casemanager_zorg).get("/").text
    tekst = als(cast.casemanager_zorg).get("/?van=team").text
    assert "nog van niemand" in tekst
    assert "Test Casemanager_Zorg" in tekst


@pytest.mark.django_db
@pytest.mark.parametrize(
    "vraag", ["?van=buur", "?soort=onzin", "?laat=ja", "?soort=%00&van=%FF", "?blad=999"]
)
def test_een_onzinnige_vraag_is_geen_vraag(cast, als, volle_lijst, vraag):
    assert len(taken_van(als(cast.casemanager_zorg).get(f"/{vraag}"))) == 3


@pytest.mark.django_db
def test_een_lege_filter_leidt_terug(cast, als):
    zonder_nummer(cast.casemanager_zorg)
    tekst = als(cast.casemanager_zorg).get("/?laat=1").text
    assert "Met deze filter staat er niets op de lijst." in tekst


@pytest.mark.django_db
def test_drieduizend_taken_geven_een_blad_en_ware_tellingen(cast, als):
    nele = cast.casemanager_zorg
    eerste = Taak.objects.get(object_id=zonder_nummer(nele).pk)
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.bulk_create(
            Taak(
                soort=eerste.soort, sleutel=f"veel:{n}", object_soort=eerste.object_soort,
                object_id=eerste.object_id, deelnemer_id=eerste.deelnemer_id, organisatie=eerste.organisatie,
                rol=eerste.rol, gebruiker=nele.gebruiker,
                termijn=timezone.localdate() + timedelta(days=n % 60 - 10),
            )
            for n in range(3000)
        )  # fmt: skip
    antwoord = als(nele).get("/?blad=2")
    assert len(taken_van(antwoord)) == 25
    assert antwoord.context["bladzijde"].paginator.count == 3001
    assert sum(aantal for aantal, _ in antwoord.context["samenvatting"]) == 3001
    assert {groep["titel"]: groep["aantal"] for groep in antwoord.context["groepen"]} == {"Over tijd": 500}
    assert "26 tot 50 van" in antwoord.text


@pytest.mark.django_db
def test_alleen_wie_mag_registreren_heeft_de_knop(cast, als):
    assert "Registreer deelnemer" in als(cast.casemanager_zorg).get("/").text
    assert "Registreer deelnemer" not in als(cast.departement).get("/").text


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


@pytest.mark.django_db
@pytest.mark.parametrize(("soorten", "ingeklapt"), [(2, False), (8, True)])
def test_veel_soorten_taken_staan_niet_voor_de_eerste_taak(cast, als, soorten, ingeklapt):
    nele = cast.casemanager_zorg
    eerste = Taak.objects.get(object_id=zonder_nummer(nele).pk)
    andere = [een for een in TAAKSOORTEN if een != eerste.soort][: soorten - 1]
    with pghistory.context(handeling="test", door="commando:test"):
        for soort in andere:
            eerste.pk, eerste.soort, eerste.sleutel = uuid4(), soort, f"veel:{soort}"
            eerste.save(force_insert=True)
    alle, een = (als(nele).get("/", {"soort": keuze}).text for keuze in ("", andere[0]))
    assert ("Kies een soort taak" in alle) == ingeklapt
    # Who filters sees by what.
    assert ('<details class="chips-meer">' in alle, '<details class="chips-meer" open>' in een) == (
        ingeklapt,
    ) * 2
