"""Who sees which calls, applications, grants and procedures; the base answer is nothing.

Everybody reads the public register and the published calls without signing in; these are the files behind them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Now

from mandaten.soorten import BESLIST_OVER
from mandaten.statussen import CONCEPT, IN_BEHANDELING, INGETROKKEN
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from mandaten.models import (
        Aanvraag,
        Besluit,
        Bevoegdheid,
        Controledossier,
        Controleronde,
        Handhaving,
        Oproep,
        Toekenning,
    )

BEHEERDER = "organisatiebeheerder"
INSPECTIE = "inspectie"


def beslist_over(door: Door) -> frozenset[str]:
    """The kinds of grant that this actor's role decides about."""
    return BESLIST_OVER.get(door.rol, frozenset()) if isinstance(door, Hoedanigheid) else frozenset()


class OproepQuerySet(ZichtbaarQuerySet["Oproep"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """A published call is for everybody who is signed in; who decides about its kind sees it before it opens."""
        if isinstance(door, Klok):
            return self
        if not isinstance(door, Hoedanigheid):
            return self.none()
        return self.filter(Q(opent_op__lte=Now()) | Q(soort__in=beslist_over(door)))

    def gepubliceerd(self) -> Self:
        """Calls that opened, still open or not."""
        return self.filter(opent_op__lte=Now())

    def open(self) -> Self:
        """Calls that are open at this moment by the clock of the database."""
        return self.filter(opent_op__lte=Now(), sluit_op__gt=Now(), gesloten_op=None)

    def te_sluiten(self) -> Self:
        """Calls whose last moment passed and that were not closed yet."""
        return self.filter(sluit_op__lte=Now(), gesloten_op=None)


class AanvraagQuerySet(ZichtbaarQuerySet["Aanvraag"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The own application or the one the own organisation takes part in; who decides sees what was submitted."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        ingediend = self.filter(ingediend_op__isnull=False)
        if door.rol == INSPECTIE:
            return ingediend
        if door.rol == BEHEERDER:
            # Not a join: an application with several partners stands in the list once.
            return self.filter(
                Q(aanvrager_id=door.organisatie_id)
                | Q(
                    pk__in=self.model._default_manager.filter(
                        deelnames__organisatie_id=door.organisatie_id
                    ).values("pk")
                )
            )
        return ingediend.filter(soort__in=beslist_over(door))

    def in_behandeling(self) -> Self:
        """Applications that lie with the desk."""
        return self.filter(status__in=IN_BEHANDELING)

    def lopend(self) -> Self:
        """Applications that are being drawn up or handled."""
        return self.filter(status__in=(CONCEPT, *IN_BEHANDELING))

    def te_laat(self, vandaag: date) -> Self:
        """Applications whose term ended before today without an answer."""
        return self.in_behandeling().filter(uiterlijk_op__lt=vandaag)

    def dringendst(self) -> Self:
        """The nearest last day first; whose clock stands still comes last."""
        return self.order_by(F("uiterlijk_op").asc(nulls_last=True), "ingediend_op", "id")


class ToekenningQuerySet(ZichtbaarQuerySet["Toekenning"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Grants the own role decides about, that the own organisation holds or is a member of, or inspects."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        if door.rol == BEHEERDER:
            return self.filter(
                Q(houder_id=door.organisatie_id)
                | Q(
                    pk__in=self.model._default_manager.filter(
                        leden__organisatie_id=door.organisatie_id
                    ).values("pk")
                )
            )
        return self.filter(soort__in=beslist_over(door))

    def geldig_op(self, dag: date) -> Self:
        """Grants whose period holds this day, suspended or not."""
        return self.filter(periode__contains=dag)

    def bezet_op(self, dag: date) -> Self:
        """Grants that occupy their regio's on this day."""
        return self.geldig_op(dag).exclude(status=INGETROKKEN)

    def eindigt_tussen(self, van: date, tot: date) -> Self:
        """Grants whose last day lies in these days (both inclusive)."""
        dag = timedelta(days=1)
        return self.filter(periode__endswith__gte=van + dag, periode__endswith__lte=tot + dag)


class BevoegdheidQuerySet(ZichtbaarQuerySet["Bevoegdheid"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Everything: who may do what is public (regelgeving 5.3, DZ-FAQ)."""
        return self

    def geldig_op(self, dag: date) -> Self:
        """What holds on this day."""
        return self.filter(periode__contains=dag)

    def van(self, organisatie_id: UUID, functie: str, regio: str | None = None) -> Self:
        """What this organisation may do; with a regio: in that regio, or everywhere."""
        rijen = self.filter(organisatie_id=organisatie_id, functie=functie)
        return rijen if regio is None else rijen.filter(Q(regio_id=regio) | Q(regio_id=None))


class BesluitQuerySet(ZichtbaarQuerySet["Besluit"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Decisions about what the actor sees: his role decides, his organisation asked or holds, or he inspects."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        if door.rol == BEHEERDER:
            from mandaten.models import Aanvraag, Toekenning

            return self.filter(
                Q(organisatie_id=door.organisatie_id)
                | Q(aanvraag__in=Aanvraag.objects.zichtbaar_voor(door))
                | Q(toekenning__in=Toekenning.objects.zichtbaar_voor(door))
            )
        return self.filter(soort__in=beslist_over(door))


class HandhavingQuerySet(ZichtbaarQuerySet["Handhaving"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Procedures about grants the role decides about; the holder from the notice on; inspection all."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        if door.rol == BEHEERDER:
            return self.filter(toekenning__houder_id=door.organisatie_id, meegedeeld_op__isnull=False)
        return self.filter(toekenning__soort__in=beslist_over(door))


class ControlerondeQuerySet(ZichtbaarQuerySet["Controleronde"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Campaigns over the kinds the role decides about; inspection sees all."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        return self.filter(soort__in=beslist_over(door))


class ControledossierQuerySet(ZichtbaarQuerySet["Controledossier"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Files of those campaigns; the holder sees his own once something was found."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        if door.rol == INSPECTIE:
            return self
        if door.rol == BEHEERDER:
            return self.filter(toekenning__houder_id=door.organisatie_id, antwoord_uiterlijk_op__isnull=False)
        return self.filter(ronde__soort__in=beslist_over(door))
