"""Who the example people are: the same every time, with a number nobody can foretell, and only in the demo."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.template.loader import render_to_string
from django.utils import timezone

from werkzorg.deelnemers.domein import nieuw_dossiernummer
from werkzorg.deelnemers.voorbeelden import Woonplaats, bevolking
from werkzorg.demo.personen import tabel


def test_dossiernummers_komen_uit_de_trekking_en_anders_uit_het_toeval() -> None:
    """The example draws its own numbers; whoever registers without one never gets a number that can be foretold."""
    assert nieuw_dossiernummer(lambda _: 12_345_678) == "D-1234-5678"
    assert len({nieuw_dossiernummer() for _ in range(20)}) > 15


def test_de_bevolking_is_elke_keer_dezelfde() -> None:
    nu = timezone.localtime()
    plaatsen = {"gent": [Woonplaats("9000", "Gent", "gent"), Woonplaats("9800", "Deinze", "gent")]}

    def namen(nu: datetime) -> list[object]:
        wie = {"gent": ["Nele", "Tom"]}
        voorvallen = bevolking(
            30, wie=wie, plaatsen=plaatsen, nu=nu, mensen={}, trekking=lambda _: 1,
        )  # fmt: skip
        return [(een.door, een.doe.args[1:3]) for een in voorvallen if een.nummer is not None]

    assert namen(nu) == namen(nu)
    assert len({str(een) for een in namen(nu)}) == 30


@pytest.mark.django_db
def test_buiten_de_demo_kan_het_niet(settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="alleen in de demo"):
        call_command("voorbeelden_laden")


def test_onder_het_aanmelden_staat_de_rol_voorop_en_geen_organisatie_twee_keer() -> None:
    tekst = render_to_string("demo/personen.html", {"voorbeeldpersonen": tabel()})
    assert "<b>Casemanager Zorg</b>" in tekst
    assert "<small>CGG De Linde</small>" in tekst
    assert "<b>nele" not in tekst
    an = tekst[tekst.index("<b>Departement Zorg</b>") :]
    assert "<small>Departement Zorg</small>" not in an[: an.index("</li>")]
