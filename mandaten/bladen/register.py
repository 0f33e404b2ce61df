"""The public register: who is mandated or recognised for what, where, from when until when, as on one day.

Only organisations: nothing here names an employee, a contact or a signatory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, When

from mandaten.models import Houderschap, Lid, Toekenning, Toekenningsregio
from mandaten.querysets import ToekenningQuerySet
from mandaten.soorten import SOORTEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.organisaties.models import Organisatie
from werkzorg.ui import nummers
from werkzorg.ui.volgorde import op_naam

_ZONDER_REGIO = [soort.sleutel for soort in SOORTEN.values() if not soort.met_regio]
# Of a file: so many grants are looked up together.
_TEGELIJK = 10_000


@dataclass(frozen=True)
class Partij:
    """An organisation as everybody may see it; `plaats` names its seat in a partnership or network, "" for none."""

    naam: str
    kbo: str
    gemeente: str
    plaats: str = ""


@dataclass(frozen=True)
class Registerregel:
    """One grant on one day; `tot` (inclusive) None: without end; without `regios` it holds in all of Flanders.

    `plaatsen` of a contingent: how many it has in the calendar year of that day; None when nothing was decided.
    """

    soort: str
    nummer: str
    houder: Partij
    leden: tuple[Partij, ...]
    regios: tuple[tuple[str, str], ...]
    van: date
    tot: date | None
    is_geschorst: bool
    is_overgang: bool
    plaatsen: int | None = None

    @property
    def soort_label(self) -> str:
        """What was granted, as the screen says it."""
        return SOORTEN[self.soort].label

    @property
    def is_overal(self) -> bool:
        """Whether it holds without regio's."""
        return self.soort in _ZONDER_REGIO

    @property
    def toestand(self) -> str:
        """Whether it gave the right on that day."""
        return "geschorst" if self.is_geschorst else "geldig"

    @property
    def anderen(self) -> tuple[Partij, ...]:
        """The members besides the holder."""
        return tuple(lid for lid in self.leden if lid.naam != self.houder.naam or lid.kbo != self.houder.kbo)


def register(vraag: dict[str, Any], dag: date) -> ToekenningQuerySet:
    """The grants whose period holds this day and that the filters ask for, by name of their holder.

    A filter on a regio also gives what holds everywhere; one on a name also finds the members of that day.
    """
    rijen = Toekenning.objects.geldig_op(dag)
    if vraag.get("soort"):
        rijen = rijen.filter(soort=vraag["soort"])
    if vraag.get("regio"):
        daar = Toekenningsregio.objects.filter(
            toekenning_id=OuterRef("pk"), regio_id=vraag["regio"], periode__contains=dag
        )
        rijen = rijen.filter(Exists(daar) | Q(soort__in=_ZONDER_REGIO))
    if zoek := vraag.get("zoek"):
        wie = Organisatie.objects.gezocht(zoek).values("pk")
        lid = Lid.objects.filter(organisatie__in=wie, periode__contains=dag).values("toekenning_id")
        vroeger = Houderschap.objects.filter(organisatie__in=wie, periode__contains=dag)
        eerder = Houderschap.objects.filter(toekenning_id=OuterRef("pk"), periode__contains=dag)
        rijen = rijen.filter(
            Q(houder__in=wie) & ~Exists(eerder)
            | Q(pk__in=lid)
            | Q(pk__in=vroeger.values("toekenning_id"))
            | Q(nummer__istartswith=zoek)
        )
    # Who asks about a regio wants to read first what is only there.
    eerst = [Case(When(soort__in=_ZONDER_REGIO, then=1), default=0)] if vraag.get("regio") else []
    return (
        rijen.select_related("houder")
        .met_schorsing_op(dag)
        .met_plaatsen_in(dag.year)
        .order_by(*eerst, *op_naam("houder__naam"), "nummer", "pk")
    )


def registerregels(rijen: Iterable[Toekenning], dag: date) -> list[Registerregel]:
    """These grants of `register` as on this day; four queries for a page, and per ten thousand of a file."""
    alle = list(rijen)
    regels: list[Registerregel] = []
    for begin in range(0, len(alle), _TEGELIJK):
        regels += _regels(alle[begin : begin + _TEGELIJK], dag)
    return regels


def _regels(rijen: Sequence[Toekenning], dag: date) -> Iterable[Registerregel]:
    ids = [rij.pk for rij in rijen]
    regios: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
    for toekenning_id, sleutel, naam in (
        Toekenningsregio.objects.filter(toekenning_id__in=ids, periode__contains=dag)
        .order_by("regio__naam")
        .values_list("toekenning_id", "regio_id", "regio__naam")
    ):
        regios[toekenning_id].append((sleutel, naam))
    leden: defaultdict[UUID, list[Lid]] = defaultdict(list)
    for lid in (
        Lid.objects.filter(toekenning_id__in=ids, periode__contains=dag)
        .select_related("organisatie")
        .order_by("plaats", *op_naam("organisatie__naam"), "pk")
    ):
        leden[lid.toekenning_id].append(lid)
    toen = {
        rij.toekenning_id: rij.organisatie
        for rij in Houderschap.objects.filter(toekenning_id__in=ids, periode__contains=dag).select_related(
            "organisatie"
        )
    }
    for rij in rijen:
        plaatsen = rij.toekenningssoort.plaatsen
        yield Registerregel(
            soort=rij.soort,
            nummer=rij.nummer,
            houder=_partij(toen.get(rij.pk, rij.houder)),
            leden=tuple(
                _partij(lid.organisatie, plaatsen[lid.plaats].label if lid.plaats in plaatsen else "")
                for lid in leden[rij.pk]
            ),
            regios=tuple(regios[rij.pk]),
            van=rij.periode.lower,
            tot=laatste_dag(rij.periode),
            is_geschorst=rij.is_geschorst,
            is_overgang=rij.is_overgang,
            plaatsen=rij.plaatsen_nu,
        )


def _partij(organisatie: Organisatie, plaats: str = "") -> Partij:
    return Partij(
        organisatie.naam,
        nummers.kbo(organisatie.kbo_nummer) if organisatie.kbo_nummer else "",
        organisatie.gemeente,
        plaats,
    )


def als_json(regel: Registerregel) -> dict[str, Any]:
    """One grant as programs read it: days as jjjj-mm-dd, an open end as null."""
    return {
        "nummer": regel.nummer,
        "soort": regel.soort,
        "soort_label": regel.soort_label,
        "toestand": regel.toestand,
        "overgangserkenning": regel.is_overgang,
        "van": regel.van.isoformat(),
        "tot_en_met": regel.tot.isoformat() if regel.tot else None,
        "houder": _partij_als_json(regel.houder),
        "leden": [{**_partij_als_json(lid), "plaats": lid.plaats} for lid in regel.leden],
        "regios": [{"sleutel": sleutel, "naam": naam} for sleutel, naam in regel.regios],
        "plaatsen": regel.plaatsen,
    }


def _partij_als_json(partij: Partij) -> dict[str, str]:
    return {"naam": partij.naam, "kbo_nummer": partij.kbo, "gemeente": partij.gemeente}
