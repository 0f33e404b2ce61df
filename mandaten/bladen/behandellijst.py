"""The worklist of the desk, and all applications of one call side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, DecimalField, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import JSONObject
from django.urls import reverse

from mandaten.bladen.behandeling import LAAT, STIL, klokstand, op_tien
from mandaten.domein.scores import Gewogen, gemiddelde, totaal
from mandaten.domein.termijnklok import dagen_gelopen
from mandaten.forms import behandeling as formulieren
from mandaten.forms.behandeling import BehandelingFilterForm
from mandaten.models import Aanvraag, AanvraagRegio, Advies, Criterium, Oproep, Score
from mandaten.models.behandeling import Adviesstrekking
from mandaten.querysets import AanvraagQuerySet
from werkzorg.ui.formaten import nog_dagen

_WEEK = timedelta(days=7)
_STATUSMERK = {
    "ingediend": "werk",
    "onvolledig": "let",
    "ontvankelijk": "werk",
    "aan_te_vullen": "let",
    "voorgesteld": "zorg",
    "toegekend": "goed",
}
_REGIONAMEN = ArraySubquery(
    AanvraagRegio.objects.filter(aanvraag=OuterRef("pk")).order_by("regio__naam").values("regio__naam")
)


def gekozen(rijen: AanvraagQuerySet, formulier: BehandelingFilterForm, vandaag: date) -> AanvraagQuerySet:
    """The applications that the filters ask for; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if vraag["zoek"]:
        rijen = rijen.filter(aanvrager__naam__icontains=vraag["zoek"])
    if vraag["soort"]:
        rijen = rijen.filter(soort=vraag["soort"])
    if vraag["status"]:
        rijen = rijen.filter(status=vraag["status"])
    if vraag["regio"]:
        rijen = rijen.filter(
            pk__in=AanvraagRegio.objects.filter(regio_id=vraag["regio"]).values("aanvraag_id")
        )
    if vraag["klok"]:
        rijen = rijen.filter(_KLOK[vraag["klok"]](vandaag))
    return rijen


_KLOK = {
    formulieren.LAAT: lambda vandaag: Q(uiterlijk_op__lt=vandaag),
    formulieren.WEEK: lambda vandaag: Q(uiterlijk_op__gte=vandaag, uiterlijk_op__lte=vandaag + _WEEK),
    formulieren.LOOPT: lambda vandaag: Q(uiterlijk_op__isnull=False),
    formulieren.STIL: lambda vandaag: Q(uiterlijk_op__isnull=True),
}


def tellingen(rijen: QuerySet[Aanvraag], vandaag: date) -> list[tuple[str, int, str]]:
    """Label, how many, and key of the filter, of what presses; one query."""
    per_stand = rijen.aggregate(
        **{sleutel: Count("pk", filter=voorwaarde(vandaag)) for sleutel, voorwaarde in _KLOK.items()}
    )
    return [
        (label, per_stand[sleutel], sleutel)
        for sleutel, label in formulieren.KLOKSTANDEN.items()
        if sleutel != formulieren.LOOPT
    ]


def voor_de_lijst(rijen: AanvraagQuerySet) -> AanvraagQuerySet:
    """The nearest last day first, with all that a line shows: two queries for any number of rows."""
    rijen = rijen.annotate(regionamen=_REGIONAMEN).select_related("aanvrager").prefetch_related("klokstops")
    return rijen.dringendst()


def behandelregels(rijen: Iterable[Any], vandaag: date) -> list[dict[str, Any]]:
    """One line per application (fetched by `voor_de_lijst`)."""
    return [
        {
            "url": rij.get_absolute_url(),
            "aanvrager": rij.aanvrager.naam,
            "soort": rij.get_soort_display(),
            "regios": ", ".join(rij.regionamen),
            "status": rij.get_status_display(),
            "merk": _STATUSMERK.get(rij.status, ""),
            "ingediend_op": rij.ingediend_op,
            "uiterlijk_op": rij.uiterlijk_op,
            **_klok(rij, vandaag),
        }
        for rij in rijen
    ]


