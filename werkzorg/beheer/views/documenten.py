"""Downloading a document, and checking one publicly."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.beheer.forms.verifieer import VerifieerForm
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.bijlagen import lees_bijlage
from werkzorg.documenten.models import Bijlage, Document, DocumentVersie
from werkzorg.documenten.soorten import DOCUMENTSOORTEN
from werkzorg.documenten.verificatie import controleer, sha256
from werkzorg.toegang.poort import deur, haal


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


@deur("bijlage_downloaden")
@require_safe
def bijlage_downloaden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Download a file that somebody added, as attachment; not before it was looked at."""
    bijlage = haal(request, Bijlage.objects.schoon(), pk)
    return HttpResponse(
        lees_bijlage(bijlage),
        content_type=bijlage.mime,
        headers={
            "Content-Disposition": content_disposition_header(True, bijlage.naam) or "attachment",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


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
