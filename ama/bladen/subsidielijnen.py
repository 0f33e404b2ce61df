"""The lines of a run, and one line that explains itself down to the days of the agreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from ama.bladen.betwistingen import KLEUR as BETWISTKLEUR
from ama.bladen.betwistingen import stand_van
from ama.bladen.subsidie import KLEUR
from ama.bladen.subsidiehuizen import afrekening_adres
from ama.domein import woorden
from ama.domein.subsidie import Jaarregels, Lijn, waarschuwing
from ama.domein.subsidiedagen import REGELS, Dagstuk, Telling
from ama.forms.subsidie import LijnFilterForm
from ama.models import Betwisting, Overeenkomst, Subsidielijn, Subsidierun
from ama.models.subsidielezen import als_stukken, betwisten_tot
from ama.querysets import SubsidielijnQuerySet
from ama.querysets.lezers import EIGEN_ORGANISATIE
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

PLEK = "subsidielijn"
_IS_BETWIST = Exists(Betwisting.objects.open().filter(lijn=OuterRef("pk")))


@dataclass(frozen=True)
class Lijnregel:
    """One line in a list."""

    url: str
    naam: str
    dossiernummer: str
    begeleider: str
    jaar: int
    soort: str
    dagen: int
    bedrag: str
    bedrag_cent: int
    was: str
    is_betwist: bool
    is_gewijzigd: bool


@dataclass(frozen=True)
class Dagregel:
    """Consecutive days of one agreement: whether they count, and by which rule they do not."""

    periode: str
    dagen: int
    telt: bool
    zin: str
    bron: str
    is_aanname: bool


def te_tonen(run: Subsidierun, door: Hoedanigheid) -> SubsidielijnQuerySet:
    """The lines of this run that the reader sees, without those of which nothing is left, by name."""
    return (
        Subsidielijn.objects.zichtbaar_voor(door)
        .filter(run=run)
        .exclude(Q(stukken=[], bedrag_cent=0) & ~Q(berekening=run.berekening))
        .select_related("deelnemer", "begeleider")
        .annotate(is_betwist=_IS_BETWIST)
        .order_by("deelnemer__achternaam", "deelnemer__voornaam", "jaar", "begeleider__naam", "pk")
    )


def gekozen(rijen: SubsidielijnQuerySet, run: Subsidierun, formulier: LijnFilterForm) -> SubsidielijnQuerySet:
    """The lines that the filters ask for; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if vraag["zoek"]:
        rijen = rijen.gezocht(vraag["zoek"])
    if vraag["organisatie"]:
        rijen = rijen.filter(begeleider_id=vraag["organisatie"])
    soort = vraag["soort"]
    if soort == "correctie":
        rijen = rijen.filter(is_correctie=True)
    elif soort == "met":
        rijen = rijen.filter(is_correctie=False, dagen__gt=0)
    elif soort == "zonder":
        rijen = rijen.filter(is_correctie=False, dagen=0)
    elif soort == "gedeeld":
        rijen = rijen.filter(nieuw_cent__lt=F("totaal_cent"), dagen__gt=0)
    elif soort == "gewijzigd":
        rijen = rijen.filter(berekening=run.berekening)
    elif soort == "betwist":
        rijen = rijen.filter(_IS_BETWIST)
    return rijen


def lijnregels(run: Subsidierun, rijen: Iterable[Any]) -> list[Lijnregel]:
    """One row per line of `te_tonen`; no query."""
    uit = []
    for rij in rijen:
        gewijzigd = run.berekening > 1 and rij.berekening == run.berekening
        uit.append(
            Lijnregel(
                reverse("subsidielijn_detail", args=[rij.pk]),
                rij.deelnemer.naam,
                rij.deelnemer.dossiernummer,
                rij.begeleider.naam,
                rij.jaar,
                _soort(rij),
                rij.dagen,
                woorden.euro(rij.bedrag_cent),
                rij.bedrag_cent,
                _was(rij) if gewijzigd else "",
                rij.is_betwist,
                gewijzigd,
            )
        )
    return uit


