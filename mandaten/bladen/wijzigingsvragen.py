"""What a holder or partner can still ask the desk about a grant, and about whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from mandaten.bladen.toekenningen import samenstellingskeuzes
from mandaten.domein.wijzigingsvragen import nog_te_vragen
from mandaten.models import Toekenning, Vraagsoort
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Vraagkeuzes:
    """`soorten` as (key, name); `keuzes` as the form takes them; `is_al_gevraagd`: all that can be asked is open."""

    soorten: list[tuple[str, str]]
    is_houder: bool
    is_al_gevraagd: bool
    keuzes: dict[str, Any]


def vraagkeuzes(toekenning: Toekenning, door: Hoedanigheid, *, is_verstuurd: bool) -> Vraagkeuzes:
    """What this reader can ask now; a partner only about the seats that are his own and not over.

    What was sent is answered by the act, that knows whether it was this very question (`is_verstuurd`).
    """
    is_houder = toekenning.houder_id == door.organisatie_id
    keuzes = samenstellingskeuzes(toekenning)
    al_open: set[str] = set()
    if not is_verstuurd:
        open_ = toekenning.wijzigingsvragen.open().filter(organisatie=door.organisatie_id)
        al_open = set(open_.values_list("soort", flat=True))
    kan = nog_te_vragen(toekenning.toekenningssoort, is_houder=is_houder, al_open=al_open)
    if not is_houder:
        nog = Q(periode__endswith=None) | Q(periode__endswith__gt=timezone.localdate())
        zijn = toekenning.leden.filter(nog, organisatie=door.organisatie_id)
        eigen = {str(sleutel) for sleutel in zijn.values_list("pk", flat=True)}
        keuzes["leden"] = [(sleutel, naam) for sleutel, naam in keuzes["leden"] if sleutel in eigen]
    soorten = [(een, Vraagsoort(een).label) for een in kan]
    return Vraagkeuzes(soorten, is_houder, is_al_gevraagd=bool(al_open) and not kan, keuzes=keuzes)
