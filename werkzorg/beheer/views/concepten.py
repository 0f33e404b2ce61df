"""Saving and throwing away one's own drafts."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from werkzorg.beheer.forms.concepten import ConceptForm
from werkzorg.beheer.handelingen import concepten
from werkzorg.handelen.concepten import doel_van
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van


@deur("concept_bewaren")
@require_POST
def concept_bewaren(request: HttpRequest) -> HttpResponse:
    """Keep a form as it stands; `static/js/concept.js` says the sentence that comes back."""
    try:
        bij, object_id = doel_van(request.POST)
        concept = concepten.concept_bewaren(
            dict(request.POST.lists()), bij=bij, object_id=object_id, door=door_van(request)
        )
    except Geweigerd as nee:
        return JsonResponse({"zin": f"Niet bewaard: {nee.zin}"}, status=422)
    except ObjectDoesNotExist:
        raise Http404 from None
    if concept is None:
        return JsonResponse({"zin": "Dit formulier is al verstuurd."})
    return JsonResponse({"zin": f"Bewaard om {timezone.localtime(concept.bewaard_op):%H:%M}"})


@deur("concept_weggooien")
@require_POST
def concept_weggooien(request: HttpRequest) -> HttpResponse:
    """Throw a draft away and go back to its form; one that is gone already is no error."""
    formulier = ConceptForm(request.POST)
    adres = ""
    if formulier.is_valid():
        adres = concepten.concept_weggooien(formulier.cleaned_data["concept"], door=door_van(request))
    if adres:
        messages.success(request, "Het concept is weg.")
    else:
        messages.info(request, "Dat concept was er niet meer.")
    return redirect(adres or "vandaag")
