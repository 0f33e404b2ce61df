"""Who covers which municipality: the partnerships, what each misses, and which municipalities nobody covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from gbo.domein.dekking import samenstellingsbezwaar
from gbo.models import Gbogemeente, Gbopartner, Gbosamenwerking
from gbo.querysets import GbosamenwerkingQuerySet
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import KERNPARTNERS_GBO
from werkzorg.plaatsen.models import Gemeente, GemeenteInRegio, Gewest, Regio
from werkzorg.plaatsen.opzoeken import gemeente_van, nu_van, opgegaan_in
from werkzorg.toegang.matrix import mag
from werkzorg.ui.volgorde import op_naam, sorteersleutel

# The page on which the buttons of acts on a partnership stand.
PLEK = "gbo_samenwerking"


@dataclass(frozen=True)
class Samenwerkingregel:
    """One partnership in the list; `mist` says which kind of core partner it has none of."""

    url: str
    naam: str
    gemeenten: int
    partners: list[str]
    mist: str


def met_dag(rijen: GbosamenwerkingQuerySet, dag: date) -> GbosamenwerkingQuerySet:
    """With who is in it and what it covers on this day; two queries more, however many."""
    partners = Gbopartner.objects.geldig_op(dag).select_related("organisatie", "gemeente")
    gemeenten = Gbogemeente.objects.geldig_op(dag).select_related("gemeente")
    op_rij = partners.order_by(*op_naam("organisatie__naam"))
    return rijen.prefetch_related(Prefetch("partners", op_rij, to_attr="partners_nu")).prefetch_related(
        Prefetch("gemeenten", gemeenten, to_attr="gemeenten_nu")
    )


def gekozen(vraag: str, dag: date) -> GbosamenwerkingQuerySet:
    """All partnerships by name, or the one that covers the municipality that was asked."""
    rijen = Gbosamenwerking.objects.order_by(*op_naam("naam"), "pk")
    if not vraag.strip():
        return rijen
    is_code = vraag.strip().isdigit()
    gemeente = gemeente_van(vraag if is_code else "", "" if is_code else vraag, dag)
    if gemeente is None:
        return rijen.none()
    dekt = Gbogemeente.objects.die_dekken(gemeente.refnis, dag)
    return rijen.filter(pk__in=dekt.values("samenwerking_id"))


def namen_van(rij: Any, dag: date) -> list[str]:
    """The names of the municipalities of a partnership that comes `met_dag`; after a merger that of the new one."""
    return sorted({nu_van(een.gemeente, dag).naam for een in rij.gemeenten_nu}, key=sorteersleutel)


def samenwerkingregels(rijen: Iterable[Any], dag: date) -> list[Samenwerkingregel]:
    """One line per partnership that comes `met_dag` of this day; no query."""
    return [
        Samenwerkingregel(
            url=rij.get_absolute_url(),
            naam=rij.naam,
            gemeenten=len(namen_van(rij, dag)),
            partners=[een.organisatie.naam for een in rij.partners_nu],
            mist=samenstellingsbezwaar([een.organisatie.soort for een in rij.partners_nu]),
        )
        for rij in rijen
    ]


def ongedekt(dag: date) -> list[str]:
    """The Flemish municipalities that no partnership covers on this day, by name; two queries."""
    dekt = set(Gbogemeente.objects.geldig_op(dag).values_list("gemeente_id", flat=True))
    rijen = Gemeente.objects.geldig_op(dag).filter(gewest=Gewest.VLAAMS).values_list("pk", "naam")
    zonder = (naam for refnis, naam in rijen if refnis not in dekt and not dekt & opgegaan_in(refnis))
    return sorted(zonder, key=sorteersleutel)


def samenwerkingblad(rij: Any, door: Hoedanigheid, dag: date) -> dict[str, Any]:
    """The context of the page of one partnership, which comes `met_dag` of this day."""
    partners = [
        {
            "naam": een.organisatie.naam,
            "url": reverse("organisatie_detail", args=[een.organisatie_id])
            if mag(door, "organisatie_detail")
            else "",
            "soort": een.organisatie.get_soort_display(),
            "voor": nu_van(een.gemeente, dag).naam if een.gemeente else "alle inwoners",
            "van": een.van,
        }
        for een in rij.partners_nu
    ]
    return {
        "samenwerking": rij,
        "partners": partners,
        "gemeenten": namen_van(rij, dag),
        "mist": samenstellingsbezwaar([een.organisatie.soort for een in rij.partners_nu]),
        "acties": [
            (een.knop, reverse(een.route, args=[rij.pk]), "stil")
            for een in mogelijke_handelingen(door, rij, PLEK)
        ],
    }


def formulierkeuzes(dag: date) -> dict[str, Any]:
    """What a form about a partnership offers on this day; three queries."""
    van_regio: dict[str, list[str]] = {}
    for regio, refnis in GemeenteInRegio.objects.geldig_op(dag).values_list("regio_id", "gemeente_id"):
        van_regio.setdefault(regio, []).append(refnis)
    huizen = Organisatie.objects.filter(soort__in=sorted(KERNPARTNERS_GBO), is_actief=True)
    return {
        "regios": list(Regio.objects.order_by(*op_naam("naam")).values_list("sleutel", "naam")),
        "van_regio": van_regio,
        "huizen": list(huizen.order_by(*op_naam("naam"), "pk")),
    }


def beginwaarden(rij: Any, dag: date) -> dict[str, Any]:
    """How the form of a change begins: as the partnership, which comes `met_dag`, is now."""
    return {
        "naam": rij.naam,
        "vanaf": dag,
        "versie": rij.versie,
        "gemeenten": "\n".join(namen_van(rij, dag)),
        "partners": [str(een.organisatie_id) for een in rij.partners_nu if een.gemeente_id is None],
        "partners_eigen": [str(een.organisatie_id) for een in rij.partners_nu if een.gemeente_id],
    }
