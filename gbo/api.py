"""What machines do with an advies Welzijn (VDAB), and with their own inbox (core partners), which VDAB never reads."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from gbo import schemas
from gbo.domein.advies import Welzijnsvoorstel
from gbo.handelingen import advies, doorgeven, einden, opvolgen, overdragen
from gbo.models import Onthaaltraject, Welzijnsadvies
from gbo.models.dekkinglezen import dekking_van
from gbo.models.eindelezen import wist_meteen
from gbo.querysets.lezers import ONTHAAL, ONTHAALGEGEVENS, ONTHAALINGANG
from gbo.statussen import ONTHAALSTATUSSEN, VOORGESTELD
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.matrix import groepen_van
from werkzorg.toegang.poort import door_van, haal, noteer_getoond, zichtbaar
from werkzorg.uitwisseling.api import bewerking
from werkzorg.uitwisseling.api.bewaking import over
from werkzorg.uitwisseling.api.cursor import GEWOON, MEESTE, bladzijde
from werkzorg.uitwisseling.api.problemen import Probleem, uit_weigering
from werkzorg.uitwisseling.domein.scopes import ADVIEZEN_AANLEVEREN, ONTHAAL_LEZEN, ONTHAAL_REGISTREREN
from werkzorg.uitwisseling.schemas import Bladzijde, EenVan

router = Router(tags=["Onthaaltrajecten"])
Cursor = Annotated[str, Field(max_length=500)]
Aantal = Annotated[int, Field(ge=1, le=MEESTE)]
# Where in the message a field of the act stands.
_VELDEN = {
    "partner": "kernpartner",
    "mee": "blijft_hier",
    "hulpverlener_naam": "hulpverlener/naam",
}


# --- VDAB -----------------------------------------------------------------------------------------------------------
@bewerking.bericht(
    router,
    "/welzijnsadviezen",
    advies.GEVEN,
    scope=ADVIEZEN_AANLEVEREN,
    uit=schemas.WelzijnsadviesUit,
    naam="api_advies_welzijn_geven",
    titel="Een advies Welzijn aanleveren",
)
def api_advies_welzijn_geven(
    request: HttpRequest, invoer: schemas.WelzijnsadviesIn
) -> schemas.WelzijnsadviesUit:
    """VDAB oordeelt dat de andere aanbiedingen (nog) niet haalbaar zijn, en besprak dat met de persoon (art. 4)."""
    door = door_van(request)
    over(request, invoer.deelnemer)
    try:
        deelnemer = haal(request, Deelnemer.objects.met_omvang(door), invoer.deelnemer)
    except PermissionDenied:
        raise Probleem(
            "geweigerd",
            "De organisatie ziet van deze persoon alleen wie hij is. Vraag eerst in de toepassing toegang tot het "
            "volledige dossier.",
        ) from None
    voorstel = Welzijnsvoorstel(invoer.motivering, invoer.geinformeerd_op)
    return schemas.WelzijnsadviesUit.van(advies.advies_welzijn_geven(deelnemer, voorstel=voorstel, door=door))


@bewerking.lezing(
    router,
    "/welzijnsadviezen/{uuid:pk}",
    "advies_welzijn_detail",
    scope=ADVIEZEN_AANLEVEREN,
    uit=schemas.WelzijnsadviesDetail,
    naam="api_advies_welzijn_detail",
    titel="Een advies Welzijn, met de kernpartners die het adres dekken",
)
def api_advies_welzijn_detail(request: HttpRequest, pk: UUID) -> schemas.WelzijnsadviesDetail:
    """Zolang het advies open staat, de kernpartners waaruit te kiezen valt. Daarna alleen dat het gesloten is."""
    rij = _advies(request, pk)
    dekking = dekking_van(rij.deelnemer, timezone.localdate()) if rij.status == VOORGESTELD else None
    return schemas.WelzijnsadviesDetail.met(rij, dekking)


@bewerking.bericht(
    router,
    "/welzijnsadviezen/{uuid:pk}/weigering",
    advies.WEIGEREN,
    scope=ADVIEZEN_AANLEVEREN,
    uit=schemas.WelzijnsadviesUit,
    naam="api_advies_welzijn_weigeren",
    titel="Noteren dat de persoon geen onthaaltraject wil",
)
def api_advies_welzijn_weigeren(
    request: HttpRequest, pk: UUID, invoer: schemas.WeigeringIn
) -> schemas.WelzijnsadviesUit:
    """Er vertrekt niets; de weigering wordt alleen geteld."""
    rij = _advies(request, pk)
    gesloten = advies.advies_welzijn_weigering_registreren(rij, versie=invoer.versie, door=door_van(request))
    return schemas.WelzijnsadviesUit.van(gesloten)


@bewerking.bericht(
    router,
    "/welzijnsadviezen/{uuid:pk}/overdracht",
    overdragen.OVERDRAGEN,
    scope=ADVIEZEN_AANLEVEREN,
    uit=schemas.WelzijnsadviesUit,
    naam="api_gegevens_overdragen",
    titel="Zeven gegevens overdragen aan één kernpartner",
    vluchtig=True,
)
def api_gegevens_overdragen(
    request: HttpRequest, pk: UUID, invoer: schemas.OverdrachtIn
) -> schemas.WelzijnsadviesUit:
    """De gegevens komen uit het dossier, en niets anders gaat mee (art. 5). Daarna vindt VDAB niets terug.

    We bewaren niet aan wie: ook dit bericht niet.
    """
    rij = _advies(request, pk)
    try:
        gesloten = overdragen.gegevens_overdragen(
            rij,
            overdracht=invoer.overdracht(),
            partner_id=invoer.kernpartner,
            gezien=None,
            versie=invoer.versie,
            door=door_van(request),
        )
    except Geweigerd as nee:
        raise uit_weigering(nee, _VELDEN) from nee
    return schemas.WelzijnsadviesUit.van(gesloten)


# --- the core partner -----------------------------------------------------------------------------------------------
@bewerking.lezing(
    router,
    "/onthaaltrajecten",
    "onthaal_lijst",
    scope=ONTHAAL_LEZEN,
    uit=Bladzijde[schemas.OnthaalRegel],
    naam="api_onthaal_lijst",
    titel="Het eigen postvak, wat het langst wacht eerst",
)
def api_onthaal_lijst(
    request: HttpRequest,
    status: Annotated[str, EenVan(dict(ONTHAALSTATUSSEN), mag_leeg=True)] = "",
    na: Cursor = "",
    aantal: Aantal = GEWOON,
) -> Bladzijde[schemas.OnthaalRegel]:
    """Tot het aanvaard is, zie je alleen initialen, leeftijd en gemeente."""
    rijen = zichtbaar(request, Onthaaltraject.objects.all())
    if status:
        rijen = rijen.filter(status=status)
    blad, volgende = bladzijde(
        rijen,
        door_van(request),
        op=("eerste_contact_voor", "overgedragen_op", "pk"),
        na=na,
        aantal=aantal,
        lijst="onthaal",
    )
    for is_opgenomen, groep in ((True, ONTHAALGEGEVENS), (False, ONTHAALINGANG)):
        if deel := [rij for rij in blad if rij.is_opgenomen == is_opgenomen]:
            noteer_getoond(request, ONTHAAL, deel, getoond=frozenset({groep}))
    vandaag = timezone.localdate()
    return Bladzijde(rijen=[schemas.OnthaalRegel.van(rij, vandaag) for rij in blad], volgende=volgende)


@bewerking.lezing(
    router,
    "/onthaaltrajecten/{uuid:pk}",
    "onthaal_detail",
    scope=ONTHAAL_LEZEN,
    uit=schemas.OnthaalDetail,
    naam="api_onthaal_detail",
    titel="Eén onthaaltraject uit het eigen postvak",
)
def api_onthaal_detail(request: HttpRequest, pk: UUID) -> schemas.OnthaalDetail:
    """Wie het is, zie je zodra het aanvaard is."""
    return schemas.OnthaalDetail.met(_onthaal(request, pk), timezone.localdate())


@bewerking.bericht(
    router,
    "/onthaaltrajecten/{uuid:pk}/aanvaarding",
    "onthaal_aanvaarden",
    scope=ONTHAAL_REGISTREREN,
    uit=schemas.OnthaalDetail,
    naam="api_onthaal_aanvaarden",
    titel="Een onthaaltraject aanvaarden",
)
def api_onthaal_aanvaarden(
    request: HttpRequest, pk: UUID, invoer: schemas.AanvaardingIn
) -> schemas.OnthaalDetail:
    """Vanaf nu lees je wat VDAB stuurde."""
    rij = _onthaal(request, pk)
    opvolgen.onthaal_aanvaarden(rij, versie=invoer.versie, door=door_van(request))
    return _nu(request, pk)


@bewerking.bericht(
    router,
    "/onthaaltrajecten/{uuid:pk}/contactpogingen",
    "contactpoging_registreren",
    scope=ONTHAAL_REGISTREREN,
    uit=schemas.OnthaalDetail,
    naam="api_contactpoging_registreren",
    titel="Een contactpoging noteren",
)
def api_contactpoging_registreren(
    request: HttpRequest, pk: UUID, invoer: schemas.ContactpogingIn
) -> schemas.OnthaalDetail:
    """De eerste poging die lukt, is het eerste contact."""
    rij = _onthaal(request, pk)
    opvolgen.contactpoging_registreren(rij, **invoer.model_dump(), door=door_van(request))
    return _nu(request, pk)


@bewerking.bericht(
    router,
    "/onthaaltrajecten/{uuid:pk}/start",
    "onthaal_starten",
    scope=ONTHAAL_REGISTREREN,
    uit=schemas.OnthaalDetail,
    naam="api_onthaal_starten",
    titel="Een onthaaltraject starten na een gesprek",
)
def api_onthaal_starten(request: HttpRequest, pk: UUID, invoer: schemas.StartIn) -> schemas.OnthaalDetail:
    """Alleen na een gesprek waarin je elkaar zag: een telefoongesprek start niets."""
    rij = _onthaal(request, pk)
    opvolgen.onthaal_starten(rij, **invoer.model_dump(), door=door_van(request))
    return _nu(request, pk)


@bewerking.bericht(
    router,
    "/onthaaltrajecten/{uuid:pk}/afronding",
    "onthaal_afronden",
    scope=ONTHAAL_REGISTREREN,
    uit=schemas.OnthaalDetail,
    naam="api_onthaal_afronden",
    titel="Een onthaaltraject afronden",
)
def api_onthaal_afronden(
    request: HttpRequest, pk: UUID, invoer: schemas.AfrondingIn
) -> schemas.OnthaalDetail:
    """Vanaf het einde loopt de bewaartermijn van twaalf maanden (art. 6)."""
    rij = _onthaal(request, pk)
    einden.onthaal_afronden(rij, **_zeker(rij, invoer), door=door_van(request))
    return _nu(request, pk)


@bewerking.bericht(
    router,
    "/onthaaltrajecten/{uuid:pk}/doorverwijzing",
    "onthaal_doorverwijzen",
    scope=ONTHAAL_REGISTREREN,
    uit=schemas.OnthaalDetail,
    naam="api_onthaal_doorverwijzen",
    titel="Doorverwijzen naar andere hulp",
)
def api_onthaal_doorverwijzen(
    request: HttpRequest, pk: UUID, invoer: schemas.DoorverwijzingIn
) -> schemas.OnthaalDetail:
    """Daarmee eindigt het onthaaltraject, en loopt de bewaartermijn (art. 6)."""
    rij = _onthaal(request, pk)
    einden.onthaal_doorverwijzen(rij, **_zeker(rij, invoer), door=door_van(request))
    return _nu(request, pk)


@bewerking.bericht(
    router,
    "/onthaaltrajecten/{uuid:pk}/afbreking",
    "onthaal_afbreken",
    scope=ONTHAAL_REGISTREREN,
    uit=schemas.OnthaalDetail,
    naam="api_onthaal_afbreken",
    titel="Een onthaaltraject afbreken",
)
def api_onthaal_afbreken(
    request: HttpRequest, pk: UUID, invoer: schemas.AfbrekingIn
) -> schemas.OnthaalDetail:
    """Met de reden, en de dag waarop het stopte (art. 6)."""
    rij = _onthaal(request, pk)
    einden.onthaal_afbreken(rij, **_zeker(rij, invoer), door=door_van(request))
    return _nu(request, pk)


@bewerking.bericht(
    router,
    "/onthaaltrajecten/{uuid:pk}/sluiting",
    "onthaal_onbereikbaar_sluiten",
    scope=ONTHAAL_REGISTREREN,
    uit=schemas.OnthaalDetail,
    naam="api_onthaal_onbereikbaar_sluiten",
    titel="Afsluiten omdat niemand bereikt werd",
)
def api_onthaal_onbereikbaar_sluiten(
    request: HttpRequest, pk: UUID, invoer: schemas.SluitingIn
) -> schemas.OnthaalDetail:
    """Na genoeg pogingen over genoeg dagen; de klok doet het ook vanzelf."""
    rij = _onthaal(request, pk)
    einden.onthaal_onbereikbaar_sluiten(rij, **_zeker(rij, invoer), door=door_van(request))
    return _nu(request, pk)


@bewerking.bericht(
    router,
    "/onthaaltrajecten/{uuid:pk}/terugsturing",
    "onthaal_terugsturen",
    scope=ONTHAAL_REGISTREREN,
    uit=schemas.Weg,
    naam="api_onthaal_terugsturen",
    titel="Niet opnemen",
)
def api_onthaal_terugsturen(request: HttpRequest, pk: UUID, invoer: schemas.TerugsturingIn) -> schemas.Weg:
    """Gaf een kernpartner het door, dan krijgt die het terug. Kwam het van VDAB, dan eindigt het hier (art. 4)."""
    rij = _onthaal(request, pk)
    doorgeven.onthaal_terugsturen(rij, **invoer.model_dump(), door=door_van(request))
    return schemas.Weg(onthaaltraject=pk)


@bewerking.bericht(
    router,
    "/onthaaltrajecten/{uuid:pk}/doorgave",
    "onthaal_doorgeven",
    scope=ONTHAAL_REGISTREREN,
    uit=schemas.Weg,
    naam="api_onthaal_doorgeven",
    titel="Doorgeven aan een andere kernpartner van hetzelfde samenwerkingsverband",
)
def api_onthaal_doorgeven(request: HttpRequest, pk: UUID, invoer: schemas.DoorgaveIn) -> schemas.Weg:
    """Daarna zie je er niets meer van."""
    rij = _onthaal(request, pk)
    velden = invoer.model_dump(exclude={"kernpartner"})
    try:
        doorgeven.onthaal_doorgeven(rij, partner_id=invoer.kernpartner, **velden, door=door_van(request))
    except Geweigerd as nee:
        raise uit_weigering(nee, _VELDEN) from nee
    return schemas.Weg(onthaaltraject=pk)


def _zeker(rij: Onthaaltraject, invoer: schemas.LaatsteDag) -> dict[str, Any]:
    """The fields of the act; raises Geweigerd when it would erase at once and the sender did not say that he knows."""
    # A day on which nothing had come in yet is refused by the act itself.
    kan = invoer.einde >= timezone.localdate(rij.overgedragen_op)
    if kan and not invoer.zeker and wist_meteen(invoer.einde, timezone.localdate()):
        zin = (
            "Deze laatste dag is 12 maanden of langer geleden: dan wissen we alles over deze persoon binnen het uur. "
            "Verbeter de laatste dag, of stuur zeker = true mee als hij klopt."
        )
        raise Geweigerd(zin, velden={"einde": zin})
    return invoer.model_dump(exclude={"zeker"})


def _advies(request: HttpRequest, pk: UUID) -> Welzijnsadvies:
    rij = haal(request, Welzijnsadvies.objects.select_related("deelnemer"), pk)
    over(request, rij.deelnemer_id)
    return rij


def _onthaal(request: HttpRequest, pk: UUID) -> Onthaaltraject:
    # What we keep of this message goes when the onthaaltraject is erased; also of one that is no longer here.
    over(request, pk)
    return haal(request, Onthaaltraject.objects.all(), pk)


def _nu(request: HttpRequest, pk: UUID) -> schemas.OnthaalDetail:
    """As it stands after the act: who was accepted is shown from now on."""
    door = door_van(request)
    rij = Onthaaltraject.objects.zichtbaar_voor(door).get(pk=pk)
    noteer_getoond(request, ONTHAAL, [rij], object_id=rij.pk, getoond=groepen_van(door, rij))
    return schemas.OnthaalDetail.met(rij, timezone.localdate())
