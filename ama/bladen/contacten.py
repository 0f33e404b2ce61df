"""What the list of contacts and the page of one show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from ama.domein.werkaanbod import (
    CONTACTSTANDEN,
    CONTACTSTAPPEN,
    CONTACTVELDEN,
    NEEN,
    WERKPOST,
    opnieuw_te_contacteren,
)
from ama.forms.werkaanbod import OPVOLGEN, ContactFilterForm
from ama.models import Contact
from ama.querysets import ContactQuerySet
from ama.querysets.werkposten import te_beheren
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.ui.nummers import telefoon
from werkzorg.ui.volgorde import Sorteersleutel, op_naam, sorteersleutel

PLEK = "contact"
_KLEUR = {WERKPOST: "goed", NEEN: ""}


@dataclass(frozen=True)
class Opvolging:
    """After how many days somebody is asked again, and whether that number is an assumption."""

    dagen: int
    is_aanname: bool


def opvolging(vandaag: date) -> Opvolging:
    """As the parameters say today."""
    opname, aannames = momentopname_met_aannames(vandaag)
    return Opvolging(opname.getal("ama_contact_opvolgen"), "ama_contact_opvolgen" in aannames)


def gekozen(
    rijen: ContactQuerySet, formulier: ContactFilterForm, vandaag: date, dagen: int
) -> QuerySet[Contact]:
    """The contacts that the filters ask for: who has to be asked again the longest silent first, otherwise by name."""
    if not formulier.is_valid():
        return rijen.none().order_by("pk")
    vraag = formulier.cleaned_data
    if vraag["sector"]:
        rijen = rijen.filter(sector=vraag["sector"])
    for woord in vraag["zoek"].split():
        hier = {"zoeknaam": Sorteersleutel("naam"), "zoekplaats": Sorteersleutel("gemeente")}
        zoek = sorteersleutel(woord)[0]
        rijen = rijen.alias(**hier).filter(Q(zoeknaam__contains=zoek) | Q(zoekplaats__contains=zoek))
    if vraag["stand"] == OPVOLGEN:
        return rijen.op_te_volgen(vandaag, dagen).order_by("laatst_op", "pk")
    if vraag["stand"]:
        rijen = rijen.filter(stand=vraag["stand"])
    return rijen.order_by(*op_naam("naam"), "pk")


def contactregels(rijen: Iterable[Contact], vandaag: date, dagen: int) -> list[dict[str, Any]]:
    """One line per contact."""
    return [
        {
            "url": reverse("contact_detail", args=[rij.pk]),
            "naam": rij.naam,
            "sector": rij.get_sector_display(),
            "gemeente": rij.gemeente,
            "bereik": " · ".join(
                een for een in (rij.contactpersoon, telefoon(rij.telefoon), rij.email) if een
            ),
            **_stand(rij, vandaag, dagen),
        }
        for rij in rijen
    ]


def _stand(rij: Contact, vandaag: date, dagen: int) -> Mapping[str, Any]:
    wacht = rij.stand not in (WERKPOST, NEEN)
    opnieuw = wacht and opnieuw_te_contacteren(rij.laatst_op, dagen, vandaag)
    return {
        "stand": rij.get_stand_display(),
        "kleur": "let" if opnieuw else _KLEUR.get(rij.stand, "werk"),
        "laatst_op": rij.laatst_op,
        "opnieuw": opnieuw,
    }


def contactblad(rij: Contact, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one contact: who, how it stands, and every talk, newest first."""
    vandaag = timezone.localdate()
    wanneer = opvolging(vandaag)
    return {
        "contact": rij,
        "termijn": wanneer,
        **_stand(rij, vandaag, wanneer.dagen),
        "momenten": list(rij.momenten.select_related("door")),
        "acties": [
            (een.knop, reverse(een.route, args=[rij.pk]), "primair" if volg == 0 else "stil")
            for volg, een in enumerate(mogelijke_handelingen(door, rij, PLEK))
        ],
    }


def filterformulier(vraag: QueryDict) -> ContactFilterForm:
    """The filters of the list."""
    return ContactFilterForm(vraag)


def standkeuzes(rij: Contact) -> list[tuple[str, str]]:
    """How it can stand after one more talk: as it stands, or one step on."""
    verder = [een for een in CONTACTSTANDEN if een == rij.stand or (rij.stand, een) in CONTACTSTAPPEN]
    return [(een, CONTACTSTANDEN[een]) for een in verder]


def werkpostkeuzes(door: Hoedanigheid) -> list[tuple[str, str]]:
    """The werkposten that the own organisation keeps up, by name; one query."""
    rijen = te_beheren().zichtbaar_voor(door).geldig_op(timezone.localdate()).gesorteerd()
    return sorted(((str(rij.pk), rij.naam) for rij in rijen), key=lambda een: sorteersleutel(een[1]))


def beginwaarden(rij: Contact) -> dict[str, Any]:
    """A contact as its form shows it."""
    return {**{naam: getattr(rij, naam) for naam in CONTACTVELDEN}, "versie": rij.versie}


def gelijkende(contacten: Iterable[Contact], werkposten: Iterable[Werkpost]) -> list[dict[str, str]]:
    """The contacts and werkposten that look like the new one, as lines of the list above the form."""
    regels = [
        {
            "url": reverse("contact_detail", args=[rij.pk]),
            "naam": rij.naam,
            "soort": f"contact: {rij.get_stand_display()}",
            "gemeente": rij.gemeente,
        }
        for rij in contacten
    ]
    return regels + [
        {
            "url": reverse("werkaanbod_detail", args=[rij.pk]),
            "naam": rij.naam,
            "soort": "is al een werkpost",
            "gemeente": rij.gemeente or rij.organisatie.gemeente,
        }
        for rij in werkposten
    ]
