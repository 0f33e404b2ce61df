"""The worklist as the screen shows it: tasks in groups of urgency, each with its subject and ground."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN

GROEPEN = (("laat", "Over tijd"), ("week", "Deze week"), ("later", "Later"))


@dataclass(frozen=True)
class Taakregel:
    """One task on screen; `onderwerp` holds initials and dossier number, never a full name."""

    titel: str
    toelichting: str
    url: str
    onderwerp: str
    termijn: date | None
    grondslag: str
    dringendheid: str


def dringendheid(termijn: date | None, vandaag: date) -> str:
    """ "laat" from the day after the term, "week" up to six days ahead, else "later"."""
    if termijn is None:
        return "later"
    if termijn < vandaag:
        return "laat"
    return "week" if termijn <= vandaag + timedelta(days=6) else "later"


def taakregels(taken: Iterable[Taak], vandaag: date) -> list[dict[str, object]]:
    """The groups with their tasks, empty groups left out; one query per kind of task, however many tasks."""
    rijen = list(taken)
    ids: dict[str, set[UUID]] = defaultdict(set)
    for taak in rijen:
        ids[taak.soort].add(taak.object_id)
    onderwerpen = {soort: TAAKSOORTEN[soort].onderwerpen(objecten) for soort, objecten in ids.items()}
    per_groep: dict[str, list[Taakregel]] = defaultdict(list)
    for taak in rijen:
        soort = TAAKSOORTEN[taak.soort]
        groep = dringendheid(taak.termijn, vandaag)
        per_groep[groep].append(
            Taakregel(
                titel=soort.titel,
                toelichting="",
                url=soort.url(taak.object_id),
                onderwerp=onderwerpen[taak.soort].get(taak.object_id, ""),
                termijn=taak.termijn,
                grondslag=soort.grondslag,
                dringendheid=groep,
            )
        )
    return [{"titel": titel, "taken": per_groep[groep]} for groep, titel in GROEPEN if per_groep[groep]]
