"""The inzagelog: every page about people writes exactly one row: about whom, which groups, who, why, which request."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse

from tests.deelnemers.personen import registreer
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.toegang import inzage
from werkzorg.toegang.models import Inzage

ALLES = ["adres", "contact", "identiteit", "taal"]


@pytest.fixture
def mensen(cast) -> list[Deelnemer]:
    """Three people of Nele; the first has no number yet, so that there is a task about him."""
    door = cast.casemanager_zorg.door
    zonder = registreer(door, insz="", insz_ontbreekt="aangevraagd", achternaam="Zonder")
    rest = [registreer(door, achternaam=naam) for naam in ("Adriaens", "Zonderman")]
    return [zonder, *rest]


def bladzijden(mensen: list[Deelnemer]) -> dict[str, tuple[str, list[Deelnemer], list[str]]]:
    """Per page key: its address, whom it shows, and the groups of data it shows."""
    een = mensen[0]
    return {
        "vandaag": (reverse("vandaag"), [een], ["identiteit"]),
        "deelnemer_lijst": (reverse("deelnemer_lijst"), mensen, ["adres", "identiteit"]),
        "deelnemer_detail": (reverse("deelnemer_detail", args=[een.pk]), [een], ALLES),
        "deelnemer_documenten": (reverse("deelnemer_documenten", args=[een.pk]), [een], ALLES),
        "deelnemer_wijzigen": (reverse("deelnemer_wijzigen", args=[een.pk]), [een], ALLES),
        "inzage_lijst": (reverse("inzage_lijst", args=[een.pk]), [een], ALLES),
    }


SLEUTELS = list(bladzijden([Deelnemer()]))


@pytest.mark.parametrize("sleutel", SLEUTELS)
def test_elke_bladzijde_schrijft_precies_een_regel(cast, als, mensen, sleutel):
    adres, wie, groepen = bladzijden(mensen)[sleutel]
    client = als(cast.casemanager_zorg)
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    regel = Inzage.objects.get()
    door = cast.casemanager_zorg.door
    assert regel.deelnemer_ids == sorted(mens.pk for mens in wie)
    assert (regel.actie, regel.groepen) == (sleutel, groepen)
    assert (regel.gebruiker_id, regel.organisatie_id, regel.lidmaatschap_id, regel.rol) == (
        door.gebruiker_id, door.organisatie_id, door.lidmaatschap_id, door.rol,
    )  # fmt: skip
    assert regel.sessie == hashlib.sha256(client.session.session_key.encode()).hexdigest()
    assert regel.aanvraag == antwoord.headers["X-Request-ID"]
    assert (regel.kanaal, regel.uitkomst) == ("web", "getoond")
    assert regel.grond == ("taak" if sleutel == "vandaag" else "betrokkenheid")


def test_een_document_openen_schrijft_een_regel_over_de_persoon(cast, als, uitgevoerd):
    deelnemer = registreer(cast.casemanager_zorg.door)
    uitgevoerd()
    document = Document.objects.get()
    antwoord = als(cast.casemanager_zorg).get(reverse("document_openen", args=[document.pk]))
    assert antwoord.status_code == 200
    regel = Inzage.objects.get()
    assert (regel.object_soort, regel.object_id) == ("documenten.document", document.pk)
    assert regel.deelnemer_ids == [deelnemer.pk]


def test_het_log_houdt_geen_inhoud(cast, als, mensen):
    client = als(cast.casemanager_zorg)
    for adres, _, _ in bladzijden(mensen).values():
        client.get(adres)
    client.get(reverse("deelnemer_lijst"), {"zoek": "Adriaens"})
    tekst = str(list(Inzage.objects.values_list()))
    for mens in mensen:
        for inhoud in (mens.voornaam, mens.achternaam, mens.dossiernummer):
            assert inhoud not in tekst


@pytest.mark.parametrize("sleutel", SLEUTELS)
def test_zonder_inzagelog_toont_geen_bladzijde_gegevens(cast, als, mensen, sleutel, monkeypatch):
    def breek(*_: Any) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr(inzage.Inzage.objects, "bulk_create", breek)
    client = als(cast.casemanager_zorg)
    client.raise_request_exception = False
    antwoord = client.get(bladzijden(mensen)[sleutel][0])
    assert antwoord.status_code == 500
    for mens in mensen:
        for inhoud in (mens.voornaam, mens.achternaam, mens.dossiernummer, str(mens.pk)):
            assert inhoud not in antwoord.content.decode()


def test_wie_niet_binnen_mag_laat_geen_inzage_na(cast, als: Callable[..., Client], mensen):
    adres = reverse("deelnemer_detail", args=[mensen[0].pk])
    assert als(cast.buur).get(adres).status_code == 404
    assert als(cast.departement).get(adres).status_code == 403
    assert not Inzage.objects.exists()


def test_de_bladzijde_noemt_wie_er_op_staat_en_niet_wie_er_niet_op_staat(cast, als, mensen):
    als(cast.casemanager_zorg).get(reverse("deelnemer_lijst"), {"zoek": "zonder"})
    getoond: list[UUID] = Inzage.objects.get().deelnemer_ids
    assert getoond == sorted(mens.pk for mens in mensen if mens.achternaam.startswith("Zonder"))


def test_elke_kolom_van_de_regel_staat_in_de_keten():
    assert set(inzage.VELDEN) == {veld.attname for veld in Inzage._meta.concrete_fields}


@pytest.mark.django_db
def test_wie_op_dezelfde_manier_getoond_wordt_staat_in_een_regel(rf, cast):
    request = rf.get("/")
    request.hoedanigheid, request.session, request.sleutel = (
        cast.casemanager_zorg.door,
        SessionStore(),
        "proef",
    )
    a, b, c = sorted(uuid4() for _ in range(3))

    def toon(*wie, groepen=("identiteit",), grond="betrokkenheid"):
        inzage.noteer(
            request,
            object_soort="deelnemers.deelnemer",
            object_id=None,
            deelnemer_ids=wie,
            groepen=groepen,
            grond=grond,
        )

    toon(a)
    toon(a, b)
    toon()
    toon(c, groepen=("adres", "identiteit"))
    toon(c, grond="taak")
    inzage.schrijf(request)
    assert [
        (rij.grond, rij.groepen, rij.deelnemer_ids) for rij in Inzage.objects.order_by("wanneer", "grond")
    ] == [
        ("betrokkenheid", ["identiteit"], [a, b]),
        ("betrokkenheid", ["adres", "identiteit"], [c]),
        ("taak", ["identiteit"], [c]),
    ]
