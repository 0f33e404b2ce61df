"""Which effect of the outbox makes which document of AMA, and under which key it waits there."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from ama.documenten.evaluatie import EVALUATIEDOCUMENTEN
from ama.documenten.overeenkomst import DOCUMENTEN

EFFECTEN: Mapping[str, str] = {
    **dict.fromkeys(DOCUMENTEN, "overeenkomstdocument_opmaken"),
    **dict.fromkeys(EVALUATIEDOCUMENTEN, "evaluatiedocument_opmaken"),
}


def effect_sleutel(soort: str, document_id: UUID) -> str:
    """The key of the job that makes the only version of this document."""
    return f"{EFFECTEN[soort]}:{document_id}:1"
