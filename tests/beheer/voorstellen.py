"""What the tests about parameters share: a proposal that is right, and the people who may decide about it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler, maak_speler
from werkzorg.beheer.handelingen.parameters import parameter_voorstellen
from werkzorg.parameters.domein import Voorstel, Zekerheid
from werkzorg.parameters.models import Parameter, Parameterwaarde

MORGEN = timedelta(days=1)


def parameter(sleutel: str = "ama_wvg_subsidie_max_jaar") -> Parameter:
    """The row of this parameter as it is now; by default an amount of Departement Zorg."""
    return Parameter.objects.get(sleutel=sleutel)


def voorstel(**anders: Any) -> Voorstel:
    """A higher amount from tomorrow on, read in the law."""
    return Voorstel(
        **{
            "waarde": Decimal("1102.50"),
            "van": timezone.localdate() + MORGEN,
            "zekerheid": Zekerheid.WET,
            "bron": "BVR van 1 oktober 2026, art. 3",
            **anders,
        }
    )


def stel_voor(door: Any, sleutel: str = "ama_wvg_subsidie_max_jaar", **anders: Any) -> Parameterwaarde:
    """The saved proposal of this person."""
    rij = parameter(sleutel)
    return parameter_voorstellen(rij, voorstel=voorstel(**anders), versie=rij.versie, door=door)


def collega_van(speler: Speler, email: str = "collega@test.be") -> Speler:
    """A second account in the same role of the same organisation."""
    return maak_speler(speler.lidmaatschap.rol, speler.lidmaatschap.organisatie, email=email)


def formulier(rij: Parameter, **anders: str) -> dict[str, str]:
    """What a browser sends to propose a value."""
    return {
        "waarde": "1.102,50",
        "van": f"{timezone.localdate() + MORGEN:%d/%m/%Y}",
        "bron": "BVR van 1 oktober 2026, art. 3",
        "zekerheid": "wet",
        "aanname": "",
        "reden": "",
        "versie": str(rij.versie),
        "aanvraag_sleutel": str(uuid4()),
        **anders,
    }


def eigenaar(cast: Rolverdeling, rol: str) -> Speler:
    """The player who decides for the owner with this role."""
    return cast.spelers[rol]


def dag(dagen: int) -> date:
    """That many days from today."""
    return timezone.localdate() + timedelta(days=dagen)
