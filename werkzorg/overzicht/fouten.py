"""The error pages: one clear sentence, what to do, and a reference number when it is our fault."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from werkzorg.logboek.aanvraag import huidige_aanvraag
from werkzorg.toegang.poort import alleen_aangemeld


def csrf_fout(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or came from elsewhere."""
    return render(request, "403_csrf.html", status=403)


def fout_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request could not be read, or is longer than any form of ours."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def fout_403(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Yours, but not this act in this role."""
    return render(request, "403.html", status=403)


def fout_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """It does not exist, or it is not for you: the same answer."""
    return render(request, "404.html", status=404)


def fout_500(request: HttpRequest) -> HttpResponse:
    """Something broke; no query, no session, only the reference number with which we find it in the log.

    A database that went away in the middle of a request is back soon: that page says so.
    """
    if isinstance(sys.exception(), OperationalError):
        inhoud = loader.get_template("503.html").render()
        return HttpResponse(inhoud, status=503, headers={"Retry-After": "30"})
    return HttpResponse(loader.get_template("500.html").render({"kenmerk": huidige_aanvraag()}), status=500)


@alleen_aangemeld
def gesloten(request: HttpRequest) -> HttpResponse:
    """A page of an installed library that this application does not offer: always 404."""
    raise Http404
