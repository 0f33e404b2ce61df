"""What the public register says beside its rows: what a regio lacks, and a number that does not hold on this day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from mandaten.models import Oproep, Toekenning, Toekenningsregio
from mandaten.soorten import EXCLUSIEF, NETWERK, ZORG
from werkzorg.databank.perioden import laatste_dag

# What a regio lacks, as it stands after "geen".
NIEMAND = {ZORG: "samenwerkingsverband Zorg", NETWERK: "netwerkcoördinator"}
# Of a number that is typed in part: more than these helps nobody.
_MEESTE_ANDERE = 10


@dataclass(frozen=True)
class Ontbrekend:
    """A regio has none of this kind on a day; `oproepen` (title, address) are open now."""

    wat: str
    oproepen: tuple[tuple[str, str], ...] = ()


def ontbrekend(vraag: dict[str, Any], dag: date) -> list[Ontbrekend]:
    """Of what a regio should have one: which the regio asked for lacks on this day; two queries at most.

    Only where nothing but the regio or the kind narrows the question: who looks for a name does not ask this. What is
    open now is told only about today.
    """
    regio, gevraagd = vraag.get("regio"), vraag.get("soort")
    soorten = [soort for soort in EXCLUSIEF if gevraagd in ("", soort)]
    if not regio or vraag.get("zoek") or not soorten:
        return []
    er = set(
        Toekenningsregio.objects.filter(regio_id=regio, soort__in=soorten, periode__contains=dag).values_list(
            "soort", flat=True
        )
    )
    leeg = [soort for soort in soorten if soort not in er]
    if not leeg:
        return []
    oproepen: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    if dag == timezone.localdate():
        for een in (
            Oproep.objects.open().filter(soort__in=leeg, regios__regio=regio).order_by("sluit_op", "pk")
        ):
            oproepen[een.soort].append((een.titel, reverse("oproep_openbaar", args=[een.pk])))
    return [Ontbrekend(NIEMAND[soort], tuple(oproepen[soort])) for soort in leeg]


@dataclass(frozen=True)
class Andersdag:
    """A grant that does not hold on the day asked for, found by its number: `wanneer` in words, and a day it does."""

    nummer: str
    houder: str
    soort_label: str
    wanneer: str
    dag: date


def op_andere_dag(vraag: dict[str, Any], dag: date, *, is_leeg: bool) -> list[Andersdag]:
    """Grants of this number that begin later or ended before this day; of a part of a number only when nothing else was
    found; one query at most."""
    zoek = vraag.get("zoek")
    if not zoek:
        return []
    zelfde = Q(nummer__istartswith=zoek) if is_leeg else Q(nummer__iexact=zoek)
    rijen = Toekenning.objects.filter(zelfde).exclude(periode__contains=dag).select_related("houder")
    uit = []
    for rij in rijen.order_by("nummer", "pk")[:_MEESTE_ANDERE]:
        tot = laatste_dag(rij.periode)
        voorbij = tot is not None and tot < dag
        uit.append(
            Andersdag(
                rij.nummer,
                rij.houder.naam,
                rij.toekenningssoort.label,
                f"tot en met {tot:%d/%m/%Y}" if voorbij else f"vanaf {rij.periode.lower:%d/%m/%Y}",
                tot if tot is not None and voorbij else rij.periode.lower,
            )
        )
    return uit
