"""The mails that the demo sent, on a page."""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from werkzorg.demo.postbus import mail, mails


@login_not_required
@require_safe
def demo_postbus(request: HttpRequest) -> HttpResponse:
    """All mails the demo sent, newest first."""
    _alleen_demo()
    berichten = [{**asdict(een), "url": reverse("demo_bericht", args=[een.sleutel])} for een in mails()]
    return render(request, "demo/postbus.html", {"berichten": berichten})


@login_not_required
@require_safe
def demo_bericht(request: HttpRequest, sleutel: str) -> HttpResponse:
    """One mail."""
    _alleen_demo()
    gevonden = mail(sleutel)
    if gevonden is None:
        raise Http404
    return render(request, "demo/bericht.html", {"bericht": asdict(gevonden)})


def _alleen_demo() -> None:
    if not settings.DEMO:
        raise Http404
