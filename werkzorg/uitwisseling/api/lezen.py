"""Reading what a machine sent, strictly: what two readers could understand differently is refused."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import RawPostDataException
from ninja.parser import Parser

from werkzorg.uitwisseling.api.problemen import Probleem, probleem_bij

GROOTSTE = 256 * 1024
_DIEPSTE = 20


class StrengeLezer(Parser):
    """JSON in UTF-8 without double names, half characters, control signs or numbers that are none."""

    def parse_body(self, request: HttpRequest) -> Any:
        """What the body says; raises Probleem for what is no such JSON."""
        return lees_json(inhoud_van(request))


def inhoud_van(request: HttpRequest) -> bytes:
    """The bytes of the body; raises Probleem when they are too many or stopped halfway."""
    try:
        inhoud = request.body
    except RequestDataTooBig:
        raise probleem_bij(413) from None
    except (OSError, RawPostDataException):
        raise probleem_bij(400) from None
    if len(inhoud) > GROOTSTE:
        raise probleem_bij(413)
    return inhoud


def lees_json(inhoud: bytes) -> Any:
    """The value of a JSON text; raises Probleem with where it goes wrong."""
    try:
        waarde = json.loads(
            inhoud.decode("utf-8"), object_pairs_hook=_zonder_dubbels, parse_constant=_geen_getal
        )
    except Probleem:
        raise
    except (ValueError, RecursionError):
        raise probleem_bij(400) from None
    _eis_tekens(waarde, "#", 0)
    return waarde


def _zonder_dubbels(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    velden = dict(paren)
    if len(velden) != len(paren):
        raise Probleem("onleesbaar", "Een veld staat er twee keer in: laat er één staan.")
    return velden


def _geen_getal(woord: str) -> Any:
    raise Probleem("onleesbaar", f"{woord} is geen getal in JSON.")


def _eis_tekens(waarde: Any, waar: str, diepte: int) -> None:
    if diepte > _DIEPSTE:
        raise Probleem("onleesbaar", "Het bericht is te diep genest.")
    if isinstance(waarde, str):
        zin = tekens_bezwaar(waarde)
        if zin:
            raise Probleem("ongeldig", zin, [(waar, zin)])
    elif isinstance(waarde, dict):
        for naam, deel in waarde.items():
            _eis_tekens(naam, waar, diepte + 1)
            veilig = naam.replace("~", "~0").replace("/", "~1")
            _eis_tekens(deel, f"{waar}/{veilig}", diepte + 1)
    elif isinstance(waarde, list):
        for nummer, deel in enumerate(waarde):
            _eis_tekens(deel, f"{waar}/{nummer}", diepte + 1)


def tekens_bezwaar(tekst: str) -> str:
    """Why this text holds signs that are no text, as a sentence; "" when it does not."""
    for teken in tekst:
        if (ord(teken) < 32 and teken not in "\t\r\n") or ord(teken) == 127 or 0xD800 <= ord(teken) <= 0xDFFF:
            return "Deze tekst bevat tekens die geen tekst zijn."
    return ""
