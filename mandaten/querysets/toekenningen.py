"""Which grants, what follows from them, what was asked about them and where they came from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from mandaten.querysets.lezers import BEHEERDER, INSPECTIE, beslist_over
from mandaten.statussen import ACTIEF, GESCHORST, LOPENDE_TOEKENNING, TERUGGEGEVEN
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from mandaten.models import (
        Bevoegdheid,
        Inlezing,
        Toekenning,
        Wijzigingsvraag,
    )


def _schorsing_op(dag: date) -> Exists:
    from mandaten.models import Schorsing

    return Exists(Schorsing.objects.filter(toekenning_id=OuterRef("pk"), periode__contains=dag))


class ToekenningQuerySet(ZichtbaarQuerySet["Toekenning"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Grants the role decides about or inspects, or that the own organisation holds, will hold or takes part in."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        if door.rol == BEHEERDER:
            from mandaten.models import Houderschap, Lid

            zijn = {"organisatie_id": door.organisatie_id}
            # Who is to hold it may read what it takes over; who held it before, no longer.
            gepland = Houderschap.objects.filter(periode__startswith__gt=timezone.localdate(), **zijn)
            return self.filter(
                Q(houder_id=door.organisatie_id)
                | Q(pk__in=Lid.objects.filter(**zijn).values("toekenning"))
                | Q(pk__in=gepland.values("toekenning"))
            )
        return self.filter(soort__in=beslist_over(door))

    def geldig_op(self, dag: date) -> Self:
        """Grants whose period holds this day, suspended or not; what was given back before it began never does."""
        return self.exclude(status=TERUGGEGEVEN).filter(periode__contains=dag)

    def met_schorsing_op(self, dag: date) -> Self:
        """Each with `is_geschorst`: whether it is suspended on this day."""
        return self.annotate(is_geschorst=_schorsing_op(dag))

    def met_plaatsen_in(self, jaar: int) -> Self:
        """Each with `plaatsen_nu`: how many places were decided for this year; None where nothing was."""
        from mandaten.models import Contingentjaar

        rijen = Contingentjaar.objects.filter(toekenning_id=OuterRef("pk"), jaar=jaar)
        return self.annotate(plaatsen_nu=Subquery(rijen.values("plaatsen")))

    def geschorst_op(self, dag: date) -> Self:
        """Grants that are suspended on this day: a suspension that was decided may still have to begin."""
        return self.filter(_schorsing_op(dag), status=GESCHORST)

    def geldig_genoemd_op(self, dag: date) -> Self:
        """Grants that are called valid on this day, also when a suspension still has to begin."""
        return self.lopend().exclude(_schorsing_op(dag), status=GESCHORST)

    def nog_van(self, door: Door) -> Self:
        """Of what this actor may see: without what his organisation only took part in before."""
        if not isinstance(door, Hoedanigheid) or door.rol != BEHEERDER:
            return self
        from mandaten.models import Houderschap, Lid

        nog = Q(periode__endswith=None) | Q(periode__endswith__gt=timezone.localdate())
        # Who was there until the end of the whole keeps it in the list.
        tot_het_einde = Q(periode__endswith=F("toekenning__periode__endswith"))
        lid = Lid.objects.filter(nog | tot_het_einde, organisatie_id=door.organisatie_id)
        houdt = Houderschap.objects.filter(nog, organisatie_id=door.organisatie_id)
        return self.filter(
            Q(houder_id=door.organisatie_id)
            | Q(pk__in=lid.values("toekenning"))
            | Q(pk__in=houdt.values("toekenning"))
        )

    def eindigt_tussen(self, van: date, tot: date) -> Self:
        """Grants whose last day lies in these days (both inclusive)."""
        dag = timedelta(days=1)
        return self.filter(periode__endswith__gte=van + dag, periode__endswith__lte=tot + dag)

    def lopend(self) -> Self:
        """Grants that did not end: active or suspended."""
        return self.filter(status__in=LOPENDE_TOEKENNING)

    def met_open_plaats(self) -> Self:
        """Grants in which a seat that may not stay empty waits for a successor."""
        from mandaten.models import Lid

        return self.filter(
            Exists(Lid.objects.filter(toekenning=OuterRef("pk"), aan_te_vullen_voor__isnull=False))
        )

    def verlopen_voor(self, dag: date) -> Self:
        """Grants that are still called running though their last day lies before this day."""
        return self.lopend().filter(periode__endswith__lte=dag)


class WijzigingsvraagQuerySet(ZichtbaarQuerySet["Wijzigingsvraag"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """What was asked about grants the role decides about, by or to the own organisation; inspection sees all."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        if door.rol == BEHEERDER:
            return self.filter(
                Q(organisatie_id=door.organisatie_id) | Q(toekenning__houder_id=door.organisatie_id)
            )
        return self.filter(toekenning__soort__in=beslist_over(door))

    def open(self) -> Self:
        """Questions that the desk did not answer yet."""
        return self.filter(uitkomst="")


class InlezingQuerySet(ZichtbaarQuerySet["Inlezing"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Files that the own organisation read in, for who decides there."""
        if not beslist_over(door):
            return self.none()
        assert isinstance(door, Hoedanigheid)
        return self.filter(organisatie_id=door.organisatie_id)


class BevoegdheidQuerySet(ZichtbaarQuerySet["Bevoegdheid"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Everything: who may do what is public (regelgeving 5.3, DZ-FAQ)."""
        return self

    def geldig_op(self, dag: date) -> Self:
        """What holds on this day."""
        return self.filter(periode__contains=dag)

    def geldig_op_of_na(self, dag: date) -> Self:
        """What holds on this day or later."""
        return self.filter(Q(periode__endswith__isnull=True) | Q(periode__endswith__gt=dag))

    def eindigt_tussen(self, van: date, tot: date) -> Self:
        """What holds for the last time on one of these days (both inclusive)."""
        dag = timedelta(days=1)
        return self.filter(periode__endswith__gte=van + dag, periode__endswith__lte=tot + dag)

    def van(self, organisatie_id: UUID, functie: str, regio: str | None = None) -> Self:
        """What this organisation may do; with a regio: in that regio, or everywhere."""
        rijen = self.filter(organisatie_id=organisatie_id, functie=functie)
        return rijen if regio is None else rijen.filter(Q(regio_id=regio) | Q(regio_id=None))
