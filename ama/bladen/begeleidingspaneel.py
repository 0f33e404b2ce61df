"""The panel about guidance on the page of a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from ama.bladen.begeleiding import evaluatiestand, lijst_van, snelformulier
from ama.bladen.dossiergegevens import overeenkomsten_van
from ama.forms.sessies import DEELNEMER
from ama.statussen import AFGEBROKEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag


def dossierpaneel(door: Hoedanigheid, deelnemer: Deelnemer) -> Mapping[str, Any] | None:
    """The form for a session, and when his evaluation must be; None for who guides nobody, or not this person."""
    if not mag(door, "sessie_registreren"):
        return None
    rijen = [rij for rij in overeenkomsten_van(door, deelnemer) if rij.status != AFGEBROKEN]
    if not rijen:
        return None
    gevonden = vars(rijen[0])["begeleiding_velden"]
    return {
        "formulier": snelformulier(deelnemer.pk, f"{DEELNEMER}:{deelnemer.pk}"),
        "evaluatie": evaluatiestand(gevonden[0], door, timezone.localdate(), deelnemer) if gevonden else None,
        "sessies_url": lijst_van("begeleidingssessie_lijst", deelnemer),
    }
