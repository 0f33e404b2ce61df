"""Two parts of the page of a traject: who guides and guided, and which terms and tasks are open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, IntegerField, Max, Min, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.utils import timezone

from trajecten.bladen.deel import Deel
from trajecten.domein.termijnen import Mijlpalen, open_termijnen
from trajecten.models import (
    Aanstelling,
    Beoordeling,
    Eindadvies,
    Evaluatie,
    Planversie,
    Traject,
    Trajectplan,
    Uren,
)
from trajecten.querysets import TrajectQuerySet
from trajecten.querysets.lezers import PLANLEZERS, TANDEMROLLEN, TRAJECT
from trajecten.statussen import AFGELOPEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN


def lees_tandem(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """What the head of the page knows already, and whether this reader reads the notes of a hand-over too."""
    return {"toont_nota": door.rol in TANDEMROLLEN}


def lees_termijnen(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The terms that run in this file with whether they were assumed, and the open tasks of the reader's team.

    Nothing for who does not work on it, or when nothing runs any more; three queries.
    """
    if door.rol not in PLANLEZERS or traject.is_oud or traject.status in AFGELOPEN:
        return None
    vandaag, zin = timezone.localdate(), ""
    termijnen: list[dict[str, Any]] = []
    opname, aannames = momentopname_met_aannames(traject.startdatum or vandaag)
    try:
        for een in open_termijnen(mijlpalen_van(traject), opname, aannames):
            termijnen.append({"termijn": een, "is_te_laat": een.laatste_dag < vandaag})
    except ParameterOnbekend as onbekend:
        zin = onbekend.zin
    taken = [
        {
            "titel": TAAKSOORTEN[taak.soort].titel,
            "url": TAAKSOORTEN[taak.soort].url(taak.object_id),
            "termijn": taak.termijn,
            "is_te_laat": taak.termijn is not None and taak.termijn < vandaag,
        }
        for taak in Taak.objects.zichtbaar_voor(door).over(TRAJECT, traject.pk).open()
        if taak.soort in TAAKSOORTEN
    ]
    return {"termijnen": termijnen, "taken": taken, "zin": zin}


def met_mijlpalen(rijen: TrajectQuerySet) -> TrajectQuerySet:
    """With the day on which each step of the file was taken, in the same query (`mijlpalen_van`)."""
    deze = {"traject": OuterRef("pk")}
    return rijen.annotate(
        mijlpalen=JSONObject(
            beslist=Subquery(Beoordeling.objects.filter(**deze).values("beslist_op")[:1]),
            tandem=Subquery(
                Aanstelling.objects.filter(**deze).order_by("aangesteld_op").values("aangesteld_op")[:1]
            ),
            plan_bij_netwerk=Subquery(
                Planversie.objects.filter(**deze, ingediend_op__isnull=False)
                .order_by("ingediend_op")
                .values("ingediend_op")[:1]
            ),
            eerste_uren=Subquery(
                Uren.objects.filter(**deze)
                .order_by()
                .values("traject")
                .annotate(eerste=Min("dag"))
                .values("eerste"),
                output_field=DateField(),
            ),
            evaluatie=Subquery(
                Evaluatie.objects.filter(**deze)
                .order_by()
                .values("traject")
                .annotate(laatste=Max("op"))
                .values("laatste"),
                output_field=DateField(),
            ),
            # What was agreed counts, before that what the draft says.
            plan_maanden=Coalesce(
                Subquery(
                    Planversie.objects.filter(**deze, geregistreerd_op__isnull=False)
                    .order_by("-nummer")
                    .values(maanden=Cast(KT("inhoud__evaluatie_maanden"), IntegerField()))[:1]
                ),
                Subquery(Trajectplan.objects.filter(**deze).values("evaluatie_maanden")[:1]),
                output_field=IntegerField(),
            ),
            advies=Subquery(
                Eindadvies.objects.filter(**deze, ingediend_op__isnull=False)
                .order_by("ingediend_op")
                .values("ingediend_op")[:1]
            ),
        )
    )


def mijlpalen_van(traject: Traject) -> Mijlpalen:
    """On which day each step of this file was taken; no query for a row that came `met_mijlpalen`."""
    feiten = traject.__dict__.get("mijlpalen")
    if feiten is None:
        feiten = met_mijlpalen(Traject.objects.filter(pk=traject.pk)).get().__dict__["mijlpalen"]
    return Mijlpalen(
        volledig_op=traject.volledig_op,
        beslist_op=_dag(feiten["beslist"]),
        tandem_op=_dag(feiten["tandem"]),
        startdatum=traject.startdatum,
        plan_ontvangen_op=_dag(feiten["plan_bij_netwerk"]),
        plan_geregistreerd_op=traject.plan_geregistreerd_op,
        eerste_actie_op=_dag(feiten["eerste_uren"]),
        laatste_evaluatie_op=_dag(feiten["evaluatie"]),
        evaluatie_maanden=feiten["plan_maanden"],
        einddatum=traject.einddatum,
        eindadvies_op=_dag(feiten["advies"]),
    )


def _dag(tekst: str | None) -> date | None:
    """The day of a day or moment as the database wrote it."""
    if not tekst:
        return None
    moment = datetime.fromisoformat(tekst)
    return moment.date() if moment.tzinfo is None else timezone.localdate(moment)


TANDEM = Deel("tandem", "Tandem", "trajecten/delen/tandem.html", lees_tandem, is_zijkolom=True)
DEEL = Deel(
    "termijnen", "Open termijnen en taken", "trajecten/delen/termijnen.html", lees_termijnen, is_zijkolom=True
)
