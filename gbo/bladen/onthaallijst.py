"""The inbox of a core partner: what waits for a first contact before the rest, and how long it waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from gbo.bladen.onthaal import KLEUR, Wacht, wacht_van
from gbo.forms.lijst import ALLES_OPEN, STANDEN, OnthaalFilterForm
from gbo.models import Onthaaltraject
from gbo.querysets import OnthaaltrajectQuerySet
from gbo.querysets.lezers import GBO
from gbo.statussen import TE_CONTACTEREN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import leeftijd_op
from werkzorg.ui.formaten import datum


@dataclass(frozen=True)
class Lijstregel:
    """One onthaaltraject in the inbox: initials, age and municipality until it is accepted, then the name."""

    url: str
    wie: str
    leeftijd: int
    gemeente: str
    status: str
    kleur: str
    wacht: Wacht | None
    is_van_mij: bool
    stand: str

    @property
    def is_laat(self) -> bool:
        """Whether the first contact should have been there."""
        return self.wacht is not None and self.wacht.is_laat


def lijstregels(rijen: Iterable[Onthaaltraject], door: Hoedanigheid, vandaag: date) -> list[Lijstregel]:
    """One line per onthaaltraject; no query."""
    return [
        Lijstregel(
            url=rij.get_absolute_url(),
            wie=rij.roepnaam,
            leeftijd=leeftijd_op(rij.geboortedatum, vandaag),
            gemeente=rij.gemeentenaam,
            status=rij.get_status_display(),
            kleur=KLEUR.get(rij.status, ""),
            wacht=wacht_van(rij, vandaag),
            is_van_mij=rij.medewerker_id == door.gebruiker_id,
            stand=_stand(rij),
        )
        for rij in rijen
    ]


def gekozen(
    rijen: OnthaaltrajectQuerySet, formulier: OnthaalFilterForm, door: Hoedanigheid, vandaag: date
) -> OnthaaltrajectQuerySet:
    """The onthaaltrajecten that the filters ask for; all that are open without a state."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if vraag["zoek"]:
        rijen = rijen.gezocht(vraag["zoek"])
    if vraag["stand"]:
        rijen = rijen.filter(status__in=STANDEN[vraag["stand"]][1])
    elif not vraag["zoek"]:
        rijen = rijen.filter(status__in=ALLES_OPEN)
    if vraag["laat"]:
        rijen = rijen.te_laat_op(vandaag)
    if vraag["mijn"]:
        rijen = rijen.filter(medewerker_id=door.gebruiker_id)
    return rijen.dringendst()


def in_woorden(vraag: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The filters as the head of a file names them."""
    uit = []
    if vraag.get("zoek"):
        uit.append(("Naam", vraag["zoek"]))
    if vraag.get("stand"):
        uit.append(("Stand", STANDEN[vraag["stand"]][0]))
    uit += [(label, "ja") for veld, label in (("laat", "Te laat"), ("mijn", "Van mij")) if vraag.get(veld)]
    return uit


def tellingen(rijen: OnthaaltrajectQuerySet) -> list[tuple[str, int, str]]:
    """Label, how many, and key of each state; one query."""
    per_stand = rijen.aggregate(
        **{sleutel: Count("pk", filter=Q(status__in=standen)) for sleutel, (_, standen) in STANDEN.items()}
    )
    return [(label, per_stand[sleutel], sleutel) for sleutel, (label, _) in STANDEN.items()]


def dagblok(door: Hoedanigheid, dag: date) -> Mapping[str, Any] | None:
    """The counts of the inbox on the start page, for who does the onthaal; one query."""
    if door.rol != GBO:
        return None
    rijen = Onthaaltraject.objects.zichtbaar_voor(door)
    return rijen.aggregate(
        nieuw=Count("pk", filter=Q(status__in=STANDEN["nieuw"][1])),
        laat=Count("pk", filter=Q(status__in=TE_CONTACTEREN, eerste_contact_voor__lt=dag)),
        te_bereiken=Count("pk", filter=Q(status__in=STANDEN["te_bereiken"][1])),
        lopend=Count("pk", filter=Q(status__in=(*STANDEN["bereikt"][1], *STANDEN["gestart"][1]))),
    )


def _stand(rij: Onthaaltraject) -> str:
    """The day that matters now, in words."""
    if rij.weg_op:
        return f"gewist uiterlijk op {datum(rij.weg_op)}"
    if rij.gestart_op:
        return f"gestart op {datum(rij.gestart_op)}"
    if rij.bereikt_op:
        return f"bereikt op {datum(rij.bereikt_op)}"
    return f"ontvangen op {datum(timezone.localdate(rij.overgedragen_op))}"
