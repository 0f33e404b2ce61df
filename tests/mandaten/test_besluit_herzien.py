"""The act `besluit_herzien`: after a founded challenge a measure falls, or stays with better reasons."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.documenten.besluitzaak import Zaak
from mandaten.documenten.herzieningsteksten import Vorig, herzieningsteksten
from mandaten.domein.handhaving import Geldmaatregel
from mandaten.domein.samenstelling import Wijziging
from mandaten.handelingen.herbeslissen import besluit_herzien, ontwerp_herziening
from mandaten.handelingen.samenstelling import samenstelling_wijzigen
from mandaten.models import Aard, Besluit, Bevoegdheid, Schorsing, Toekenning
from mandaten.models.besluit import NA_BEROEP
from mandaten.soorten import SOORTEN
from tests.mandaten.beslissingen import collega, maak_besluit
from tests.mandaten.levenslopen import instemming, klok, lid, nieuwe, vertrek
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import gehoord, gelezen, schors, sql, trek_in, vandaag, verminder
from tests.mandaten.test_beroep_afhandelen import handel_af
from tests.mandaten.test_beroep_registreren import registreer
from tests.rolverdeling import Speler
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def desk() -> Speler:
    return beslisser()


def gegrond(besluit: Besluit, desk: Speler) -> Besluit:
    """A bezwaar against this decision was founded today."""
    handel_af(registreer(besluit, desk), desk)
    return besluit


def herzie(besluit: Besluit, desk: Speler, uitkomst: str = "verval", **anders: Any) -> Besluit:
    """Decided anew after reading the letter."""
    wat = {"uitkomst": uitkomst, "motivering": "De feiten klopten niet.", "door": desk.door, **anders}
    gezien = wat.pop("gezien", None) or ontwerp_herziening(besluit, **wat).vingerafdruk
    return besluit_herzien(besluit, **wat, gezien=gezien)


def foto(toekenning: Toekenning) -> dict[str, Any]:
    """All that holds by this grant, as plain values."""
    rij = Toekenning.objects.get(pk=toekenning.pk)
    return {
        "grant": (rij.status, rij.periode, rij.einde_reden, rij.laatste_dag_besluit),
        "regios": set(rij.regios.values_list("regio_id", "periode")),
        "leden": set(rij.leden.values_list("organisatie_id", "plaats", "periode")),
        "schorsingen": set(rij.schorsingen.values_list("besluit_id", "periode")),
        "bevoegd": set(rij.bevoegdheden.values_list("organisatie_id", "functie", "regio_id", "periode")),
    }


def test_een_intrekking_die_vervalt_geeft_alles_terug(desk, uitgevoerd) -> None:
    toekenning = maak_toekenning("zorg")
    # A partner who leaves next month and a successor who comes then: the withdrawal took the latter away.
    weg = toekenning.leden.get(plaats="B")
    with in_handeling():
        opvolger = maak_toekenning("werkactor").houder
        weg.periode = reeks(weg.periode.lower, vandaag() + 30 * DAG)
        weg.save()
        toekenning.leden.create(
            organisatie=opvolger,
            plaats="B",
            periode=reeks(vandaag() + 31 * DAG, laatste_dag(toekenning.periode)),
        )
    partner = beheerder_van(toekenning.leden.get(plaats="C").organisatie)
    rij = gehoord(desk, toekenning)
    schors(rij, desk, vandaag() + 10 * DAG)
    rij = gehoord(desk, toekenning)
    vooraf = foto(toekenning)
    besluit = gegrond(trek_in(rij, desk), desk)
    assert foto(toekenning) != vooraf
    nieuw = herzie(besluit, desk)
    assert foto(toekenning)["grant"] == vooraf["grant"]
    assert foto(toekenning)["regios"] == vooraf["regios"]
    assert foto(toekenning)["leden"] == vooraf["leden"]
    assert foto(toekenning)["schorsingen"] == vooraf["schorsingen"]
    # Written again by the law that always holds: as if nothing had happened.
    rijen = Bevoegdheid.objects.filter(toekenning=toekenning)
    assert [rijen.geldig_op(vandaag() + n * DAG).count() for n in (0, 9, 10)] == [3, 3, 0]
    assert (nieuw.aard, nieuw.herziet, nieuw.volgnummer) == ("verval", besluit, besluit.volgnummer + 1)
    assert not Taak.objects.filter(soort="besluit_herzien", klaar_op=None).exists()
    assert Melding.objects.filter(soort="toekenning_hersteld", gebruiker=partner.gebruiker).exists()
    assert Logregel.objects.filter(handeling="besluit_herzien").count() == 1
    uitgevoerd()
    assert Document.objects.get(object_id=nieuw.pk).versies.get().is_verzegeld
    with pytest.raises(Geweigerd, match="niets opnieuw"):
        herzie(besluit, desk)


def test_wat_de_intrekking_van_de_lijst_nam_wacht_weer(desk) -> None:
    """The renewal that was reminded of and the seat to be filled, for who had them; nothing of before or twice."""
    toekenning = maak_toekenning("zorg", tot=vandaag() + 300 * DAG)
    klok(vandaag())
    vertrek(desk, toekenning, "B")
    # Another seat was empty and is filled again: that is done, and stays so.
    vertrek(desk, toekenning, "C")
    vertrek_c = lid(toekenning, "C")
    samenstelling_wijzigen(
        Toekenning.objects.get(pk=toekenning.pk),
        wijziging=Wijziging(nieuw=nieuwe(vertrek_c.organisatie.soort).pk, plaats="C", vanaf=vandaag() + DAG),
        versie=Toekenning.objects.get(pk=toekenning.pk).versie,
        instemming=instemming(),
        door=desk.door,
    )
    vooraf = open_over(toekenning)
    assert {soort for soort, _ in vooraf} == {
        "toekenning_vernieuwen",
        "toekenning_einde_opvolgen",
        "plaats_aanvullen",
        "plaats_opvolgen",
    }
    besluit = gegrond(trek_in(gehoord(desk, toekenning), desk), desk)
    assert not open_over(toekenning)
    herzie(besluit, desk)
    assert open_over(toekenning) == vooraf
    assert toekenning.leden.filter(aan_te_vullen_voor__isnull=False).count() == 1


def open_over(toekenning: Toekenning) -> set[tuple[str, Any]]:
    """Kind and key of what waits in the life of this grant."""
    return set(Taak.objects.filter(object_id=toekenning.pk, klaar_op=None).values_list("soort", "pk"))


def test_wie_de_regio_intussen_kreeg_houdt_ze(desk) -> None:
    besluit = gegrond(trek_in(gehoord(desk, maak_toekenning("zorg")), desk), desk)
    maak_toekenning("zorg", van=vandaag() + DAG)
    with pytest.raises(Geweigerd, match=r"kreeg een ander intussen dit mandaat \(.*art"):
        herzie(besluit, desk)
    assert Toekenning.objects.get(pk=besluit.toekenning_id).status == "ingetrokken"
    assert Besluit.objects.count() == 1
    # The task can still be closed, with reasons.
    nieuw = herzie(besluit, desk, "bevestiging")
    assert nieuw.aard == "bevestiging"
    assert Toekenning.objects.get(pk=besluit.toekenning_id).status == "ingetrokken"
    assert not Taak.objects.filter(soort="besluit_herzien", klaar_op=None).exists()


def test_een_intrekking_vervalt_niet_zonder_gegrond_bezwaar_ook_niet_met_sql(desk) -> None:
    besluit = trek_in(gehoord(desk), desk)
    handel_af(registreer(besluit, desk), desk, "ongegrond")
    with pytest.raises(Geweigerd, match="niets opnieuw"):
        herzie(besluit, desk)
    for status in ("actief", "geschorst"):
        with pytest.raises(IntegrityError, match="alleen na een gegrond bezwaar"), transaction.atomic():
            sql("UPDATE mandaten_toekenning SET status = %s WHERE id = %s", status, besluit.toekenning_id)


def test_een_schorsing_die_vervalt_is_er_nooit_geweest(desk) -> None:
    toekenning = maak_toekenning("zorg")
    besluit = gegrond(schors(gehoord(desk, toekenning, voornemen="schorsing"), desk), desk)
    herzie(besluit, desk)
    assert Toekenning.objects.get(pk=toekenning.pk).status == "actief"
    assert not Schorsing.objects.exists()
    assert Bevoegdheid.objects.filter(toekenning=toekenning).geldig_op(vandaag()).count() == 3


def test_een_vermindering_die_vervalt_staat_zo_bij_de_procedure(desk, als) -> None:
    rij = gehoord(desk, voornemen="vermindering")
    geld = Geldmaatregel("vermindering", Decimal(100), None, vandaag() - 9 * DAG, vandaag())
    besluit = gegrond(verminder(rij, desk, geld), desk)
    nieuw = herzie(besluit, desk)
    tekst = als(desk).get(rij.get_absolute_url()).text
    assert "Vervallen" in tekst
    assert nieuw.nummer in tekst


def test_een_ander_besluit_over_hetzelfde_sluit_de_taak_niet(desk) -> None:
    """Otherwise a suspension of today would answer a challenge of last year's reduction."""
    toekenning = maak_toekenning("zorg")
    geld = Geldmaatregel("vermindering", Decimal(100), None, vandaag() - 9 * DAG, vandaag())
    gegrond(verminder(gehoord(desk, toekenning), desk, geld), desk)
    schors(gehoord(desk, toekenning), desk)
    assert Taak.objects.filter(soort="besluit_herzien", klaar_op=None).count() == 1