def lijnblad(lijn: Subsidielijn, door: Hoedanigheid) -> dict[str, Any]:
    """One line: the calculation step by step, every day of every agreement, and its disputes; five queries."""
    run = lijn.run
    stukken = als_stukken(lijn.stukken)
    betwistingen = list(lijn.betwistingen.select_related("betwist_door"))
    open_ = any(not een.uitkomst for een in betwistingen)
    tot = betwisten_tot(run)
    kan = not open_ and tot is not None and timezone.localdate() <= tot
    als_wet = _als_wet(lijn, run, stukken)
    return {
        "lijn": lijn,
        "run": run,
        "deelnemer": lijn.deelnemer,
        "kleur": KLEUR.get(run.status, ""),
        "bedrag": woorden.euro(lijn.bedrag_cent),
        "soort": _soort(lijn),
        "stappen": als_wet.uitleg if lijn.dagen_deelnemer else (),
        "waarom": lijn.uitleg,
        "let_op": waarschuwing(als_wet),
        "overeenkomsten": _per_overeenkomst(stukken, door),
        "dagen": woorden.dagen(lijn.dagen),
        "betwistingen": [
            {
                "rij": een,
                "url": reverse("betwisting_detail", args=[een.pk]),
                "stand": stand_van(een),
                "kleur": BETWISTKLEUR[een.uitkomst],
            }
            for een in betwistingen
        ],
        "betwisten_tot": tot if kan else None,
        "acties": [
            (een.knop, reverse(een.route, args=[lijn.pk]), "stil")
            for een in mogelijke_handelingen(door, lijn, PLEK)
            if kan
        ],
        "afrekening_url": afrekening_adres(run.pk, lijn.begeleider_id),
        "lijnen_url": reverse("subsidielijn_lijst", args=[run.pk]),
        "terug": terug_van(run, door),
    }


def _als_wet(lijn: Subsidielijn, run: Subsidierun, stukken: tuple[Dagstuk, ...]) -> Lijn:
    """The line as the law explains it, from what was kept when it was computed."""
    samen = Subsidielijn.objects.filter(run=run, jaar=lijn.jaar, deelnemer_id=lijn.deelnemer_id, dagen__gt=0)
    return Lijn(
        deelnemer=lijn.deelnemer_id,
        begeleider=lijn.begeleider_id,
        regels=Jaarregels(lijn.jaar, lijn.maximum_cent, lijn.noemer, run.indien_dagen),
        telling=Telling(lijn.begeleider_id, stukken),
        dagen_deelnemer=lijn.dagen_deelnemer,
        totaal_cent=lijn.totaal_cent,
        bedrag_cent=lijn.nieuw_cent,
        aantal_begeleiders=samen.count(),
    )


def _per_overeenkomst(stukken: Iterable[Dagstuk], door: Hoedanigheid) -> list[dict[str, Any]]:
    """The days of each agreement in order; the werkpost only of those that the reader sees; one query."""
    per: dict[UUID, list[Dagstuk]] = {}
    for stuk in stukken:
        per.setdefault(stuk.overeenkomst, []).append(stuk)
    gekend: Mapping[UUID, Overeenkomst] = {
        rij.pk: rij for rij in Overeenkomst.objects.zichtbaar_voor(door).filter(pk__in=per).met_verbanden()
    }
    uit = []
    for sleutel, eigen in per.items():
        rij = gekend.get(sleutel)
        uit.append(
            {
                "naam": rij.werkpost.naam if rij else "Een overeenkomst die je niet ziet",
                "periode": woorden.met_hoofdletter(woorden.periode(rij.periode)) if rij else "",
                "url": rij.get_absolute_url() if rij else "",
                "regels": [_dagregel(stuk) for stuk in eigen],
                "geteld": woorden.dagen(sum(stuk.dagen for stuk in eigen if stuk.telt)),
            }
        )
    return uit


def _dagregel(stuk: Dagstuk) -> Dagregel:
    tekst = REGELS[stuk.regel] if stuk.regel else None
    return Dagregel(
        woorden.met_hoofdletter(woorden.periode(stuk.periode)),
        stuk.dagen,
        stuk.telt,
        tekst.zin if tekst else "",
        tekst.bron if tekst else "",
        bool(tekst and tekst.is_aanname),
    )


def _soort(rij: Subsidielijn) -> str:
    if rij.is_correctie:
        return f"correctie van {rij.jaar}"
    return "" if rij.dagen else "geen dagen geteld"


def _was(rij: Subsidielijn) -> str:
    return "nieuw" if rij.vorig_cent is None else f"was {woorden.euro(rij.vorig_cent)}"


def organisatiekeuzes(run: Subsidierun, door: Hoedanigheid) -> list[tuple[str, str]]:
    """The organisations with a line in this run that the reader may know, as choices; one query."""
    huizen = Organisatie.objects.filter(pk__in=run.lijnen.order_by().values("begeleider_id"))
    if door.rol in EIGEN_ORGANISATIE:
        huizen = huizen.filter(pk=door.organisatie_id)
    return [(str(pk), naam) for pk, naam in huizen.order_by("naam", "pk").values_list("pk", "naam")]


def terug_van(run: Subsidierun, door: Hoedanigheid) -> tuple[str, str]:
    """Where the reader comes from: the run for the departement, the own settlement for an organisation."""
    if door.rol in EIGEN_ORGANISATIE:
        return f"Afrekening {run.jaar}", reverse("subsidie_afrekening", args=[run.pk])
    return f"Subsidie {run.jaar}", run.get_absolute_url()
