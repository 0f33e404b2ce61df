"""When a session is over, decided here and to the second; what an expired form held is kept for its typist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from werkzorg.gebruikers import sessies
from werkzorg.gebruikers.sessies import eigen_pad
from werkzorg.handelen.concepten import bewaar_bij_verlopen

# A request that nobody made by hand: it does not keep the session alive.
STIL_KOP = "Wz-Stil"
_ZOUT = "werkzorg.sessietijd"
# Clocks of two servers may differ so much.
_TOEKOMST = timedelta(seconds=5)


@dataclass(frozen=True)
class Dicht:
    """A session that may do nothing now, and why: "stil", "lang" or "vergrendeld"."""

    gebruiker_id: UUID
    reden: str

    @property
    def is_voorbij(self) -> bool:
        """Whether it never opens again."""
        return self.reden != "vergrendeld"


class SessiewachtMiddleware:
    """Ends a session that was unused for 30 minutes (15 on a shared computer), or is 10 hours old.

    Stands between the CSRF check and the check of being signed in. The moment of last use stands in a signed cookie,
    to the millisecond, and in the row of the session at most a minute behind: no write per page. Whoever asks with
    `Wz-Stil: 1` is not at work. `request.sessie_over` is the number of seconds that are left, None without a session;
    `request.sessie_vast` says that nothing makes it longer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.sessie_over = None  # type: ignore[attr-defined]
        request.sessie_vast = False  # type: ignore[attr-defined]
        request.sessie_dicht = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            self._kijk(request, UUID(str(request.user.pk)))
        oud = request.session
        antwoord = self.get_response(request)
        dicht: Dicht | None = request.sessie_dicht  # type: ignore[attr-defined]
        if dicht is not None and (request.session is not oud or dicht.is_voorbij):
            if not _is_van_script(request):
                # Only now: during a reading request nothing may be removed.
                oud.delete()
                _vergeet(request, oud)
        elif request.user.is_authenticated and not is_stil(request):
            self._merk(request, antwoord)
        return antwoord

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Where somebody goes whose session is over or locked; None when the view may answer."""
        dicht: Dicht | None = request.sessie_dicht  # type: ignore[attr-defined]
        if dicht is None:
            return None
        naam = request.resolver_match.view_name if request.resolver_match else ""
        openbaar = not getattr(view, "login_required", True)
        # allauth signs out nobody who is not signed in, and behind a locked screen that is everybody.
        if dicht.is_voorbij or (naam == "account_logout" and request.method == "POST"):
            verder = {} if openbaar else _verder(request, dicht)
            if openbaar or not _is_van_script(request):
                _vergeet(request, request.session)
            return None if openbaar else _naar(request, "account_login", reden=dicht.reden, **verder)
        return None if openbaar else _naar(request, "scherm_ontgrendelen", **_verder(request, dicht))

    def _kijk(self, request: HttpRequest, gebruiker_id: UUID) -> None:
        rij = sessies.rij_van(request.session)
        nu = timezone.now()
        if rij is None or rij.begonnen_op is None:
            # Signed in before this middleware knew sessions: it begins now.
            sessies.begin_sessie(None, request, request.user)
            request.sessie_over = int(sessies.STIL.total_seconds())  # type: ignore[attr-defined]
            return
        gezien = max(rij.gezien_op, _uit_koekje(request, rij.session_key, nu) or rij.gezien_op)
        over = (sessies.einde(rij.begonnen_op, gezien, gedeeld=rij.is_gedeeld) - nu).total_seconds()
        reden = ""
        if nu >= rij.begonnen_op + sessies.HOOGSTENS:
            reden = "lang"
        elif over <= 0:
            reden = "stil"
        elif sessies.VERGRENDELD in request.session:
            reden = "vergrendeld"
        if reden:
            request.sessie_dicht = Dicht(gebruiker_id, reden)  # type: ignore[attr-defined]
            # From here on nobody: no page, not even one about an error, shows who it was.
            request.user = AnonymousUser()
        else:
            eind = sessies.einde(rij.begonnen_op, gezien if is_stil(request) else nu, gedeeld=rij.is_gedeeld)
            request.sessie_over = int((eind - nu).total_seconds())  # type: ignore[attr-defined]
            request.sessie_vast = eind == rij.begonnen_op + sessies.HOOGSTENS  # type: ignore[attr-defined]

    def _merk(self, request: HttpRequest, antwoord: HttpResponse) -> None:
        rij = sessies.rij_van(request.session)
        if rij is None:
            return
        nu = timezone.now()
        if nu - rij.gezien_op >= sessies.GEZIEN_NA:
            sessies.merk_gezien(rij, nu)
        antwoord.set_cookie(
            settings.SESSIETIJD_COOKIE_NAME,
            _koekje(rij.session_key, nu),
            path=settings.SESSION_COOKIE_PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


class AanmeldMiddleware(LoginRequiredMiddleware):
    """Sends who is not signed in to the sign-in page, and tells a script that asks for data 401."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[Any, Any],
    ) -> HttpResponseBase | None:
        """The page to sign in, 401 for a script, or None when the view may answer."""
        naar = super().process_view(request, view_func, view_args, view_kwargs)
        return HttpResponse(status=401) if naar is not None and _vraagt_gegevens(request) else naar


