"""The pages about disputes: the list, and one of them with its line and answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from ama.domein import woorden
from ama.forms.subsidie import BetwistFilterForm
from ama.models import Betwisting
from ama.querysets import BetwistingQuerySet
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

PLEK = "betwisting"
KLEUR = {"": "let", "aanvaard": "goed", "afgewezen": ""}


def gekozen(rijen: BetwistingQuerySet, formulier: BetwistFilterForm) -> BetwistingQuerySet:
    """The disputes that the filter asks for, the newest first; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none()
    stand = formulier.cleaned_data["stand"]
    if stand:
        rijen = rijen.filter(uitkomst="" if stand == "open" else stand)
    return rijen.select_related("lijn__begeleider", "lijn__deelnemer", "lijn__run").order_by(
        "-betwist_op", "pk"
    )


def betwistregels(rijen: Iterable[Betwisting]) -> list[dict[str, Any]]:
    """One row per dispute; no query."""
    return [
        {
            "url": reverse("betwisting_detail", args=[rij.pk]),
            "naam": rij.lijn.deelnemer.naam,
            "dossiernummer": rij.lijn.deelnemer.dossiernummer,
            "begeleider": rij.lijn.begeleider.naam,
            "jaar": rij.lijn.jaar,
            "grond": rij.get_grond_display(),
            "betwist_op": rij.betwist_op,
            "bedrag": woorden.euro(rij.lijn.bedrag_cent),
            "stand": stand_van(rij),
            "kleur": KLEUR[rij.uitkomst],
        }
        for rij in rijen
    ]


def met_verbanden() -> BetwistingQuerySet:
    """Disputes with their line, person, organisation, run and who wrote, in the same query."""
    return Betwisting.objects.select_related(
        "lijn__begeleider", "lijn__deelnemer", "lijn__run", "betwist_door", "beantwoord_door"
    )


def stand_van(rij: Betwisting) -> str:
    """How a dispute stands, in a word."""
    return rij.uitkomst or "open"


def betwistblad(rij: Betwisting, door: Hoedanigheid) -> dict[str, Any]:
    """One dispute: what is wrong with which line, and what the departement answered."""
    return {
        "betwisting": rij,
        "lijn": rij.lijn,
        "run": rij.lijn.run,
        "deelnemer": rij.lijn.deelnemer,
        "bedrag": woorden.euro(rij.lijn.bedrag_cent),
        "stand": stand_van(rij),
        "kleur": KLEUR[rij.uitkomst],
        "lijn_url": reverse("subsidielijn_detail", args=[rij.lijn_id]),
        "acties": [
            (een.knop, reverse(een.route, args=[rij.pk]), "primair")
            for een in mogelijke_handelingen(door, rij, PLEK)
        ],
    }
