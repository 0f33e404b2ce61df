"""The pages about the application itself: open to everybody, the same for everybody but the help."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from werkzorg.beheer.rechtentabel import titel_van
from werkzorg.handelen.register import REGISTRATIES
from werkzorg.overzicht import teksten
from werkzorg.overzicht.galerij import voorbeelden
from werkzorg.toegang.poort import hoedanigheid_van


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What this application does with personal data."""
    return render(request, "overzicht/privacy.html")


@login_not_required
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """Which cookies there are, what for, and how long."""
    return render(request, "overzicht/cookies.html", {"cookies": COOKIES})


@login_not_required
@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, from the list that the tests know too."""
    return render(
        request,
        "overzicht/toegankelijkheid.html",
        {"verklaring": teksten.verklaring(), "vandaag": timezone.localdate()},
    )


@login_not_required
@require_safe
def woordenlijst(request: HttpRequest) -> HttpResponse:
    """What the words and abbreviations on the screens mean."""
    return render(request, "overzicht/woordenlijst.html", {"woorden": teksten.woordenlijst()})


@login_not_required
@require_safe
def brussel(request: HttpRequest) -> HttpResponse:
    """Why the Flemish offers stop at Brussels, and where its inhabitants can go."""
    return render(request, "overzicht/brussel.html", {"loketten": teksten.brussel()})


@login_not_required
@require_safe
def versie(request: HttpRequest) -> HttpResponse:
    """Which version this is, and what is new."""
    return render(request, "overzicht/versie.html", {"nieuws": teksten.nieuws()})


@login_not_required
@require_safe
def help_(request: HttpRequest) -> HttpResponse:
    """Short answers, the keyboard, and what the reader may do in his present role."""
    return render(request, "overzicht/help.html", {"onderwerpen": teksten.hulp(), "kunnen": _kunnen(request)})


def _kunnen(request: HttpRequest) -> list[tuple[str, list[str]]]:
    """Per part of the application what the present role may do there, by the matrix; nothing without a role."""
    door = hoedanigheid_van(request)
    if door is None:
        return []
    per_titel: dict[str, list[str]] = {}
    for deel in REGISTRATIES.values():
        mag = [een.recht for een in deel.handelingen if een.route and door.rol in een.recht.rollen]
        per_titel.setdefault(titel_van(deel), []).extend(recht.naam for recht in mag)
    return [(titel, sorted(namen)) for titel, namen in per_titel.items() if namen]


@dataclass(frozen=True)
class Cookie:
    """One cookie: its name in this installation, what it does, and how long it lives."""

    naam: str
    waarvoor: str
    hoelang: str


COOKIES = (
    Cookie(
        settings.SESSION_COOKIE_NAME,
        "houdt je aangemeld",
        "tot je je afmeldt of je browser sluit, en nooit langer dan tien uur na het aanmelden",
    ),
    Cookie(
        settings.SESSIETIJD_COOKIE_NAME,
        "onthoudt wanneer je laatst iets deed, om je na een tijd af te melden",
        "tot je je afmeldt of je browser sluit",
    ),
    Cookie(
        settings.CSRF_COOKIE_NAME,
        "beschermt formulieren, zodat niemand anders ze in jouw naam verstuurt",
        "een jaar",
    ),
)


@login_not_required
@require_safe
def onderdelen(request: HttpRequest) -> HttpResponse:
    """The parts of which pages are made, side by side; for developers."""
    if not settings.ONTWIKKELING and not settings.DEMO:
        raise Http404
    return render(request, "onderdelen/galerij.html", voorbeelden())
