"""The street door to the acts of a core partner: taking in, reaching, starting, passing on."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gbo.bladen.keuzes import partnerkeuzes
from gbo.forms.levensregistratie import LevensregistratieForm, beginwaarden
from gbo.forms.onthaal import BevestigForm, ContactpogingForm, DoorgevenForm, StartenForm, TerugsturenForm
from gbo.handelingen import doorgeven, opvolgen
from gbo.handelingen.levensregistratie import levensregistratie_bewaren as bewaar_registratie
from gbo.models import Levensregistratie, Onthaaltraject
from gbo.views.scherm import werk_onthaal_af
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
_LIJST = reverse_lazy("onthaal_lijst")
_UITLEG_ZUSTER = (
    "Het onthaaltraject gaat terug naar de kernpartner die het doorgaf, met jullie reden. Daarna zien jullie er niets "
    "meer van."
)
_UITLEG_VDAB = (
    "Het onthaaltraject eindigt hier. VDAB krijgt daar geen bericht van (art. 4): verwittig de persoon daarom zelf. Je "
    "ziet na het terugsturen hoe je hem bereikt, en krijgt een blad om mee te geven."
)
_NAAR_ZUSTER = "Het onthaaltraject is terug bij de kernpartner die het doorgaf."
_NIET_OPGENOMEN = "Jullie nemen deze persoon niet op. Verwittig hem nu zelf: VDAB weet dit niet."


@deur("onthaal_aanvaarden")
@_METHODEN
def onthaal_aanvaarden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take this person in."""
    door, onthaal = door_van(request), _onthaal(request, pk)
    return werk_onthaal_af(
        request,
        "onthaal_aanvaarden",
        onthaal,
        maak=lambda data: BevestigForm(data, initial={"versie": onthaal.versie}),
        doe=lambda formulier: opvolgen.onthaal_aanvaarden(
            onthaal, versie=formulier.cleaned_data["versie"], door=door
        ),
        gelukt="Je ziet nu de contactgegevens. Neem contact op.",
        uitleg=(
            "Je organisatie neemt deze persoon op en ziet daarna de contactgegevens. VDAB krijgt daar geen bericht van "
            "(art. 4)."
        ),
    )


@deur("contactpoging_registreren")
@_METHODEN
def contactpoging_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down a try to reach this person."""
    door, onthaal = door_van(request), _onthaal(request, pk)

    def doe(formulier: ContactpogingForm) -> object:
        schoon = formulier.cleaned_data
        return opvolgen.contactpoging_registreren(
            onthaal,
            wanneer=formulier.wanneer(),
            wijze=schoon["wijze"],
            uitkomst=schoon["uitkomst"],
            notitie=schoon["notitie"],
            versie=schoon["versie"],
            door=door,
        )

    return werk_onthaal_af(
        request,
        "contactpoging_registreren",
        onthaal,
        maak=_met_moment(ContactpogingForm, onthaal),
        doe=doe,
        gelukt="De contactpoging is bewaard.",
    )


@deur("onthaal_starten")
@_METHODEN
def onthaal_starten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The first talk face to face took place."""
    door, onthaal = door_van(request), _onthaal(request, pk)

    def doe(formulier: StartenForm) -> object:
        schoon = formulier.cleaned_data
        return opvolgen.onthaal_starten(
            onthaal,
            wanneer=formulier.wanneer(),
            wijze=schoon["wijze"],
            notitie=schoon["notitie"],
            versie=schoon["versie"],
            door=door,
        )

    return werk_onthaal_af(
        request,
        "onthaal_starten",
        onthaal,
        maak=_met_moment(StartenForm, onthaal),
        doe=doe,
        gelukt="Het onthaaltraject is gestart.",
        uitleg=(
            "Een onthaaltraject start op de dag van het eerste gesprek waarin jullie elkaar zien. Een telefoon- of "
            "videogesprek noteer je als contactpoging."
        ),
    )


