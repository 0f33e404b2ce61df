"""What will be erased soon, what was erased, and how many there were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Sum

from gbo.domein.telling import toonbaar
from gbo.models import Gbosamenwerking, Onthaaltelling, Wisattest
from gbo.querysets import OnthaaltrajectQuerySet
from gbo.statussen import ADVIESSTATUSSEN, ONTHAALSTATUSSEN, OVERGEDRAGEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.ui.formaten import datum, datum_tijd

# Among counts "closed" would say less than what was done.
_UITKOMSTEN = {**dict(ADVIESSTATUSSEN), **dict(ONTHAALSTATUSSEN), OVERGEDRAGEN: "gegevens overgedragen"}
AT_VDAB = "geteld bij VDAB"


@dataclass(frozen=True)
class Telregel:
    """One cell: how many ended like this in this year, hidden when it is a small number."""

    jaar: int
    waar: str
    uitkomst: str
    aantal: str


def dagen_vooraf(vandaag: date) -> int:
    """How many days before its erasure an onthaaltraject stands on the list."""
    return int(momentopname(vandaag).getal("gbo_wissing_vooraf"))


def wislijst(rijen: OnthaaltrajectQuerySet, vandaag: date) -> OnthaaltrajectQuerySet:
    """Those that go within the days of the parameter, and those whose day is past but that are held back."""
    return rijen.te_wissen(vandaag + timedelta(days=dagen_vooraf(vandaag))).met_stop()


def attestfeiten(attest: Wisattest, door: Hoedanigheid) -> list[tuple[str, str]]:
    """What a certificate says."""
    return [
        ("Kenmerk", str(attest.pk)),
        ("Organisatie", door.organisatie_naam),
        ("Einde van het onthaaltraject", datum(attest.einde)),
        ("Uiterlijk te wissen op", datum(attest.weg_op)),
        ("Gewist op", datum_tijd(attest.gewist_op)),
        ("Gewiste rijen", str(attest.rijen)),
        ("Nummer van de wisopdracht", str(attest.wisopdracht_id)),
    ]


def telregels(door: Hoedanigheid) -> list[Telregel]:
    """Every cell that this reader may see, the latest year first; two queries."""
    namen: dict[UUID | None, str] = {
        None: AT_VDAB,
        **dict(Gbosamenwerking.objects.values_list("pk", "naam")),
    }
    rijen = (
        Onthaaltelling.objects.zichtbaar_voor(door)
        .values("jaar", "samenwerking_id", "uitkomst")
        .annotate(som=Sum("aantal"))
    )
    regels = [
        Telregel(
            rij["jaar"],
            namen.get(rij["samenwerking_id"], "onbekend samenwerkingsverband"),
            _UITKOMSTEN.get(rij["uitkomst"], rij["uitkomst"]),
            toonbaar(rij["som"]),
        )
        for rij in rijen
    ]
    return sorted(regels, key=lambda een: (-een.jaar, een.waar, een.uitkomst))


def tellingblad(door: Hoedanigheid) -> dict[str, Any]:
    """What the page of counts shows."""
    return {"regels": telregels(door)}
