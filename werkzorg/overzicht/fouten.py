"""The error pages: one clear sentence, what to do, and a reference number when it is our fault."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from werkzorg.logboek.aanvraag import huidige_aanvraag
from werkzorg.toegang.middleware import GEWISSELD
from werkzorg.toegang.poort import alleen_aangemeld

# Never sent back to the page: what is secret, and the old token itself.
_NIET_TERUG = ("csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2", "code")


def csrf_fout(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or came from elsewhere.

    When it came from a page of ours, what was typed goes along in the answer, to be sent once more with a new
    token; from elsewhere nothing does, nor after another role was chosen: it was meant for the one before.
    """
    velden: list[tuple[str, str]] = []
    is_gewisseld = request.user.is_authenticated and bool(request.session.get(GEWISSELD))
    is_van_ons = request.headers.get("Sec-Fetch-Site") == "same-origin" and request.user.is_authenticated
    if is_van_ons and not is_gewisseld:
        velden = [
            (naam, waarde)
            for naam, waarden in request.POST.lists()
            if naam not in _NIET_TERUG
            for waarde in waarden
        ]
    context = {"velden": velden, "adres": request.get_full_path(), "is_gewisseld": is_gewisseld}
    return render(request, "403_csrf.html", context, status=403)


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
