"""The same form twice does the act once, also when both come at the same moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from tests.berichten.draden import tegelijk
from tests.omvang import aantal
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.models import VerwerkteAanvraag
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def teller() -> tuple[list[str], Callable[[], str]]:
    """A list of what was done, and a function that does it and takes a moment."""
    gedaan: list[str] = []

    def doe() -> str:
        time.sleep(0.005)
        gedaan.append(f"/adres/{len(gedaan)}/")
        return gedaan[-1]

    return gedaan, doe


@pytest.fixture
def door(cast) -> Hoedanigheid:
    """Nele."""
    return cast.casemanager_zorg.door


def test_een_tweede_keer_geeft_hetzelfde_adres_en_doet_niets(door):
    gedaan, doe = teller()
    sleutel = uuid4()
    assert {eenmalig(sleutel, "proef", door=door, doe=doe) for _ in range(3)} == {"/adres/0/"}
    assert len(gedaan) == 1


@pytest.mark.django_db(transaction=True)
def test_dubbele_verzendingen_op_hetzelfde_moment_doen_een_ding(door):
    gedaan, doe = teller()
    for _ in range(aantal(5, 250)):
        sleutel = uuid4()
        voor = len(gedaan)
        adressen = tegelijk(2, lambda _, s=sleutel: eenmalig(s, "proef", door=door, doe=doe))
        assert len(gedaan) == voor + 1
        assert adressen == [gedaan[-1]] * 2
    sleutel = uuid4()
    assert len(set(tegelijk(20, lambda _: eenmalig(sleutel, "proef", door=door, doe=doe)))) == 1


def test_na_een_weigering_is_de_sleutel_weer_vrij(door):
    sleutel = uuid4()

    def weiger() -> str:
        raise Geweigerd("Nee.")

    with pytest.raises(Geweigerd):
        eenmalig(sleutel, "proef", door=door, doe=weiger)
    assert not VerwerkteAanvraag.objects.exists()
    assert eenmalig(sleutel, "proef", door=door, doe=lambda: "/goed/") == "/goed/"


@pytest.mark.django_db(transaction=True)
def test_wie_wachtte_op_een_eerste_die_mislukt_doet_het_zelf(door):
    sleutel = uuid4()

    def probeer(nummer: int) -> str:
        def doe() -> str:
            time.sleep(0.2)
            if nummer == 0:
                raise Geweigerd("Nee.")
            return "/goed/"

        if nummer:
            time.sleep(0.05)
        try:
            return eenmalig(sleutel, "proef", door=door, doe=doe)
        except Geweigerd:
            return "geweigerd"

    assert tegelijk(2, probeer) == ["geweigerd", "/goed/"]


def test_de_sleutel_van_een_ander_of_van_een_ander_formulier_geldt_niet(cast, door):
    sleutel: UUID = uuid4()
    eenmalig(sleutel, "proef", door=door, doe=lambda: "/van_nele/")
    with pytest.raises(Geweigerd, match="niet meer geldig"):
        eenmalig(sleutel, "proef", door=cast.buur.door, doe=lambda: "/van_buur/")
    with pytest.raises(Geweigerd, match="niet meer geldig"):
        eenmalig(sleutel, "andere_handeling", door=door, doe=lambda: "/anders/")
