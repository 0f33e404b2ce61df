"""What machines ask of the register: who is mandated for what, and whether an organisation may do something."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import AfterValidator, Field

from mandaten.bladen.register import als_json, register, registerregels
from mandaten.geldigheid import geldig_op
from mandaten.schemas import Geldigheid, Toekenningsregel
from mandaten.soorten import FUNCTIES, SOORTEN
from werkzorg.organisaties.models import Organisatie
from werkzorg.plaatsen.models import Regio
from werkzorg.toegang.poort import door_van
from werkzorg.uitwisseling.api import bewerking
from werkzorg.uitwisseling.api.cursor import GEWOON, MEESTE, bladzijde
from werkzorg.uitwisseling.api.problemen import Probleem
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN
from werkzorg.uitwisseling.schemas import Bladzijde, Dag, EenVan

router = Router(tags=["Register"])
Cursor = Annotated[str, Field(max_length=500)]
Aantal = Annotated[int, Field(ge=1, le=MEESTE)]
Kbo = Annotated[str, Field(pattern="^[01][0-9]{9}$")]
Sleutel = Annotated[str, Field(max_length=40), AfterValidator(str.strip)]


@bewerking.lezing(
    router,
    "/toekenningen",
    "toekenningen_opvragen",
    scope=REGISTER_LEZEN,
    uit=Bladzijde[Toekenningsregel],
    naam="toekenningen_opvragen",
    titel="Het openbare register van mandaten, erkenningen en contingenten",
)
def toekenningen_opvragen(
    request: HttpRequest,
    dag: Dag | None = None,
    soort: Annotated[str, EenVan(SOORTEN, mag_leeg=True)] = "",
    regio: Sleutel = "",
    na: Cursor = "",
    aantal: Aantal = GEWOON,
) -> Bladzijde[Toekenningsregel]:
    """De toekenningen die op een dag gelden, met houder, leden en regio's. Alleen organisaties, nooit mensen.

    Zonder `dag`: vandaag. Zonder `soort` of `regio`: alle.
    """
    op = dag or timezone.localdate()
    gekozen = register({"soort": soort, "regio": regio}, op)
    rijen, volgende = bladzijde(
        gekozen, door_van(request), op=("nummer", "pk"), na=na, aantal=aantal, lijst="toekenningen"
    )
    return Bladzijde(
        rijen=[Toekenningsregel.model_validate(als_json(regel)) for regel in registerregels(rijen, op)],
        volgende=volgende,
    )


@bewerking.lezing(
    router,
    "/geldigheid",
    "geldigheid_opvragen",
    scope=REGISTER_LEZEN,
    uit=Geldigheid,
    naam="geldigheid_opvragen",
    titel="Mag deze organisatie dit, daar en toen?",
)
def geldigheid_opvragen(
    request: HttpRequest,
    kbo_nummer: Kbo,
    functie: Annotated[str, EenVan(FUNCTIES)],
    dag: Dag | None = None,
    regio: Sleutel = "",
) -> Geldigheid:
    """Of een organisatie op een dag een functie heeft, in een regio of (zonder regio) ergens."""
    op: date = dag or timezone.localdate()
    if regio and not Regio.objects.filter(pk=regio).exists():
        zin = "Deze regio kennen we niet."
        raise Probleem("ongeldig", zin, [("#/parameters/regio", zin)])
    organisatie = Organisatie.objects.filter(kbo_nummer=kbo_nummer).first()
    return Geldigheid(
        kbo_nummer=kbo_nummer,
        functie=functie,
        dag=op,
        regio=regio,
        geldig=organisatie is not None and geldig_op(organisatie.pk, functie, op, regio or None),
    )
