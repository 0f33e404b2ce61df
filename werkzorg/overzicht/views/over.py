"""The pages about the application itself."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werkzorg.overzicht.galerij import voorbeelden


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What this application does with personal data."""
    return render(request, "overzicht/privacy.html")


@login_not_required
@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "overzicht/toegankelijkheid.html")


@login_not_required
@require_safe
def onderdelen(request: HttpRequest) -> HttpResponse:
    """The parts of which pages are made, side by side; for developers."""
    if not settings.ONTWIKKELING and not settings.DEMO:
        raise Http404
    return render(request, "onderdelen/galerij.html", voorbeelden())
