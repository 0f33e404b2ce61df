"""The worklist as the screen shows it: tasks in groups of urgency, each with its subject and ground."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from werkzorg.berichten.models import Melding
from werkzorg.handelen.register import MELDINGSOORTEN
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN, Onderwerp

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


def taakregels(taken: Iterable[Taak], door: Door, vandaag: date) -> tuple[list[dict[str, object]], set[UUID]]:
    """The groups with their tasks (empty groups left out), and the deelnemers they show.

    One query per kind of task, however many tasks.
    """
    rijen = list(taken)
    ids: dict[str, set[UUID]] = defaultdict(set)
    for taak in rijen:
        ids[taak.soort].add(taak.object_id)
    onderwerpen = {soort: TAAKSOORTEN[soort].onderwerpen(door, objecten) for soort, objecten in ids.items()}
    per_groep: dict[str, list[Taakregel]] = defaultdict(list)
    for taak in rijen:
        soort = TAAKSOORTEN[taak.soort]
        groep = dringendheid(taak.termijn, vandaag)
        per_groep[groep].append(
            Taakregel(
                titel=soort.titel,
                toelichting="",
                url=soort.url(taak.object_id),
                onderwerp=_tekst(onderwerpen[taak.soort].get(taak.object_id)),
                termijn=taak.termijn,
                grondslag=soort.grondslag,
                dringendheid=groep,
            )
        )
    groepen: list[dict[str, object]] = [
        {"titel": titel, "taken": per_groep[groep]} for groep, titel in GROEPEN if per_groep[groep]
    ]
    alle = (onderwerp.deelnemer_id for soort in onderwerpen.values() for onderwerp in soort.values())
    return groepen, {deelnemer_id for deelnemer_id in alle if deelnemer_id}


def meldingregels(
    meldingen: Iterable[Melding], door: Door, hoogstens: int
) -> tuple[list[dict[str, object]], set[UUID]]:
    """At most `hoogstens` notices as the screen shows them, and the deelnemers they show.

    A notice about something that the reader may not see in this hoedanigheid is left out. A fixed number of queries
    per kind.
    """
    rijen = list(meldingen)
    ids: dict[str, set[UUID]] = defaultdict(set)
    for melding in rijen:
        ids[melding.soort].add(melding.object_id)
    onderwerpen = {
        soort: MELDINGSOORTEN[soort].onderwerpen(door, objecten) for soort, objecten in ids.items()
    }
    getoond = [
        (melding, onderwerp)
        for melding in rijen
        if (onderwerp := onderwerpen[melding.soort].get(melding.object_id)) is not None
    ][:hoogstens]
    regels: list[dict[str, object]] = [
        {
            "tekst": MELDINGSOORTEN[melding.soort].tekst,
            "onderwerp": onderwerp.tekst,
            "url": MELDINGSOORTEN[melding.soort].url(melding.object_id),
            "wanneer": melding.aangemaakt_op,
            "gelezen": melding.gelezen_op is not None,
        }
        for melding, onderwerp in getoond
    ]
    return regels, {onderwerp.deelnemer_id for _, onderwerp in getoond if onderwerp.deelnemer_id}


def _tekst(onderwerp: Onderwerp | None) -> str:
    return onderwerp.tekst if onderwerp else ""
