"""The page behind the link of an invitation."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from werkzorg.beheer.forms.wachtwoord import WachtwoordKiezenForm
from werkzorg.beheer.handelingen import uitnodiging as handelingen
from werkzorg.gebruikers.aanmelding import meld_aan
from werkzorg.gebruikers.models import Uitnodiging
from werkzorg.gebruikers.uitnodiging import uitnodiging_van
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Lidmaatschap

_IN_SESSIE = "uitnodiging"


@login_not_required
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging_aanvaarden(request: HttpRequest) -> HttpResponse:
    """Who invites for what, and choosing a password; who has an old, used or forged link reads what to do.

    The secret leaves the address at once, so that it stands in no history of the browser and no Referer.
    """
    if "t" in request.GET:
        request.session[_IN_SESSIE] = request.GET["t"][:200]
        return redirect("uitnodiging_aanvaarden")
    uitnodiging = uitnodiging_van(request.session.get(_IN_SESSIE, ""))
    lid = _lidmaatschap(uitnodiging) if uitnodiging else None
    waarom = _waarom_niet(uitnodiging, lid)
    if waarom or uitnodiging is None or lid is None:
        return render(request, "gebruikers/uitnodiging_werkt_niet.html", {"waarom": waarom}, status=410)
    formulier = WachtwoordKiezenForm(request.POST or None, gebruiker=uitnodiging.gebruiker)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                gebruiker = handelingen.uitnodiging_aanvaarden(
                    uitnodiging, wachtwoord=formulier.cleaned_data["password1"], door=lid.als_hoedanigheid()
                )
            except Geweigerd as nee:
                formulier.add_error(None, nee.zin)
            else:
                del request.session[_IN_SESSIE]
                return meld_aan(request, gebruiker)
    return render(
        request,
        "gebruikers/uitnodiging_aanvaarden.html",
        {"formulier": formulier, "uitnodiging": uitnodiging, "lidmaatschap": lid},
        status=status,
    )


def _lidmaatschap(uitnodiging: Uitnodiging) -> Lidmaatschap | None:
    """The membership of this invitation while it runs or is still to begin."""
    lid = Lidmaatschap.objects.van(uitnodiging.gebruiker_id).filter(pk=uitnodiging.lidmaatschap_id).first()
    if lid is None or lid.ingetrokken_op is not None or not lid.organisatie.is_actief:
        return None
    grens = lid.periode.upper
    return lid if grens is None or timezone.localdate() < grens else None


def _waarom_niet(uitnodiging: Uitnodiging | None, lid: Lidmaatschap | None) -> str:
    """Why this link opens nothing; "" when it does."""
    if uitnodiging is None:
        return "onbekend"
    if uitnodiging.aanvaard_op is not None:
        return "gebruikt"
    if uitnodiging.ingetrokken_op is not None or lid is None or not uitnodiging.gebruiker.is_active:
        return "ingetrokken"
    return "verlopen" if uitnodiging.vervalt_op <= timezone.now() else ""
