"""What happened to one grant and what is planned, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from mandaten.models import Aard, Besluit, Fusieuitkomst, Vraagsoort, Wijzigingsvraag
from werkzorg.databank.perioden import laatste_dag
from werkzorg.ui.formaten import datum

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Gebeurtenis:
    """One line of what happened, or will; `url` leads to what it is about."""

    dag: date
    zin: str
    tekst: str = ""
    url: str = ""
    is_gepland: bool = False


def dag_van(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def perioden_van(rij: dict[str, Any]) -> tuple[date, date | None]:
    """First and last day (inclusive) of a row that came as JSON."""
    na = dag_van(rij["na"])
    begin = dag_van(rij["begin"])
    assert begin is not None  # every period has a first day
    return begin, na - _EEN_DAG if na else None


def vraagzinnen(vraag: Wijzigingsvraag) -> list[str]:
    """What is asked, in sentences."""
    uit = []
    if vraag.soort == Vraagsoort.STOPZETTING and vraag.laatste_dag:
        uit.append(f"Stoppen na {datum(vraag.laatste_dag)}.")
    elif vraag.soort == Vraagsoort.STOPZETTING:
        uit.append("Teruggeven vóór de eerste dag.")
    elif vraag.vertrekker and vraag.laatste_dag:
        uit.append(f"{vraag.vertrekker.organisatie.naam} vertrekt na {datum(vraag.laatste_dag)}.")
    if vraag.nieuw and vraag.vanaf:
        uit.append(f"{vraag.nieuw.naam} komt erbij vanaf {datum(vraag.vanaf)}.")
    if vraag.nieuwe_houder:
        uit.append(f"{vraag.nieuwe_houder.naam} trekt het verder.")
    return uit


def verloop(
    toekenning: Any,
    leden: Sequence[dict[str, Any]],
    besluiten: Sequence[Besluit],
    vragen: Sequence[Wijzigingsvraag],
    vandaag: date,
) -> list[Gebeurtenis]:
    """What happened and what is planned, the latest day first."""
    uit = [Gebeurtenis(toekenning.periode.lower, "Eerste dag")]
    einde = laatste_dag(toekenning.periode)
    if einde:
        uit.append(Gebeurtenis(einde, "Laatste dag", toekenning.einde_reden))
    for besluit in besluiten:
        uit.append(
            Gebeurtenis(
                besluit.genomen_op,
                f"{Aard(besluit.aard).label}: besluit {besluit.nummer}",
                url=besluit.get_absolute_url(),
            )
        )
    for lid in leden:
        if lid["begin"] > toekenning.periode.lower:
            uit.append(Gebeurtenis(lid["begin"], f"{lid['naam']} komt erbij"))
        if lid["einde"] and lid["einde"] != einde:
            uit.append(Gebeurtenis(lid["einde"], f"Laatste dag van {lid['naam']}", lid["reden"]))
    for rij in toekenning.rijen_schorsingen:
        begin, tot = perioden_van(rij)
        adres = reverse("besluit_detail", args=[rij["besluit"]])
        uit.append(Gebeurtenis(begin, "Schorsing begint", url=adres))
        if tot:
            uit.append(Gebeurtenis(tot, "Laatste dag van de schorsing", url=adres))
    for rij in toekenning.rijen_houders:
        begin, tot = perioden_van(rij)
        if begin > vandaag:
            uit.append(Gebeurtenis(begin, f"{rij['naam']} wordt de houder"))
        elif tot:
            uit.append(Gebeurtenis(tot, f"Laatste dag van {rij['naam']} als houder"))
    for rij in toekenning.rijen_herinneringen:
        op = parse_datetime(rij["op"])
        if op:
            zin = f"Herinnering verstuurd, {rij['maanden']} maanden voor de laatste dag"
            uit.append(Gebeurtenis(timezone.localdate(op), zin))
    for rij in toekenning.rijen_fusieopvolgingen:
        op = parse_datetime(rij["op"])
        if op:
            zin = f"Fusie of overname nagekeken: {Fusieuitkomst(rij['uitkomst']).label.lower()}"
            uit.append(Gebeurtenis(timezone.localdate(op), zin, rij["bevinding"]))
    for vraag in vragen:
        antwoord = f", {vraag.get_uitkomst_display()}" if vraag.uitkomst else ""
        uit.append(
            Gebeurtenis(
                timezone.localdate(vraag.gevraagd_op),
                f"{vraag.get_soort_display()} gevraagd door {vraag.organisatie.naam}{antwoord}",
                vraag.antwoord or " ".join(vraagzinnen(vraag)),
            )
        )
    gepland = [Gebeurtenis(een.dag, een.zin, een.tekst, een.url, is_gepland=een.dag > vandaag) for een in uit]
    return sorted(gepland, key=lambda een: een.dag, reverse=True)
