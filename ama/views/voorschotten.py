"""The pages of advances, and the act."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen import voorschotten as blad
from ama.domein import woorden
from ama.domein.subsidie import in_cent
from ama.forms.subsidie import VoorschotFilterForm, VoorschotForm, VoorschotVerbeterForm
from ama.handelingen import voorschotten as handelingen
from ama.handelingen.voorschotten import Betaling
from ama.models import Voorschot
from werkzorg.handelen import scherm
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.formulieren import WerkzorgForm


@deur("voorschot_lijst")
@require_safe
def voorschot_lijst(request: HttpRequest) -> HttpResponse:
    """The advances of a year."""
    formulier = VoorschotFilterForm(request.GET)
    rijen = blad.gekozen(zichtbaar(request, Voorschot.objects.all()), formulier)
    bladering = Bladering(rijen, request.GET)
    bladzijde = bladering.bladzijde
    bladzijde.object_list = blad.voorschotregels(bladzijde.object_list, door_van(request))
    return render(
        request,
        "ama/voorschot_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "jaar": formulier.gekozen,
            "kwartalen": blad.registreerlinks(formulier.gekozen, door_van(request)),
        },
    )


@deur("voorschot_registreren")
@require_http_methods(["GET", "HEAD", "POST"])
def voorschot_registreren(request: HttpRequest) -> HttpResponse:
    """Register the advances of a quarter, of one organisation or of all at once."""
    door = door_van(request)
    vraag = request.POST if request.method == "POST" else request.GET
    gevraagd = blad.gevraagd_kwartaal(vraag.get("jaar", ""), vraag.get("kwartaal", ""))
    if gevraagd is None:
        return redirect("voorschot_lijst")
    jaar, kwartaal = gevraagd
    terug = f"{reverse('voorschot_lijst')}?jaar={jaar}"
    try:
        voorstel = blad.voorstellen(jaar, kwartaal)
    except ParameterOnbekend as onbekend:
        return render(
            request, "ama/voorschot_registreren.html", {"onbekend": onbekend.zin, "terug_url": terug}
        )

    def maak(data: QueryDict | None) -> VoorschotForm:
        return VoorschotForm(
            data, initial={"jaar": jaar, "kwartaal": kwartaal}, voorstellen=voorstel.organisaties
        )

    def doe(formulier: WerkzorgForm) -> str:
        assert isinstance(formulier, VoorschotForm)
        gegevens = formulier.cleaned_data
        betaling = Betaling(jaar, kwartaal, gegevens["betaald_op"], gegevens["kenmerk"])
        handelingen.voorschot_registreren(betaling, formulier.bedragen, door=door)
        return f"{terug}&kwartaal={kwartaal}"

    return scherm.werk_af(
        request,
        "voorschot_registreren",
        sjabloon="ama/voorschot_registreren.html",
        obj=None,
        maak=maak,
        doe=doe,
        gelukt="De voorschotten zijn geregistreerd.",
        context={
            "jaar": jaar,
            "kwartaal": kwartaal,
            "voorstel": voorstel,
            "som": woorden.euro(
                sum(een.voorstel_cent for een in voorstel.organisaties if een.al_cent is None)
            ),
            "titel": f"Voorschotten van kwartaal {kwartaal} van {jaar}",
            "terug_url": terug,
        },
    )


@deur("voorschot_verbeteren")
@require_http_methods(["GET", "HEAD", "POST"])
def voorschot_verbeteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mend what was typed wrongly about an advance."""
    door = door_van(request)
    rij = haal(request, Voorschot.objects.select_related("begeleider"), pk)
    terug = rij.get_absolute_url()

    def maak(data: QueryDict | None) -> VoorschotVerbeterForm:
        return VoorschotVerbeterForm(
            data,
            initial={
                "bedrag": Decimal(rij.bedrag_cent) / 100,
                "betaald_op": rij.betaald_op,
                "kenmerk": rij.kenmerk,
                "versie": rij.versie,
            },
        )

    def doe(formulier: WerkzorgForm) -> str:
        gegevens = formulier.cleaned_data
        handelingen.voorschot_verbeteren(
            rij,
            bedrag_cent=in_cent(gegevens["bedrag"]),
            betaald_op=gegevens["betaald_op"],
            kenmerk=gegevens["kenmerk"],
            reden=gegevens["reden"],
            versie=gegevens["versie"],
            door=door,
        )
        return terug

    return scherm.werk_af(
        request,
        "voorschot_verbeteren",
        sjabloon="ama/voorschot_verbeteren.html",
        obj=rij,
        maak=maak,
        doe=doe,
        gelukt="Het voorschot is verbeterd. Wat er eerst stond, blijft bewaard.",
        context={"voorschot": rij, "titel": "Verbeter het voorschot", "terug_url": terug},
    )
