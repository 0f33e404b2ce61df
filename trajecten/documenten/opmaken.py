"""Which effect of the outbox makes which document of a traject, and under which key it waits there."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from trajecten.documenten.deelnamebrief import DEELNAMEBRIEF, KENNISGEVING
from trajecten.documenten.einddocumenten import EINDDOCUMENT_OPMAKEN, SJABLONEN
from trajecten.documenten.trajectplan import TRAJECTPLAN
from trajecten.documenten.verlengingsbrief import VERLENGINGSBRIEF

EFFECTEN: Mapping[str, str] = {
    DEELNAMEBRIEF: "deelnamebrief_opmaken",
    KENNISGEVING: "deelnamebrief_opmaken",
    VERLENGINGSBRIEF: "verlengingsbrief_opmaken",
    TRAJECTPLAN: "trajectplan_opmaken",
    **dict.fromkeys(SJABLONEN, EINDDOCUMENT_OPMAKEN),
}


def effect_sleutel(soort: str, document_id: UUID) -> str:
    """The key of the job that makes the only version of this document."""
    return f"{EFFECTEN[soort]}:{document_id}:1"
