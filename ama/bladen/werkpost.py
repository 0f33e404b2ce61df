"""What the page of one werkpost shows: its offer, its closed days, and who of the own organisation works there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse
from django.utils import timezone

from ama.bladen.kop import KLEUR
from ama.bladen.werkposten import adres_voor, bestaat, bezetting_van, in_dagen, naam_voor
from ama.domein.werkpostdag import feestdagen_tussen
from ama.models import Overeenkomst, Roosterblok, Sluiting, Werkaanbod
from ama.querysets import OvereenkomstQuerySet
from ama.querysets.lezers import EIGEN_ORGANISATIE
from ama.statussen import AFGEBROKEN, BEEINDIGD
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost

PLEK = "werkpost"
# So far the page looks ahead for holidays and closed days.
VOORUIT = timedelta(days=366)
# As many closings and people as somebody reads on one page; the lists have them all.
HOOGSTENS = 50


@dataclass(frozen=True)
class Sluitingsregel:
    """Days on which the werkpost is closed, or open on a holiday; `intrek_url` "" when this reader cannot."""

    van: date
    tot_en_met: date
    wat: str
    reden: str
    kleur: str
    door: str
    intrek_url: str


@dataclass(frozen=True)
class Mensregel:
    """One agreement of the own organisation there."""

    url: str
    naam: str
    begeleider: str
    dagen: str
    sinds: date
    stand: str
    kleur: str


def eigen_overeenkomsten(werkpost: Werkpost, door: Hoedanigheid) -> OvereenkomstQuerySet:
    """The agreements of the own organisation there that are not over, with the weekdays agreed today."""
    rijen = Overeenkomst.objects.zichtbaar_voor(door)
    if door.rol not in EIGEN_ORGANISATIE:
        return rijen.none()
    dagen = Roosterblok.objects.filter(
        versie__overeenkomst=OuterRef("pk"), versie__geldt__contains=timezone.localdate()
    )
    return (
        rijen.bij_werkpost(werkpost.pk)
        .exclude(status__in=(AFGEBROKEN, BEEINDIGD))
        .select_related("deelnemer", "begeleider_lid__gebruiker")
        .annotate(weekdagen=ArraySubquery(dagen.order_by("weekdag").values("weekdag").distinct()))
        .order_by("start", "pk")
    )


def werkpostblad(rij: Any, overeenkomsten: list[Overeenkomst], door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of a werkpost that came `voor_de_lijst` and `met_beheer`."""
    vandaag = timezone.localdate()
    aanbiedingen = list(Werkaanbod.objects.zichtbaar_voor(door).filter(werkpost=rij).order_by("-periode"))
    sluitingen = list(
        Sluiting.objects.zichtbaar_voor(door)
        .staand()
        .bij_werkpost(rij.pk)
        .filter(periode__endswith__gt=vandaag)
        .select_related("geregistreerd_door")
        .order_by("periode")[:HOOGSTENS]
    )
    knoppen = mogelijke_handelingen(door, rij, PLEK) if rij.is_te_beheren else ()
    ziet_contact = door.organisatie_id in (rij.geregistreerd_door_id, rij.organisatie_id)
    return {
        "werkpost": rij,
        "naam": naam_voor(rij, door),
        "waar": adres_voor(rij, door),
        "plaats": rij.plaats or {},
        "bestaat": bestaat(rij),
        "via": rij.geregistreerd_door,
        "ziet_contact": ziet_contact and door.rol in EIGEN_ORGANISATIE,
        "bezetting": bezetting_van(rij),
        "aanbod": rij.aanbod,
        "open_dagen": in_dagen(rij.aanbod["open_dagen"]) if rij.aanbod else "",
        "aanbiedingen": [_aanbodregel(een, vandaag) for een in aanbiedingen],
        "sluitingen": [_sluitingsregel(een, rij.is_te_beheren) for een in sluitingen],
        "feestdagen": _feestdagen(sluitingen, vandaag),
        "is_eigen_organisatie": door.rol in EIGEN_ORGANISATIE,
        "mensen": [_mensregel(een) for een in overeenkomsten],
        "acties": [
            (een.knop, reverse(een.route, args=[rij.pk]), "primair" if volg == 0 else "stil")
            for volg, een in enumerate(knoppen)
        ],
    }


def _aanbodregel(rij: Werkaanbod, vandaag: date) -> Mapping[str, Any]:
    tot = laatste_dag(rij.periode)
    voorbij, komt = tot is not None and tot < vandaag, rij.periode.lower > vandaag
    return {
        "van": rij.periode.lower,
        "tot": tot,
        "activiteiten": ", ".join(rij.activiteiten),
        "plaatsen": rij.plaatsen,
        "open_dagen": in_dagen(rij.open_dagen),
        "stand": "voorbij" if voorbij else "komt nog" if komt else "geldt nu",
    }


def _sluitingsregel(rij: Sluiting, is_te_beheren: bool) -> Sluitingsregel:
    tot = laatste_dag(rij.periode)
    assert tot is not None  # a closing always has a last day
    return Sluitingsregel(
        van=rij.periode.lower,
        tot_en_met=tot,
        wat="gesloten" if rij.is_gesloten else "open op een feestdag",
        reden=rij.reden,
        kleur="let" if rij.is_gesloten else "goed",
        door=rij.geregistreerd_door.naam,
        intrek_url=reverse("sluiting_intrekken", args=[rij.pk]) if is_te_beheren else "",
    )


def _feestdagen(sluitingen: list[Sluiting], vandaag: date) -> list[tuple[date, str, bool]]:
    """The holidays of the law in the coming year: the day, its name, and whether the werkpost stays open on it."""
    open_ = [rij.periode for rij in sluitingen if not rij.is_gesloten]
    return [
        (dag, naam, any(dag in periode for periode in open_))
        for dag, naam in feestdagen_tussen(vandaag, vandaag + VOORUIT).items()
    ]


def _mensregel(rij: Any) -> Mensregel:
    return Mensregel(
        url=rij.get_absolute_url(),
        naam=rij.deelnemer.naam,
        begeleider=rij.begeleider_lid.gebruiker.naam,
        dagen=in_dagen(rij.weekdagen),
        sinds=rij.start,
        stand=rij.get_status_display(),
        kleur=KLEUR.get(rij.status, "let"),
    )
