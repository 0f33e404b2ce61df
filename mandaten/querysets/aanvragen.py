"""Which applications, and which parts in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import JSONObject, Now

from mandaten.querysets.lezers import BEHEERDER, INSPECTIE, beslist_over
from mandaten.statussen import CONCEPT, IN_BEHANDELING, WACHT_OP_ANTWOORD
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from mandaten.models import (
        Aanvraag,
        Deelname,
    )


class AanvraagQuerySet(ZichtbaarQuerySet["Aanvraag"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The own application or the one the own organisation is asked for; who decides sees what was submitted.

        Who is only proposed as a partner, or does not take part, sees nothing.
        """
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
                        deelnames__organisatie_id=door.organisatie_id,
                        deelnames__gevraagd_op__isnull=False,
                        deelnames__afgewezen_op=None,
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
            Criterium,
            Criteriumantwoord,
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
        return self.select_related("aanvrager__fusie", "oproep", "voorganger").annotate(
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
                        verdwijnt_op="organisatie__fusie__op",
                        plaats="plaats",
                        inbreng="inbreng",
                        gevraagd_op="gevraagd_op",
                        bevestigd_op="bevestigd_op",
                        afgewezen_op="afgewezen_op",
                        afwijsreden="afwijsreden",
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
            inhoud_criteria=ArraySubquery(
                Criterium.objects.filter(oproep=OuterRef("oproep_id"))
                .order_by("volgorde")
                .values(
                    json=JSONObject(
                        id="id",
                        omschrijving="omschrijving",
                        gewicht="gewicht",
                        bewijs="bewijs",
                        is_uitsluitend="is_uitsluitend",
                    )
                )
            ),
            inhoud_criteriumantwoorden=ArraySubquery(
                Criteriumantwoord.objects.filter(**deze).values(
                    json=JSONObject(criterium="criterium_id", toelichting="toelichting", bestand=bestand)
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

    def met_oordeel(self) -> Self:
        """With its content and what the advices said: their tenor, and excluding criteria that got no points."""
        from mandaten.models import Advies, Criterium, Score

        van_deze = Score.objects.filter(advies__aanvraag=OuterRef(OuterRef("pk")), criterium=OuterRef("pk"))
        zonder_punten = Criterium.objects.filter(
            Exists(van_deze), ~Exists(van_deze.filter(punten__gt=0)), is_uitsluitend=True
        )
        return self.met_inhoud().annotate(
            oordeel_strekkingen=ArraySubquery(
                Advies.objects.filter(aanvraag=OuterRef("pk")).values_list("strekking", flat=True)
            ),
            oordeel_zonder_punten=ArraySubquery(
                zonder_punten.filter(oproep=OuterRef("oproep_id"))
                .order_by("omschrijving")
                .values_list("omschrijving", flat=True)
            ),
        )

    def dringendst(self) -> Self:
        """The nearest last day first; whose clock stands still comes last."""
        return self.order_by(F("uiterlijk_op").asc(nulls_last=True), "ingediend_op", "id")


class DeelnameQuerySet(ZichtbaarQuerySet["Deelname"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The own organisation's part in an application once it was asked, for who manages that organisation."""
        if not isinstance(door, Hoedanigheid) or door.rol != BEHEERDER:
            return self.none()
        return self.filter(organisatie_id=door.organisatie_id, gevraagd_op__isnull=False)

    def gevraagd(self) -> Self:
        """Parts of who was asked and did not say no."""
        return self.filter(gevraagd_op__isnull=False, afgewezen_op=None)

    def wachtend(self) -> Self:
        """Parts that still must be confirmed: in a draft that can still be submitted, or in a round of questions."""
        from mandaten.models import Oproep

        nog_in_te_dienen = Q(aanvraag__status=CONCEPT) & (
            Q(aanvraag__oproep=None) | Q(aanvraag__oproep__in=Oproep.objects.open())
        )
        ronde = Q(aanvraag__status__in=WACHT_OP_ANTWOORD)
        return self.gevraagd().filter(nog_in_te_dienen | ronde, bevestigd_op=None)
