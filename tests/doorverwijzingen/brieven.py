"""Letters for the tests of this app."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import Brief
from werkzorg.doorverwijzingen.handelingen import doorverwijzing_versturen
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.doorverwijzingen.stukken import inhoud, vingerafdruk

ALLES = ("contact", "adres", "taal")
AKKOORD = date(2026, 2, 2)


def verstuur(van: Speler, deelnemer: Deelnemer, naar: Speler, **anders: Any) -> Doorverwijzing:
    """A letter to an AMA-begeleider or to VDAB, through the act itself."""
    stukken = anders.pop("stukken", ALLES)
    naar_aanbod = "ama_wvg" if naar.lidmaatschap.rol == "begeleider_ama" else "activeringstraject"
    van_aanbod = {"verwijzer": "verwijzer", "begeleider_ama": "ama_wse"}.get(
        van.lidmaatschap.rol, "activeringstraject"
    )
    velden = {
        "brief": Brief(van_aanbod, naar_aanbod, anders.pop("akkoord_op", AKKOORD)),
        "naar_organisatie_id": naar.lidmaatschap.organisatie_id,
        "toelichting": "Zoekt twee dagen per week iets om handen.",
        "stukken": stukken,
        "gezien": vingerafdruk(inhoud(van.door, deelnemer, stukken)),
        "door": van.door,
        **anders,
    }
    return doorverwijzing_versturen(deelnemer, **velden)


def ingevuld(cast: Rolverdeling, **anders: Any) -> dict[str, Any]:
    """What a browser sends for a well-filled letter of a casemanager Zorg to the AMA-begeleider of the cast."""
    naar = cast.spelers["begeleider_ama"].lidmaatschap.organisatie_id
    return {
        "aanvraag_sleutel": str(uuid4()),
        "bestemming": f"activeringstraject.ama_wvg.{naar}",
        "toelichting": "Zoekt twee dagen per week iets om handen.",
        "stukken": list(ALLES),
        "akkoord_op": "02/02/2026",
        **anders,
    }
