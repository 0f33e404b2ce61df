"""The werkposten as who looks for a place sees them: where, what they offer, how many places are free."""

from __future__ import annotations

from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import (
    ASin,
    Cast,
    Coalesce,
    Cos,
    Greatest,
    JSONObject,
    Least,
    Power,
    Radians,
    Round,
    Sin,
    Sqrt,
)

from ama.querysets.lezers import EIGEN_ORGANISATIE, WERKPOSTZOEKERS
from ama.statussen import AFGELOPEN, IN_OPMAAK
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.organisaties.models import Organisatie, Werkpost
from werkzorg.organisaties.querysets import WerkpostQuerySet
from werkzorg.organisaties.regels import PERSOONLIJK, ZIEN_WERKPOSTEN
from werkzorg.plaatsen.models import Gemeente, GemeenteInRegio
from werkzorg.plaatsen.opzoeken import STRAAL_AARDE_KM
from werkzorg.toegang.querysets import ZichtbaarQuerySet
from werkzorg.ui.volgorde import Sorteersleutel

_EIGEN_ADRES = ~Q(gemeente="", postcode="")
_ADRES_VAN_VESTIGING = Q(vestiging__isnull=False) & ~Q(vestiging__gemeente="", vestiging__postcode="")


class Werkposten(WerkpostQuerySet, ZichtbaarQuerySet[Werkpost]):  # type: ignore[override]
    """All werkposten, for who looks for a place; nothing here is about a person."""

    def zichtbaar_voor(self, door: Door) -> Self:
        """All of them for begeleiders, both departements, casemanagers and netwerkcoördinatoren."""
        match door:
            case Hoedanigheid(rol=rol) if rol in WERKPOSTZOEKERS:
                return self.all()
            case Klok() | Commando():
                return self.all()
        return self.none()

    def van(self, organisatie_id: UUID) -> Self:
        """Those that this organisation is, registered, or has an agreement with that is not over."""
        from ama.models import Overeenkomst

        eigen = Overeenkomst.objects.filter(werkpost=OuterRef("pk"), begeleider_id=organisatie_id)
        return self.filter(
            Q(organisatie_id=organisatie_id)
            | Q(geregistreerd_door_id=organisatie_id)
            | Exists(eigen.exclude(status__in=AFGELOPEN))
        )

    def met_plaats(self, dag: date) -> Self:
        """With `plaats`: {naam, provincie, regio} of its municipality on this day; None for an address nobody knows."""
        regio = GemeenteInRegio.objects.filter(gemeente=OuterRef("pk"), periode__contains=dag)
        wat = JSONObject(naam="naam", provincie="provincie", regio=Subquery(regio.values("regio__naam")[:1]))
        return self._met_adres().annotate(plaats=_van_gemeente(dag, wat))

    def in_regio(self, sleutel: str, dag: date) -> Self:
        """Those in this werk- en zorgregio."""
        regio = GemeenteInRegio.objects.filter(gemeente=OuterRef("pk"), periode__contains=dag)
        waar = _van_gemeente(dag, Subquery(regio.values("regio_id")[:1]))
        return self._met_adres().alias(regiosleutel=waar).filter(regiosleutel=sleutel)

    def in_provincie(self, naam: str, dag: date) -> Self:
        """Those in this province."""
        return self._met_adres().alias(provincie=_van_gemeente(dag, F("provincie"))).filter(provincie=naam)

    def met_afstand(self, vanaf: Gemeente, dag: date) -> Self:
        """With `km`: how far its municipality is from this one, centre to centre, one decimal; None when unknown."""
        return self._met_adres().annotate(km=_van_gemeente(dag, _afstand(vanaf)))

    def met_aanbod(self, dag: date) -> Self:
        """With `aanbod`: what it offers on this day {activiteiten, open_dagen, toelichting}, None without an offer.

        And its `plaatsen`, None without an offer; `bezet`, `gereserveerd` (agreements that are being made) and `vrij`.
        """
        from ama.models import Overeenkomst, Werkaanbod

        aanbod = Werkaanbod.objects.geldig_op(dag).filter(werkpost=OuterRef("pk"))
        wat = JSONObject(activiteiten="activiteiten", open_dagen="open_dagen", toelichting="toelichting")
        in_opmaak = Overeenkomst.objects.filter(
            Q(einde__isnull=True) | Q(einde__gte=dag), status__in=IN_OPMAAK, start__lte=dag
        )
        return self.annotate(
            aanbod=Subquery(aanbod.values(wat=wat)[:1]),
            plaatsen=Subquery(aanbod.values("plaatsen")[:1]),
            bezet=_aantal(Overeenkomst.objects.lopend_op(dag)),
            gereserveerd=_aantal(in_opmaak),
        ).annotate(vrij=Greatest(F("plaatsen") - F("bezet") - F("gereserveerd"), 0))

    def biedt(self, woord: str, dag: date, door: Hoedanigheid) -> Self:
        """Those that offer something with this word on this day, or of which the name holds it.

        A person or a handful of people is only found by name by who works with werkposten (regelgeving 11).
        """
        from ama.models import Werkaanbod

        tekst = Sorteersleutel(Func(F("activiteiten"), Value(" "), function="array_to_string"))
        zoek = Sorteersleutel(Value(woord))
        aanbod = (
            Werkaanbod.objects.geldig_op(dag)
            .filter(werkpost=OuterRef("pk"))
            .alias(tekst=tekst)
            .filter(tekst__contains=zoek)
        )
        huizen = Organisatie.objects.alias(zoeknaam=Sorteersleutel("naam")).filter(zoeknaam__contains=zoek)
        if door.rol not in ZIEN_WERKPOSTEN:
            huizen = huizen.exclude(soort__in=PERSOONLIJK)
        return self.filter(Q(Exists(aanbod)) | Q(organisatie__in=huizen.order_by().values("pk")))

    def met_beheer(self, door: Hoedanigheid) -> Self:
        """With `is_te_beheren`: whether this actor's organisation says what is offered there and when it is closed."""
        rijen = TeBeherenWerkposten(Werkpost).zichtbaar_voor(door).filter(pk=OuterRef("pk"))
        return self.annotate(
            is_te_beheren=ExpressionWrapper(Q(Exists(rijen.order_by().values("pk"))), BooleanField())
        )

    def _met_adres(self) -> Self:
        """With postcode and municipality of where the work is done: its own address, of its branch, or of the seat."""
        return self.alias(hier_postcode=_adresdeel("postcode"), hier_gemeente=_adresdeel("gemeente"))


