"""What the pages about calls show: the list, one call for who is signed in, and the pages for everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.oproepen import (
    NAKIJKEN,
    Criteriumgegevens,
    Oproepgegevens,
    Zittend,
    aandelen,
    waarschuwingen,
)
from mandaten.forms.oproepen import OproepFilterForm
from mandaten.models import Criterium, Oproep, OproepRegio, Toekenningsregio
from mandaten.querysets import OproepQuerySet, beslist_over
from mandaten.soorten import SOORTEN, ZORG
from mandaten.statussen import AANGEKONDIGD, GESLOTEN, OPEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.register import Handeling, mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.plaatsen.models import Regio
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formaten import bedrag, procent
from werkzorg.ui.volgorde import op_naam
from werkzorg.werklijst.models import Taak

# How the screen marks the state of a call.
_MERK = {OPEN: "goed", AANGEKONDIGD: "weet", GESLOTEN: ""}


def gekozen(rijen: OproepQuerySet, formulier: OproepFilterForm) -> OproepQuerySet:
    """The calls that the filters ask for; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if vraag["soort"]:
        rijen = rijen.filter(soort=vraag["soort"])
    voorbij = Q(sluit_op__lte=Now()) | Q(gesloten_op__isnull=False)
    per_stand = {
        OPEN: ~voorbij & Q(opent_op__lte=Now()),
        AANGEKONDIGD: ~voorbij & Q(opent_op__gt=Now()),
        GESLOTEN: voorbij,
    }
    return rijen.filter(per_stand[vraag["stand"]]) if vraag["stand"] else rijen


