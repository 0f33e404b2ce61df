"""Who has no second factor yet can do nothing but set one up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from werkzorg.gebruikers.factoren import (
    IN_ORDE,
    codes_zijn_bewaard,
    factoren_van,
    heeft_factor,
    is_laatste_factor,
    sessie_bewees_tweede_factor,
)

# What somebody needs to set up a second factor, and the way out.
ONDERWEG = frozenset(
    {
        "tweede_factor_kiezen",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_reauthenticate",
        "account_logout",
        "sessie_verlengen",
    }
)


class TweedeFactorMiddleware:
    """Leads a signed-in person without second factor, or without recovery codes kept, to the page that asks for them.

    Where it is in order the session remembers so, and no request asks the database again. A session that never used
    the factor which its account has meanwhile, ends: somebody else may have started it with the password alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.tweede_factor_ontbrak = False  # type: ignore[attr-defined]
        antwoord = self.get_response(request)
        if request.tweede_factor_ontbrak:  # type: ignore[attr-defined]
            # Only now: during a reading request nothing may be removed.
            logout(request)
        return antwoord

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """None when the view may answer; otherwise where to go first."""
        if not settings.TWEEDE_FACTOR_VERPLICHT or not getattr(view, "login_required", True):
            return None
        if not request.user.is_authenticated:
            return None
        naam = request.resolver_match.view_name if request.resolver_match else ""
        if request.session.get(IN_ORDE):
            return _houd_laatste(request, kwargs["pk"]) if naam == "mfa_remove_webauthn" else None
        factoren = factoren_van(request.user.pk)
        bewezen = sessie_bewees_tweede_factor(request)
        if heeft_factor(factoren) and not bewezen:
            request.tweede_factor_ontbrak = True  # type: ignore[attr-defined]
            return redirect(f"{reverse('account_login')}?{urlencode({'reden': 'tweede_stap'})}")
        if heeft_factor(factoren) and codes_zijn_bewaard(factoren):
            request.session[IN_ORDE] = True
            return None
        # No menu that leads nowhere, while there is one thing to do.
        request.hoedanigheid = None  # type: ignore[attr-defined]
        request.tweede_factor_opzetten = True  # type: ignore[attr-defined]
        return None if naam in ONDERWEG else redirect("tweede_factor_kiezen")


def _houd_laatste(request: HttpRequest, pk: int) -> HttpResponse | None:
    """Refuses to take away the last second factor; allauth itself asks this only for an app with codes."""
    sleutel = Authenticator.objects.filter(user_id=request.user.pk, pk=pk).first()
    if request.method != "POST" or sleutel is None or not is_laatste_factor(sleutel):
        return None
    messages.error(request, get_adapter().error_messages["cannot_delete_authenticator"])
    return redirect("mfa_list_webauthn")
