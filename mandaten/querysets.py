"""Who sees which calls, applications, grants and procedures; the base answer is nothing.

Everybody reads the public register and the published calls without signing in; these are the files behind them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import JSONObject, Now
from django.utils import timezone

from mandaten.domein.oproepen import Bezetting
from mandaten.soorten import BESLIST_OVER
from mandaten.statussen import ACTIEF, CONCEPT, GESCHORST, IN_BEHANDELING, INGETROKKEN
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet
from werkzorg.ui.volgorde import Sorteersleutel

if TYPE_CHECKING:
    from mandaten.models import (
        Aanvraag,
        Beroep,
        Besluit,
        Bevoegdheid,
        Controledossier,
        Controleronde,
        Deelname,
        Handhaving,
        Inlezing,
        Oproep,
        Toekenning,
        Wijzigingsvraag,
    )

BEHEERDER = "organisatiebeheerder"
INSPECTIE = "inspectie"


# A call that was withdrawn before its first moment was never open.
_GEOPEND = Q(opent_op__lte=Now(), sluit_op__gt=F("opent_op"))


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
        return self.filter(_GEOPEND | Q(soort__in=beslist_over(door)))

    def te_beheren_door(self, door: Door) -> Self:
        """The calls that this actor closes or opens again: of the kinds his role decides about; the clock all."""
        if isinstance(door, Klok):
            return self
        return self.filter(soort__in=beslist_over(door))

    def gepubliceerd(self) -> Self:
        """Calls that opened, still open or not."""
        return self.filter(_GEOPEND)

    def niet_voorbij(self) -> Self:
        """Calls that are open at this moment or open later."""
        return self.filter(sluit_op__gt=Now(), gesloten_op=None)

    def open(self) -> Self:
        """Calls that are open at this moment by the clock of the database."""
        return self.filter(opent_op__lte=Now(), sluit_op__gt=Now(), gesloten_op=None)

    def bezetting(self, soort: str, regios: Iterable[str]) -> Bezetting:
        """How these regio's stand for this kind at this moment; three queries."""
        from mandaten.models import AanvraagRegio, OproepRegio, Toekenningsregio

        namen = list(regios)
        toegekend = Toekenningsregio.objects.filter(
            Q(periode__endswith=None) | Q(periode__endswith__gt=timezone.localdate()), soort=soort
        )
        gevraagd = AanvraagRegio.objects.filter(aanvraag__soort=soort, aanvraag__status__in=IN_BEHANDELING)
        opgeroepen = OproepRegio.objects.filter(oproep__in=self.niet_voorbij().filter(soort=soort))
        return Bezetting(
            *(
                frozenset(rijen.filter(regio_id__in=namen).values_list("regio_id", flat=True))
                for rijen in (toegekend, gevraagd, opgeroepen)
            )
        )

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

    def van(self, door: Hoedanigheid) -> Self:
        """The applications of the actor's own organisation; who only takes part in one does not find it here."""
        return self.filter(aanvrager_id=door.organisatie_id)

    def met_inhoud(self) -> Self:
        """With everything that was filled in, in the same question: `domein.inhoud.lees_inhoud` reads it.

        `oproep_stand`: "open", "nog_niet" or "voorbij" by the clock of the database; "" without a call.
        """
        from mandaten.models import (
            AanvraagRegio,
            Deelname,
            Medewerker,
            Oproep,
            OproepRegio,
            Voorwaardeantwoord,
        )
        from werkzorg.plaatsen.models import Grens

        regio = JSONObject(sleutel="regio_id", naam="regio__naam")
        bestand = JSONObject(id="bewijs_id", naam="bewijs__naam", status="bewijs__status")
        deze = {"aanvraag": OuterRef("pk")}
        open_ = Oproep.objects.open().filter(pk=OuterRef("oproep_id"))
        gekozen = AanvraagRegio.objects.filter(aanvraag=OuterRef(OuterRef("pk"))).values("regio_id")
        return self.select_related("aanvrager", "oproep", "voorganger").annotate(
            oproep_stand=Case(
                When(oproep=None, then=Value("")),
                When(Exists(open_), then=Value("open")),
                When(oproep__opent_op__gt=Now(), then=Value("nog_niet")),
                default=Value("voorbij"),
            ),
            inhoud_regios=ArraySubquery(
                AanvraagRegio.objects.filter(**deze).order_by("regio__naam").values(json=regio)
            ),
            inhoud_oproepregios=ArraySubquery(
                OproepRegio.objects.filter(oproep=OuterRef("oproep_id"))
                .order_by("regio__naam")
                .values(json=regio)
            ),
            inhoud_grenzen=ArraySubquery(
                Grens.objects.filter(van__in=gekozen, naar__in=gekozen).values(
                    json=JSONObject(van="van_id", naar="naar_id")
                )
            ),
            inhoud_deelnames=ArraySubquery(
                Deelname.objects.filter(**deze)
                .order_by("plaats", "organisatie__naam", "pk")
                .values(
                    json=JSONObject(
                        id="id",
                        organisatie="organisatie_id",
                        naam="organisatie__naam",
                        gemeente="organisatie__gemeente",
                        soort="organisatie__soort",
                        conventienummer="organisatie__conventienummer",
                        is_actief="organisatie__is_actief",
                        plaats="plaats",
                        inbreng="inbreng",
                        bevestigd_op="bevestigd_op",
                    )
                )
            ),
            inhoud_antwoorden=ArraySubquery(
                Voorwaardeantwoord.objects.filter(**deze).values(
                    json=JSONObject(
                        id="id",
                        deelname="deelname_id",
                        sleutel="sleutel",
                        is_bevestigd="is_bevestigd",
                        toelichting="toelichting",
                        bestand=bestand,
                    )
                )
            ),
            inhoud_medewerkers=ArraySubquery(
                Medewerker.objects.filter(**deze)
                .order_by("naam", "pk")
                .values(
                    json=JSONObject(
                        id="id",
                        organisatie="organisatie_id",
                        organisatienaam="organisatie__naam",
                        naam="naam",
                        functie="functie",
                        diploma="diploma",
                        ervaring_jaren="ervaring_jaren",
                        bewijs_tekst="bewijs_tekst",
                        bestand=bestand,
                    )
                )
            ),
        )

    def dringendst(self) -> Self:
        """The nearest last day first; whose clock stands still comes last."""
        return self.order_by(F("uiterlijk_op").asc(nulls_last=True), "ingediend_op", "id")


