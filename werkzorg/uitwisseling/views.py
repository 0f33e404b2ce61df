"""The street door to protocols, connections and the exchange desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.handelen import scherm
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.uitwisseling import bladen
from werkzorg.uitwisseling.forms import (
    BerichtFilterForm,
    BevestigForm,
    ClientIntrekkenForm,
    ClientRegistrerenForm,
    ProtocolBeeindigenForm,
    ProtocolRegistrerenForm,
    SleutelIntrekkenForm,
)
from werkzorg.uitwisseling.handelingen import koppelingen, protocollen
from werkzorg.uitwisseling.handelingen.koppelingen import Koppelinggegevens
from werkzorg.uitwisseling.handelingen.protocollen import Protocolgegevens
from werkzorg.uitwisseling.models import Bericht, Koppeling, Protocol

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
_FORMULIER = "uitwisseling/formulier.html"
# In the session: the secret that the next page shows, once.
_GEHEIM = "koppeling_geheim"


@deur("koppeling_lijst")
@require_safe
def koppeling_lijst(request: HttpRequest) -> HttpResponse:
    """Which machines have access."""
    rijen = zichtbaar(request, Koppeling.objects.all()).select_related("organisatie")
    bladering = Bladering(rijen.order_by("naam", "pk"), request.GET)
    blad = bladering.bladzijde
    blad.object_list = bladen.koppelingregels(blad.object_list)
    door = door_van(request)
    nieuw = reverse("client_registreren") if mag(door, "client_registreren") else ""
    return render(
        request, "uitwisseling/koppeling_lijst.html", {**bladering.context(), "registreren_url": nieuw}
    )


@deur("koppeling_detail")
@require_safe
def koppeling_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One machine: its rights and secrets; right after it was made, the secret itself."""
    rij = haal(request, Koppeling.objects.select_related("organisatie"), pk)
    geheim = request.session.get(_GEHEIM, {})
    context = {**bladen.koppelingblad(rij, door_van(request)), "geheim": ""}
    if geheim.get("koppeling") == str(rij.pk):
        context["geheim"] = request.session.pop(_GEHEIM)["geheim"]
    return render(request, "uitwisseling/koppeling_detail.html", context)


@deur("client_registreren")
@_METHODEN
def client_registreren(request: HttpRequest) -> HttpResponse:
    """Give a machine access."""
    door = door_van(request)

    def doe(formulier: ClientRegistrerenForm) -> str:
        schoon = formulier.cleaned_data
        gegevens = Koppelinggegevens(
            naam=schoon["naam"],
            organisatie_id=schoon["organisatie"],
            scopes=schoon["scopes"],
            contact=schoon["contact"],
            vervalt_op=schoon["vervalt_op"],
        )
        return _met_geheim(request, *koppelingen.client_registreren(gegevens, door=door))

    return _formulier(
        request,
        "client_registreren",
        obj=None,
        maak=ClientRegistrerenForm,
        doe=doe,
        gelukt="De koppeling is geregistreerd. Noteer de geheime sleutel: je ziet ze maar één keer.",
        terug=reverse("koppeling_lijst"),
        terug_naam="Koppelingen",
        inleiding="De koppeling doet wat een collega in dezelfde rol mag, en niets meer. Voor gegevens van mensen moet "
        "er eerst een protocol zijn.",
    )


@deur("client_sleutel_vernieuwen")
@_METHODEN
def client_sleutel_vernieuwen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a second secret, so that the machine can change over."""
    door, rij = door_van(request), haal(request, Koppeling.objects.select_related("organisatie"), pk)
    return _formulier(
        request,
        "client_sleutel_vernieuwen",
        obj=rij,
        maak=BevestigForm,
        doe=lambda formulier: _met_geheim(request, *koppelingen.client_sleutel_vernieuwen(rij, door=door)),
        gelukt="Er is een nieuwe sleutel. Noteer ze: je ziet ze maar één keer.",
        terug=rij.get_absolute_url(),
        inleiding="De oude sleutel blijft werken tot je ze intrekt. Zet eerst de nieuwe in de toepassing.",
    )


@deur("client_sleutel_intrekken")
@_METHODEN
def client_sleutel_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop one secret, after the machine changed over."""
    door, rij = door_van(request), haal(request, Koppeling.objects.select_related("organisatie"), pk)
    sleutels = bladen.werkende_sleutels(rij, timezone.localdate())

    def doe(formulier: SleutelIntrekkenForm) -> str:
        koppelingen.client_sleutel_intrekken(rij, begin=formulier.cleaned_data["begin"], door=door)
        return rij.get_absolute_url()

    return _formulier(
        request,
        "client_sleutel_intrekken",
        obj=rij,
        maak=lambda data: SleutelIntrekkenForm(data, sleutels=sleutels),
        doe=doe,
        gelukt="De sleutel werkt niet meer.",
        terug=rij.get_absolute_url(),
        inleiding="Kijk eerst na of de toepassing de nieuwe sleutel gebruikt.",
    )


