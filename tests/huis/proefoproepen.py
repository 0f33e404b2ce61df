"""Calls for the tests of the house: one per kind and state, shared by all players."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from mandaten.models import Aanvraag, Oproep
from mandaten.soorten import BESLIST_OVER, SOORTEN
from tests.mandaten.maken import maak_aanvraag, maak_oproep
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer


def _van(soort: str, **wanneer: Any) -> UUID:
    """One per kind and state: the objects of many players share it."""
    titel = f"Proefoproep {soort} {sorted(wanneer)}"
    oproep = Oproep.objects.filter(titel=titel).first()
    return (oproep or maak_oproep(soort, titel=titel, **wanneer)).pk


def oproep(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A call of the kind that this player decides about, open now, for which somebody applied."""
    soort = _soort(speler)
    pk = _van(soort)
    if not Aanvraag.objects.filter(oproep=pk).exists():
        maak_aanvraag(soort, status="ingediend", oproep=Oproep.objects.get(pk=pk))
    return pk


def gesloten_oproep(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A call of that kind that closed an hour ago."""
    return _van(_soort(speler), sluit_op=timezone.now() - timedelta(hours=1))


def _soort(speler: Speler) -> str:
    over = BESLIST_OVER.get(speler.lidmaatschap.rol, frozenset())
    return next((soort for soort in sorted(over) if SOORTEN[soort].via_oproep), "zorg")
