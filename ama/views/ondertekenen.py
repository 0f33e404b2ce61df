"""The street door to signing: on the spot or with a scan, and to a scan that is added once more."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ama.documenten.overeenkomst import leestekst
from ama.documenten.scans import scans_van
from ama.domein.levensloop import ontbrekende_scans, scan_bezwaar
from ama.domein.ondertekening import Wijze, nog_te_tekenen
from ama.domein.overeenkomst import Partij
from ama.forms.ondertekenen import OndertekenenForm, ScanForm
from ama.handelingen import ondertekenen as handelingen
from ama.handelingen import scans
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.versielezen import handtekeningen_van, kenmerk_van, lees_versies, tekenaars_van
from ama.views.scherm import werk_overeenkomst_af
from werkzorg.handelen.scherm import gestuurde_bestanden
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("overeenkomst_ondertekenen")
@_METHODEN
def overeenkomst_ondertekenen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The text as it stands, and under it who signs now."""
    door = door_van(request)
    overeenkomst = haal(request, Overeenkomst.objects.met_verbanden(), pk)
    versies = lees_versies(Overeenkomstversie.objects.filter(overeenkomst=overeenkomst).open())
    if not versies:
        raise Http404
    versie = versies[0]
    partijen = nog_te_tekenen(tekenaars_van(versie), handtekeningen_van(versie), versie.nummer)
    namen = {
        Partij.DEELNEMER: overeenkomst.deelnemer.naam,
        Partij.BEGELEIDER: overeenkomst.begeleider_lid.gebruiker.naam,
        Partij.WERKPOST: overeenkomst.werkpost.contactpersoon,
    }
    begin = {
        "gezien": kenmerk_van(overeenkomst, versie),
        "wijze": Wijze.TER_PLAATSE.value,
        "op": timezone.localdate(),
        **{f"naam_{partij}": namen[partij] for partij in partijen},
    }

    def doe(formulier: OndertekenenForm) -> str:
        handelingen.overeenkomst_ondertekenen(
            overeenkomst, tekening=formulier.tekening(), scan=formulier.cleaned_data["scan"], door=door
        )
        return overeenkomst.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomst_ondertekenen",
        overeenkomst,
        maak=lambda data: OndertekenenForm(
            data, gestuurde_bestanden(request, data), partijen=partijen, initial=begin
        ),
        doe=doe,
        gelukt="De handtekeningen zijn genoteerd.",
        context={"tekst": leestekst(overeenkomst, versie), "inhoudversie": versie},
    )


@deur("scan_toevoegen")
@_METHODEN
def scan_toevoegen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add the scan of what was signed on paper again; what is wrong with the first one stands above the form."""
    door = door_van(request)
    overeenkomst = haal(request, Overeenkomst.objects.met_verbanden(), pk)
    gelezen = scans_van(overeenkomst.pk)
    nummers = [een.nummer for een in ontbrekende_scans(gelezen)]

    def doe(formulier: ScanForm) -> str:
        schoon = formulier.cleaned_data
        scans.scan_toevoegen(
            overeenkomst,
            nummer=formulier.gekozen,
            scan=schoon["scan"],
            inhoud_nagekeken=schoon["inhoud_nagekeken"],
            door=door,
        )
        return overeenkomst.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "scan_toevoegen",
        overeenkomst,
        maak=lambda data: ScanForm(data, gestuurde_bestanden(request, data), nummers=nummers),
        doe=doe,
        gelukt="De scan is toegevoegd.",
        context={"zin": scan_bezwaar(gelezen)},
    )