@deur("onthaal_doorgeven")
@_METHODEN
def onthaal_doorgeven(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give this person to a sister partner."""
    door, onthaal = door_van(request), _onthaal(request, pk)
    partners = partnerkeuzes(onthaal, timezone.localdate())

    def doe(formulier: DoorgevenForm) -> object:
        schoon = formulier.cleaned_data
        return doorgeven.onthaal_doorgeven(
            onthaal,
            partner_id=formulier.partner_id(),
            toelichting=schoon["toelichting"],
            versie=schoon["versie"],
            door=door,
        )

    return werk_onthaal_af(
        request,
        "onthaal_doorgeven",
        onthaal,
        maak=lambda data: DoorgevenForm(data, partners=partners, initial={"versie": onthaal.versie}),
        doe=doe,
        gelukt="Het onthaaltraject is doorgegeven. Jullie zien er niets meer van.",
        uitleg=(
            "Alleen een kernpartner van jullie eigen samenwerkingsverband kan overnemen. Daarna zien jullie niets meer "
            "van dit onthaaltraject. De termijn voor het eerste contact loopt door."
        )
        if partners
        else (
            "Geen andere kernpartner van jullie samenwerkingsverband kan nu een onthaaltraject openen. Neem de persoon "
            "zelf op, of stuur terug met een reden."
        ),
        naar=str(_LIJST),
    )


@deur("onthaal_terugsturen")
@_METHODEN
def onthaal_terugsturen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Do not take this person in."""
    door, onthaal = door_van(request), _onthaal(request, pk)
    naar_zuster = onthaal.vorige_partner_id is not None

    def doe(formulier: TerugsturenForm) -> object:
        schoon = formulier.cleaned_data
        return doorgeven.onthaal_terugsturen(
            onthaal,
            reden=schoon["reden"],
            toelichting=schoon["toelichting"],
            versie=schoon["versie"],
            door=door,
        )

    return werk_onthaal_af(
        request,
        "onthaal_terugsturen",
        onthaal,
        maak=lambda data: TerugsturenForm(data, initial={"versie": onthaal.versie}),
        doe=doe,
        gelukt=_NAAR_ZUSTER if naar_zuster else _NIET_OPGENOMEN,
        uitleg=_UITLEG_ZUSTER if naar_zuster else _UITLEG_VDAB,
        naar=str(_LIJST) if naar_zuster else "",
    )


@deur("levensregistratie_bewaren")
@_METHODEN
def levensregistratie_bewaren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What this partner notes for itself about life domains and rights."""
    door, onthaal = door_van(request), _onthaal(request, pk)

    def maak(data: QueryDict | None) -> WerkzorgForm:
        rij = Levensregistratie.objects.zichtbaar_voor(door).filter(onthaal=onthaal).first()
        begin = beginwaarden(rij.domeinen, rij.rechten, rij.stelsels, rij.versie) if rij else {"versie": 0}
        return LevensregistratieForm(data, initial=begin)

    def doe(formulier: LevensregistratieForm) -> object:
        schoon = formulier.cleaned_data
        return bewaar_registratie(
            onthaal,
            domeinen=formulier.domeinen(),
            rechten=formulier.rechten(),
            stelsels=schoon["stelsels"],
            versie=schoon["versie"],
            door=door,
        )

    return werk_onthaal_af(
        request,
        "levensregistratie_bewaren",
        onthaal,
        maak=maak,
        doe=doe,
        gelukt="De registratie is bewaard.",
        uitleg="Dit is niet verplicht. Alleen jullie lezen het, en het verdwijnt samen met het onthaaltraject.",
        toont_nu=True,
    )


def _onthaal(request: HttpRequest, pk: UUID) -> Onthaaltraject:
    return haal(request, Onthaaltraject.objects.all(), pk)


def _met_moment(
    vorm: type[ContactpogingForm] | type[StartenForm], onthaal: Onthaaltraject
) -> Callable[[QueryDict | None], WerkzorgForm]:
    """The form with now as its moment."""
    nu = timezone.localtime()
    begin = {"versie": onthaal.versie, "dag": nu.date(), "uur": nu.time().replace(second=0, microsecond=0)}
    return lambda data: vorm(data, initial=begin)
