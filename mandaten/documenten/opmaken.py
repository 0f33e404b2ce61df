"""Which effect of the outbox makes which letter, and under which key it waits there."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from mandaten.documenten.behandelbrief import ONTVANKELIJKHEIDSBRIEF, VRAAGBRIEF
from mandaten.documenten.beroepsbrief import BEROEPSBRIEF
from mandaten.documenten.besluitbrief import BESLUITBRIEF
from mandaten.documenten.voornemenbrief import VOORNEMENBRIEF

EFFECTEN: Mapping[str, str] = {
    BESLUITBRIEF: "besluitbrief_opmaken",
    BEROEPSBRIEF: "beroepsbrief_opmaken",
    VOORNEMENBRIEF: "voornemenbrief_opmaken",
    VRAAGBRIEF: "behandelbrief_opmaken",
    ONTVANKELIJKHEIDSBRIEF: "behandelbrief_opmaken",
}


def effect_sleutel(soort: str, document_id: UUID) -> str:
    """The key of the job that makes the only version of this letter."""
    return f"{EFFECTEN[soort]}:{document_id}:1"
