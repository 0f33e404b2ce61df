"""The street door of the API: recognises the token, counts the calls, and answers in problem+json whatever happens."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse

from werkzorg.api.ninja import PAD
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.inzage import noteer, schrijf
from werkzorg.toegang.matrix import MATRIX
from werkzorg.toegang.querysets import API
from werkzorg.uitwisseling.api.bewaking import GROND, noteer_mislukking
from werkzorg.uitwisseling.api.lezen import GROOTSTE
from werkzorg.uitwisseling.api.problemen import MEDIATYPE, Probleem, probleem_bij
from werkzorg.uitwisseling.api.tellen import eis_niet_te_vaak_mis, tel, tel_mis
from werkzorg.uitwisseling.handelingen.tokens import laatste_hoedanigheid, lees_token
from werkzorg.uitwisseling.models import Toegangstoken

logger = structlog.get_logger(__name__)
TOKENPAD = f"/{PAD}token"


class KoppelingMiddleware:
    """For addresses of the API: `request.token`, the rate limit, and problem+json for every error.

    Stands above the transaction of the request, so that a call that fails is counted too. When the limit cannot be
    asked, nothing is answered.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(f"/{PAD}"):
            return self.get_response(request)
        try:
            token = self._herken(request)
        except Probleem as nee:
            return nee.antwoord()
        except (DatabaseError, ParameterOnbekend):
            logger.exception("api_limiet_onbekend")
            return probleem_bij(503).antwoord()
        vars(request)["token"] = token
        vars(request)["kanaal"] = API
        vars(request)["sessiekenmerk"] = token.hash if token else ""
        antwoord = self.get_response(request)
        if token is not None and antwoord.status_code >= 400:
            _noteer_weigering(request, token, antwoord.status_code)
        if antwoord.status_code >= 400 and not _is_van_ons(request, antwoord):
            probleem = probleem_bij(antwoord.status_code)
            if probleem.status >= 500:
                _houd_bij(request, probleem)
            vervanging = probleem.antwoord()
            if "Allow" in antwoord:
                vervanging["Allow"] = antwoord["Allow"]
            return vervanging
        antwoord.headers.setdefault("Cache-Control", "no-store")
        return antwoord

    def _herken(self, request: HttpRequest) -> Toegangstoken | None:
        lengte = request.META.get("CONTENT_LENGTH") or "0"
        if not lengte.isdecimal() or len(lengte) > len(str(GROOTSTE)) or int(lengte) > GROOTSTE:
            raise probleem_bij(413)
        soort, _, geheim = request.headers.get("Authorization", "").partition(" ")
        if soort.lower() != "bearer" or request.path_info == TOKENPAD:
            return None
        eis_niet_te_vaak_mis(request)
        token = lees_token(geheim.strip())
        if token is None:
            tel_mis(request)
            return None
        tel(token.koppeling)
        return token


def _noteer_weigering(request: HttpRequest, token: Toegangstoken, status: int) -> None:
    """Every call of a machine stands in the inzagelog, also one that was shown nothing: what it asked, and of what."""
    if status < 500 and request.__dict__.get("inzage_geschreven"):
        return
    sleutel = getattr(request, "sleutel", "")
    plaats = request.resolver_match
    vars(request)["_inzagen"] = []
    try:
        door = getattr(request, "hoedanigheid", None)
        # A browser may be signed in as somebody else.
        if door is None or door.gebruiker_id != token.koppeling.gebruiker_id:
            door = laatste_hoedanigheid(token.koppeling)
        vars(request)["hoedanigheid"] = door
        noteer(
            request,
            object_soort=MATRIX[sleutel].object_soort if sleutel else "",
            object_id=plaats.kwargs.get("pk") if plaats else None,
            deelnemer_ids=(),
            groepen=(),
            grond=GROND,
            uitkomst="geweigerd",
        )
        with transaction.atomic():
            schrijf(request)
    except DatabaseError:
        # It was shown nothing, and hears that.
        logger.exception("api_weigering_niet_genoteerd")


def _houd_bij(request: HttpRequest, nee: Probleem) -> None:
    try:
        noteer_mislukking(request, nee)
    except DatabaseError:
        # The machine still hears that it failed, and sends it again.
        logger.exception("api_mislukking_niet_genoteerd")


def _is_van_ons(request: HttpRequest, antwoord: HttpResponse) -> bool:
    """Whether the error already has the shape that a machine expects: a problem, or what OAuth says of a token."""
    soort = antwoord.headers.get("Content-Type", "")
    return soort == MEDIATYPE or (request.path_info == TOKENPAD and soort.startswith("application/json"))
