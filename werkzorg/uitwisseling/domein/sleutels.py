"""Secrets of machines: made by us, shown once, kept as a hash."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

# 256 bits drawn at random: nobody guesses them, so a slow hash would only cost time.
_BYTES = 32
# Two at the same time: the new one is put in place while the old one still works.
TEGELIJK = 2
# So much of a secret people may see, to tell two apart.
_ZICHTBAAR = 6


def nieuw_geheim() -> str:
    """A new secret, fit for a header and a form."""
    return secrets.token_urlsafe(_BYTES)


def hash_van(geheim: str) -> str:
    """What is kept of a secret: SHA-256, 64 hexadecimal signs."""
    return sha256(geheim.encode("utf-8", "surrogateescape")).hexdigest()


def begin_van(geheim: str) -> str:
    """The first signs, by which people tell two secrets apart."""
    return geheim[:_ZICHTBAAR]


def is_gelijk(hash_: str, geheim: str) -> bool:
    """Whether this is the secret of that hash; takes as long whatever was sent."""
    return hmac.compare_digest(hash_, hash_van(geheim))


def vernieuw_bezwaar(geldige: int) -> str:
    """Why no new secret can be made beside so many that work, as a sentence; "" when it can."""
    if geldige >= TEGELIJK:
        return "Er werken al twee sleutels. Trek eerst de oude in: kijk op de koppeling welke nog gebruikt wordt."
    return ""


def verval_bezwaar(vervalt_op: date, vandaag: date) -> str:
    """Why a connection cannot end on this day, as a sentence; "" when it can."""
    return "Kies een dag in de toekomst." if vervalt_op <= vandaag else ""


def laatste_dag(vervalt_op: date, sleutels: Iterable[date]) -> date:
    """The last day (inclusive) on which a connection that ends on `vervalt_op` still has one of these secrets.

    Without any that is the first day there is: it has no access any more.
    """
    return min(vervalt_op, max(sleutels, default=date.min))
