"""Sessions and finished evaluations in the timeline of a person, for who may read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat
from django.urls import reverse

from ama.domein.evaluatieinhoud import UITKOMSTEN
from ama.models import Begeleidingssessie, Jaarevaluatie
from ama.querysets import BegeleidingssessieQuerySet, JaarevaluatieQuerySet
from ama.soorten import SESSIESOORTEN, ZICHTBAARHEDEN
from ama.statussen import AFGEWERKT
from werkzorg.handelen.dossier import Verloopbron, Verloopregel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui import formaten

_SOORTEN, _ZICHT = dict(SESSIESOORTEN), dict(ZICHTBAARHEDEN)


def _sessies(door: Hoedanigheid, deelnemer: Any) -> BegeleidingssessieQuerySet:
    return Begeleidingssessie.objects.zichtbaar_voor(door).filter(deelnemer=deelnemer)


def _sessieregel(wanneer: datetime, gegevens: Mapping[str, Any]) -> Verloopregel:
    dag = formaten.datum(date.fromisoformat(gegevens["op"]))
    return Verloopregel(
        wanneer=wanneer,
        zin=f"Sessie: {_SOORTEN[gegevens['soort']]} op {dag}",
        door=f"{gegevens['wie'].strip()}, {gegevens['organisatie']}",
        tekst=gegevens["tekst"],
        zichtbaar_voor=_ZICHT[gegevens["zicht"]],
        url=reverse("begeleidingssessie_lijst"),
    )


def _evaluaties(door: Hoedanigheid, deelnemer: Any) -> JaarevaluatieQuerySet:
    rijen = Jaarevaluatie.objects.zichtbaar_voor(door)
    return rijen.filter(begeleiding__deelnemer=deelnemer, status=AFGEWERKT)


def _evaluatieregel(wanneer: datetime, gegevens: Mapping[str, Any]) -> Verloopregel:
    dag = formaten.datum(date.fromisoformat(gegevens["op"]))
    return Verloopregel(
        wanneer=wanneer,
        zin=f"Jaarlijkse evaluatie van {dag}: {UITKOMSTEN[gegevens['uitkomst']].label}",
        door=gegevens["organisatie"],
        url=reverse("jaarevaluatie_lijst"),
    )


SESSIES = Verloopbron(
    soort="contacten",
    rijen=_sessies,
    wanneer="geschreven_op",
    gegevens={
        "soort": F("soort"),
        "op": F("op"),
        "tekst": F("tekst"),
        "zicht": F("zichtbaarheid"),
        "wie": Concat("door__voornaam", Value(" "), "door__achternaam"),
        "organisatie": F("begeleider__naam"),
    },
    regel=_sessieregel,
    vertelt=frozenset({"sessie_registreren"}),
)
# Day and result only: that is all that the departement sees (regelgeving 11).
EVALUATIES = Verloopbron(
    soort="evaluaties",
    rijen=_evaluaties,
    wanneer="afgewerkt_op",
    gegevens={"op": F("op"), "uitkomst": F("uitkomst"), "organisatie": F("begeleiding__begeleider__naam")},
    regel=_evaluatieregel,
    vertelt=frozenset({"evaluatie_afwerken"}),
)
