"""How large a request may be, decided before a single byte of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template import loader

from werkzorg.documenten.verificatie import MAX_GROOTTE

# The largest file that any page takes, and room for the rest of its form.
MAX_AANVRAAG = MAX_GROOTTE + 1024 * 1024


class GrenzenMiddleware:
    """Answers 413 to a request that says it is larger than any page takes; without a length Django reads no body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lengte = request.META.get("CONTENT_LENGTH") or "0"
        if not lengte.isdecimal() or int(lengte) > MAX_AANVRAAG:
            return HttpResponse(loader.get_template("413.html").render(), status=413)
        return self.get_response(request)
