"""An agreement that one player sees in his role, about one person; other makers have files of their own."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from ama.handelingen.betrekken import open_betrokkenheid
from ama.models import Overeenkomst
from ama.querysets.lezers import BEGELEIDER, EIGEN_ORGANISATIE, SOORT_VAN_DEPARTEMENT
from ama.soorten import WVG
from ama.statussen import ACTIEF
from tests.ama.maken import maak_overeenkomst, maak_versie
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer, InterneGrond
from werkzorg.organisaties.models import Lidmaatschap

Maker = Callable[[Speler, Deelnemer], UUID]


def begeleider_bij(speler: Speler) -> Speler:
    """The begeleider of the player's own organisation, or of another one for who is not of a begeleider."""
    rol = speler.lidmaatschap.rol
    if rol == BEGELEIDER:
        return speler
    eigen = rol in EIGEN_ORGANISATIE
    huis = (
        speler.lidmaatschap.organisatie if eigen else maak_organisatie("Proef begeleider", "maatwerkbedrijf")
    )
    al = Lidmaatschap.objects.filter(organisatie=huis, rol=BEGELEIDER).select_related("gebruiker").first()
    return maak_speler(BEGELEIDER, huis) if al is None else Speler(al.gebruiker, al)


def overeenkomst_van(speler: Speler, deelnemer: Deelnemer, status: str = ACTIEF) -> Overeenkomst:
    """An agreement of this person in this state that the player sees in his role; made once per state."""
    al = Overeenkomst.objects.zichtbaar_voor(speler.door).filter(deelnemer=deelnemer, status=status).first()
    if al is not None:
        return al
    rij = maak_overeenkomst(
        Rolverdeling(spelers={}, buren={}),
        speler=begeleider_bij(speler),
        deelnemer=deelnemer,
        soort=SOORT_VAN_DEPARTEMENT.get(speler.lidmaatschap.rol, WVG),
        status=status,
    )
    maak_versie(rij)
    if speler.lidmaatschap.rol != BEGELEIDER:
        # As drawing it up does for the manager, and handing it in for the departement.
        huis, rol = speler.lidmaatschap.organisatie_id, speler.lidmaatschap.rol
        with in_handeling():
            open_betrokkenheid(rij, organisatie_id=huis, rol=rol, grond=InterneGrond.TEAM, door=speler.door)
    return rij


def overeenkomst(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The active one."""
    return overeenkomst_van(speler, deelnemer).pk


# Label of a model, or key of an act that asks another object than its kind has -> its maker; each subject adds its own.
MAKERS: dict[str, Maker] = {"ama.overeenkomst": overeenkomst}
PER_SLEUTEL: dict[str, Maker] = {}
