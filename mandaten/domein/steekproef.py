"""The sample of an inspection: by lot, and to be drawn again by anybody who knows the seed and the list."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID


def lot(zaad: int, wie: UUID) -> str:
    """The lot of one grant: the SHA-256, in hexadecimal, of the text "<seed>:<id>"."""
    return sha256(f"{zaad}:{wie}".encode()).hexdigest()


def trekking(populatie: Iterable[UUID], aantal: int, zaad: int) -> list[UUID]:
    """The `aantal` grants with the lowest lot, lowest first.

    The order in which the population comes does not matter, and every group of that size is as likely; a larger sample
    of the same seed holds the smaller one. Not a generator of a programming language: those change. Raises ValueError
    for a sample that is empty or larger than the population, and for a grant that is twice in it.
    """
    alle = list(populatie)
    if len(set(alle)) != len(alle):
        raise ValueError("een toekenning staat twee keer in de populatie")
    if not 1 <= aantal <= len(alle):
        raise ValueError(f"een steekproef van {aantal} uit {len(alle)} kan niet")
    return sorted(alle, key=lambda wie: (lot(zaad, wie), wie.hex))[:aantal]


def steekproef_bezwaar(aantal: int, populatie: int) -> str:
    """Why this sample cannot be drawn, as a sentence; "" when it can."""
    if populatie == 0:
        return "Op deze dag was er geen enkele toekenning van deze soort: kies een andere dag of soort."
    if aantal > populatie:
        telling = "is er maar 1 toekenning" if populatie == 1 else f"zijn er maar {populatie} toekenningen"
        return f"Op deze dag {telling} van deze soort: vul hoogstens {populatie} in."
    return ""
