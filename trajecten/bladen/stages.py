"""What the page of a stage and its part of the page of a traject show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from trajecten.bladen.deel import Deel
from trajecten.bladen.kop import tandem_van
from trajecten.domein.stage import uit_opslag
from trajecten.forms.netwerk import in_minuten
from trajecten.models import Stage, Traject, leest_alleen_na
from trajecten.querysets import StageQuerySet, TrajectQuerySet
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost
from werkzorg.toegang.matrix import mag
from werkzorg.ui.volgorde import sorteersleutel

# The page on which the buttons of acts on a stage stand.
PLEK = "stage"


def met_verbanden(rijen: StageQuerySet) -> StageQuerySet:
    """With all that the page of one stage names, in the same query."""
    return rijen.select_related(
        "traject__deelnemer", "werkpost__organisatie", "werkpost__vestiging", "actie", "gestart_door"
    )


def stand_van(stage: Stage, vandaag: date) -> tuple[str, str]:
    """Where a stage stands in words, and its colour."""
    if stage.geschrapt_op is not None:
        return "teruggenomen", ""
    return _stand(stage.van, stage.tot_en_met, vandaag)


def _stand(van: date, tot_en_met: date, vandaag: date) -> tuple[str, str]:
    if tot_en_met < vandaag:
        return "voorbij", ""
    return ("loopt", "goed") if van <= vandaag else ("gepland", "")


def stageblad(stage: Stage, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one stage: where, when, with whom, insured how, and how it went."""
    vandaag, alleen_lezen = timezone.localdate(), leest_alleen_na(stage.traject, door)
    stand, merk = stand_van(stage, vandaag)
    evaluaties = [
        {
            "op": een.op,
            "scores": uit_opslag(een.competenties),
            "verslag": een.verslag,
            "woorden": een.woorden_deelnemer,
            "door": een.door.naam,
        }
        for een in stage.evaluaties.select_related("door")
    ]
    return {
        "stage": stage,
        "deelnemer": stage.traject.deelnemer,
        "stand": stand,
        "merk": merk,
        "per_week": in_minuten(stage.uren_per_week),
        "evaluaties": evaluaties,
        "tandem": [lid for lid in tandem_van(stage.traject, vandaag) if lid.is_nu],
        "traject_url": stage.traject.get_absolute_url() if mag(door, "traject_detail") else "",
        "knoppen": [
            (een.knop, reverse(een.route, args=[stage.pk]), "primair")
            for een in mogelijke_handelingen(door, stage, PLEK)
            if not alleen_lezen
        ],
    }


def werkpostkeuzes(dag: date) -> list[tuple[str, str]]:
    """The werkposten that take people on this day, by name; one query."""
    rijen = Werkpost.objects.geldig_op(dag).select_related("organisatie", "vestiging")
    keuzes = [(str(rij.pk), werkpostnaam(rij)) for rij in rijen]
    return sorted(keuzes, key=lambda keuze: (sorteersleutel(keuze[1]), keuze[0]))


def werkpostnaam(werkpost: Werkpost) -> str:
    """The organisation, its branch, and where the work is done."""
    delen = [werkpost.organisatie.naam]
    if werkpost.vestiging is not None:
        delen.append(werkpost.vestiging.naam)
    gemeente = werkpost.gemeente or (werkpost.vestiging.gemeente if werkpost.vestiging else "")
    delen.append(gemeente or werkpost.organisatie.gemeente)
    return " · ".join(een for een in delen if een)


def met_stages(rijen: TrajectQuerySet, door: Hoedanigheid) -> TrajectQuerySet:
    """With the stages that this reader sees, the newest first, in the same query."""
    stages = (
        Stage.objects.zichtbaar_voor(door)
        .geldig()
        .filter(traject=OuterRef("pk"))
        .annotate(keren=Count("evaluaties"))
        .order_by("-van", "pk")
    )
    wat = JSONObject(
        id="pk",
        functie="functie",
        werkpost="werkpost__organisatie__naam",
        van="van",
        tot_en_met="tot_en_met",
        uren="uren_per_week",
        keren="keren",
    )
    return rijen.annotate(stagelijst=ArraySubquery(stages.values(stage=wat)))


def _lees(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The stages of a traject that came `met_stages`, the newest first."""
    vandaag = timezone.localdate()
    regels = []
    for een in traject.__dict__["stagelijst"] or ():
        van, tot_en_met = date.fromisoformat(een["van"]), date.fromisoformat(een["tot_en_met"])
        regels.append(
            {
                "functie": een["functie"],
                "url": reverse("stage_detail", args=[een["id"]]),
                "werkpost": een["werkpost"],
                "van": van,
                "tot_en_met": tot_en_met,
                "per_week": in_minuten(Decimal(str(een["uren"]))),
                "keren": een["keren"],
                "stand": _stand(van, tot_en_met, vandaag),
            }
        )
    return {"regels": regels} if regels else None


DEEL = Deel("stages", "Stages", "trajecten/delen/stages.html", _lees)
