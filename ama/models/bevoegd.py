"""Which organisations may guide which kind of AMA, as mandaten knows it."""

from __future__ import annotations

from collections.abc import Mapping

from ama.models.overeenkomst import Overeenkomst
from ama.soorten import WSE, WVG
from mandaten.models import Bevoegdheid
from mandaten.querysets import BevoegdheidQuerySet
from mandaten.soorten import AMA_WSE, BEGELEIDER_AMA

# Kind of agreement -> what its begeleider was granted.
FUNCTIE: Mapping[str, str] = {WVG: BEGELEIDER_AMA, WSE: AMA_WSE}


def overneembaar(overeenkomst: Overeenkomst) -> BevoegdheidQuerySet:
    """Under which grants an organisation can guide under this agreement: recognised, or a partner in the contingent.

    VDAB chose the contingent: to another one only VDAB leads somebody.
    """
    rijen = Bevoegdheid.objects.filter(functie=FUNCTIE[overeenkomst.soort])
    if overeenkomst.toeleiding is None:
        return rijen
    return rijen.filter(toekenning=overeenkomst.toeleiding.contingent)
