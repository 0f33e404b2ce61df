"""The street door to what somebody lives from, and to permissions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ama.bladen.toestemmingen import standblad
from ama.domein.statuut import gevraagde_instanties, statuten_op
from ama.forms.toestemming import StatuutForm, ToestemmingForm
from ama.handelingen import statuut as statuuthandelingen
from ama.handelingen import toestemming as toestemmingshandelingen
from ama.models import Overeenkomst, Toestemming
from ama.models.persoonsbeeld import lees_persoon
from ama.statussen import AFGELOPEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen import scherm
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("statuut_vastleggen")
@_METHODEN
def statuut_vastleggen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that the person lives from, from a day on; what holds today is ticked already."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    persoon, vandaag = lees_persoon(deelnemer.pk, door.organisatie_id), timezone.localdate()
    nu = statuten_op(persoon.statuten, vandaag)
    begin = {
        "vanaf": vandaag,
        "statuten": [rij.soort for rij in nu],
        "instantie_naam": next((rij.instantie_naam for rij in nu if rij.instantie_naam), ""),
        "steun": [rij.soort for rij in persoon.vaph if rij.periode.bevat(vandaag)],
    }

    def doe(formulier: StatuutForm) -> str:
        schoon = formulier.cleaned_data
        statuuthandelingen.statuut_vastleggen(
            deelnemer,
            vanaf=schoon["vanaf"],
            statuten=schoon["statuten"],
            instantie_naam=schoon["instantie_naam"],
            steun=schoon["steun"],
            door=door,
        )
        return _terug(request, deelnemer)

    return scherm.werk_af(
        request,
        "statuut_vastleggen",
        sjabloon="ama/statuut_vastleggen.html",
        obj=deelnemer,
        maak=lambda data: StatuutForm(data, initial=begin),
        doe=doe,
        gelukt="Het statuut is vastgelegd.",
        context={"deelnemer": deelnemer, "terug_url": _terug(request, deelnemer)},
    )


@deur("toestemming_registreren")
@_METHODEN
def toestemming_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask, answer or withdraw; `?rij=` is the permission about which it is."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    persoon = lees_persoon(deelnemer.pk, door.organisatie_id)
    rij = _gekozen(request, deelnemer, door)
    vragen = gevraagde_instanties(persoon.statuten, timezone.localdate())
    werkposten = _werkposten(deelnemer, door, rij)

    def maak(data: QueryDict | None) -> ToestemmingForm:
        begin: dict[str, Any] = {"gegeven_op": timezone.localdate()}
        if len(vragen) == 1:
            begin["instantie"] = vragen[0].instantie.value
        return ToestemmingForm(data, werkposten=werkposten, initial=begin | _begin(rij))

    def doe(formulier: ToestemmingForm) -> str:
        schoon, (instantie, uitkomst) = formulier.cleaned_data, formulier.uitslag()
        toestemmingshandelingen.toestemming_registreren(
            deelnemer,
            antwoord=toestemmingshandelingen.Antwoord(
                instantie=instantie,
                uitkomst=uitkomst,
                gegeven_op=schoon["gegeven_op"],
                van=schoon["van"] or schoon["gegeven_op"],
                tot=schoon["tot"],
                ingetrokken_op=schoon["ingetrokken_op"],
                minuten_per_week=schoon["uren_per_week"],
                werkposten=formulier.werkpost_ids(),
                bewijs_bewaard=schoon["bewijs"],
                nota=schoon["nota"],
            ),
            toestemming_id=schoon["rij"],
            versie=schoon["versie"],
            door=door,
        )
        return _terug(request, deelnemer)

    return scherm.werk_af(
        request,
        "toestemming_registreren",
        sjabloon="ama/toestemming_registreren.html",
        obj=deelnemer,
        maak=maak,
        doe=doe,
        gelukt="De toestemming is bijgewerkt." if rij else "De toestemming is geregistreerd.",
        context={
            **({"titel": "Werk de toestemming bij"} if rij else {}),
            "deelnemer": deelnemer,
            "stand": standblad(persoon, deelnemer.pk),
            "terug_url": _terug(request, deelnemer),
        },
    )


def _gekozen(request: HttpRequest, deelnemer: Deelnemer, door: Hoedanigheid) -> Toestemming | None:
    """The permission of the address, when this reader sees it."""
    sleutel = request.GET.get("rij") or request.POST.get("rij", "")
    try:
        pk = UUID(sleutel)
    except ValueError:
        return None
    return Toestemming.objects.zichtbaar_voor(door).filter(deelnemer=deelnemer, pk=pk).first()


def _begin(rij: Toestemming | None) -> dict[str, Any]:
    if rij is None:
        return {}
    return {
        "rij": rij.pk,
        "versie": rij.versie,
        "instantie": rij.instantie,
        "uitkomst": rij.uitkomst,
        "gegeven_op": rij.gegeven_op,
        "van": rij.van,
        "tot": rij.tot,
        "ingetrokken_op": rij.ingetrokken_op,
        "uren_per_week": rij.minuten_per_week,
        "werkposten": [str(een) for een in rij.werkposten],
        "bewijs": rij.bewijs_bewaard,
        "nota": rij.nota,
    }


def _werkposten(
    deelnemer: Deelnemer, door: Hoedanigheid, toestemming: Toestemming | None
) -> list[tuple[str, str]]:
    """Where this person comes, or will come, with this begeleider: for one of these a permission can be.

    And those for which this permission is, also when nobody comes there any more: leaving one out would widen it.
    """
    rijen = (
        Overeenkomst.objects.zichtbaar_voor(door)
        .filter(deelnemer=deelnemer)
        .exclude(status__in=AFGELOPEN)
        .met_verbanden()
    )
    namen = {rij.werkpost_id: rij.werkpost.naam for rij in rijen}
    al = [een for een in toestemming.werkposten if een not in namen] if toestemming else []
    if al:
        namen |= {een.pk: een.naam for een in Werkpost.objects.filter(pk__in=al).gesorteerd()}
    return [(str(pk), naam) for pk, naam in namen.items()]


def _terug(request: HttpRequest, deelnemer: Deelnemer) -> str:
    """Back to the agreement from which the reader came, or else to the person."""
    try:
        pk = UUID(request.GET.get("vanuit", ""))
    except ValueError:
        return deelnemer.get_absolute_url()
    rij = Overeenkomst.objects.zichtbaar_voor(door_van(request)).filter(pk=pk, deelnemer=deelnemer).first()
    return rij.get_absolute_url() if rij else deelnemer.get_absolute_url()
