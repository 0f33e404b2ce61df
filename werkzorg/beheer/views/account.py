"""What everybody does with his own account: a second step, where he is signed in, staying in, locking the screen."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from werkzorg.beheer.forms.account import OntgrendelForm
from werkzorg.gebruikers import sessies
from werkzorg.gebruikers.factoren import (
    codes_zijn_bewaard,
    factoren_van,
    heeft_factor,
    markeer_codes_bewaard,
)
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.toegang.poort import alleen_aangemeld


@alleen_aangemeld
@require_http_methods(["GET", "HEAD", "POST"])
def tweede_factor_kiezen(request: HttpRequest) -> HttpResponse:
    """Where somebody without second factor is led: choose one, keep the recovery codes, and go to work."""
    gebruiker_id = _wie(request)
    if request.method == "POST":
        if not markeer_codes_bewaard(gebruiker_id):
            messages.error(request, "Je hebt nog geen herstelcodes. Kies eerst een tweede stap.")
            return redirect("tweede_factor_kiezen")
        messages.success(request, "Je account is beveiligd met een tweede stap.")
        return redirect("vandaag")
    factoren = factoren_van(gebruiker_id)
    if not heeft_factor(factoren):
        return render(request, "gebruikers/tweede_factor_kiezen.html")
    return redirect("mfa_index" if codes_zijn_bewaard(factoren) else "mfa_view_recovery_codes")


@alleen_aangemeld
@require_http_methods(["GET", "HEAD", "POST"])
def sessie_lijst(request: HttpRequest) -> HttpResponse:
    """Everywhere this person is signed in, and ending it there."""
    gebruiker_id = _wie(request)
    deze = sessies.rij_van(request.session)
    assert deze is not None  # a signed-in session is stored
    hier = deze.kenmerk
    rijen = sessies.sessies_van(gebruiker_id)
    if request.method == "POST":
        if "alle" in request.POST:
            aantal = sessies.beeindig_alle(gebruiker_id, behalve=hier)
        else:
            gekozen = [rij.kenmerk for rij in rijen if str(rij.kenmerk) == request.POST.get("sessie")]
            aantal = sessies.beeindig(gebruiker_id, [een for een in gekozen if een != hier])
        if aantal:
            messages.success(
                request, "Dat toestel is afgemeld." if aantal == 1 else f"{aantal} toestellen zijn afgemeld."
            )
        else:
            messages.info(request, "Daar was je al afgemeld.")
        return redirect("sessie_lijst")
    # This session itself may be unstored in the row by up to a minute; it is used right now.
    nu = timezone.now()
    regels = [
        {
            "kenmerk": rij.kenmerk,
            "toestel": rij.toestel,
            "begonnen_op": rij.begonnen_op,
            "gezien_op": nu if rij.kenmerk == hier else rij.gezien_op,
            "is_hier": rij.kenmerk == hier,
            "is_gedeeld": rij.is_gedeeld,
        }
        for rij in rijen
    ]
    regels.sort(key=lambda regel: not regel["is_hier"])
    return render(request, "gebruikers/sessie_lijst.html", {"regels": regels, "anderen": len(regels) - 1})


@alleen_aangemeld
@require_http_methods(["GET", "HEAD", "POST"])
def sessie_verlengen(request: HttpRequest) -> HttpResponse:
    """How many seconds this session has left, and whether that is final.

    Asking with `Wz-Stil` keeps nothing alive, sending the form does.
    """
    return JsonResponse(
        {"over": request.sessie_over, "vast": request.sessie_vast}  # type: ignore[attr-defined]
    )


@alleen_aangemeld
@require_POST
def scherm_vergrendelen(request: HttpRequest) -> HttpResponse:
    """Hides everything until the password is typed; the session goes on counting."""
    request.session[sessies.VERGRENDELD] = timezone.now().timestamp()
    verder = sessies.eigen_pad(request, request.headers.get("Referer", ""))
    vraag = f"?{urlencode({'next': verder})}" if verder else ""
    return redirect(f"{reverse('scherm_ontgrendelen')}{vraag}")


@login_not_required
@sensitive_post_parameters("wachtwoord")
@require_http_methods(["GET", "HEAD", "POST"])
def scherm_ontgrendelen(request: HttpRequest) -> HttpResponse:
    """The way back with one's password; the page does not say whose session it is."""
    dicht = request.sessie_dicht  # type: ignore[attr-defined]
    if dicht is None or dicht.reden != "vergrendeld":
        return redirect("vandaag")
    verder = request.POST.get("next") or request.GET.get("next", "")
    formulier = OntgrendelForm(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        try:
            klopt = _wachtwoord_klopt(request, dicht.gebruiker_id, formulier.cleaned_data["wachtwoord"])
        except ValidationError as nee:
            formulier.add_error("wachtwoord", nee)
        else:
            if klopt:
                del request.session[sessies.VERGRENDELD]
                request.session.cycle_key()
                return redirect(verder if get_adapter().is_safe_url(verder) else "vandaag")
            formulier.add_error("wachtwoord", "Dit wachtwoord klopt niet. Probeer opnieuw, of meld je af.")
    return render(
        request,
        "gebruikers/scherm_ontgrendelen.html",
        {"formulier": formulier, "verder": verder},
        status=422 if formulier.errors else 200,
    )


def _wachtwoord_klopt(request: HttpRequest, gebruiker_id: UUID, wachtwoord: str) -> bool:
    """Counted as a try at the door; raises ValidationError after too many."""
    gebruiker = Gebruiker.objects.filter(pk=gebruiker_id, is_active=True).first()
    if gebruiker is None:
        return False
    gevonden = get_adapter().authenticate(request, email=gebruiker.email, password=wachtwoord)
    return gevonden is not None and gevonden.pk == gebruiker_id


def _wie(request: HttpRequest) -> UUID:
    gebruiker = request.user
    assert gebruiker.is_authenticated  # what AanmeldMiddleware made sure of
    return gebruiker.pk