def in_volgorde(rijen: OproepQuerySet) -> OproepQuerySet:
    """With kind and regio's: what is open first and closes soonest, then what is announced, then the last closed."""
    voorbij = Q(sluit_op__lte=Now()) | Q(gesloten_op__isnull=False)
    rang = Case(
        When(voorbij, then=Value(2)),
        When(opent_op__gt=Now(), then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    komt = Case(When(voorbij, then=Value(None)), default=F("sluit_op"))
    met_regio = OproepRegio.objects.select_related("regio").order_by("regio__naam")
    return (
        rijen.annotate(rang=rang)
        .order_by("rang", komt.asc(nulls_last=True), "-sluit_op", "pk")
        .prefetch_related(Prefetch("regios", met_regio))
    )


def met_aantal(rijen: QuerySet[Oproep]) -> QuerySet[Oproep]:
    """Each with how many applications were submitted."""
    return rijen.annotate(
        ingediend=Count("aanvragen", filter=Q(aanvragen__ingediend_op__isnull=False), distinct=True)
    )


def oproepregels(rijen: Iterable[Oproep], door: Hoedanigheid | None) -> list[dict[str, Any]]:
    """One line per call; how many applied only for who decides about the kind."""
    eigen = beslist_over(door) if door is not None else frozenset()
    return [
        {
            **_kop(rij),
            "url": reverse("oproep_detail" if door is not None else "oproep_openbaar", args=[rij.pk]),
            "ingediend": getattr(rij, "ingediend", None) if rij.soort in eigen else None,
        }
        for rij in rijen
    ]


def _kop(rij: Oproep, regios: Sequence[str] | None = None) -> dict[str, Any]:
    """The head of a call; `regios` are their names when nothing is kept yet."""
    stand = rij.toestand
    return {
        "titel": rij.titel,
        "soort": rij.toekenningssoort.label,
        "regios": [een.regio.naam for een in rij.regios.all()] if regios is None else list(regios),
        "opent_op": rij.opent_op,
        "sluit_op": rij.sluit_op,
        "stand": stand,
        "merk": _MERK[stand],
        "is_open": stand == OPEN,
        "is_aangekondigd": stand == AANGEKONDIGD,
        "is_nooit_geopend": rij.sluit_op <= rij.opent_op,
        "sluitingsreden": rij.sluitingsreden,
        "is_heropening": rij.heropent_id is not None,
    }


def oproepblad(rij: Oproep) -> dict[str, Any]:
    """All that everybody may read of one call: what, where, until when, criteria; two queries."""
    return _blad(rij, _kop(rij), list(rij.criteria.all()))


def _blad(
    rij: Oproep, kop: dict[str, Any], criteria: Sequence[Criterium | Criteriumgegevens]
) -> dict[str, Any]:
    delen = aandelen(een.gewicht for een in criteria)
    return {
        **kop,
        "omschrijving": rij.omschrijving,
        "budget": bedrag(rij.budget) if rij.budget is not None else "",
        "rechtsgrond": rij.toekenningssoort.rechtsgrond,
        "plaatsen": [(plaats.label, plaats.minstens) for plaats in rij.toekenningssoort.plaatsen.values()],
        "criteria": [
            {
                "omschrijving": een.omschrijving,
                "gewicht": een.gewicht,
                "aandeel": procent(deel, 1),
                "bewijs": een.bewijs,
                "is_uitsluitend": een.is_uitsluitend,
            }
            for een, deel in zip(criteria, delen, strict=True)
        ],
        "totaal": sum(een.gewicht for een in criteria),
        "sluit_uit": any(een.is_uitsluitend for een in criteria),
    }


@dataclass(frozen=True)
class Ontwerp:
    """A call that nobody published yet: how everybody would read it, and what its publisher should know first.

    `vingerafdruk` changes with either.
    """

    oproep: dict[str, Any]
    waarschuwingen: list[str]
    vingerafdruk: str


def ontwerpblad(gegevens: Oproepgegevens, nu: datetime) -> Ontwerp:
    """What would be published at `nu`, of a kind and regio's that exist; three queries."""
    soort = SOORTEN[gegevens.soort]
    regios = dict(
        Regio.objects.filter(sleutel__in=gegevens.regios)
        .order_by(*op_naam("naam"))
        .values_list("sleutel", "naam")
    )
    rij = Oproep(
        soort=soort.sleutel,
        titel=gegevens.titel,
        omschrijving=gegevens.omschrijving,
        budget=gegevens.budget,
        opent_op=gegevens.opent_op or nu,
        sluit_op=gegevens.sluit_op,
    )
    gevraagd = Oproep.objects.bezetting(soort.sleutel, regios).gevraagd
    zinnen = waarschuwingen(
        soort,
        _zittend(soort.sleutel, list(regios), timezone.localdate(nu)),
        [naam for sleutel, naam in regios.items() if sleutel in gevraagd],
    )
    return Ontwerp(
        oproep=_blad(rij, _kop(rij, list(regios.values())), gegevens.criteria)
        | ({} if gegevens.opent_op else {"opent_op": None}),
        waarschuwingen=zinnen,
        vingerafdruk=sha256(repr((gegevens, zinnen)).encode()).hexdigest(),
    )


def _zittend(soort: str, regios: Sequence[str], vandaag: date) -> list[Zittend]:
    rijen = (
        Toekenningsregio.objects.filter(soort=soort, regio_id__in=regios)
        .filter(Q(periode__endswith=None) | Q(periode__endswith__gt=vandaag))
        .select_related("regio", "toekenning__houder")
        .order_by(*op_naam("regio__naam"), "periode")
    )
    return [
        Zittend(een.regio.naam, een.toekenning.houder.naam, een.toekenning.nummer, laatste_dag(een.periode))
        for een in rijen
    ]


def zonder_verband(vandaag: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """The regio's without samenwerkingsverband Zorg today, by name; two queries.

    Each with the calls for one that are open now (title, address).
    """
    heeft = Toekenningsregio.objects.filter(regio_id=OuterRef("pk"), soort=ZORG, periode__contains=vandaag)
    regios = Regio.objects.filter(~Exists(heeft)).order_by(*op_naam("naam")).values_list("sleutel", "naam")
    oproepen: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for regio, oproep, titel in (
        OproepRegio.objects.filter(oproep__in=Oproep.objects.open().filter(soort=ZORG))
        .order_by("oproep__sluit_op", "oproep_id")
        .values_list("regio_id", "oproep_id", "oproep__titel")
    ):
        oproepen[regio].append((titel, reverse("oproep_openbaar", args=[oproep])))
    return [(naam, oproepen[sleutel]) for sleutel, naam in regios]


def deskblad(rij: Oproep, door: Hoedanigheid) -> dict[str, Any]:
    """What is added for who decides about this kind: how many applied, where it stayed empty, and what he can do."""
    if rij.soort not in beslist_over(door):
        return {"van_ons": False}
    regios = [(een.regio_id, een.regio.naam) for een in rij.regios.all()]
    bezet = Oproep.objects.bezetting(rij.soort, [sleutel for sleutel, _ in regios])
    leeg = set(bezet.leeg([sleutel for sleutel, _ in regios])) if rij.toestand == GESLOTEN else set()
    return {
        "van_ons": True,
        "ingediend": rij.aanvragen.filter(ingediend_op__isnull=False).count(),
        "per_regio": [
            {"naam": naam, "is_leeg": sleutel in leeg, "waarom": bezet.waarom(sleutel)}
            for sleutel, naam in regios
        ],
        "is_gesloten": rij.toestand == GESLOTEN,
        "kan_heropenen": bool(leeg),
        "na_te_kijken": Taak.objects.over(rij._meta.label_lower, rij.pk)
        .filter(soort=NAKIJKEN, klaar_op=None)
        .exists(),
        "knoppen": [
            {"tekst": een.knop, "url": reverse(een.route, args=[rij.pk])}
            for een in _knoppen(door, rij, kan_heropenen=bool(leeg))
        ],
    }


def _knoppen(door: Hoedanigheid, rij: Oproep, *, kan_heropenen: bool) -> list[Handeling]:
    return [
        een
        for een in mogelijke_handelingen(door, rij, plek="oproep")
        if een.sleutel != "oproep_heropenen" or kan_heropenen
    ]


def kan_aanvragen(rij: Oproep, door: Hoedanigheid) -> bool:
    """Whether this reader can start an application on this call now."""
    return rij.toestand == OPEN and mag(door, "aanvraag_starten")
