"""The inzagelog in words: colleagues by function, never by name; of other organisations not even the function."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from werkzorg.beheer.documenten.inzagewoorden import waarom, wat
from werkzorg.beheer.models import Inzagerapport
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Wisopdracht
from werkzorg.documenten.models import Document
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import in_woorden
from werkzorg.toegang.models import Inzage


class Inzageregel(TypedDict):
    """One line of the access log as the screen shows it."""

    wanneer: datetime
    functie: str
    organisatie: str
    wat: str
    waarom: str


def inzageregels(rijen: Sequence[Inzage], door: Hoedanigheid) -> list[Inzageregel]:
    """The lines for a reader of one organisation: which other organisations are involved is health-related itself.

    A function would tell it too: a begeleider AMA or a casemanager Zorg works for few kinds of organisation.
    """
    return [
        {
            "wanneer": rij.wanneer,
            **_wie(rij, door),
            "wat": wat(rij),
            "waarom": waarom(rij),
        }
        for rij in rijen
    ]


class _Wie(TypedDict):
    functie: str
    organisatie: str


def _wie(rij: Inzage, door: Hoedanigheid) -> _Wie:
    if rij.organisatie_id != door.organisatie_id:
        andere = (
            "een andere organisatie" if rij.uitkomst == "geweigerd" else "een andere betrokken organisatie"
        )
        return {"functie": "een medewerker", "organisatie": andere}
    return {"functie": ROLLEN[rij.rol].label, "organisatie": door.organisatie_naam}


class Toezichtregel(TypedDict):
    """One line of the access log as the functionaris gegevensbescherming reads it: with the name."""

    wanneer: datetime
    naam: str
    functie: str
    organisatie: str
    wat: str
    groepen: str
    waarom: str


def toezichtregels(rijen: Sequence[Inzage]) -> list[Toezichtregel]:
    """The lines for the functionaris: who, in which function, for which organisation; two queries."""
    namen = {een.pk: een.naam for een in Gebruiker.objects.filter(pk__in={rij.gebruiker_id for rij in rijen})}
    huizen = dict(
        Organisatie.objects.filter(pk__in={rij.organisatie_id for rij in rijen}).values_list("pk", "naam")
    )
    return [
        {
            "wanneer": rij.wanneer,
            "naam": namen.get(rij.gebruiker_id, "een vroegere medewerker"),
            "functie": ROLLEN[rij.rol].label,
            "organisatie": huizen.get(rij.organisatie_id, "een vroegere organisatie"),
            "wat": wat(rij),
            "groepen": in_woorden(rij.groepen),
            "waarom": waarom(rij),
        }
        for rij in rijen
    ]


class Rapportregel(TypedDict):
    """One report in the list: for which dossier, over which days, and where it is when it is ready."""

    dossiernummer: str
    vanaf: date
    tot: date
    aangevraagd_op: datetime
    url: str


def rapportregels(rapporten: Sequence[Inzagerapport]) -> list[Rapportregel]:
    """The lines of the reports; without address while they are being made; one query."""
    klaar = set(
        Document.objects.filter(
            object_soort="beheer.inzagerapport",
            object_id__in=[een.pk for een in rapporten],
            versies__isnull=False,
        ).values_list("object_id", flat=True)
    )
    return [
        {
            "dossiernummer": een.deelnemer.dossiernummer,
            "vanaf": een.vanaf,
            "tot": een.tot,
            "aangevraagd_op": een.aangevraagd_op,
            "url": een.get_absolute_url() if een.pk in klaar else "",
        }
        for een in rapporten
    ]


class Wisregel(TypedDict):
    """One order to erase as the list shows it; the number is "" when the person is gone."""

    url: str
    intrekken_url: str
    dossiernummer: str
    grond: str
    toestand: str
    voorgesteld_op: datetime
    voorgesteld_door: str
    goedgekeurd_op: datetime | None
    goedgekeurd_door: str
    organisaties: int
    documenten: int


def wisregels(opdrachten: Sequence[Wisopdracht]) -> list[Wisregel]:
    """The lines of the orders: who proposed and approved, and what there still is of the person; four queries."""
    mensen = {een.deelnemer_id for een in opdrachten}
    nummers = dict(Deelnemer.objects.filter(pk__in=mensen).values_list("pk", "dossiernummer"))
    wie = {
        een
        for opdracht in opdrachten
        for een in (opdracht.voorgesteld_door, opdracht.goedgekeurd_door)
        if een
    }
    namen = {een.pk: een.naam for een in Gebruiker.objects.filter(pk__in=wie)}
    lopend = Betrokkenheid.objects.lopend_op(timezone.localdate()).filter(deelnemer_id__in=mensen)
    organisaties = _per_persoon(lopend, "organisatie_id")
    documenten = _per_persoon(Document.objects.filter(deelnemer_id__in=mensen), "pk")
    return [
        {
            "url": reverse("wissing_goedkeuren", args=[een.pk]),
            "intrekken_url": reverse("wissing_intrekken", args=[een.pk]),
            "dossiernummer": nummers.get(een.deelnemer_id, ""),
            "grond": een.grond_label,
            "toestand": een.toestand,
            "voorgesteld_op": een.voorgesteld_op,
            "voorgesteld_door": namen.get(een.voorgesteld_door, "een vroegere medewerker"),
            "goedgekeurd_op": een.goedgekeurd_op,
            "goedgekeurd_door": namen.get(een.goedgekeurd_door, "een vroegere medewerker")
            if een.goedgekeurd_door
            else "",
            "organisaties": organisaties.get(een.deelnemer_id, 0),
            "documenten": documenten.get(een.deelnemer_id, 0),
        }
        for een in opdrachten
    ]


def wisregel(opdracht: Wisopdracht) -> Wisregel:
    """The line of one order."""
    return wisregels([opdracht])[0]


def _per_persoon(rijen: QuerySet[Any], veld: str) -> dict[UUID, int]:
    """Per person how many different values of `veld` these rows have."""
    telling = rijen.order_by().values("deelnemer_id").annotate(keer=Count(veld, distinct=True))
    return {een["deelnemer_id"]: een["keer"] for een in telling}
