"""Guidance in AMA sociale economie and quarterly reports for tests: laid down directly, or through the acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from ama.domein.kwartaalverslag import Kwartaal
from ama.handelingen.kwartaalverslag import (
    kwartaalverslag_bevestigen,
    kwartaalverslag_opmaken,
    wse_subsidie_controleren,
    wse_subsidie_vastleggen,
)
from ama.models import Kwartaalverslag, Overeenkomst
from ama.soorten import WSE
from mandaten.models import Toekenning
from tests.ama.maken import maak_overeenkomst
from tests.ama.maken_wse import contingent_van, maak_contingent, maak_toeleiding
from tests.ama.subsidies import beheerder, betrek, collega
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.organisaties.models import Lidmaatschap

JAAR = 2025
K1, K2, K3, K4 = (Kwartaal(JAAR, nummer) for nummer in (1, 2, 3, 4))


def contingent(cast: Rolverdeling, plaatsen: int = 10) -> Toekenning:
    """The contingent of the maatwerkbedrijf of the cast."""
    return maak_contingent(cast.spelers["begeleider_ama"].lidmaatschap.organisatie, plaatsen=plaatsen)


def loop(cast: Rolverdeling, van: date, tot: date | None = None, **velden: Any) -> Overeenkomst:
    """A person guided under the contingent on these days, with an agreement that was handed in on its first day."""
    wie = cast.spelers["begeleider_ama"]
    einde = {"einde": tot} if tot else {}
    toeleiding = velden.pop("toeleiding", None) or maak_toeleiding(
        cast,
        status="stopgezet" if tot else "gestart",
        speler=wie,
        start=van,
        beslissing_tot=velden.pop("beslissing_tot", date(2027, 12, 31)),
        **einde,
    )
    rij = maak_overeenkomst(
        cast,
        soort=WSE,
        toeleiding=toeleiding,
        deelnemer=toeleiding.deelnemer,
        start=van,
        **({"einde": tot, "einde_reden": "verhuisd"} if tot else {}),
        **velden,
    )
    with in_handeling():
        Overeenkomst.objects.filter(pk=rij.pk).update(ingediend_op=van)
    betrek(rij, cast.spelers["departement_wse"])
    return rij


def maak_op(cast: Rolverdeling, kwartaal: Kwartaal = K1, wie: Speler | None = None) -> Kwartaalverslag:
    """The report of this quarter of the contingent of the cast, made (again) by the departement or by this player."""
    houder = cast.spelers["begeleider_ama"].lidmaatschap.organisatie
    gemaakt = kwartaalverslag_opmaken(
        contingent_van(houder).pk, kwartaal, door=(wie or cast.spelers["departement_wse"]).door
    )
    assert gemaakt is not None
    return gemaakt


def bevestig(verslag: Kwartaalverslag, wie: Speler) -> Kwartaalverslag:
    """Confirmed by this player, as it stands now."""
    return kwartaalverslag_bevestigen(verslag, versie=_versie(verslag), door=wie.door)


def controleer(verslag: Kwartaalverslag, wie: Speler) -> Kwartaalverslag:
    """Looked at by this player, as it stands now."""
    return wse_subsidie_controleren(verslag, versie=_versie(verslag), door=wie.door)


def leg_vast(verslag: Kwartaalverslag, wie: Speler) -> Kwartaalverslag:
    """Fixed by this player, as it stands now."""
    return wse_subsidie_vastleggen(verslag, versie=_versie(verslag), door=wie.door)


def heel(cast: Rolverdeling, *kwartalen: Kwartaal) -> list[Kwartaalverslag]:
    """Made, confirmed by the organisation, looked at and fixed by two people of the departement, in this order."""
    eerste, tweede = cast.spelers["departement_wse"], tweede_van(cast)
    uit = []
    for kwartaal in kwartalen:
        verslag = maak_op(cast, kwartaal)
        bevestig(verslag, cast.spelers["begeleider_ama"])
        controleer(verslag, eerste)
        uit.append(leg_vast(verslag, tweede))
    return uit


def tweede_van(cast: Rolverdeling) -> Speler:
    """A second person of the departement, always the same one."""
    eerste = cast.spelers["departement_wse"]
    al = (
        Lidmaatschap.objects.filter(organisatie=eerste.lidmaatschap.organisatie, rol=eerste.lidmaatschap.rol)
        .exclude(gebruiker=eerste.gebruiker)
        .first()
    )
    return Speler(al.gebruiker, al) if al else collega(eerste)


def _versie(verslag: Kwartaalverslag) -> int:
    return Kwartaalverslag.objects.get(pk=verslag.pk).versie


__all__ = [
    "JAAR", "K1", "K2", "K3", "K4", "beheerder", "bevestig", "collega", "contingent", "controleer", "heel", "leg_vast",
    "loop", "maak_op",
]  # fmt: skip
