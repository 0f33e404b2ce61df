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

# Each subsidising service looks at its own kind (art. 31).
SOORT_VAN_DEPARTEMENT = {DEPARTEMENT_ZORG: WVG, DEPARTEMENT_WSE: WSE}
EIGEN_ORGANISATIE = frozenset({BEGELEIDER, BEHEERDER})
# Who looks for a place for somebody, or looks at the whole; there is nobody's data in it. The offer is no row of
# regelgeving 11: an assumption, because the eindadvies and a network lead to AMA (art. 17, 22, 28).
WERKPOSTZOEKERS = EIGEN_ORGANISATIE | {
    DEPARTEMENT_ZORG,
    DEPARTEMENT_WSE,
    "casemanager_werk",
    "casemanager_zorg",
    "netwerkcoordinator",
}


def betrokken(door: Hoedanigheid) -> models.QuerySet[Betrokkenheid, Any]:
    """The people with whom the actor is involved today, with all groups of data."""
    return Betrokkenheid.objects.zichtbaar_voor(door).volledig().values("deelnemer_id")