def _klok(rij: Aanvraag, vandaag: date) -> dict[str, Any]:
    """How pressing it is, in words, and on which day of its term it is."""
    vanaf = rij.ontvankelijk_op or rij.indiendag
    assert vanaf is not None  # the desk only sees what was submitted
    dag = dagen_gelopen(vanaf, vandaag, [stop.stilstand for stop in rij.klokstops.all()])
    stand = klokstand(rij.uiterlijk_op, vandaag)
    if rij.uiterlijk_op is None:
        return {"stand": STIL, "klok": "klok staat stil", "dag": f"na dag {dag}", "is_laat": False}
    # Without a question to come, the days that ran and those that are left are the whole term.
    lengte = dag + (rij.uiterlijk_op - vandaag).days
    return {
        "stand": stand,
        "klok": nog_dagen(rij.uiterlijk_op, vandaag),
        "dag": f"dag {dag} van {lengte}",
        "is_laat": stand == LAAT,
    }


def vergelijking(rijen: QuerySet[Aanvraag], oproep: Oproep, regio: str = "") -> QuerySet[Aanvraag]:
    """The submitted applications of this call (in one regio), with all that the comparison shows: one query.

    The highest weighted total first; without a score last, then by name.
    """
    scores = Score.objects.filter(advies__aanvraag=OuterRef("pk"))
    punten = Sum(F("punten") * F("criterium__gewicht"), output_field=DecimalField())
    gewicht = Sum("criterium__gewicht", output_field=DecimalField())
    if regio:
        rijen = rijen.filter(pk__in=AanvraagRegio.objects.filter(regio_id=regio).values("aanvraag_id"))
    adviezen = Advies.objects.filter(aanvraag=OuterRef("pk"))
    velden = JSONObject(criterium="criterium_id", gewicht="criterium__gewicht", punten="punten")
    return (
        rijen.filter(oproep=oproep, ingediend_op__isnull=False)
        .annotate(
            gewogen=Subquery(
                scores.order_by().values("advies__aanvraag").annotate(som=punten / gewicht).values("som"),
                output_field=DecimalField(),
            ),
            puntenlijst=ArraySubquery(scores.values(json=velden)),
            strekkingen=ArraySubquery(adviezen.values("strekking")),
            regionamen=_REGIONAMEN,
        )
        .select_related("aanvrager")
        .order_by(F("gewogen").desc(nulls_last=True), "aanvrager__naam", "pk")
    )


def vergelijkregels(rijen: Iterable[Any], criteria: Sequence[Criterium]) -> list[dict[str, Any]]:
    """Per application (fetched by `vergelijking`) the average points per criterion and the weighted total."""
    regels = []
    for rij in rijen:
        per_criterium: dict[str, list[Decimal | int]] = {str(criterium.pk): [] for criterium in criteria}
        for score in rij.puntenlijst:
            per_criterium.setdefault(score["criterium"], []).append(score["punten"])
        regels.append(
            {
                "url": rij.get_absolute_url(),
                "aanvrager": rij.aanvrager.naam,
                "regios": ", ".join(rij.regionamen),
                "status": rij.get_status_display(),
                "adviezen": _strekkingen(rij.strekkingen),
                "totaal": op_tien(totaal(Gewogen(een["gewicht"], een["punten"]) for een in rij.puntenlijst)),
                "punten": [
                    {
                        "criterium": criterium.omschrijving,
                        "punten": op_tien(gemiddelde(per_criterium[str(criterium.pk)])),
                        "ontbreekt": criterium.is_uitsluitend and 0 in per_criterium[str(criterium.pk)],
                    }
                    for criterium in criteria
                ],
            }
        )
    return regels


def _strekkingen(sleutels: Iterable[str]) -> str:
    """How often each advice was given, as "2 gunstig, 1 ongunstig"; "" without any."""
    telling = Counter(sleutels)
    return ", ".join(
        f"{telling[strekking.value]} {strekking.label}"
        for strekking in Adviesstrekking
        if telling[strekking.value]
    )


def oproepkop(oproep: Oproep) -> dict[str, Any]:
    """Which call is compared, and the way back to it."""
    return {
        "titel": oproep.titel,
        "soort": oproep.toekenningssoort.label,
        "url": reverse("oproep_detail", args=[oproep.pk]),
    }
