"""What a request may look like, decided before a single byte of it is read: its size and its encoding."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template import loader

from werkzorg.documenten.verificatie import MAX_GROOTTE

# The largest file that any page takes, and room for the rest of its form.
MAX_AANVRAAG = MAX_GROOTTE + 1024 * 1024
_MEESTE_CIJFERS = 12


class GrenzenMiddleware:
    """Answers 413 to a request that says it is larger than any page takes; without a length Django reads no body.

    Answers 400 to text in anything but UTF-8: other codecs bring in half characters, or are none for text at all.
    A cookie with signs that no cookie of ours has is as good as none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lengte = request.META.get("CONTENT_LENGTH") or "0"
        te_lang = not lengte.isdecimal() or len(lengte) > _MEESTE_CIJFERS or int(lengte) > MAX_AANVRAAG
        if te_lang:
            return HttpResponse(loader.get_template("413.html").render(), status=413)
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            return HttpResponse(loader.get_template("400.html").render(), status=400)
        request.COOKIES = {naam: waarde for naam, waarde in request.COOKIES.items() if waarde.isprintable()}
        return self.get_response(request)
