"""From the file of a traject to the sources of its eindverslag: every line says where it comes from (art. 22).

Care notes are no source and never were: nothing here reads them (regelgeving 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Max, Min, OuterRef, Q, Sum, TextField
from django.db.models.functions import Cast, JSONObject

from trajecten.domein.eindverslag import ACTIES, DIENSTVERLENERS, RESULTATEN, TEAM, Bron
from trajecten.domein.woorden import datum, met_hoofdletter, opsomming, periode, uren
from trajecten.models import (
    Aanstelling,
    Actie,
    Afspraak,
    Evaluatie,
    Onderbreking,
    Stage,
    Stageevaluatie,
    Traject,
    Trajectplan,
    Uren,
    Verlenging,
)
from trajecten.querysets import TrajectQuerySet
from trajecten.soorten import ACTIESOORTEN
from trajecten.statussen import AFGEWERKT, BEZIG, TOEGEKEND
from werkzorg.termijnen import Periode

PLAN, ACTIE, STAGE, EVALUATIE = (
    "trajecten.trajectplan",
    "trajecten.actie",
    "trajecten.stage",
    "trajecten.evaluatie",
)
STAGEEVALUATIE, TRAJECT = "trajecten.stageevaluatie", "trajecten.traject"
ONDERBREKING, VERLENGING = "trajecten.onderbreking", "trajecten.verlenging"
# What the screen calls the source of a line.
BRONNAMEN: Mapping[str, str] = {
    PLAN: "het trajectplan",
    ACTIE: "een actie van het plan",
    STAGE: "een stage",
    STAGEEVALUATIE: "de evaluatie van een stage",
    EVALUATIE: "een evaluatie",
    ONDERBREKING: "een onderbreking",
    VERLENGING: "een verlenging",
    TRAJECT: "het dossier",
}
_STATUSZIN = {BEZIG: "Nog bezig toen het traject eindigde."}
_NIET_BEGONNEN = "Niet uitgevoerd."
# Of one provider so many remarks stand in its line at most.
_MEESTE_OPMERKINGEN = 8


def met_bronnen(rijen: TrajectQuerySet) -> TrajectQuerySet:
    """These trajecten with all that the eindverslag is built from, in the same query; `bronnen_van` reads it."""
    gegeven = (
        Uren.objects.filter(actie=OuterRef("pk"))
        .order_by()
        .values("organisatie_id", "organisatie__naam")
        .annotate(
            totaal=Sum("uren"), dagen=Count("dag", distinct=True), eerste=Min("dag"), laatste=Max("dag")
        )
        .order_by("organisatie__naam", "organisatie_id")
    )
    opmerkingen = Uren.objects.filter(actie=OuterRef("pk")).exclude(wat="").order_by("dag", "id")
    acties = (
        Actie.objects.filter(traject=OuterRef("pk"))
        .geldig()
        .annotate(
            gegeven_uren=ArraySubquery(
                gegeven.values(
                    json=JSONObject(
                        organisatie=Cast("organisatie_id", TextField()),
                        naam="organisatie__naam",
                        uren=Cast("totaal", TextField()),
                        dagen="dagen",
                        eerste="eerste",
                        laatste="laatste",
                    )
                )
            ),
            opmerkingen=ArraySubquery(
                opmerkingen.values(
                    json=JSONObject(organisatie=Cast("organisatie_id", TextField()), dag="dag", wat="wat")
                )[:50]
            ),
        )
        .order_by("volgorde", "id")
    )
    stageoordelen = Stageevaluatie.objects.filter(stage=OuterRef("pk")).order_by("op", "id")
    stages = Stage.objects.filter(traject=OuterRef("pk")).geldig().order_by("van", "id")
    gesprekken = (
        Afspraak.objects.filter(traject=OuterRef("pk"), dag__lte=OuterRef("einddatum"))
        .staand()
        .order_by()
        .values("traject")
        .annotate(aantal=Count("pk"), eerste=Min("dag"), laatste=Max("dag"))
    )
    return rijen.annotate(
        bron_plan=ArraySubquery(
            Trajectplan.objects.filter(traject=OuterRef("pk")).values(json=JSONObject(doelen="doelen"))
        ),
        bron_acties=ArraySubquery(
            acties.values(
                json=JSONObject(
                    id="id",
                    omschrijving="omschrijving",
                    soort="soort",
                    van="van",
                    tot="tot_en_met",
                    uren_per_week=Cast("uren_per_week", TextField()),
                    status="status",
                    afgewerkt_op="afgewerkt_op",
                    resultaat="resultaat",
                    dienstverlener=Cast("dienstverlener_id", TextField()),
                    dienstverlener_naam="dienstverlener__naam",
                    gegeven="gegeven_uren",
                    opmerkingen="opmerkingen",
                )
            )
        ),
        bron_stages=ArraySubquery(
            stages.annotate(
                oordelen=ArraySubquery(
                    stageoordelen.values(
                        json=JSONObject(
                            id="id",
                            op="op",
                            competenties="competenties",
                            verslag="verslag",
                            woorden="woorden_deelnemer",
                        )
                    )
                )
            ).values(
                json=JSONObject(
                    id="id",
                    functie="functie",
                    waar="werkpost__organisatie__naam",
                    van="van",
                    tot="tot_en_met",
                    uren_per_week=Cast("uren_per_week", TextField()),
                    oordelen="oordelen",
                )
            )
        ),
        bron_evaluaties=ArraySubquery(
            Evaluatie.objects.filter(traject=OuterRef("pk"))
            .order_by("op", "id")
            .values(json=JSONObject(id="id", op="op", vooruitgang="vooruitgang", afspraken="afspraken"))
        ),
        bron_onderbrekingen=ArraySubquery(
            Onderbreking.objects.filter(traject=OuterRef("pk"))
            .order_by("periode")
            .values(json=JSONObject(id="id", van=F("periode__startswith"), voor=F("periode__endswith")))
        ),
        bron_verlengingen=ArraySubquery(
            Verlenging.objects.filter(traject=OuterRef("pk"), status=TOEGEKEND)
            .order_by("id")
            .values(json=JSONObject(id="id", maanden="maanden"))
        ),
        bron_gesprekken=ArraySubquery(
            gesprekken.values(json=JSONObject(aantal="aantal", eerste="eerste", laatste="laatste"))
        ),
        bron_tandem=ArraySubquery(
            Aanstelling.objects.filter(Q(traject=OuterRef("pk")))
            .order_by()
            .values_list(Cast("organisatie_id", TextField()), flat=True)
            .distinct()
        ),
    )


def bronnen_van(traject: Traject) -> list[Bron]:
    """What the file says now about the five contents, in their order, of a traject fetched by `met_bronnen`."""
    rij: Any = traject
    tandem = set(rij.bron_tandem)
    acties = [*_acties(rij), *(_stage(een) for een in rij.bron_stages)]
    resultaten = [
        Bron(RESULTATEN, ACTIE, een["id"], f"{een['omschrijving']}: {een['resultaat']}")
        for een in rij.bron_acties
        if een["resultaat"].strip()
    ]
    resultaten += [_stageoordeel(stage, een) for stage in rij.bron_stages for een in stage["oordelen"]]
    dienstverleners = [bron for een in rij.bron_acties if (bron := _dienstverlener(een, tandem))]
    if not dienstverleners:
        dienstverleners = [
            Bron(
                DIENSTVERLENERS,
                TRAJECT,
                str(traject.pk),
                "Er waren geen andere dienstverleners dan de casemanagers.",
            )
        ]
    return [*acties, *resultaten, *_team(traject, rij), *dienstverleners]


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst[:10])


def _dagen(van: str, tot: str) -> str:
    return periode(Periode(_dag(van), _dag(tot)))


def _acties(rij: Any) -> Iterable[Bron]:
    for een in rij.bron_plan:
        if een["doelen"].strip():
            yield Bron(ACTIES, PLAN, str(rij.pk), f"Doelen van de deelnemer: {een['doelen']}")
    for een in rij.bron_acties:
        gegeven = sum((Decimal(wie["uren"]) for wie in een["gegeven"]), Decimal(0))
        door = f", door {een['dienstverlener_naam']}" if een["dienstverlener_naam"] else ""
        zinnen = [
            f"{een['omschrijving']} ({ACTIESOORTEN[een['soort']][1]}).",
            met_hoofdletter(
                f"{_dagen(een['van'], een['tot'])}, {uren(Decimal(een['uren_per_week']))} per week{door}."
            ),
        ]
        if gegeven:
            zinnen.append(f"Gegeven: {uren(gegeven)}.")
        if een["status"] == AFGEWERKT:
            zinnen.append(f"Afgewerkt op {datum(_dag(een['afgewerkt_op']))}.")
        else:
            zinnen.append(_STATUSZIN.get(een["status"], _NIET_BEGONNEN))
        yield Bron(ACTIES, ACTIE, een["id"], " ".join(zinnen))


def _stage(een: Mapping[str, Any]) -> Bron:
    return Bron(
        ACTIES,
        STAGE,
        een["id"],
        f"Stage bij {een['waar']}: {een['functie']}. "
        + met_hoofdletter(
            f"{_dagen(een['van'], een['tot'])}, {uren(Decimal(een['uren_per_week']))} per week."
        ),
    )


def _stageoordeel(stage: Mapping[str, Any], een: Mapping[str, Any]) -> Bron:
    zinnen = [f"Stage bij {stage['waar']}, evaluatie van {datum(_dag(een['op']))}."]
    if een["verslag"].strip():
        zinnen.append(een["verslag"].strip())
    gezien = [f"{wat['naam']} ({wat['score']} op 4)" for wat in een["competenties"]]
    if gezien:
        zinnen.append(f"Competenties: {opsomming(gezien)}.")
    if een["woorden"].strip():
        zinnen.append(f"De deelnemer zegt: {een['woorden'].strip()}")
    return Bron(RESULTATEN, STAGEEVALUATIE, een["id"], " ".join(zinnen))


def _team(traject: Traject, rij: Any) -> Iterable[Bron]:
    for een in rij.bron_gesprekken:
        hoeveel = "1 afspraak" if een["aantal"] == 1 else f"{een['aantal']} afspraken"
        wanneer = _dagen(een["eerste"], een["laatste"])
        tekst = f"De casemanagers hadden {hoeveel} met de deelnemer, {wanneer}."
        yield Bron(TEAM, TRAJECT, str(traject.pk), tekst)
    for een in rij.bron_evaluaties:
        zinnen = [f"Evaluatie van {datum(_dag(een['op']))}: {een['vooruitgang'].strip()}"]
        if een["afspraken"].strip():
            zinnen.append(f"Afgesproken: {een['afspraken'].strip()}")
        yield Bron(TEAM, EVALUATIE, een["id"], " ".join(zinnen))
    for een in rij.bron_onderbrekingen:
        # Why somebody could not come is his own business: the days are enough.
        einde = f" tot {datum(_dag(een['voor']))}" if een["voor"] else ""
        yield Bron(
            TEAM,
            ONDERBREKING,
            een["id"],
            f"Het traject lag stil van {datum(_dag(een['van']))}{einde}.",
        )
    for een in rij.bron_verlengingen:
        maanden = "1 maand" if een["maanden"] == 1 else f"{een['maanden']} maanden"
        yield Bron(TEAM, VERLENGING, een["id"], f"VDAB verlengde het traject met {maanden}.")


def _dienstverlener(een: Mapping[str, Any], tandem: set[str]) -> Bron | None:
    """What others than the tandem gave for one action, in their own words; None when nobody else was in it."""
    zinnen = []
    for wie in een["gegeven"]:
        if wie["organisatie"] in tandem:
            continue
        keer = "1 dag" if wie["dagen"] == 1 else f"{wie['dagen']} dagen"
        zinnen.append(
            f"{wie['naam']} gaf {uren(Decimal(wie['uren']))} op {keer}, {_dagen(wie['eerste'], wie['laatste'])}."
        )
        wat = [op["wat"] for op in een["opmerkingen"] if op["organisatie"] == wie["organisatie"]]
        if wat:
            zinnen.append(" ".join(_zin(regel) for regel in list(dict.fromkeys(wat))[:_MEESTE_OPMERKINGEN]))
    wie_zou = een["dienstverlener"]
    if not zinnen and wie_zou and wie_zou not in tandem:
        zinnen.append(f"{een['dienstverlener_naam']} schreef geen uren op.")
    return (
        Bron(DIENSTVERLENERS, ACTIE, een["id"], f"{een['omschrijving']}. {' '.join(zinnen)}")
        if zinnen
        else None
    )


def _zin(tekst: str) -> str:
    kaal = tekst.strip()
    return kaal if kaal.endswith((".", "!", "?")) else f"{kaal}."
