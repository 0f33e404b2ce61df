"""The list of the notes of one traject, narrowed by its filters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from trajecten.bladen.opvolging import Notitieregel
from trajecten.domein.notities import TERUG_TE_NEMEN
from trajecten.models import Notitie
from trajecten.querysets import NotitieQuerySet
from trajecten.soorten import CONTACTSOORTEN, ZICHTBAARHEDEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui import formaten


def gekozen(rijen: NotitieQuerySet, vraag: Mapping[str, Any]) -> NotitieQuerySet:
    """The notes that these filters ask for, the newest first, with writer and organisation in the same query."""
    if soort := vraag.get("soort"):
        rijen = rijen.filter(soort=soort)
    if zicht := vraag.get("zichtbaarheid"):
        rijen = rijen.filter(zichtbaarheid=zicht)
    if van := vraag.get("van"):
        rijen = rijen.filter(dag__gte=van)
    if tot := vraag.get("tot"):
        rijen = rijen.filter(dag__lte=tot)
    return rijen.select_related("door", "organisatie").order_by("-dag", "-geschreven_op", "pk")


def in_woorden(vraag: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The filters as the head of a file names them."""
    keuzes = dict(CONTACTSOORTEN) | dict(ZICHTBAARHEDEN)
    namen = {"soort": "Soort", "zichtbaarheid": "Wie leest dit", "van": "Van", "tot": "Tot en met"}
    return [
        (namen[sleutel], formaten.datum(waarde) if isinstance(waarde, date) else keuzes[waarde])
        for sleutel, waarde in vraag.items()
        if waarde and sleutel in namen
    ]


def regel(rij: Notitie, door: Hoedanigheid) -> Notitieregel:
    """One note in words."""
    return Notitieregel(
        soort=rij.get_soort_display(),
        dag=rij.dag,
        minuten=rij.duur_minuten,
        tekst=rij.tekst,
        zicht=rij.get_zichtbaarheid_display(),
        wie=rij.door.naam,
        organisatie=rij.organisatie.naam,
        terug_url=_terug(rij, door, timezone.now()),
    )


def _terug(rij: Notitie, door: Hoedanigheid, nu: datetime) -> str:
    kan = rij.door_id == door.gebruiker_id and nu - rij.geschreven_op <= TERUG_TE_NEMEN
    return reverse("notitie_terugnemen", args=[rij.pk]) if kan else ""
