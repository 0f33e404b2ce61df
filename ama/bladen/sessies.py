"""Sessions on the screen: whom one can choose, the list with its filters, and one line of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from ama.domein.sessie import kan_ongedaan
from ama.models import Begeleidingssessie, Overeenkomst
from ama.querysets import BegeleidingssessieQuerySet
from ama.soorten import SESSIESOORTEN
from ama.statussen import AFGEBROKEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui import formaten

# So many people stand ready to be chosen, the most recent first.
RECENT = 12


@dataclass(frozen=True)
class Sessieregel:
    """One session as a page shows it; `terug_url` "" when this reader cannot take it back (any more)."""

    deelnemer: str
    dossiernummer: str
    url: str
    soort: str
    op: date
    minuten: int | None
    tekst: str
    zicht: str
    opvolging: str
    opvolgen_op: date | None
    wie: str
    terug_url: str


def kandidaten(door: Hoedanigheid, *, gekozen: Collection[UUID] = (), zoek: str = "") -> list[Deelnemer]:
    """Whom this reader can choose: the chosen ones, what he looks for, and those he spoke last; three queries at most.

    People without any agreement at his organisation are not guided by it.
    """
    mijn = Overeenkomst.objects.zichtbaar_voor(door).exclude(status=AFGEBROKEN)
    basis = Deelnemer.objects.zichtbaar_voor(door).filter(pk__in=mijn.values("deelnemer_id"))
    laatst = (
        Begeleidingssessie.objects.filter(
            deelnemer_id=OuterRef("pk"), door_id=door.gebruiker_id, teruggenomen_op__isnull=True
        )
        .order_by()
        .values("deelnemer_id")
        .annotate(wanneer=Max("geschreven_op"))
        .values("wanneer")
    )
    eigen = mijn.filter(deelnemer_id=OuterRef("pk"), begeleider_lid_id=door.lidmaatschap_id)
    recent = basis.annotate(laatst=Subquery(laatst), is_eigen=Exists(eigen)).order_by(
        F("laatst").desc(nulls_last=True), "-is_eigen", "voornaam", "achternaam", "pk"
    )[:RECENT]
    uit: dict[UUID, Deelnemer] = {}
    if gekozen:
        uit |= {een.pk: een for een in basis.filter(pk__in=list(gekozen)).gesorteerd()}
    if zoek.strip():
        uit |= {een.pk: een for een in basis.gezocht(zoek).gesorteerd()[:RECENT] if een.pk not in uit}
    for een in recent:
        uit.setdefault(een.pk, een)
    return list(uit.values())


def als_keuzes(mensen: Iterable[Deelnemer]) -> list[tuple[str, str]]:
    """Key and name of each; who shares his name comes with his dossier number."""
    rijen = list(mensen)
    keer = Counter(een.naam for een in rijen)
    return [
        (str(een.pk), een.naam if keer[een.naam] == 1 else f"{een.naam} ({een.dossiernummer})")
        for een in rijen
    ]


def gekozen_sessies(
    rijen: BegeleidingssessieQuerySet, vraag: Mapping[str, Any], door: Hoedanigheid
) -> BegeleidingssessieQuerySet:
    """The sessions that these filters ask for, the newest first, with person and writer in the same query."""
    if zoek := vraag.get("zoek"):
        wie = Deelnemer.objects.zichtbaar_voor(door).gezocht(zoek).order_by()
        rijen = rijen.filter(deelnemer_id__in=wie.values("pk"))
    if soort := vraag.get("soort"):
        rijen = rijen.filter(soort=soort)
    if van := vraag.get("van"):
        rijen = rijen.filter(op__gte=van)
    if tot := vraag.get("tot"):
        rijen = rijen.filter(op__lte=tot)
    if vraag.get("mijn"):
        rijen = rijen.filter(door_id=door.gebruiker_id)
    return rijen.select_related("deelnemer", "door", "begeleider").order_by("-op", "-geschreven_op", "pk")


def in_woorden(vraag: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The filters as the head of a file names them."""
    soorten = dict(SESSIESOORTEN)
    uit = [("Naam of dossiernummer", vraag["zoek"])] if vraag.get("zoek") else []
    uit += [("Soort", soorten[vraag["soort"]])] if vraag.get("soort") else []
    uit += [("Van", formaten.datum(vraag["van"]))] if vraag.get("van") else []
    uit += [("Tot en met", formaten.datum(vraag["tot"]))] if vraag.get("tot") else []
    return [*uit, ("Alleen van mij", "ja")] if vraag.get("mijn") else uit


def regel(rij: Begeleidingssessie, door: Hoedanigheid) -> Sessieregel:
    """One session in words."""
    kan = rij.door_id == door.gebruiker_id and kan_ongedaan(rij.geschreven_op, timezone.now())
    return Sessieregel(
        deelnemer=rij.deelnemer.naam,
        dossiernummer=rij.deelnemer.dossiernummer,
        url=rij.deelnemer.get_absolute_url(),
        soort=rij.get_soort_display(),
        op=rij.op,
        minuten=rij.minuten,
        tekst=rij.tekst,
        zicht=rij.get_zichtbaarheid_display(),
        opvolging=rij.opvolging,
        opvolgen_op=rij.opvolgen_op,
        wie=f"{rij.door.naam}, {rij.begeleider.naam}",
        terug_url=reverse("sessie_terugnemen", args=[rij.pk]) if kan else "",
    )
