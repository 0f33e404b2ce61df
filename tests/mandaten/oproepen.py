"""What the tests about calls share: a call that is right, what a browser sends, and an application on it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from mandaten.domein.oproepen import Criteriumgegevens, Oproepgegevens
from mandaten.models import Aanvraag, AanvraagRegio, Oproep
from tests.mandaten.maken import beheerder_van, in_handeling, organisatie_voor

CRITERIA = (
    Criteriumgegevens("Dekt het hele werkingsgebied", 60, "werkingsplan", True),
    Criteriumgegevens("Ervaring met zorgnoden", 40),
)


def over(**hoelang: float) -> datetime:
    """A moment from now on, in whole minutes."""
    return (timezone.now() + timedelta(**hoelang)).replace(second=0, microsecond=0)


def oproepgegevens(**anders: Any) -> Oproepgegevens:
    """A mandaatoproep for two regio's that opens at once and closes in thirty days."""
    return Oproepgegevens(
        **{
            "soort": "zorg",
            "titel": "Mandaatoproep",
            "omschrijving": "Wie wil, vraagt aan.",
            "regios": ("gent", "midwest"),
            "sluit_op": over(days=30),
            "budget": Decimal("250000.00"),
            "criteria": CRITERIA,
            **anders,
        }
    )


def formulier(**anders: Any) -> dict[str, Any]:
    """What a browser sends to publish that call."""
    return {
        "soort": "zorg",
        "titel": "Mandaatoproep",
        "omschrijving": "Wie wil, vraagt aan.",
        "regios": ["gent", "midwest"],
        "opent_dag": "",
        "opent_uur": "",
        "sluit_dag": f"{timezone.localdate() + timedelta(days=30):%d/%m/%Y}",
        "sluit_uur": "12u",
        "budget": "250.000",
        "criterium_1_omschrijving": "Dekt het hele werkingsgebied",
        "criterium_1_gewicht": "60",
        "criterium_1_bewijs": "werkingsplan",
        "criterium_1_is_uitsluitend": "on",
        "criterium_3_omschrijving": "Ervaring met zorgnoden",
        "criterium_3_gewicht": "40",
        "aanvraag_sleutel": str(uuid4()),
        **anders,
    }


def maak_aanvraag(oproep: Oproep, *, regios: tuple[str, ...] = ("gent",)) -> Aanvraag:
    """A draft on this call, of a new organisation."""
    houder = organisatie_voor(oproep.soort)
    wie = beheerder_van(houder).gebruiker
    with in_handeling():
        aanvraag = Aanvraag.objects.create(
            soort=oproep.soort,
            oproep=oproep,
            aanvrager=houder,
            gestart_door=wie,
            ingaat_op=date(2027, 1, 1),
        )
        for regio in regios:
            AanvraagRegio.objects.create(aanvraag=aanvraag, regio_id=regio)
    return aanvraag


def dien_in(aanvraag: Aanvraag) -> None:
    """The step of the state, as the tables take it; raises IntegrityError when the call does not stand open."""
    with in_handeling():
        Aanvraag.objects.filter(pk=aanvraag.pk).update(
            status="ingediend", ingediend_op=timezone.now(), ingediend_door=aanvraag.gestart_door_id
        )
