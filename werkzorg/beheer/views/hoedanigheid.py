"""Choosing a hoedanigheid."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from werkzorg.beheer.forms.hoedanigheid import HoedanigheidForm
from werkzorg.beheer.handelingen import hoedanigheid
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.toegang.middleware import GEWISSELD, SESSIE_SLEUTEL
from werkzorg.toegang.poort import alleen_aangemeld, hoedanigheid_van


@alleen_aangemeld
@require_http_methods(["GET", "HEAD", "POST"])
def hoedanigheid_kiezen(request: HttpRequest) -> HttpResponse:
    """Choose for which organisation and in which role you work now; switching starts a clean session."""
    gebruiker = request.user
    assert gebruiker.is_authenticated  # what AanmeldMiddleware made sure of
    if request.method == "POST":
        formulier = HoedanigheidForm(request.POST)
        if formulier.is_valid():
            try:
                door = hoedanigheid.kies_hoedanigheid(
                    formulier.cleaned_data["lidmaatschap"], gebruiker_id=gebruiker.pk
                )
            except Geweigerd as nee:
                messages.error(request, nee.zin)
            else:
                vorige = hoedanigheid_van(request)
                if vorige is not None and vorige.lidmaatschap_id != door.lidmaatschap_id:
                    request.session[GEWISSELD] = True
                request.session[SESSIE_SLEUTEL] = str(door.lidmaatschap_id)
                request.session.cycle_key()
                # A form that still stands open elsewhere was filled in for the other organisation: it must not go here.
                rotate_token(request)
                return redirect("vandaag")
        else:
            messages.error(request, "Kies een rol uit de lijst.")
        return redirect("hoedanigheid_kiezen")
    nu = hoedanigheid_van(request)
    leden = Lidmaatschap.objects.van(gebruiker.pk).geldig_op(timezone.localdate())
    keuzes = [
        {"pk": lid.pk, "rol_label": lid.get_rol_display(), "organisatie_naam": lid.organisatie.naam}
        for lid in leden
    ]
    return render(
        request,
        "gebruikers/hoedanigheid_kiezen.html",
        {"lidmaatschappen": keuzes, "huidig": nu.lidmaatschap_id if nu else None},
    )
