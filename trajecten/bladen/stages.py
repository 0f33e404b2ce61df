"""What the page of a stage and its part of the page of a traject show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from trajecten.bladen.deel import Deel
from trajecten.bladen.kop import tandem_van
from trajecten.domein.stage import uit_opslag
from trajecten.forms.netwerk import in_minuten
from trajecten.models import Stage, Traject
from trajecten.querysets import StageQuerySet
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
    if stage.tot_en_met < vandaag:
        return "voorbij", ""
    return ("loopt", "goed") if stage.van <= vandaag else ("gepland", "")


def stageblad(stage: Stage, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one stage: where, when, with whom, insured how, and how it went."""
    vandaag = timezone.localdate()
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


def _lees(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The stages of this traject, the newest first; one query."""
    rijen: Iterable[Any] = (
        Stage.objects.zichtbaar_voor(door)
        .geldig()
        .filter(traject=traject)
        .select_related("werkpost__organisatie")
        .annotate(keren=Count("evaluaties"))
        .order_by("-van", "pk")
    )
    vandaag = timezone.localdate()
    regels = [
        {
            "functie": rij.functie,
            "url": rij.get_absolute_url(),
            "werkpost": rij.werkpost.organisatie.naam,
            "van": rij.van,
            "tot_en_met": rij.tot_en_met,
            "per_week": in_minuten(rij.uren_per_week),
            "keren": rij.keren,
            "stand": stand_van(rij, vandaag),
        }
        for rij in rijen
    ]
    return {"regels": regels} if regels else None


DEEL = Deel("stages", "Stages", "trajecten/delen/stages.html", _lees)
