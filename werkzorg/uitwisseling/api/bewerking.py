"""An operation of the API: its address, the key of the matrix behind it, the scope it asks for, what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ninja import Router

from werkzorg.uitwisseling.api.problemen import MEDIATYPE, SOORTEN
from werkzorg.uitwisseling.domein.scopes import SCOPES
from werkzorg.uitwisseling.schemas import Probleemantwoord

F = TypeVar("F", bound=Callable[..., Any])
# What every call can be answered, and what besides it one about one object, and a message.
_ALTIJD = (400, 401, 403, 404, 405, 422, 429, 500, 503)
_BERICHT = (409, 413, 415)


@dataclass(frozen=True)
class Bewerking:
    """One operation: its name (also of its route), the act or page whose right it needs, and its scope.

    `is_vluchtig`: what is sent goes nowhere else, so a refused message is not kept to be tried again. `mediatype` is
    that of what it answers.
    """

    naam: str
    sleutel: str
    scope: str
    is_bericht: bool
    is_vluchtig: bool = False
    mediatype: str = "application/json"


# Name of the route -> operation; filled when the routers are read.
BEWERKINGEN: dict[str, Bewerking] = {}


def lezing(
    router: Router,
    pad: str,
    sleutel: str,
    *,
    scope: str,
    uit: Any,
    naam: str,
    titel: str,
    mediatype: str = "application/json",
) -> Callable[[F], F]:
    """Makes a function the GET at `pad`: it shows what the page `sleutel` shows, to who has `scope`."""
    bewerking = Bewerking(naam, sleutel, scope, is_bericht=False, mediatype=mediatype)
    return _maak(router.get, pad, bewerking, {200: uit}, titel)


def bericht(
    router: Router,
    pad: str,
    sleutel: str,
    *,
    scope: str,
    uit: Any,
    naam: str,
    titel: str,
    vluchtig: bool = False,
) -> Callable[[F], F]:
    """Makes a function the POST at `pad`: it does the act `sleutel`, once per Idempotency-Key."""
    bewerking = Bewerking(naam, sleutel, scope, is_bericht=True, is_vluchtig=vluchtig)
    return _maak(router.post, pad, bewerking, {201: uit}, titel)


def _maak(
    methode: Callable[..., Any], pad: str, bewerking: Bewerking, goed: Mapping[int, Any], titel: str
) -> Callable[[F], F]:
    BEWERKINGEN[bewerking.naam] = bewerking
    fouten = (*_ALTIJD, *(_BERICHT if bewerking.is_bericht else ()))
    scope = SCOPES[bewerking.scope]

    def versier(functie: F) -> F:
        vars(functie)["bewerking"] = bewerking
        methode(
            pad,
            response={**goed, fouten: Probleemantwoord},
            url_name=bewerking.naam,
            operation_id=bewerking.naam,
            summary=titel,
            description=f"{functie.__doc__ or ''}\n\nScope: `{scope.sleutel}`.".strip(),
            openapi_extra=_kop() if bewerking.is_bericht else {},
        )(functie)
        return functie

    return versier


def _kop() -> dict[str, Any]:
    return {
        "parameters": [
            {
                "in": "header",
                "name": "Idempotency-Key",
                "required": True,
                "schema": {"type": "string", "format": "uuid"},
                "description": "Kies per bericht een nieuwe UUID. Hetzelfde bericht met dezelfde UUID geeft het eerste "
                "antwoord.",
            }
        ]
    }


def met_mediatypes(schema: dict[str, Any]) -> None:
    """Says in the document of the API what kind of text comes: from 400 on problem+json, in Dutch."""
    titels = dict(reversed(SOORTEN.values()))
    for methoden in schema["paths"].values():
        for bewerking in methoden.values():
            for status, antwoord in bewerking["responses"].items():
                inhoud = antwoord.get("content", {})
                is_fout = int(status) >= 400
                soort = MEDIATYPE if is_fout else BEWERKINGEN[bewerking["operationId"]].mediatype
                if "application/json" in inhoud:
                    inhoud[soort] = inhoud.pop("application/json")
                if is_fout:
                    antwoord["description"] = titels.get(int(status), antwoord["description"])
