"""The street door for people to the lower tables: hoedanigheid, downloads, verification, access log, notices."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werkzorg.beheer import handelingen
from werkzorg.beheer.forms import HoedanigheidForm, VerifieerForm
from werkzorg.beheer.inzageregels import inzageregels
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.documenten.soorten import DOCUMENTSOORTEN
from werkzorg.documenten.verificatie import controleer, sha256
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.toegang.middleware import SESSIE_SLEUTEL
from werkzorg.toegang.models import Inzage
from werkzorg.toegang.poort import alleen_aangemeld, deur, door_van, haal, hoedanigheid_van
from werkzorg.ui.bladering import Bladering


@alleen_aangemeld
@require_http_methods(["GET", "HEAD", "POST"])
def hoedanigheid_kiezen(request: HttpRequest) -> HttpResponse:
    """Choose for which organisation and in which role you work now; switching starts a clean session."""
    gebruiker = request.user
    assert gebruiker.is_authenticated  # what LoginRequiredMiddleware made sure of
    if request.method == "POST":
        formulier = HoedanigheidForm(request.POST)
        if formulier.is_valid():
            try:
                door = handelingen.kies_hoedanigheid(
                    formulier.cleaned_data["lidmaatschap"], gebruiker_id=gebruiker.pk
                )
            except Geweigerd as nee:
                messages.error(request, nee.zin)
            else:
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
        {"lidmaatschappen": keuzes, "huidig": nu.lidmaatschap_id if nu else None, "volgende": ""},
    )


@deur("meldingen_afvinken")
@require_POST
def meldingen_afvinken(request: HttpRequest) -> HttpResponse:
    """Mark all notices as read."""
    handelingen.meldingen_afvinken(door=door_van(request))
    return redirect("vandaag")


@deur("document_openen")
@require_safe
def document_openen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Download the latest version of a document, as attachment, exactly as it was sealed."""
    document = haal(request, Document.objects.all(), pk)
    versie = document.versies.order_by("-nummer").first()
    if versie is None:
        raise Http404
    naam = f"{DOCUMENTSOORTEN[document.soort].bestandsnaam}-{str(document.id)[:8]}-v{versie.nummer}.pdf"
    return HttpResponse(
        lees_versie(versie),
        content_type=versie.mime,
        headers={
            "Content-Disposition": f'attachment; filename="{naam}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "no-store",
        },
    )


@deur("inzage_lijst")
@require_safe
def inzage_lijst(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who looked at this person's data, newest first."""
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door_van(request)), pk)
    bladering = Bladering(Inzage.objects.over_deelnemer(deelnemer.pk), request.GET)
    blad = bladering.bladzijde
    blad.object_list = inzageregels(list(blad.object_list), door_van(request))
    return render(request, "beheer/inzage_lijst.html", {"deelnemer": deelnemer, **bladering.context()})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verifieer(request: HttpRequest) -> HttpResponse:
    """Public: is this PDF the unchanged document of this application? Yes or no, kind and date; nothing else."""
    uitslag = None
    formulier = VerifieerForm(request.POST, request.FILES) if request.method == "POST" else VerifieerForm()
    if request.method == "POST" and formulier.is_valid():
        inhoud = formulier.cleaned_data["bestand"].read()
        versie = DocumentVersie.objects.met_sha256(sha256(inhoud)).first()
        echt = versie is not None and (not versie.is_verzegeld or controleer(inhoud).geldig)
        uitslag = {
            "is_echt": echt,
            "soort": versie.document.label if versie and echt else "",
            "datum": versie.gemaakt_op if versie and echt else None,
        }
    status = 422 if formulier.is_bound and uitslag is None else 200
    return render(
        request, "verifieer/verifieer.html", {"formulier": formulier, "uitslag": uitslag}, status=status
    )
