"""`/gezond/` (the process answers) and `/gereed/` (everything it needs answers), before any transaction or session.

They are answered in a middleware because a broken database must give a short 503 here, not an error page.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import redis
import structlog
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from werkzorg.documenten import opslag
from werkzorg.handelen.models import KlokRonde

logger = structlog.get_logger(__name__)

# A beat that has not run yet does not count in the first seconds of the process; afterwards it may be this old.
AANLOOP_SECONDEN = 90
HARTSLAG_MAX = timedelta(seconds=150)
_GESTART = time.monotonic()


def _databank() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _makelaar() -> bool:
    adres = settings.REDIS_URL.replace("redis+socket://", "unix://", 1)
    with redis.Redis.from_url(adres, socket_timeout=2, socket_connect_timeout=2) as klant:
        return bool(klant.ping())


def _opslag() -> bool:
    return opslag.is_schrijfbaar()


def _slag() -> bool:
    laatste = KlokRonde.objects.laatste_keer_klaar("hartslag")
    if laatste is not None and timezone.now() - laatste <= HARTSLAG_MAX:
        return True
    return time.monotonic() - _GESTART < AANLOOP_SECONDEN


CONTROLES: dict[str, Callable[[], bool]] = {
    "databank": _databank,
    "makelaar": _makelaar,
    "opslag": _opslag,
    "klok": _slag,
}


class GezondheidMiddleware:
    """Answers the two health addresses; every other request passes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD"}:
            if request.path_info == "/gezond/":
                return JsonResponse({"gezond": True}, headers={"Cache-Control": "no-store"})
            if request.path_info == "/gereed/":
                return self._gereed()
        return self.get_response(request)

    def _gereed(self) -> JsonResponse:
        uitslag: dict[str, bool] = {}
        try:
            for naam, controle in CONTROLES.items():
                try:
                    uitslag[naam] = controle()
                except Exception as fout:  # noqa: BLE001  (whatever is broken: the answer is "not ready")
                    logger.warning("gereed_controle_mislukt", onderdeel=naam, soort=type(fout).__name__)
                    uitslag[naam] = False
        finally:
            connection.close()
        gereed = all(uitslag.values())
        return JsonResponse(
            {"gereed": gereed, **uitslag},
            status=200 if gereed else 503,
            headers={"Cache-Control": "no-store"},
        )
