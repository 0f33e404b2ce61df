"""Status, VAPH support and permissions of one person, as the dossier page and the agreement show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from ama.bladen.deel import Deel
from ama.bladen.dossiergegevens import persoon_van
from ama.domein.samenloop import VAPH_SLUIT_UIT, VAPH_STEUN
from ama.domein.statuut import INSTANTIES, STATUTEN, gevraagde_instanties, statuten_op
from ama.domein.toestemming import Toestemming, Uitkomst
from ama.models import Overeenkomst
from ama.models.persoonsbeeld import Persoonsbeeld, persoon_bij
from ama.soorten import TOESTEMMINGUITKOMSTEN, WVG
from ama.statussen import AFGELOPEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import groepen_van, mag

_UITKOMSTEN = dict(TOESTEMMINGUITKOMSTEN)
_TOESTEMMING = "toestemming"


def standblad(persoon: Persoonsbeeld, deelnemer_id: UUID) -> dict[str, Any]:
    """From what the person lives today, who must permit, and every permission, the newest first."""
    vandaag = timezone.localdate()
    return {
        "statuten": [
            {"label": STATUTEN[rij.soort].label, "wie": rij.instantie_naam, "van": rij.periode.start}
            for rij in statuten_op(persoon.statuten, vandaag)
        ],
        "steun": [
            {
                "label": VAPH_STEUN[rij.soort],
                "van": rij.periode.start,
                "sluit_uit": rij.soort in VAPH_SLUIT_UIT,
            }
            for rij in persoon.vaph
            if rij.periode.bevat(vandaag)
        ],
        "vragen": gevraagde_instanties(persoon.statuten, vandaag),
        "toestemmingen": [
            _regel(pk, een, deelnemer_id)
            for pk, een in zip(persoon.toestemming_ids, persoon.toestemmingen, strict=True)
        ][::-1],
        "statuut_url": reverse("statuut_vastleggen", args=[deelnemer_id]),
        "toestemming_url": reverse("toestemming_registreren", args=[deelnemer_id]),
    }


def _regel(pk: UUID, een: Toestemming, deelnemer_id: UUID) -> dict[str, Any]:
    adres = reverse("toestemming_registreren", args=[deelnemer_id])
    return {
        "wie": INSTANTIES[een.instantie],
        "uitkomst": "ingetrokken" if een.ingetrokken_op else _UITKOMSTEN[een.uitkomst.value],
        "kleur": "goed" if een.uitkomst is Uitkomst.VERLEEND and not een.ingetrokken_op else "let",
        "gegeven_op": een.gegeven_op,
        "van": een.van if een.uitkomst is Uitkomst.VERLEEND else None,
        "tot": een.tot,
        "minuten": een.minuten_per_week,
        "overal": not een.werkposten,
        "url": f"{adres}?rij={pk}",
        "vraagt_antwoord": een.uitkomst is Uitkomst.GEVRAAGD,
    }


def toestemmingspaneel(door: Hoedanigheid, deelnemer: Any) -> Mapping[str, Any] | None:
    """On the dossier page, for a begeleider; None for another, and where nothing of AMA WVG is known yet."""
    if not mag(door, "toestemming_registreren"):
        return None
    persoon = persoon_van(door, deelnemer)
    # Under AMA sociale economie nobody is asked.
    is_wvg = any(een.overeenkomst.soort == WVG for een in persoon.naast)
    if not (persoon.statuten or persoon.toestemmingen or persoon.vaph or is_wvg):
        return None
    return standblad(persoon, deelnemer.pk)


def toestemmingsdeel(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """Beside an agreement of AMA WVG that is not over, for who may see it. One query at most."""
    if (
        overeenkomst.soort != WVG
        or overeenkomst.status in AFGELOPEN
        or _TOESTEMMING not in groepen_van(door, overeenkomst)
    ):
        return None
    return standblad(persoon_bij(overeenkomst), overeenkomst.deelnemer_id)


DELEN = (
    Deel(
        "toestemmingen",
        "Statuut en toestemmingen",
        "ama/delen/toestemmingen.html",
        toestemmingsdeel,
        is_zijkolom=True,
    ),
)
