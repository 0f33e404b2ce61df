"""The panel about agreements on the dossier page of a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from ama.bladen.dossiergegevens import overeenkomsten_van
from ama.bladen.kop import KLEUR
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag

_HOOGSTENS = 4


def overeenkomstpaneel(door: Hoedanigheid, deelnemer: Any) -> Mapping[str, Any] | None:
    """The agreements of this person that the reader sees, what waits for him first; None without any."""
    if not mag(door, "overeenkomst_detail"):
        return None
    vandaag = timezone.localdate()
    regels = [
        {
            "url": rij.get_absolute_url(),
            "werkpost": rij.werkpost.naam,
            "status": rij.get_status_display(),
            "kleur": KLEUR.get(rij.status, "let"),
            "start": rij.start,
            "einde": rij.einde,
            "is_voorbij": rij.einde is not None and rij.einde < vandaag,
            "lid": rij.begeleider_lid.gebruiker.naam,
            "begeleider": rij.begeleider.naam,
        }
        for rij in overeenkomsten_van(door, deelnemer)[:_HOOGSTENS]
    ]
    return {"regels": regels} if regels else None
