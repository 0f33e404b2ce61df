"""Reading what a day sheet needs: agreements with their schedules, and what kind of days a werkpost has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject, Lower, Upper

from ama.domein.dagblad import Plan
from ama.domein.rooster import Blok, Rooster
from ama.domein.werkpostdag import ALLE_DAGEN, Sluiting, Werkpostjaar
from ama.models.overeenkomst import Overeenkomst
from ama.models.versie import Roosterblok
from ama.models.werkaanbod import Sluiting as Sluitingrij
from ama.models.werkaanbod import Werkaanbod
from ama.querysets import OvereenkomstQuerySet
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.organisaties.models import Werkpost
from werkzorg.termijnen import Periode

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Aanbod:
    """On which weekdays a werkpost is open, during these days."""

    periode: Periode
    open_dagen: frozenset[int]


@dataclass(frozen=True)
class Werkpostbeeld:
    """One werkpost with what was recorded about its days within the period that was asked."""

    werkpost: Werkpost
    aanbod: tuple[Aanbod, ...]
    sluitingen: tuple[Sluiting, ...]
    blijft_open: frozenset[date]

    def op(self, dag: date) -> Werkpostjaar:
        """What the law asks to know about this day; without an offer of that day every weekday counts as open."""
        geldt = next((een.open_dagen for een in self.aanbod if een.periode.bevat(dag)), ALLE_DAGEN)
        periode = Periode(self.werkpost.periode.lower, laatste_dag(self.werkpost.periode))
        return Werkpostjaar(periode, geldt, self.sluitingen, self.blijft_open)


def werkpostbeelden(werkposten: Collection[UUID], binnen: Periode) -> dict[UUID, Werkpostbeeld]:
    """These werkposten with their names, offers and closings within a closed period; one query."""
    venster = reeks(binnen.start, binnen.einde)
    hier = {"werkpost": OuterRef("pk"), "periode__overlap": venster}
    dagen = {"van": Lower("periode"), "tot": Upper("periode")}
    rijen = (
        Werkpost.objects.filter(pk__in=werkposten)
        .select_related("organisatie", "vestiging")
        .annotate(
            aanbodrijen=ArraySubquery(
                Werkaanbod.objects.filter(**hier).values(json=JSONObject(**dagen, open=F("open_dagen")))
            ),
            sluitingrijen=ArraySubquery(
                Sluitingrij.objects.filter(**hier, ingetrokken_op__isnull=True).values(
                    json=JSONObject(**dagen, dicht=F("is_gesloten"), reden=F("reden"))
                )
            ),
        )
    )
    return {een.pk: _beeld(een, een.aanbodrijen, een.sluitingrijen, binnen) for een in rijen}


def met_rooster(rijen: OvereenkomstQuerySet, binnen: Periode) -> OvereenkomstQuerySet:
    """The same agreements, each with the schedules that hold within a closed period; see `plannen_van`."""
    blokken = Roosterblok.objects.filter(
        versie__overeenkomst=OuterRef("pk"), versie__geldt__overlap=reeks(binnen.start, binnen.einde)
    ).values(
        json=JSONObject(
            geldt_van=Lower("versie__geldt"),
            geldt_tot=Upper("versie__geldt"),
            weekdag="weekdag",
            van="van",
            tot="tot",
            pauze="pauze",
            om_de="om_de",
            week="week",
        )
    )
    return rijen.annotate(roosterrijen=ArraySubquery(blokken))


def plannen_van(rij: Overeenkomst) -> list[Plan]:
    """The schedules of an agreement that came by `met_rooster`: one per version, at least one for its own days."""
    per_versie: dict[Periode, list[Blok]] = {}
    ruw: Iterable[Mapping[str, Any]] = vars(rij)["roosterrijen"]
    for een in ruw:
        per_versie.setdefault(_dagen(een["geldt_van"], een["geldt_tot"]), []).append(_blok(een))
    plannen = []
    for geldt, blokken in sorted(per_versie.items(), key=lambda paar: paar[0].start):
        samen = geldt.doorsnede(rij.periode)
        if samen is not None:
            plannen.append(Plan(rij.pk, samen, Rooster(tuple(sorted(blokken)))))
    return plannen or [Plan(rij.pk, rij.periode, Rooster())]


def _beeld(
    werkpost: Werkpost,
    aanbod: Iterable[Mapping[str, Any]],
    sluitingen: Iterable[Mapping[str, Any]],
    binnen: Periode,
) -> Werkpostbeeld:
    dicht: list[Sluiting] = []
    open_: set[date] = set()
    for een in sluitingen:
        dagen = _dagen(een["van"], een["tot"])
        if een["dicht"]:
            dicht.append(Sluiting(dagen, een["reden"]))
        elif (samen := dagen.doorsnede(binnen)) is not None:
            open_ |= {samen.start + n * _EEN_DAG for n in range(samen.aantal_dagen)}
    return Werkpostbeeld(
        werkpost,
        tuple(Aanbod(_dagen(een["van"], een["tot"]), frozenset(een["open"])) for een in aanbod),
        tuple(dicht),
        frozenset(open_),
    )


def _dagen(van: str | None, tot: str | None) -> Periode:
    """A range as JSON gives it, its upper end left out; an open begin is the first day there is."""
    reeks_ = DateRange(date.fromisoformat(van) if van else date.min, date.fromisoformat(tot) if tot else None)
    return Periode(reeks_.lower, laatste_dag(reeks_))


def _blok(een: Mapping[str, Any]) -> Blok:
    return Blok(
        weekdag=een["weekdag"],
        van=time.fromisoformat(een["van"]),
        tot=time.fromisoformat(een["tot"]),
        pauze=een["pauze"],
        om_de=een["om_de"],
        week=een["week"],
    )