@deur("client_intrekken")
@_METHODEN
def client_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Shut the machine out at once."""
    door, rij = door_van(request), haal(request, Koppeling.objects.select_related("organisatie"), pk)

    def doe(formulier: ClientIntrekkenForm) -> str:
        koppelingen.client_intrekken(rij, reden=formulier.cleaned_data["reden"], door=door)
        return rij.get_absolute_url()

    return _formulier(
        request,
        "client_intrekken",
        obj=rij,
        maak=ClientIntrekkenForm,
        doe=doe,
        gelukt="De koppeling is ingetrokken.",
        terug=rij.get_absolute_url(),
        inleiding="De koppeling heeft meteen geen toegang meer. Dit kan je niet ongedaan maken.",
    )


@deur("protocol_lijst")
@require_safe
def protocol_lijst(request: HttpRequest) -> HttpResponse:
    """On which protocols the exchange rests."""
    rijen = zichtbaar(request, Protocol.objects.all()).select_related("organisatie")
    bladering = Bladering(rijen.order_by("-van", "kenmerk", "pk"), request.GET)
    blad = bladering.bladzijde
    blad.object_list = bladen.protocolregels(blad.object_list)
    door = door_van(request)
    nieuw = reverse("protocol_registreren") if mag(door, "protocol_registreren") else ""
    return render(
        request, "uitwisseling/protocol_lijst.html", {**bladering.context(), "registreren_url": nieuw}
    )


@deur("protocol_detail")
@require_safe
def protocol_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One protocol."""
    rij = haal(request, Protocol.objects.select_related("organisatie"), pk)
    return render(request, "uitwisseling/protocol_detail.html", bladen.protocolblad(rij, door_van(request)))


@deur("protocol_registreren")
@_METHODEN
def protocol_registreren(request: HttpRequest) -> HttpResponse:
    """Put a protocol on record."""
    door = door_van(request)

    def doe(formulier: ProtocolRegistrerenForm) -> str:
        velden = {
            naam: waarde for naam, waarde in formulier.cleaned_data.items() if naam != "aanvraag_sleutel"
        }
        velden["organisatie_id"] = velden.pop("organisatie")
        return protocollen.protocol_registreren(Protocolgegevens(**velden), door=door).get_absolute_url()

    return _formulier(
        request,
        "protocol_registreren",
        obj=None,
        maak=ProtocolRegistrerenForm,
        doe=doe,
        gelukt="Het protocol is geregistreerd.",
        terug=reverse("protocol_lijst"),
        terug_naam="Protocollen",
        inleiding="Zonder protocol wisselen we geen gegevens van mensen uit (e-govdecreet art. 8).",
    )


@deur("protocol_beeindigen")
@_METHODEN
def protocol_beeindigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop exchanging on a protocol before it ends by itself."""
    door, rij = door_van(request), haal(request, Protocol.objects.select_related("organisatie"), pk)

    def doe(formulier: ProtocolBeeindigenForm) -> str:
        schoon = formulier.cleaned_data
        protocollen.protocol_beeindigen(
            rij, laatste_dag=schoon["laatste_dag"], reden=schoon["reden"], door=door
        )
        return rij.get_absolute_url()

    return _formulier(
        request,
        "protocol_beeindigen",
        obj=rij,
        maak=ProtocolBeeindigenForm,
        doe=doe,
        gelukt="Het protocol eindigt vroeger.",
        terug=rij.get_absolute_url(),
        inleiding="Daarna wisselt geen enkele koppeling van deze organisatie hierover nog gegevens uit, ook niet met "
        "een token dat nog loopt.",
    )


@deur("bericht_lijst")
@require_safe
def bericht_lijst(request: HttpRequest) -> HttpResponse:
    """The exchange desk: what came in, what went wrong, and who must act."""
    formulier = BerichtFilterForm(request.GET if "status" in request.GET else {"status": "open"})
    gekozen = formulier.cleaned_data["status"] if formulier.is_valid() else "open"
    rijen = zichtbaar(request, Bericht.objects.all()).select_related("koppeling__organisatie")
    if gekozen == "open":
        rijen = rijen.open()
    elif gekozen:
        rijen = rijen.filter(status=gekozen)
    bladering = Bladering(rijen.order_by("-ontvangen_op", "pk"), request.GET)
    blad = bladering.bladzijde
    blad.object_list = bladen.berichtregels(blad.object_list)
    return render(request, "uitwisseling/bericht_lijst.html", {**bladering.context(), "formulier": formulier})


@deur("bericht_detail")
@require_safe
def bericht_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One message, without what was in it."""
    rij = haal(request, Bericht.objects.select_related("koppeling__organisatie"), pk)
    return render(request, "uitwisseling/bericht_detail.html", bladen.berichtblad(rij, door_van(request)))


def _met_geheim(request: HttpRequest, koppeling: Koppeling, geheim: str) -> str:
    """The page of the connection, that shows this secret once."""
    request.session[_GEHEIM] = {"koppeling": str(koppeling.pk), "geheim": geheim}
    return koppeling.get_absolute_url()


def _formulier(
    request: HttpRequest,
    sleutel: str,
    *,
    obj: scherm.Onderwerp | None,
    maak: Any,
    doe: Any,
    gelukt: str,
    terug: str,
    inleiding: str,
    terug_naam: str = "",
) -> HttpResponse:
    def vers(data: QueryDict | None) -> WerkzorgForm:
        formulier: WerkzorgForm = maak(data)
        return formulier

    return scherm.werk_af(
        request,
        sleutel,
        sjabloon=_FORMULIER,
        obj=obj,
        maak=vers,
        doe=doe,
        gelukt=gelukt,
        context={
            "terug_url": terug,
            "inleiding": inleiding,
            "onderwerp": str(obj) if obj else "",
            "terug_naam": terug_naam,
        },
    )