def test_wat_niet_kan(desk) -> None:
    besluit = gegrond(trek_in(gehoord(desk), desk), desk)
    for anders, veld in (({"uitkomst": "x"}, "uitkomst"), ({"motivering": " "}, "motivering")):
        with pytest.raises(Geweigerd) as nee:
            herzie(besluit, desk, **{"uitkomst": "verval", **anders})
        assert set(nee.value.velden) == {veld}
    with pytest.raises(Geweigerd, match="veranderd sinds je hem las"):
        herzie(besluit, desk, gezien="een andere brief")
    with pytest.raises(Besluit.DoesNotExist):
        herzie(besluit, beslisser("netwerk"))
    # A grant ends by its own acts: it does not fall by itself.
    toegekend = gegrond(maak_besluit("zorg", an=desk, regios=("kempen",)), desk)
    with pytest.raises(Geweigerd) as weigering:
        herzie(toegekend, desk)
    assert set(weigering.value.velden) == {"uitkomst"}
    assert herzie(toegekend, desk, "bevestiging").herziet == toegekend


@pytest.mark.parametrize("doe", ["registreren", "afhandelen", "herzien"])
def test_eigen_mensen_van_de_houder_of_een_partner_doen_het_niet(desk, doe) -> None:
    """Also of who was a partner of the grant that the decision is about (regelgeving 10.2)."""
    rij = gehoord(desk)
    besluit = trek_in(rij, desk)
    ander = collega(desk)
    with in_handeling():
        Lidmaatschap.objects.create(
            gebruiker=ander.gebruiker,
            organisatie=rij.toekenning.leden.get(plaats="C").organisatie,
            rol="organisatiebeheerder",
            periode=reeks(vandaag() - 30 * DAG, vandaag() - DAG),
        )
    beroep = None if doe == "registreren" else registreer(besluit, desk)
    if beroep and doe == "herzien":
        handel_af(beroep, desk)
    stappen = {
        "registreren": lambda: registreer(besluit, ander),
        "afhandelen": lambda: handel_af(beroep, ander),
        "herzien": lambda: herzie(besluit, ander),
    }
    with pytest.raises(Geweigerd, match="werkt of werkte"):
        stappen[doe]()