class DeelnameQuerySet(ZichtbaarQuerySet["Deelname"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The own organisation's part in somebody's application, for who manages that organisation."""
        if not isinstance(door, Hoedanigheid) or door.rol != BEHEERDER:
            return self.none()
        return self.filter(organisatie_id=door.organisatie_id)


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

    def eindigt_tussen(self, van: date, tot: date) -> Self:
        """Grants whose last day lies in these days (both inclusive)."""
        dag = timedelta(days=1)
        return self.filter(periode__endswith__gte=van + dag, periode__endswith__lte=tot + dag)

    def lopend(self) -> Self:
        """Grants that did not end: active or suspended."""
        return self.filter(status__in=(ACTIEF, GESCHORST))

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

    def eindigt_tussen(self, van: date, tot: date) -> Self:
        """What holds for the last time on one of these days (both inclusive)."""
        dag = timedelta(days=1)
        return self.filter(periode__endswith__gte=van + dag, periode__endswith__lte=tot + dag)

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

    def gezocht(self, tekst: str) -> Self:
        """Whose number holds every word of `tekst`, or whose organisation's name does."""
        rijen = self.alias(zoeknaam=Sorteersleutel("organisatie__naam"))
        for woord in tekst.split():
            sleutel: Any = Sorteersleutel(Value(woord))
            rijen = rijen.filter(Q(nummer__icontains=woord) | Q(zoeknaam__contains=sleutel))
        return rijen


class BeroepQuerySet(ZichtbaarQuerySet["Beroep"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Challenges of decisions that the actor sees."""
        from mandaten.models import Besluit

        return self.filter(besluit__in=Besluit.objects.zichtbaar_voor(door))

    def lopend(self) -> Self:
        """Challenges without an outcome."""
        return self.filter(uitkomst="")


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
