"""Makers of a number of the law and of a proposal for it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pghistory
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.parameters.models import Parameter, Parameterwaarde


def parameter(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A parameter about which this player decides; for who decides about none, one of Departement Zorg."""
    van_hem = Parameter.objects.van(speler.door).order_by("sleutel").first()
    return (van_hem or Parameter.objects.get(sleutel="ama_wvg_indien_termijn")).pk


def parameterwaarde(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A proposal of this player himself, for that parameter."""
    with pghistory.context(handeling="test", door="commando:test"):
        waarde, _ = Parameterwaarde.objects.voorgesteld().get_or_create(
            voorgesteld_door=speler.gebruiker,
            defaults={
                "parameter_id": parameter(speler, deelnemer),
                "waarde": Parameterwaarde.objects.filter(
                    parameter_id=parameter(speler, deelnemer)
                ).values_list("waarde", flat=True)[0],
                "periode": DateRange(
                    timezone.localdate() + timedelta(days=9 + Parameterwaarde.objects.voorgesteld().count()),
                    None,
                ),
                "zekerheid": "wet",
                "bron": "proef",
                "toestand": "voorgesteld",
                "organisatie": speler.lidmaatschap.organisatie,
            },
        )
    return waarde.pk
