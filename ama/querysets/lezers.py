"""Which roles look at which part of AMA (regelgeving 11)."""

from __future__ import annotations

from typing import Any

from django.db import models

from ama.soorten import WSE, WVG
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

BEGELEIDER = "begeleider_ama"
BEHEERDER = "organisatiebeheerder"
DEPARTEMENT_ZORG = "departement_zorg"
DEPARTEMENT_WSE = "departement_wse"
VDAB = "vdab_beslisser"
CASEMANAGER_WERK = "casemanager_werk"

# Each subsidising service looks at its own kind (art. 31).
SOORT_VAN_DEPARTEMENT = {DEPARTEMENT_ZORG: WVG, DEPARTEMENT_WSE: WSE}
EIGEN_ORGANISATIE = frozenset({BEGELEIDER, BEHEERDER})
# Who looks for a place for somebody, or looks at the whole; there is nobody's data in it. The offer is no row of
# regelgeving 11: an assumption, because the eindadvies and a network lead to AMA (art. 17, 22, 28).
WERKPOSTZOEKERS = EIGEN_ORGANISATIE | {
    DEPARTEMENT_ZORG,
    DEPARTEMENT_WSE,
    CASEMANAGER_WERK,
    "casemanager_zorg",
    "netwerkcoordinator",
}

VERWIJZER = "verwijzer"
TOELEIDING = "ama.toeleiding"
# Groups of data of a toeleiding: how it stands, what was proposed, what VDAB decided and why, the plan with steps and
# hours, and the decisions that follow every year. The last one opens no data: it is whose proposal it still is.
WEG, VOORSTEL, BESLISSING = "weg", "voorstel", "beslissing"
ONTWIKKELING, HERBESLISSING = "ontwikkeling", "herbeslissing"
VOORSTEL_INTREKKEN = "voorstel_intrekken"
TOELEIDINGLEZERS = EIGEN_ORGANISATIE | {VDAB, CASEMANAGER_WERK, VERWIJZER, DEPARTEMENT_WSE}
TOELEIDINGVOORSTELLERS = frozenset({VDAB, CASEMANAGER_WERK, VERWIJZER, BEGELEIDER})


def betrokken(door: Hoedanigheid) -> models.QuerySet[Betrokkenheid, Any]:
    """The people with whom the actor is involved today, with all groups of data."""
    return Betrokkenheid.objects.zichtbaar_voor(door).volledig().values("deelnemer_id")
