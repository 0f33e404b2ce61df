"""What the tests of these screens share: a receipt that the worker made."""

from __future__ import annotations

import pytest

from tests.beheer.collegas import Bureau, maak_bureau
from tests.beheer.exports import vraag_aan
from tests.deelnemers.personen import registreer, vers_insz
from tests.rolverdeling import Speler, maak_speler
from werkzorg.documenten.models import Document
from werkzorg.handelen.models import Uitvoer


@pytest.fixture
def insz() -> str:
    """The number of the person about whom `document` is."""
    return vers_insz()


@pytest.fixture
def document(cast, uitgevoerd, insz) -> Document:
    """The receipt of a registration by Nele."""
    registreer(cast.casemanager_zorg.door, insz=insz)
    uitgevoerd()
    return Document.objects.get()


@pytest.fixture
def bureau(db: None) -> Bureau:
    """CAW De Brug with its manager and colleagues, the functioneel beheerder, and a neighbour."""
    return maak_bureau()


@pytest.fixture
def baas(cast) -> Speler:
    """The manager of Nele's organisation, who decides about the lists that leave it."""
    huis = cast.casemanager_zorg.lidmaatschap.organisatie
    return maak_speler("organisatiebeheerder", huis, email="b@test.be")


@pytest.fixture
def uitvoer(cast, als, baas) -> Uitvoer:
    """A list that Nele asked for and that waits for a second person."""
    return vraag_aan(als(cast.casemanager_zorg), cast.casemanager_zorg)
