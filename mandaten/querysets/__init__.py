"""Who sees which calls, applications, grants and procedures; the base answer is nothing.

Everybody reads the public register and the published calls without signing in; these are the files behind them.
"""

from mandaten.querysets.aanvragen import AanvraagQuerySet, DeelnameQuerySet
from mandaten.querysets.behandeling import AdviesQuerySet, KlokstopQuerySet
from mandaten.querysets.besluiten import BeroepQuerySet, BesluitQuerySet
from mandaten.querysets.handhaving import ControledossierQuerySet, ControlerondeQuerySet, HandhavingQuerySet
from mandaten.querysets.lezers import BEHEERDER, INSPECTIE, beslist_over
from mandaten.querysets.oproepen import OproepQuerySet
from mandaten.querysets.toekenningen import (
    BevoegdheidQuerySet,
    InlezingQuerySet,
    ToekenningQuerySet,
    WijzigingsvraagQuerySet,
)

__all__ = [
    "BEHEERDER",
    "INSPECTIE",
    "AanvraagQuerySet",
    "AdviesQuerySet",
    "BeroepQuerySet",
    "BesluitQuerySet",
    "BevoegdheidQuerySet",
    "ControledossierQuerySet",
    "ControlerondeQuerySet",
    "DeelnameQuerySet",
    "HandhavingQuerySet",
    "InlezingQuerySet",
    "KlokstopQuerySet",
    "OproepQuerySet",
    "ToekenningQuerySet",
    "WijzigingsvraagQuerySet",
    "beslist_over",
]
