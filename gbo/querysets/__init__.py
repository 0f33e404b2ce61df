"""Named questions to the tables of the onthaaltrajecten."""

from gbo.querysets.advies import WelzijnsadviesQuerySet
from gbo.querysets.dekking import GbogemeenteQuerySet, GbopartnerQuerySet, GbosamenwerkingQuerySet
from gbo.querysets.onthaal import (
    ContactpogingQuerySet,
    LevensregistratieQuerySet,
    OnthaaltrajectQuerySet,
    WisstopQuerySet,
)
from gbo.querysets.telling import OnthaaltellingQuerySet, WisattestQuerySet

__all__ = [
    "ContactpogingQuerySet",
    "GbogemeenteQuerySet",
    "GbopartnerQuerySet",
    "GbosamenwerkingQuerySet",
    "LevensregistratieQuerySet",
    "OnthaaltellingQuerySet",
    "OnthaaltrajectQuerySet",
    "WelzijnsadviesQuerySet",
    "WisattestQuerySet",
    "WisstopQuerySet",
]
