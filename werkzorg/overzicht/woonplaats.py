"""Who lives in Brussels is recognised on the dossier page: the explanation, and the way to the right addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.plaatsen.opzoeken import ligt_in_brussel
from werkzorg.toegang.matrix import groepen_van


def brusselpaneel(door: Hoedanigheid, deelnemer: Any) -> Mapping[str, Any] | None:
    """The municipality of somebody who lives in Brussels, for who may read his address; None for all others."""
    if "adres" not in groepen_van(door, deelnemer):
        return None
    gemeente = ligt_in_brussel(deelnemer.postcode, deelnemer.gemeente, timezone.localdate())
    return {"gemeente": gemeente} if gemeente else None
