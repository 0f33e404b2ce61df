"""The one way to write a line in the logboek."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from werkzorg.logboek.aanvraag import huidige_aanvraag
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Door


def log(
    handeling: str,
    *,
    door: Door,
    object_soort: str,
    object_id: UUID,
    deelnemer_id: UUID | None = None,
    gegevens: dict[str, Any] | None = None,
) -> Logregel:
    """One line about an act that was done; `gegevens` holds keys and ids only, never names or free text."""
    return Logregel.objects.create(
        handeling=handeling,
        door=door.als_verwijzing(),
        object_soort=object_soort,
        object_id=object_id,
        deelnemer_id=deelnemer_id,
        gegevens=gegevens or {},
        aanvraag=huidige_aanvraag(),
    )
