"""How a clock job works through its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import structlog

from werkzorg.handelen.klok import Telling

logger = structlog.get_logger(__name__)
T = TypeVar("T")


def elk(rijen: Iterable[T], doe: Callable[[T], int]) -> Telling:
    """Each in a transaction of its own: one that fails is logged and does not stop the others."""
    telling = Telling()
    for rij in list(rijen):
        try:
            telling.gedaan += int(doe(rij))
        except Exception:
            logger.exception("klokjob_rij_mislukt", soort=type(rij).__name__, rij=str(getattr(rij, "pk", "")))
            telling.fouten += 1
    return telling


def samen(*delen: Telling) -> Telling:
    """What several parts of one round did together."""
    return Telling(gedaan=sum(deel.gedaan for deel in delen), fouten=sum(deel.fouten for deel in delen))
