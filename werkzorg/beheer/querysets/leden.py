from __future__ import annotations

from datetime import date
from typing import Self
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from werkzorg.beheer.domein.leden import BEHEERDER, OVERAL
from werkzorg.beheer.statussen import ACTIEF, LOPEND, UITGENODIGD, VERTREKT, VOORBIJ
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.querysets import NIET_BINNEN
from werkzorg.toegang.querysets import ZichtbaarQuerySet
from werkzorg.ui.volgorde import op_naam, sorteersleutel
from werkzorg.uitwisseling.models import Koppeling
from werkzorg.werklijst.models import Taak

# The kind of task about an organisation without a manager.
ZONDER_BEHEERDER = "organisatie_zonder_beheerder"


class LidQuerySet(ZichtbaarQuerySet[Lidmaatschap]):
    """Memberships as those see them who look after accounts."""

    def zichtbaar_voor(self, door: Door) -> Self:
        """Those of the own organisation for its manager, all for the functioneel beheerder and the clock."""
        match door:
            case Hoedanigheid(rol=rol) if rol in OVERAL:
                return self.all()
            case Hoedanigheid(rol=rol) if rol == BEHEERDER:
                return self.filter(organisatie_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
            case _:
                return self.none()

    def met_toestand(self, dag: date) -> Self:
        """Each with `toestand` on this day (beheer.statussen) and, as it may be shown, first name, name and address.

        Who never came in is shown as he was typed, also when the invitation was withdrawn meanwhile.
        """
        return self.annotate(
            toestand=Case(
                When(Q(ingetrokken_op__isnull=False) | Q(periode__endswith__lte=dag), then=Value(VOORBIJ)),
                When(NIET_BINNEN, then=Value(UITGENODIGD)),
                When(vertrek__isnull=False, then=Value(VERTREKT)),
                default=Value(LOPEND),
                output_field=CharField(),
            ),
            is_binnen=Case(When(NIET_BINNEN, then=Value(False)), default=Value(True)),
            toon_voornaam=_getoond("voornaam"),
            toon_achternaam=_getoond("achternaam"),
            toon_email=_getoond("email"),
        )

    def in_toestand(self, *toestanden: str) -> Self:
        """Those in one of these states; after `met_toestand`."""
        return self.filter(Q(toestand__in=toestanden))

    def actief(self) -> Self:
        """Those that are not over; after `met_toestand`."""
        return self.in_toestand(*ACTIEF)

    def met_werk(self) -> Self:
        """Each with `heeft_factor` (a second factor) and `open_taken` (in that organisation); no query per row."""
        taken = (
            Taak.objects.filter(
                gebruiker=OuterRef("gebruiker_id"),
                organisatie=OuterRef("organisatie_id"),
                klaar_op__isnull=True,
            )
            .order_by()
            .values("gebruiker")
            .annotate(aantal=Count("pk"))
            .values("aantal")
        )
        factoren = Authenticator.objects.filter(user=OuterRef("gebruiker_id")).exclude(
            type=Authenticator.Type.RECOVERY_CODES
        )
        return self.annotate(
            heeft_factor=Exists(factoren),
            open_taken=Coalesce(Subquery(taken, output_field=IntegerField()), 0),
        )

    def een_per_collega(self) -> Self:
        """One row per colleague and organisation: the one that runs, otherwise the last; after `met_toestand`."""
        rang = Case(
            When(toestand=LOPEND, then=0),
            When(toestand=VERTREKT, then=1),
            When(toestand=UITGENODIGD, then=2),
            default=3,
            output_field=IntegerField(),
        )
        beste = (
            self.order_by("gebruiker_id", "organisatie_id", rang, F("periode").desc(), "pk")
            .distinct("gebruiker_id", "organisatie_id")
            .values("pk")
        )
        return self.filter(pk__in=beste)

    def gezocht(self, tekst: str) -> Self:
        """Those of whom the shown name, address or organisation holds this text, whatever accents and capitals."""
        sleutel = sorteersleutel(tekst)[0]
        naam = Func(
            Concat("toon_voornaam", Value(" "), "toon_achternaam", Value(" "), "organisatie__naam"),
            function="sorteersleutel",
            output_field=TextField(),
        )
        return self.annotate(zoeknaam=naam).filter(
            Q(zoeknaam__contains=sleutel) | Q(toon_email__icontains=tekst)
        )

    def gesorteerd(self) -> Self:
        """By name as shown, then organisation."""
        return self.order_by(*op_naam("toon_achternaam", "toon_voornaam", "organisatie__naam"), "pk")

    def opvolgers_van(self, lid: Lidmaatschap, dag: date) -> Self:
        """Who can take over from this membership on `dag`: another person who came in, same organisation and role."""
        return (
            self.met_toestand(dag)
            .filter(
                Q(is_binnen=True),
                organisatie_id=lid.organisatie_id,
                rol=lid.rol,
                periode__contains=dag,
                ingetrokken_op__isnull=True,
                gebruiker__is_active=True,
            )
            .exclude(gebruiker_id=lid.gebruiker_id)
            .select_related("gebruiker", "organisatie")
        )

    def beheerders_van(self, organisatie_id: UUID, dag: date) -> Self:
        """The managers of this organisation on `dag` who came in: an invitation alone manages nothing."""
        return self.met_toestand(dag).filter(
            Q(is_binnen=True),
            organisatie_id=organisatie_id,
            rol=BEHEERDER,
            periode__contains=dag,
            ingetrokken_op__isnull=True,
            gebruiker__is_active=True,
        )

    def te_verwerken(self, dag: date) -> Self:
        """Memberships that are over on `dag` of which the work was not handed over yet."""
        return self.filter(periode__endswith__lte=dag).filter(
            Q(vertrek__isnull=True) | Q(vertrek__overgedragen_op__isnull=True)
        )


def _getoond(veld: str) -> Case:
    """The field as the inviter typed it until the person came in, afterwards that of the account."""
    return Case(
        When(NIET_BINNEN, then=F(f"toetreding__{veld}")),
        default=F(f"gebruiker__{veld}"),
        output_field=CharField(),
    )


def leden() -> LidQuerySet:
    """All memberships of people, to be narrowed by `zichtbaar_voor`; a machine of a connection is no colleague."""
    return LidQuerySet(Lidmaatschap).exclude(gebruiker_id__in=Koppeling.objects.values("gebruiker_id"))


def _beheert_nu(dag: date) -> LidQuerySet:
    """The managers of the organisation of an outer row on `dag` who came in."""
    return leden().beheerders_van(OuterRef("organisatie_id"), dag)  # type: ignore[arg-type]


def te_melden(dag: date) -> LidQuerySet:
    """The last manager of every active organisation that has none on `dag`, unless an open task says so already."""
    laatste = (
        leden()
        .filter(~Exists(_beheert_nu(dag)), rol=BEHEERDER, organisatie__is_actief=True)
        .filter(Q(ingetrokken_op__isnull=False) | Q(periode__endswith__lte=dag))
        .order_by("organisatie_id", F("periode").desc(), "pk")
        .distinct("organisatie_id")
        .values("pk")
    )
    sleutel = Concat(
        Value(f"{ZONDER_BEHEERDER}:"), Cast(OuterRef("pk"), TextField()), output_field=TextField()
    )
    gemeld = Taak.objects.filter(soort=ZONDER_BEHEERDER, sleutel__startswith=sleutel, klaar_op__isnull=True)
    return leden().filter(~Exists(gemeld), pk__in=laatste).select_related("organisatie").order_by("pk")


def weer_beheerd(dag: date) -> LidQuerySet:
    """One manager per organisation about which a task says that it has none."""
    open_ = Taak.objects.filter(
        soort=ZONDER_BEHEERDER, object_id=OuterRef("organisatie_id"), klaar_op__isnull=True
    )
    return (
        leden()
        .met_toestand(dag)
        .filter(
            Exists(open_),
            Q(is_binnen=True),
            rol=BEHEERDER,
            periode__contains=dag,
            ingetrokken_op__isnull=True,
            gebruiker__is_active=True,
        )
        .in_toestand(LOPEND)
        .select_related("organisatie")
        .order_by("organisatie_id", "pk")
        .distinct("organisatie_id")
    )