def is_stil(request: HttpRequest) -> bool:
    """Whether a script asked this by itself, with nobody at the keyboard."""
    return STIL_KOP in request.headers


def _is_van_script(request: HttpRequest) -> bool:
    """Whether a script asked: the page that it stands on still has to be told why the session is over."""
    return is_stil(request) or request.headers.get("Sec-Fetch-Dest") == "empty"


def _vraagt_gegevens(request: HttpRequest) -> bool:
    """Whether a script asked for JSON: a page to sign in is no answer to it.

    A page that is being left lets its last save go on alone, and a browser that then meets a redirect writes an error.
    """
    return request.headers.get("Accept", "") == "application/json"


def _vergeet(request: HttpRequest, oud: SessionBase) -> None:
    """From here on this request has an empty session of nobody."""
    if request.session is oud:
        request.session = sessies.SessionStore()


def _verder(request: HttpRequest, dicht: Dicht) -> dict[str, str]:
    """Where this person goes on afterwards: at the draft of what he sent, or at the page he was on."""
    if request.method == "POST":
        if concept := bewaar_bij_verlopen(request, dicht.gebruiker_id):
            return {"next": concept, "bewaard": "1"}
        pad = eigen_pad(request, request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    elif "HX-Request" in request.headers:
        pad = eigen_pad(request, request.headers.get("HX-Current-URL", ""))
    else:
        pad = request.get_full_path()
    return {"next": pad} if pad else {}


def _naar(request: HttpRequest, route: str, **vragen: str) -> HttpResponse:
    adres = f"{reverse(route)}?{urlencode(vragen)}" if vragen else reverse(route)
    if "HX-Request" in request.headers:
        # A piece of a page cannot hold another page: the browser itself must go there.
        return HttpResponse(status=204, headers={"HX-Redirect": adres})
    if _vraagt_gegevens(request):
        return HttpResponse(status=401)
    return redirect(adres)


def _koekje(sessiesleutel: str, moment: datetime) -> str:
    return signing.Signer(salt=_ZOUT).sign(f"{sessiesleutel[:16]}.{int(moment.timestamp() * 1000)}")


def _uit_koekje(request: HttpRequest, sessiesleutel: str, nu: datetime) -> datetime | None:
    """The moment of last use that the cookie of this session says; None when there is none of ours."""
    try:
        inhoud = signing.Signer(salt=_ZOUT).unsign(request.COOKIES.get(settings.SESSIETIJD_COOKIE_NAME, ""))
        van, _, tijd = inhoud.partition(".")
        moment = datetime.fromtimestamp(int(tijd) / 1000, tz=timezone.get_current_timezone())
    except (signing.BadSignature, ValueError, OverflowError):
        return None
    return moment if van == sessiesleutel[:16] and moment <= nu + _TOEKOMST else None