class TeBeherenWerkposten(Werkposten):  # type: ignore[override]
    """The werkposten as those see them who keep up what is offered there."""

    def zichtbaar_voor(self, door: Door) -> Self:
        """For a begeleider and its manager those of the own organisation (`van`)."""
        match door:
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return self.van(door.organisatie_id)
        return self.none()


def werkposten() -> Werkposten:
    """All werkposten, to be narrowed by `zichtbaar_voor`."""
    return Werkposten(Werkpost)


def te_beheren() -> TeBeherenWerkposten:
    """All werkposten, to be narrowed to those that the actor keeps up."""
    return TeBeherenWerkposten(Werkpost)


def _aantal(overeenkomsten: QuerySet[Any]) -> Coalesce:
    """How many of these agreements are at the werkpost of the outer row."""
    rijen = overeenkomsten.filter(werkpost=OuterRef("pk")).order_by().values("werkpost")
    return Coalesce(Subquery(rijen.annotate(aantal=Count("pk")).values("aantal")), 0)


def _adresdeel(veld: str) -> Case:
    return Case(
        When(_EIGEN_ADRES, then=F(veld)),
        When(_ADRES_VAN_VESTIGING, then=F(f"vestiging__{veld}")),
        default=F(f"organisatie__{veld}"),
    )


def _van_gemeente(dag: date, wat: Combinable) -> Coalesce:
    """`wat` of the municipality in which the outer row lies on this day: by postcode, otherwise by name."""
    bestaat = Gemeente.objects.filter(periode__contains=dag)
    # A few postcodes are used in two municipalities: then the name decides.
    past = Case(When(naam__iexact=OuterRef("hier_gemeente"), then=0), default=1, output_field=IntegerField())
    met_code = (
        bestaat.filter(postcodes__postcode=OuterRef("hier_postcode"), postcodes__periode__contains=dag)
        .alias(past=past)
        .order_by("past", "refnis")
    )
    met_naam = bestaat.filter(naam=OuterRef("hier_gemeente"))
    return Coalesce(Subquery(met_code.values(uit=wat)[:1]), Subquery(met_naam.values(uit=wat)[:1]))


def _afstand(vanaf: Gemeente) -> Round:
    """As `plaatsen.opzoeken.afstand_km`, of a row of Gemeente."""
    breedte, lengte = Value(float(vanaf.breedtegraad)), Value(float(vanaf.lengtegraad))
    hier_breedte, hier_lengte = Cast("breedtegraad", FloatField()), Cast("lengtegraad", FloatField())
    koorde = Power(Sin(Radians(hier_breedte - breedte) / 2), 2) + Cos(Radians(hier_breedte)) * Cos(
        Radians(breedte)
    ) * Power(Sin(Radians(hier_lengte - lengte) / 2), 2)
    km = ASin(Sqrt(Least(koorde, Value(1.0)))) * (2 * STRAAL_AARDE_KM)
    return Round(Cast(km, FloatField()), 1)
