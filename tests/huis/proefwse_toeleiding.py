"""A toeleiding that runs, seen by one player in his role; the other makers of AMA sociale economie build on it."""

from __future__ import annotations

from uuid import UUID

from ama.handelingen.toeleidingslot import betrek
from ama.models import Toeleiding
from ama.querysets.lezers import DEPARTEMENT_WSE, EIGEN_ORGANISATIE, VDAB
from ama.statussen import GESTART
from tests.ama.maken_wse import maak_toeleiding
from tests.huis.proefama import begeleider_bij
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer


def toeleiding_van(speler: Speler, deelnemer: Deelnemer) -> Toeleiding:
    """The one of this person that runs: proposed by this player, at his own organisation when he guides; made once."""
    rol, huis = speler.lidmaatschap.rol, speler.lidmaatschap.organisatie
    rij = Toeleiding.objects.filter(deelnemer=deelnemer, status=GESTART).first()
    if rij is None:
        rij = maak_toeleiding(
            Rolverdeling(spelers={}, buren={}),
            speler=begeleider_bij(speler),
            deelnemer=deelnemer,
            status=GESTART,
            voorgesteld_door=speler.gebruiker,
            voorgesteld_organisatie=huis,
            voorgesteld_rol=rol,
            **({"vdab": huis} if rol == VDAB else {}),
        )
    if rol in EIGEN_ORGANISATIE | {VDAB, DEPARTEMENT_WSE}:
        # As a proposal does for VDAB, a yes for the aanbieder, and handing in for the departement.
        with in_handeling():
            betrek(rij, organisatie_id=huis.pk, rol=rol, door=speler.door)
    return rij


def toeleiding(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The one that runs."""
    return toeleiding_van(speler, deelnemer).pk


MAKERS = {"ama.toeleiding": toeleiding}
