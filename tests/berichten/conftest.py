"""An effect of the tests' own, and a bell that is never sulking."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from werkzorg.berichten import uitvoeren
from werkzorg.berichten.effecten import EFFECTEN, Effect
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.organisaties.hoedanigheid import Commando

SOORT = "proefeffect"
DOOR = Commando("proef")


@pytest.fixture(autouse=True)
def _bel_is_fris(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uitvoeren, "_stil_tot", 0.0)


@pytest.fixture
def effect(monkeypatch: pytest.MonkeyPatch) -> Callable[[Effect], None]:
    """`effect(functie)` makes this function the effect of kind `proefeffect`, for this test."""

    def zet(functie: Effect) -> None:
        monkeypatch.setitem(EFFECTEN, SOORT, functie)

    zet(lambda opdracht: None)
    return zet


@pytest.fixture
def klaargezet(effect: object, db: None) -> Callable[[str], UUID]:
    """`klaargezet("a")` writes a job with this effect key and gives its id."""

    def zet(sleutel: str) -> UUID:
        zet_klaar(SOORT, effect_sleutel=sleutel, verwijzing={}, door=DOOR)
        return Opdracht.objects.get(effect_sleutel=sleutel).id

    return zet