@pytest.mark.parametrize("aard", NA_BEROEP)
@pytest.mark.parametrize("vorig", [Aard.INTREKKING, Aard.SCHORSING, Aard.VERMINDERING])
@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_de_brief_spreekt_in_de_u_vorm_en_begint_kort(aard, vorig, soort) -> None:
    zaak = Zaak(aard, SOORTEN[soort], "CAW De Brug", ("Gent",), toekenning_nummer="SVZ-1")
    uit = herzieningsteksten(zaak, Vorig("SVZ-2026-0007", vorig, vandaag()))
    alles = " ".join([uit.titel, *uit.kort, *uit.vooraf, *uit.gevolgen])
    assert not {"je", "jij", "jouw", "Je"} & set(alles.split())
    assert 2 <= len(uit.kort) <= 3
    assert all(len(zin.split()) <= 25 for zin in uit.kort)
    assert "SVZ-2026-0007" in alles
    assert ("vervalt" in alles) is (aard == Aard.VERVAL)
    assert uit.gronden


# --- the door --------------------------------------------------------------------------------------------------------


def test_de_deur(desk, als) -> None:
    besluit = gegrond(trek_in(gehoord(desk), desk), desk)
    klant, adres = als(desk), reverse("besluit_herzien", args=[besluit.pk])
    blad = klant.get(besluit.get_absolute_url()).text
    assert adres in blad
    assert "aangevochten: gegrond" in blad
    assert reverse("beroep_registreren", args=[besluit.pk]) not in blad
    assert "wat vóór de intrekking gold" in klant.get(adres).text
    velden = {"aanvraag_sleutel": str(uuid4()), "uitkomst": "verval", "motivering": "Daarom."}
    assert klant.post(adres, {**velden, "motivering": ""}).status_code == 422
    velden = gelezen(klant, adres, velden)
    assert len({klant.post(adres, velden)["Location"] for _ in range(2)}) == 1
    nieuw = Besluit.objects.get(herziet=besluit)
    assert nieuw.nummer in klant.get(besluit.get_absolute_url()).text
    assert besluit.nummer in klant.get(nieuw.get_absolute_url()).text
    # Once decided the way is closed.
    assert klant.get(adres)["Location"] == besluit.get_absolute_url()
    assert als(beheerder_van(besluit.organisatie)).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404
