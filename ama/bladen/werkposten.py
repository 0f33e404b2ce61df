"""What the list of the offer and the page of one werkpost show; only the own agreements there name people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from ama.domein import woorden
from ama.domein.werkaanbod import Bezetting
from ama.forms.werkaanbod import WerkaanbodFilterForm
from ama.models.werkaanbod import periode_van
from ama.querysets.werkposten import Werkposten
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost
from werkzorg.organisaties.regels import PERSOONLIJK, ZIEN_WERKPOSTEN
from werkzorg.plaatsen.models import Gemeente, Regio
from werkzorg.plaatsen.opzoeken import gemeente_van
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formulieren import ZoekForm
from werkzorg.ui.volgorde import op_naam

PROVINCIES = ("Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen")
ONBEKENDE_PLAATS = "Deze gemeente kennen we niet. Begin te typen en kies ze uit de lijst."


def filterformulier(vraag: QueryDict, door: Hoedanigheid) -> WerkaanbodFilterForm:
    """The filters of this list; one query for the regio's."""
    regios = Regio.objects.order_by(*op_naam("naam")).values_list("sleutel", "naam")
    formulier = WerkaanbodFilterForm(
        vraag, regios=regios, provincies=PROVINCIES, is_eigen=mag(door, "werkaanbod_registreren")
    )
    if formulier.is_valid() and _vanuit(formulier) is None and formulier.cleaned_data["vanuit"]:
        formulier.add_error("vanuit", ONBEKENDE_PLAATS)
    return formulier


def gekozen(
    alle: Werkposten, formulier: WerkaanbodFilterForm, door: Hoedanigheid, vandaag: date
) -> QuerySet[Werkpost]:
    """The werkposten that the filters ask for: the nearest first when a place is given, otherwise by name."""
    if not formulier.is_valid():
        return alle.none().order_by("pk")
    vraag = formulier.cleaned_data
    # Any: what the readers of this table add is no field of it.
    rijen: Any = alle.filter(periode__contains=vandaag)
    for woord in vraag["zoek"].split():
        rijen = rijen.biedt(woord, vandaag, door)
    if vraag["sector"]:
        rijen = rijen.filter(sector=vraag["sector"])
    if vraag["regio"]:
        rijen = rijen.in_regio(vraag["regio"], vandaag)
    if vraag["provincie"]:
        rijen = rijen.in_provincie(vraag["provincie"], vandaag)
    if vraag.get("eigen"):
        rijen = rijen.van(door.organisatie_id)
    if vraag["vrij"]:
        rijen = rijen.met_aanbod(vandaag).filter(plaatsen__isnull=False, vrij__gte=1)
    volgorde = [*op_naam("organisatie__naam"), "pk"]
    vanuit = _vanuit(formulier)
    gevonden: QuerySet[Werkpost]
    if vanuit is None:
        gevonden = rijen.order_by(*volgorde)
        return gevonden
    rijen = rijen.met_afstand(vanuit, vandaag)
    if vraag["hoogstens_km"] is not None:
        rijen = rijen.filter(km__lte=vraag["hoogstens_km"])
    gevonden = rijen.order_by(F("km").asc(nulls_last=True), *volgorde)
    return gevonden


def _vanuit(formulier: WerkaanbodFilterForm) -> Gemeente | None:
    """The municipality from which distances are counted; None when none is asked or none is known by that name."""
    naam = formulier.cleaned_data.get("vanuit", "")
    return gemeente_van("", naam, timezone.localdate()) if naam else None


def voor_de_lijst(rijen: Any, vandaag: date) -> Any:
    """With place, offer and free places, in the same query."""
    return (
        rijen.met_plaats(vandaag)
        .met_aanbod(vandaag)
        .select_related("organisatie", "vestiging", "geregistreerd_door")
    )


@dataclass(frozen=True)
class Werkpostregel:
    """One line of the list; `bezetting` None while nobody recorded an offer, `km` None when no distance was asked."""

    url: str
    naam: str
    sector: str
    activiteiten: str
    open_dagen: str
    gemeente: str
    regio: str
    provincie: str
    via: str
    bezetting: Bezetting | None
    km: float | None


def werkpostregels(rijen: Iterable[Any], door: Hoedanigheid) -> list[Werkpostregel]:
    """One line per werkpost of `voor_de_lijst`."""
    return [_regel(rij, door) for rij in rijen]


def _regel(rij: Any, door: Hoedanigheid) -> Werkpostregel:
    plaats, aanbod, km = rij.plaats or {}, rij.aanbod or {}, getattr(rij, "km", None)
    return Werkpostregel(
        url=reverse("werkaanbod_detail", args=[rij.pk]),
        naam=naam_voor(rij, door),
        sector=rij.get_sector_display(),
        activiteiten=", ".join(aanbod.get("activiteiten", ())),
        open_dagen=in_dagen(aanbod.get("open_dagen", ())),
        gemeente=plaats.get("naam") or rij.gemeente or rij.organisatie.gemeente,
        regio=plaats.get("regio") or "",
        provincie=plaats.get("provincie") or "",
        via=rij.geregistreerd_door.naam,
        bezetting=bezetting_van(rij),
        km=None if km is None else float(km),
    )


def bezetting_van(rij: Any) -> Bezetting | None:
    """The places of a werkpost that came `met_aanbod`; None while nobody recorded an offer."""
    return None if rij.plaatsen is None else Bezetting(rij.plaatsen, rij.bezet, rij.gereserveerd)


def naam_voor(rij: Werkpost, door: Hoedanigheid) -> str:
    """How this reader knows the werkpost: a person or a handful of people only by kind (`regels.PERSOONLIJK`)."""
    if door.rol not in ZIEN_WERKPOSTEN and rij.organisatie.soort in PERSOONLIJK:
        return rij.organisatie.get_soort_display()
    return rij.naam


def adres_voor(rij: Werkpost, door: Hoedanigheid) -> str:
    """Where it is, for a reader who knows its name; "" otherwise."""
    return rij.waar if naam_voor(rij, door) == rij.naam else ""


def in_dagen(dagen: Iterable[int]) -> str:
    """Weekdays in words: "maandag tot en met vrijdag", "maandag, woensdag en vrijdag"."""
    rij = sorted(dagen)
    namen = [woorden.WEEKDAGEN[dag] for dag in rij]
    if len(rij) > 2 and rij[-1] - rij[0] == len(rij) - 1:
        return f"{namen[0]} tot en met {namen[-1]}"
    return woorden.opsomming(namen)


def filterwoorden(formulier: ZoekForm) -> list[tuple[str, str]]:
    """The filters that are on, in words, for the export."""
    if not formulier.is_valid():
        return []
    uit = []
    for naam, waarde in formulier.cleaned_data.items():
        if waarde:
            veld = formulier.fields[naam]
            keuzes = dict(getattr(veld, "choices", []))
            uit.append((str(veld.label), "ja" if waarde is True else str(keuzes.get(waarde, waarde))))
    return uit


def bestaat(rij: Werkpost) -> str:
    """From when to when it is a werkpost, in words."""
    return woorden.periode(periode_van(rij))
