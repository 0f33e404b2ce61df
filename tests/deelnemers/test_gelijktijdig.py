"""Two requests at the same moment: one person, no lost correction, no half registration."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.deelnemers.personen import ingevuld, registreer, vers_insz
from tests.deelnemers.test_deelnemer_wijzigen import verstuurd
from tests.doorverwijzingen.brieven import verstuur
from tests.omvang import aantal
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db(transaction=True)
ADRES = "/deelnemers/registreer/"
KEREN = aantal(3, 25)


@pytest.fixture
def tweetal(transactional_db: None) -> Rolverdeling:
    """Only the two players these tests need: a transactional test pays for every row."""
    spelers = [maak_speler("casemanager_zorg", maak_organisatie(naam, "cgg")) for naam in ("Eigen", "Buur")]
    return Rolverdeling({"casemanager_zorg": spelers[0]}, {"casemanager_zorg": spelers[1]})


def aangemeld(speler: Speler) -> Client:
    """A client of his own, signed in."""
    klant = Client()
    klant.force_login(speler.gebruiker)
    return klant


def tegelijk(*doen: Callable[[], Any]) -> list[Any]:
    """The results of these functions, started together in threads with a connection of their own."""
    start = threading.Barrier(len(doen))

    def draad(doe: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=20)
            return doe()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doen)) as draden:
        return list(draden.map(draad, doen))


def test_tweemaal_hetzelfde_formulier_tegelijk_is_een_persoon(tweetal):
    klanten = [aangemeld(tweetal.casemanager_zorg) for _ in range(2)]
    for keer in range(1, KEREN + 1):
        velden = ingevuld(insz="", insz_ontbreekt="aangevraagd")
        antwoorden = tegelijk(*(partial(klant.post, ADRES, velden) for klant in klanten))
        assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
        assert antwoorden[0]["Location"] == antwoorden[1]["Location"]
        assert Deelnemer.objects.count() == Betrokkenheid.objects.count() == Opdracht.objects.count() == keer


def test_twee_organisaties_tegelijk_met_hetzelfde_nummer_is_een_persoon(tweetal):
    klanten = [aangemeld(tweetal.casemanager_zorg), aangemeld(tweetal.buur)]
    for keer in range(1, KEREN + 1):
        insz = vers_insz()
        antwoorden = tegelijk(*(partial(klant.post, ADRES, ingevuld(insz=insz)) for klant in klanten))
        assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
        assert antwoorden[0]["Location"] == antwoorden[1]["Location"]
        assert Deelnemer.objects.count() == keer
        assert sorted(Betrokkenheid.objects.values_list("omvang", flat=True)) == sorted(
            ["volledig", "identiteit"] * keer
        )


def test_twee_collegas_tegelijk_met_hetzelfde_nummer_is_een_betrokkenheid(tweetal):
    collega = maak_speler(
        "casemanager_zorg", tweetal.casemanager_zorg.lidmaatschap.organisatie, email="c@test.be"
    )
    klanten = [aangemeld(tweetal.casemanager_zorg), aangemeld(collega)]
    insz = vers_insz()
    antwoorden = tegelijk(*(partial(klant.post, ADRES, ingevuld(insz=insz)) for klant in klanten))
    assert sorted(antwoord.status_code for antwoord in antwoorden) == [302, 422]
    assert Betrokkenheid.objects.count() == 1


def test_geen_verbetering_gaat_verloren_als_twee_mensen_tegelijk_bewaren(tweetal):
    deelnemer = registreer(tweetal.casemanager_zorg.door)
    klanten = [aangemeld(tweetal.casemanager_zorg) for _ in range(2)]
    adres = reverse("deelnemer_wijzigen", args=[deelnemer.pk])
    bewaard = 0
    for keer in range(KEREN):
        deelnemer.refresh_from_db()
        pogingen = [
            verstuurd(deelnemer, gemeente=f"Stad {keer}"),
            verstuurd(deelnemer, straat=f"Straat {keer}"),
        ]
        antwoorden = tegelijk(
            *(partial(klant.post, adres, velden) for klant, velden in zip(klanten, pogingen, strict=True))
        )
        # Each saw the same version: exactly one is saved, the other one is asked to choose.
        assert sorted(antwoord.status_code for antwoord in antwoorden) == [302, 409]
        bewaard += 1
    deelnemer.refresh_from_db()
    assert deelnemer.versie == 1 + bewaard
    assert Logregel.objects.filter(handeling="deelnemer_wijzigen").count() == bewaard
    assert deelnemer.gebeurtenissen.count() == 1 + bewaard


def samen(blijft: Deelnemer, gaat_op: Deelnemer) -> tuple[str, dict[str, Any]]:
    """The address and the form that make `gaat_op` part of `blijft`."""
    return reverse("deelnemers_samenvoegen", args=[blijft.pk]), {
        "aanvraag_sleutel": str(uuid4()),
        "ander": gaat_op.dossiernummer,
        "versie_blijft": blijft.versie,
        "versie_gaat_op": gaat_op.versie,
        "reden": "Zelfde kaart gezien",
        "keuze_insz": "blijft",
        "stap": "uitvoeren",
    }


def test_samenvoegen_terwijl_een_collega_wijzigt_verliest_niets(tweetal):
    door = tweetal.casemanager_zorg.door
    klanten = [aangemeld(tweetal.casemanager_zorg) for _ in range(2)]
    for keer in range(KEREN):
        blijft, gaat_op = registreer(door, insz=vers_insz()), registreer(door, insz=vers_insz())
        wijzig = reverse("deelnemer_wijzigen", args=[gaat_op.pk])
        verbetering = verstuurd(gaat_op, gemeente=f"Stad {keer}")
        antwoorden = tegelijk(
            partial(klanten[0].post, *samen(blijft, gaat_op)), partial(klanten[1].post, wijzig, verbetering)
        )
        gaat_op.refresh_from_db()
        if gaat_op.samengevoegd_met_id:
            # The merge was first: the correction was not done, and its author was led to the record that stayed.
            assert gaat_op.gemeente == ""
            assert antwoorden[1].status_code in {302, 404}
        else:
            # The correction was first: who merges looks again.
            assert (gaat_op.gemeente, antwoorden[0].status_code) == (f"Stad {keer}", 422)


def test_aanvaarden_terwijl_een_collega_samenvoegt_wacht_niet_op_elkaar(tweetal):
    door = tweetal.casemanager_zorg.door
    els = maak_speler("begeleider_ama", maak_organisatie("Maatwerk", "maatwerkbedrijf"))
    klanten = [aangemeld(tweetal.casemanager_zorg), aangemeld(els)]
    for _ in range(KEREN):
        blijft, gaat_op = registreer(door, insz=vers_insz()), registreer(door, insz=vers_insz())
        brief = verstuur(tweetal.casemanager_zorg, gaat_op, els)
        aanvaard = reverse("doorverwijzing_aanvaarden", args=[brief.pk])
        antwoorden = tegelijk(
            partial(klanten[0].post, *samen(blijft, gaat_op)),
            partial(klanten[1].post, aanvaard, {"aanvraag_sleutel": str(uuid4())}),
        )
        assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
        assert Deelnemer.objects.zichtbaar_voor(els.door).filter(pk=blijft.pk).exists()
