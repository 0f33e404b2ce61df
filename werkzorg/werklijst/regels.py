"""Tasks as a screen or a file shows them to one reader: each with its subject, its ground and its urgency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN, Onderwerp, Onderwerpen
from werkzorg.werklijst.uitstel import dringendheid

# Key -> what the group is called on screen, from top to bottom (`querysets.VOLGORDE`).
GROEPEN = {
    "laat": "Over tijd",
    "vandaag": "Vandaag",
    "week": "Deze week",
    "later": "Binnenkort",
    "wacht": "Wacht op anderen",
}


@dataclass(frozen=True)
class Taakregel:
    """One task on screen; `onderwerp` holds initials and dossier number, never a full name of a deelnemer.

    `wie` is the colleague whose task it is, "" for nobody in particular; `herinner_op` is only filled in when it
    differs from the term that stands.
    """

    titel: str
    toelichting: str
    url: str
    onderwerp: str
    termijn: date | None
    grondslag: str
    dringendheid: str
    is_wettelijk: bool = False
    herinner_op: date | None = None
    wie: str = ""
    pk: UUID | None = None
    versie: int = 1


def taakregels(taken: Iterable[Taak], door: Door, vandaag: date) -> tuple[list[Taakregel], set[UUID]]:
    """The lines of these tasks in their order, and the deelnemers they show.

    One query per kind of subject, however many tasks; `taken` come with `select_related("gebruiker")`.
    """
    rijen = list(taken)
    onderwerpen = onderwerpen_van(
        [(TAAKSOORTEN[taak.soort].onderwerpen, taak.object_id) for taak in rijen], door
    )
    regels, mensen = [], set()
    for taak in rijen:
        soort = TAAKSOORTEN[taak.soort]
        onderwerp = onderwerpen.get((soort.onderwerpen, taak.object_id))
        if onderwerp is not None and onderwerp.deelnemer_id is not None:
            mensen.add(onderwerp.deelnemer_id)
        regels.append(
            Taakregel(
                titel=soort.titel,
                toelichting=_toelichting(taak, vandaag),
                url=soort.url(taak.object_id),
                onderwerp=onderwerp.tekst if onderwerp is not None else "",
                termijn=taak.termijn,
                grondslag=soort.grondslag,
                dringendheid=dringendheid(
                    taak.termijn, vandaag, herinner_op=taak.herinner_op, reden=taak.uitstel_reden
                ),
                is_wettelijk=soort.is_wettelijk,
                herinner_op=taak.herinner_op if taak.herinner_op != taak.termijn else None,
                wie=taak.gebruiker.naam if taak.gebruiker is not None else "",
                pk=taak.pk,
                versie=taak.versie,
            )
        )
    return regels, mensen


def onderwerpen_van(
    vragen: Sequence[tuple[Onderwerpen, UUID]], door: Door
) -> dict[tuple[Onderwerpen, UUID], Onderwerp]:
    """The subjects of many objects, asked once per function: kinds that share one share its query."""
    ids: dict[Onderwerpen, set[UUID]] = defaultdict(set)
    for functie, object_id in vragen:
        ids[functie].add(object_id)
    return {
        (functie, pk): onderwerp
        for functie, objecten in ids.items()
        for pk, onderwerp in functie(door, objecten).items()
    }


def _toelichting(taak: Taak, vandaag: date) -> str:
    delen = []
    if taak.herinner_op is not None and taak.herinner_op > vandaag and taak.uitstel_reden:
        delen.append(taak.get_uitstel_reden_display())
    if taak.keer_uitgesteld > 1:
        delen.append(f"{taak.keer_uitgesteld} keer uitgesteld")
    return " · ".join(delen)
