"""The street door to the suggestions from the presences."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ama.forms.evaluaties import SignaalForm
from ama.handelingen import signalen as handelingen
from ama.models import Signaal
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal


@deur("signaal_afhandelen")
@require_http_methods(["GET", "HEAD", "POST"])
def signaal_afhandelen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what you did with a suggestion, or that nothing is needed."""
    door = door_van(request)
    signaal = haal(
        request, Signaal.objects.select_related("overeenkomst__deelnemer", "overeenkomst__werkpost"), pk
    )

    def doe(formulier: SignaalForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.signaal_afhandelen(
            signaal,
            wat_nu=gegevens["wat_nu"],
            is_niets_nodig=gegevens["is_niets_nodig"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return scherm.werk_af(
        request,
        "signaal_afhandelen",
        sjabloon="ama/signaal_afhandelen.html",
        obj=signaal,
        maak=lambda data: SignaalForm(data, initial={"versie": signaal.versie}),
        doe=doe,
        gelukt="Het signaal is afgehandeld.",
        context={
            "signaal": signaal,
            "deelnemer": signaal.overeenkomst.deelnemer,
            "terug_url": signaal.get_absolute_url(),
        },
    )
