"""Making a link to sign, and the public page behind it: nobody signs in there, and it shows nobody else."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ama.bladen.tekenlinks import linkregels, openstaand
from ama.documenten.overeenkomst import leestekst
from ama.domein.ondertekening import MEESTE_POGINGEN, Linkstand
from ama.domein.overeenkomst import PARTIJEN, Partij
from ama.forms.tekenlinks import AkkoordForm, CodeForm, TekenlinkForm
from ama.handelingen import tekenlinks as handelingen
from ama.models import Overeenkomst, Overeenkomstversie, Tekenlink
from ama.models.tekenlinks import link_van, stand_van
from ama.models.versielezen import kenmerk_van, lees_versies
from ama.views.scherm import werk_overeenkomst_af
from werkzorg.gebruikers.drempel import Grens, adres_van, neem
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
_IN_SESSIE, _ONTGRENDELD = "tekenlink", "tekenlink_open"
# Codes from one address over all links: a house with one connection has its afternoon of signing.
_ADRES = Grens("tekenlink", 30, 60)


@deur("tekenlink_maken")
@_METHODEN
def tekenlink_maken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For whom a link is made, and the links that work now with their code."""
    door = door_van(request)
    overeenkomst = haal(request, Overeenkomst.objects.met_verbanden(), pk)
    versie, partijen = openstaand(overeenkomst)
    if versie is None:
        raise Http404

    def doe(formulier: TekenlinkForm) -> str:
        partij = Partij(formulier.cleaned_data["partij"])
        handelingen.tekenlink_maken(overeenkomst, partij=partij, door=door)
        return reverse("tekenlink_maken", args=[overeenkomst.pk])

    return werk_overeenkomst_af(
        request,
        "tekenlink_maken",
        overeenkomst,
        maak=lambda data: TekenlinkForm(data, partijen=partijen),
        doe=doe,
        gelukt="De link is klaar. Geef de code apart door.",
        context={"links": linkregels(versie, f"{settings.WEBADRES}{reverse('tekenen')}")},
    )


@login_not_required
@sensitive_post_parameters("code")
@_METHODEN
def tekenen(request: HttpRequest) -> HttpResponse:
    """The code first; then the text, and who agrees with it.

    The secret leaves the address at once, so that it stands in no history of the browser and no Referer.
    """
    if "t" in request.GET:
        if link_van(request.GET["t"][:200]) is None:
            # Nonsense is remembered nowhere.
            return render(request, "ama/tekenen_werkt_niet.html", {"waarom": "onbekend"}, status=410)
        request.session[_IN_SESSIE] = request.GET["t"][:200]
        request.session.pop(_ONTGRENDELD, None)
        return redirect("tekenen")
    link = link_van(request.session.get(_IN_SESSIE, ""))
    if link is None or stand_van(link, timezone.now()) is not Linkstand.OPEN:
        stand = "onbekend" if link is None else stand_van(link, timezone.now()).value
        return render(request, "ama/tekenen_werkt_niet.html", {"waarom": stand}, status=410)
    if request.session.get(_ONTGRENDELD) != str(link.pk):
        return _vraag_code(request, link)
    return _vraag_akkoord(request, link)


def _vraag_code(request: HttpRequest, link: Tekenlink) -> HttpResponse:
    formulier, status = CodeForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            if not neem(_ADRES, adres_van(request)):
                formulier.add_error(None, "Te veel pogingen. Wacht een kwartier en probeer opnieuw.")
                status = 429
            elif _opent(link, formulier.cleaned_data["code"]):
                request.session[_ONTGRENDELD] = str(link.pk)
                return redirect("tekenen")
            else:
                over = MEESTE_POGINGEN - link.mislukt - 1
                if over <= 0:
                    return render(
                        request, "ama/tekenen_werkt_niet.html", {"waarom": "geblokkeerd"}, status=410
                    )
                zin = "Deze code klopt niet. Kijk na of u ze juist overtypte."
                laatste = (
                    "U kunt nog één keer proberen." if over == 1 else f"U kunt nog {over} keer proberen."
                )
                formulier.add_error("code", f"{zin} {laatste}")
    return render(request, "ama/tekenen_code.html", {"formulier": formulier}, status=status)


def _opent(link: Tekenlink, code: str) -> bool:
    try:
        return handelingen.tekenlink_openen(link.pk, code=code, door=Klok(handelingen.OPENEN))
    except Geweigerd:
        return False


def _vraag_akkoord(request: HttpRequest, link: Tekenlink) -> HttpResponse:
    versie = lees_versies(Overeenkomstversie.objects.filter(pk=link.versie_id))[0]
    overeenkomst = Overeenkomst.objects.met_verbanden().get(pk=versie.overeenkomst_id)
    gezien = kenmerk_van(overeenkomst, versie)
    formulier, status = AkkoordForm(request.POST or None, initial={"gezien": gezien}), 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            schoon = formulier.cleaned_data
            try:
                handelingen.tekenlink_gebruiken(
                    link.pk, naam=schoon["naam"], gezien=schoon["gezien"], door=Klok(handelingen.GEBRUIKEN)
                )
            except Geweigerd as nee:
                formulier.zet_fouten(nee.zin, nee.velden)
            else:
                for naam in (_IN_SESSIE, _ONTGRENDELD):
                    request.session.pop(naam, None)
                return render(
                    request, "ama/tekenen_gedaan.html", {"begeleider": overeenkomst.begeleider.naam}
                )
    return render(
        request,
        "ama/tekenen.html",
        {
            "formulier": formulier,
            "link": link,
            "tekst": leestekst(overeenkomst, versie),
            "inhoudversie": versie,
            "rol": PARTIJEN[Partij(link.partij)],
        },
        status=status,
    )
