"""The eindverslag between its rows and the law: as a draft built from the file, and as it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils.dateparse import parse_datetime

from trajecten.documenten.eindbronnen import BRONNAMEN, bronnen_van, met_bronnen
from trajecten.domein.eindverslag import INHOUDEN, Regel, bouw
from trajecten.models import Eindverslag, Traject, Verslagregel
from trajecten.querysets import TrajectQuerySet

Opgemaakt = dict[str, tuple[Regel, ...]]


def met_verslag(rijen: TrajectQuerySet) -> TrajectQuerySet:
    """These trajecten with their eindverslag, its lines and its sources, in the same query."""
    verslag = Eindverslag.objects.filter(traject=OuterRef("pk"))
    regels = Verslagregel.objects.filter(eindverslag=OuterRef("pk")).order_by("rubriek", "volgorde", "id")
    return met_bronnen(rijen).annotate(
        verslag_stand=ArraySubquery(
            verslag.values(
                json=JSONObject(
                    versie="versie",
                    eigen_visie="eigen_visie",
                    besproken_op="besproken_op",
                    niet_besproken="niet_besproken",
                    ingediend_op="ingediend_op",
                    ingediend_door=Cast("ingediend_door_id", TextField()),
                    geregistreerd_op="geregistreerd_op",
                )
            )
        ),
        verslag_regels=ArraySubquery(
            regels.values(
                json=JSONObject(
                    id="id",
                    rubriek="rubriek",
                    bron_soort="bron_soort",
                    bron_id=Cast("bron_id", TextField()),
                    bron_tekst="bron_tekst",
                    tekst="tekst",
                )
            )
        ),
    )


def stand_van(traject: Traject) -> Eindverslag:
    """The eindverslag of a traject fetched by `met_verslag`; unsaved, with `versie` 0, while nobody wrote in it."""
    rij: Any = traject
    if not rij.verslag_stand:
        return Eindverslag(traject=traject, versie=0)
    stand: dict[str, Any] = rij.verslag_stand[0]
    verslag = Eindverslag(
        traject=traject,
        versie=stand["versie"],
        eigen_visie=stand["eigen_visie"],
        niet_besproken=stand["niet_besproken"],
        ingediend_door_id=stand["ingediend_door"],
    )
    verslag.besproken_op = _dag(stand["besproken_op"])
    verslag.geregistreerd_op = _dag(stand["geregistreerd_op"])
    verslag.ingediend_op = parse_datetime(stand["ingediend_op"]) if stand["ingediend_op"] else None
    return verslag


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def concept_van(traject: Traject) -> Opgemaakt:
    """The draft as the file and those who edited it make it now, of a traject fetched by `met_verslag`."""
    return bouw(bronnen_van(traject), bewaarde_regels(traject))


def bewaarde_regels(traject: Traject) -> Opgemaakt:
    """The stored lines per content: what was edited in a draft, everything of what was sent."""
    rij: Any = traject
    return _per_inhoud((een["rubriek"], _regel(een)) for een in rij.verslag_regels)


def bronzin(regel: Regel) -> str:
    """Where a line comes from, as the screen says it."""
    if regel.is_eigen:
        return "zelf geschreven"
    bron = BRONNAMEN.get(regel.bron_soort, "het dossier")
    return f"uit {bron}, aangepast" if regel.is_bewerkt else f"uit {bron}"


def _regel(een: dict[str, Any]) -> Regel:
    soort, bron_id = een["bron_soort"], een["bron_id"] or ""
    is_bewerkt = not soort or een["tekst"] != een["bron_tekst"]
    return Regel(
        f"{soort}:{bron_id}" if soort else f"eigen:{een['id']}",
        soort,
        bron_id,
        een["bron_tekst"],
        een["tekst"],
        is_bewerkt=is_bewerkt,
    )


def _per_inhoud(regels: Iterable[tuple[str, Regel]]) -> Opgemaakt:
    uit: dict[str, list[Regel]] = {inhoud: [] for inhoud in INHOUDEN}
    for inhoud, regel in regels:
        uit[inhoud].append(regel)
    return {inhoud: tuple(rij) for inhoud, rij in uit.items()}
