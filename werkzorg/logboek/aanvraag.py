"""Every request gets an id that stands in its answer, its log lines, its logboek line and its inzage rows."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

import structlog
from django.http import HttpRequest, HttpResponse

logger = structlog.get_logger(__name__)
_aanvraag: ContextVar[str] = ContextVar("aanvraag", default="")


def huidige_aanvraag() -> str:
    """The id of the request being answered, or an empty string outside a request."""
    return _aanvraag.get()


class AanvraagMiddleware:
    """Gives the request its id, writes one log line about it (route, never path), and forbids caching by default."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kenmerk = str(uuid.uuid4())
        merk = _aanvraag.set(kenmerk)
        start = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(aanvraag=kenmerk)
        try:
            antwoord = self.get_response(request)
        finally:
            _aanvraag.reset(merk)
        antwoord.headers.setdefault("Cache-Control", "no-store")
        antwoord.headers["X-Request-ID"] = kenmerk
        route = request.resolver_match.view_name if request.resolver_match else ""
        if route == "account_logout" and request.method == "POST":
            # On a shared computer nothing of the session stays behind in the browser.
            antwoord.headers["Clear-Site-Data"] = '"cache", "storage"'
        if route or antwoord.status_code >= 400:
            logger.info(
                "aanvraag",
                methode=request.method,
                route=route,
                status=antwoord.status_code,
                duur_ms=round((time.perf_counter() - start) * 1000, 1),
            )
        structlog.contextvars.clear_contextvars()
        return antwoord
