"""What an act on a toeleiding and its pages read together: the person, the places, the offices, the letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ama.domein.toeleiding import Persoonsstand, Plaats, Wachtende, WvgLoopt, vrije_plaatsen, wachtlijst
from ama.models.overeenkomst import Overeenkomst
from ama.models.toeleiding import Toeleiding
from ama.querysets import ToeleidingQuerySet
from ama.querysets.lezers import BEGELEIDER, VDAB
from ama.soorten import WVG
from ama.statussen import IN_BEGELEIDING, TE_STARTEN, TOELEIDING_OPEN, WACHT_OP_PLAATS
from mandaten.models import Bevoegdheid, Contingentjaar, Toekenning
from mandaten.soorten import AMA_WSE
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies, Doorverwijzing
from werkzorg.organisaties.models import Lidmaatschap, Organisatie


@dataclass(frozen=True)
class Aanbieder:
    """An organisation that may guide under a contingent, and how full that is; `plaatsen` None: none this year."""

    contingent_id: UUID
    nummer: str
    organisatie_id: UUID
    naam: str
    plaatsen: int | None
    gestart: int
    wachtend: int

    @property
    def vrij(self) -> int:
        """How many places nobody is guided on."""
        return vrije_plaatsen(self.plaatsen or 0, self.gestart)


@dataclass(frozen=True)
class Contingentstand:
    """How full one contingent is on a day, with everybody who waits in order."""

    plaatsen: int | None
    gestart: int
    lijst: tuple[Plaats, ...]

    def plaats_van(self, toeleiding_id: UUID) -> Plaats | None:
        """The place of this one in the order; None for who does not wait here."""
        return next((een for een in self.lijst if een.sleutel == toeleiding_id), None)


def _aantal(rijen: QuerySet[Toeleiding], contingent: OuterRef) -> Coalesce:
    """How many of these rows are under this contingent, inside another query."""
    per_contingent = (
        rijen.filter(contingent_id=contingent)
        .order_by()
        .values("contingent_id")
        .annotate(aantal=Count("pk"))
        .values("aantal")
    )
    return Coalesce(Subquery(per_contingent, output_field=IntegerField()), 0)


def _gestart(contingent: OuterRef, dag: date) -> Coalesce:
    """How many places of this contingent are taken on this day, inside another query."""
    return _aantal(Toeleiding.objects.die_plaats_nemen(dag), contingent)


def lees_stand(persoon: Deelnemer, vandaag: date, *, behalve: UUID | None = None) -> Persoonsstand:
    """What the law asks about this person; `behalve` is the toeleiding that is decided about. Three queries."""
    brief = Doorverwijzing.objects.filter(
        deelnemer_id=persoon.pk,
        van_organisatie_id=OuterRef("begeleider_id"),
        van_aanbod="ama_wvg",
        naar_aanbod="ama_wse",
        status="aanvaard",
    )
    lopend = (
        Overeenkomst.objects.filter(
            Q(einde__isnull=True) | Q(einde__gte=vandaag),
            deelnemer_id=persoon.pk,
            soort=WVG,
            status__in=IN_BEGELEIDING,
        )
        .annotate(met_brief=Exists(brief))
        .select_related("begeleider")
        .order_by("start", "pk")
    )
    advies = Bemiddelingsadvies.objects.filter(deelnemer_id=persoon.pk).geldend_op(vandaag).first()
    andere = Toeleiding.objects.filter(deelnemer_id=persoon.pk, status__in=TOELEIDING_OPEN)
    if behalve is not None:
        andere = andere.exclude(pk=behalve)
    return Persoonsstand(
        geboortedatum=persoon.geboortedatum,
        overleden_op=persoon.overleden_op,
        open_toeleiding=andere.exists(),
        wvg=tuple(
            WvgLoopt(rij.begeleider.naam, rij.periode, met_brief=vars(rij)["met_brief"]) for rij in lopend
        ),
        advies=advies.soort if advies else "",
        advies_van=advies.van if advies else None,
    )


def aanbieders_op(dag: date) -> list[Aanbieder]:
    """Who may guide AMA sociale economie on this day and has somebody who does, free places first; one query."""
    jaar = Contingentjaar.objects.filter(toekenning_id=OuterRef("toekenning_id"), jaar=dag.year)
    begeleiders = Lidmaatschap.objects.geldig_op(dag).filter(
        organisatie_id=OuterRef("organisatie_id"), rol=BEGELEIDER
    )
    rijen = (
        Bevoegdheid.objects.geldig_op(dag)
        .filter(Exists(begeleiders), functie=AMA_WSE, organisatie__is_actief=True)
        .order_by("organisatie__naam", "toekenning__nummer", "toekenning_id")
        .distinct()
        .values_list(
            "toekenning_id",
            "toekenning__nummer",
            "organisatie_id",
            "organisatie__naam",
            Subquery(jaar.values("plaatsen")),
            _gestart(OuterRef("toekenning_id"), dag),
            _aantal(Toeleiding.objects.te_starten(), OuterRef("toekenning_id")),
        )
    )
    return sorted((Aanbieder(*rij) for rij in rijen), key=lambda een: een.vrij - een.wachtend <= 0)


def lees_contingent(contingent_id: UUID, dag: date) -> Contingentstand:
    """How full this contingent is on this day, and who waits in which order; two queries."""
    jaar = Contingentjaar.objects.filter(toekenning_id=OuterRef("pk"), jaar=dag.year)
    plaatsen, gestart = (
        Toekenning.objects.filter(pk=contingent_id)
        .values_list(Subquery(jaar.values("plaatsen")), _gestart(OuterRef("pk"), dag))
        .get()
    )
    wachtenden = [
        Wachtende(pk, beslist_op, ontvangen_op, voorgesteld_op, wacht=status == WACHT_OP_PLAATS)
        for pk, beslist_op, ontvangen_op, voorgesteld_op, status in Toeleiding.objects.wachtend(
            contingent_id
        ).values_list("pk", "beslist_op", "ontvangen_op", "voorgesteld_op", "status")
        if beslist_op is not None
    ]
    lijst = wachtlijst(wachtenden, plaatsen=plaatsen or 0, gestart=gestart)
    return Contingentstand(plaatsen, gestart, tuple(lijst))


def met_rang(rijen: ToeleidingQuerySet, dag: date) -> ToeleidingQuerySet:
    """In order, each with `voor_mij`, `plaatsen_jaar`, `gestart_nu` and `wachtend` of its contingent, for any reader.

    `voor_mij`: how many were granted a place there before, in the order of `domein.toeleiding.volgorde`.
    """
    eerder, gelijk = Q(), Q()
    # Those of one day who had a place come before those on the list: "toegekend" before "wacht_op_plaats".
    for veld in ("beslist_op", "status", "ontvangen_op", "voorgesteld_op", "pk"):
        eerder |= gelijk & Q(**{f"{veld}__lt": OuterRef(veld)})
        gelijk &= Q(**{veld: OuterRef(veld)})
    wacht = Toeleiding.objects.te_starten()
    jaar = Contingentjaar.objects.filter(toekenning_id=OuterRef("contingent_id"), jaar=dag.year)
    return rijen.annotate(
        voor_mij=_aantal(wacht.filter(eerder), OuterRef("contingent_id")),
        plaatsen_jaar=Subquery(jaar.values("plaatsen")),
        gestart_nu=_gestart(OuterRef("contingent_id"), dag),
        wachtend=_aantal(wacht, OuterRef("contingent_id")),
    ).order_by("contingent__nummer", "voor_mij", "pk")


def heeft_plaats(rij: Toeleiding) -> bool:
    """Whether there is a free place for this row of `met_rang`."""
    stand = vars(rij)
    return bool(stand["voor_mij"] < vrije_plaatsen(stand["plaatsen_jaar"] or 0, stand["gestart_nu"]))


def plaats_van(toeleiding: Toeleiding, dag: date) -> Plaats | None:
    """The place of somebody who waits, in the order of his contingent; None for who does not wait."""
    if toeleiding.contingent_id is None or toeleiding.status not in TE_STARTEN:
        return None
    return lees_contingent(toeleiding.contingent_id, dag).plaats_van(toeleiding.pk)


def vdab_kantoren(dag: date) -> list[tuple[UUID, str]]:
    """The offices of VDAB where somebody decides on this day: id and name, by name; one query."""
    beslissers = Lidmaatschap.objects.geldig_op(dag).filter(rol=VDAB)
    kantoren = Organisatie.objects.filter(is_actief=True, pk__in=beslissers.values("organisatie_id"))
    return list(kantoren.order_by("naam", "pk").values_list("pk", "naam"))


def vrije_brieven(deelnemer_id: UUID, kantoor_id: UUID) -> QuerySet[Doorverwijzing]:
    """The accepted letters to AMA sociale economie at this office from which no toeleiding came yet, newest first."""
    gebruikt = Toeleiding.objects.filter(doorverwijzing_id=OuterRef("pk"))
    return (
        Doorverwijzing.objects.filter(
            ~Exists(gebruikt),
            deelnemer_id=deelnemer_id,
            naar_organisatie_id=kantoor_id,
            naar_aanbod="ama_wse",
            status="aanvaard",
        )
        .select_related("van_organisatie")
        .order_by(F("beantwoord_op").desc(), "pk")
    )
