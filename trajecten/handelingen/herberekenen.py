"""The latest end date, rewritten whole whenever one of its ingredients changes (regelgeving 15, rows 3-5)."""

from __future__ import annotations

from trajecten.domein.looptijd import uiterste_van
from trajecten.domein.waarschuwingen import Waarschuwregels, eerstvolgende
from trajecten.handelingen.vergrendelen import bewaar
from trajecten.models import Traject, looptijd_van
from werkzorg.parameters.lezen import momentopname


def herbereken_einde(rij: Traject, *velden: str) -> None:
    """The latest end and the next warning of this locked, started traject are what the law gives now.

    Saved together with these other fields. The numbers of the law are those of the day on which it started.
    """
    looptijd = looptijd_van(rij)
    rij.uiterste_einddatum = uiterste_van(looptijd)
    gegeven = frozenset(rij.waarschuwingen.values_list("sleutel", flat=True))
    regels = Waarschuwregels.van(momentopname(looptijd.start))
    rij.waarschuwen_op = eerstvolgende(looptijd, gegeven, regels)
    bewaar(rij, "uiterste_einddatum", "waarschuwen_op", *velden)
