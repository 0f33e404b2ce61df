"""Who makes up the network of a regio on a day and what is missing (art. 17), and whom an action can go to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import QueryDict

from mandaten.geldigheid import houders_op, team_in
from mandaten.models import Bevoegdheid, Lid
from mandaten.soorten import DIENSTVERLENER, NETWERK, NETWERKCOORDINATOR, SOORTEN
from trajecten.bladen.acties import regiokeuzes
from trajecten.domein.uitvoering import dag_van_toewijzing
from trajecten.domein.woorden import opsomming
from trajecten.forms.netwerk import NetwerkForm
from trajecten.models import Aanbod, Actie
from werkzorg.databank.perioden import laatste_dag
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.ui.volgorde import op_naam, sorteersleutel

_NETWERK = SOORTEN[NETWERK]


@dataclass(frozen=True)
class Netwerklid:
    """One provider in the network: his seat, until when (None: no end planned), and how many actions he has open."""

    naam: str
    soort: str
    tot: date | None
    acties: int
    aanbod: int


@dataclass(frozen=True)
class Netwerkplaats:
    """One seat of art. 17: who takes it; `ontbreekt` is how many are still missing, `is_verplicht` whether one must."""

    label: str
    leden: tuple[Netwerklid, ...]
    ontbreekt: int
    is_verplicht: bool


def netwerkformulier(vraag: QueryDict, door: Hoedanigheid, vandaag: date) -> NetwerkForm:
    """Which regio and day to show; without a question the first regio that the reader's organisation coordinates."""
    regios = regiokeuzes()
    gegevens = vraag.copy()
    if not gegevens.get("regio"):
        eigen = (
            Bevoegdheid.objects.geldig_op(vandaag)
            .filter(organisatie_id=door.organisatie_id, functie=NETWERKCOORDINATOR)
            .exclude(regio=None)
            .order_by("regio__naam")
            .values_list("regio_id", flat=True)
            .first()
        )
        gegevens["regio"] = eigen or regios[0][0]
    return NetwerkForm(gegevens, regios=regios)


def netwerkblad(regio: str, dag: date, door: Hoedanigheid) -> dict[str, Any]:
    """The network of this regio on this day: its coordinator, its seats, and what is missing; five queries."""
    team = team_in(regio, dag)
    wie_coordineert = [team.netwerkcoordinator] if team.netwerkcoordinator else []
    coordinator = Organisatie.objects.filter(pk__in=wie_coordineert).first()
    rijen = list(_leden(regio, dag))
    wie = [rij.organisatie_id for rij in rijen]
    acties, aanbod = _acties_van(wie, regio, door), _aanbod_van(wie, regio, dag)
    plaatsen = []
    for sleutel, plaats in _NETWERK.plaatsen.items():
        hier = sorted(
            (rij for rij in rijen if rij.plaats == sleutel),
            key=lambda rij: sorteersleutel(rij.organisatie.naam),
        )
        leden = tuple(
            Netwerklid(
                rij.organisatie.naam,
                rij.organisatie.get_soort_display(),
                laatste_dag(rij.periode),
                acties.get(rij.organisatie_id, 0),
                aanbod.get(rij.organisatie_id, 0),
            )
            for rij in hier
        )
        plaatsen.append(
            Netwerkplaats(plaats.label, leden, max(0, plaats.minstens - len(leden)), plaats.minstens > 0)
        )
    ontbreekt = [plaats.label for plaats in plaatsen if plaats.ontbreekt]
    return {
        "coordinator": coordinator,
        "plaatsen": plaatsen,
        "ontbreekt": ontbreekt,
        "ontbreekt_zin": f"Dit netwerk is niet volledig. Er ontbreekt: {opsomming(ontbreekt)} "
        "(Decreet 8/7/2022 art. 17).",
        "is_leeg": coordinator is None and not rijen,
        "aantal": len({*wie}),
    }


def _leden(regio: str, dag: date) -> Iterable[Any]:
    """Who takes a seat in the grant that gives this regio its network on this day."""
    toekenning = (
        Bevoegdheid.objects.geldig_op(dag)
        .filter(regio_id=regio, functie=NETWERKCOORDINATOR)
        .values("toekenning_id")
    )
    return Lid.objects.filter(toekenning_id__in=toekenning, periode__contains=dag).select_related(
        "organisatie"
    )


def _acties_van(organisaties: list[UUID], regio: str, door: Hoedanigheid) -> dict[UUID, int]:
    rijen = (
        Actie.objects.zichtbaar_voor(door)
        .open()
        .filter(dienstverlener_id__in=organisaties, traject__regio_id=regio, toegewezen_op__isnull=False)
    )
    return dict(rijen.order_by().values_list("dienstverlener_id").annotate(aantal=Count("pk")))


def _aanbod_van(organisaties: list[UUID], regio: str, dag: date) -> dict[UUID, int]:
    rijen = Aanbod.objects.aangeboden_op(dag).in_regio(regio).filter(organisatie_id__in=organisaties)
    return dict(rijen.order_by().values_list("organisatie_id").annotate(aantal=Count("pk")))


# --- whom an action can go to ----------------------------------------------------------------------------------------
def dienstverlenerkeuzes(actie: Actie, vandaag: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """The providers in groups: in the network on the day the action begins, and others with a fitting offer."""
    dag = dag_van_toewijzing(actie.van, vandaag)
    regio = actie.traject.regio_id or ""
    netwerk = set(houders_op(DIENSTVERLENER, regio, dag))
    met_aanbod = Aanbod.objects.aangeboden_op(dag).in_regio(regio).filter(soort=actie.soort)
    passend = {
        wie: (plaatsen, weken)
        for wie, plaatsen, weken in met_aanbod.order_by("pk").values_list(
            "organisatie_id", "plaatsen", "wachttijd_weken"
        )
    }
    rijen = list(
        Organisatie.objects.filter(Q(pk__in=netwerk) | Q(pk__in=passend), is_actief=True).order_by(
            *op_naam("naam"), "pk"
        )
    )
    groepen = [
        ("In het netwerk, met passend aanbod", lambda pk: pk in netwerk and pk in passend),
        ("In het netwerk", lambda pk: pk in netwerk and pk not in passend),
        ("Van buiten het netwerk, met passend aanbod", lambda pk: pk not in netwerk),
    ]
    alle = [
        (titel, [(str(rij.pk), _label(rij, passend)) for rij in rijen if hoort(rij.pk)])
        for titel, hoort in groepen
    ]
    return [(titel, keuzes) for titel, keuzes in alle if keuzes]


def _label(rij: Organisatie, passend: dict[UUID, tuple[int | None, int | None]]) -> str:
    _plaatsen, weken = passend.get(rij.pk, (None, None))
    if weken is None:
        return rij.naam
    wacht = (
        "geen wachttijd" if weken == 0 else "wachttijd 1 week" if weken == 1 else f"wachttijd {weken} weken"
    )
    return f"{rij.naam} ({wacht})"
