"""How a clock job goes over its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import structlog
from django.db.models import Model

from werkzorg.handelen.klok import Telling

logger = structlog.get_logger(__name__)


def elk(rijen: Iterable[Model], doe: Callable[[Any], object]) -> Telling:
    """Each row in a transaction of its own: one that fails is logged by its key and does not stop the others."""
    telling = Telling()
    for rij in list(rijen):
        try:
            telling.gedaan += bool(doe(rij))
        except Exception:
            logger.exception("klokjob_rij_mislukt", soort=rij._meta.label_lower, rij=str(rij.pk))
            telling.fouten += 1
    return telling
