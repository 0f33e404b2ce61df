"""Who sees which trajecten; the base answer is nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject
from django.utils import timezone

from trajecten.domein.verzoek import NALEESDAGEN
from trajecten.querysets.lezers import (
    CASEMANAGER_WERK,
    KANT_VAN_ROL,
    NETWERKCOORDINATOR,
    TANDEMROLLEN,
    TRAJECT,
    VDAB_BESLISSER,
    VERWIJZER,
)
from trajecten.soorten import LATE_EIGEN_ACTIES, LATE_NETWERKACTIES, MELD_OVERGEDRAGEN, OVERLEDEN_AFSLUITEN
from trajecten.statussen import (
    AFRONDEND,
    GESTART,
    GOEDGEKEURD,
    IN_BEGELEIDING,
    IN_UITVOERING,
    TOEGEWEZEN,
    VERZOEK,
)
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet
from werkzorg.werklijst.models import Taak

if TYPE_CHECKING:
    from trajecten.models import Aanstelling, Beoordeling, Intake, Mandaatverlies, Traject, Waarschuwing


# So long the clock tries to let a hand-over begin.
INGAAN_DAGEN = timedelta(days=92)
# One casemanager of a tandem, as the page shows him; the upper end of the period is exclusive here.
TANDEMLID = JSONObject(
    kant="kant",
    lidmaatschap="lidmaatschap_id",
    huis="organisatie_id",
    voornaam="lidmaatschap__gebruiker__voornaam",
    achternaam="lidmaatschap__gebruiker__achternaam",
    organisatie="organisatie__naam",
    email="lidmaatschap__gebruiker__email",
    telefoon="organisatie__telefoon",
    van="periode__startswith",
    voor="periode__endswith",
    terug_op="terug_op",
    reden="reden",
    nota="nota",
)


class TrajectQuerySet(ZichtbaarQuerySet["Traject"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """VDAB those it decides about, a verwijzer those he entered, the others their own; all only while involved.

        A verwijzer learns what was decided and does not follow the traject: NALEESDAGEN later he sees it no more.

        A colleague of the tandem sees it when his organisation is in it and he is fully involved with the person. The
        clock and an operator's command see all: they show nothing and act under their own key.
        """
        match door:
            case Hoedanigheid(rol=rol) if rol == VDAB_BESLISSER:
                return self.filter(vdab_id=door.organisatie_id, deelnemer_id__in=_betrokken(door))
            case Hoedanigheid(rol=rol) if rol == VERWIJZER:
                return self.filter(
                    aanmelder_id=door.organisatie_id,
                    aanmelder_rol=VERWIJZER,
                    deelnemer_id__in=_betrokken(door),
                ).exclude(beoordeling__beslist_op__lt=timezone.localdate() - timedelta(days=NALEESDAGEN))
            case Hoedanigheid(rol=rol) if rol in TANDEMROLLEN:
                return self.filter(Q(pk__in=_eigen_dossiers(door)) | _als_collega(door))
            case Hoedanigheid(rol=rol) if rol == NETWERKCOORDINATOR:
                return self.filter(pk__in=_eigen_dossiers(door))
            case Klok() | Commando():
                return self.all()
        return self.none()

    def met_deelnemer(self) -> Self:
        """With the person in the same query."""
        return self.select_related("deelnemer")

    def met_verbanden(self) -> Self:
        """With person, regio, organisations, decision, tandem and what stopped the clock in one query, for a page."""
        from trajecten.models import Aanstelling, Onderbreking

        bij = {"traject": OuterRef("pk")}
        stil = Onderbreking.objects.filter(**bij).klokstoppend().order_by("periode")
        leden = Aanstelling.objects.filter(**bij).order_by("periode", "kant")
        return self.select_related("deelnemer", "regio", "vdab", "aanmelder", "beoordeling").annotate(
            stille_dagen=ArraySubquery(stil.values("periode")),
            tandemlijst=ArraySubquery(leden.values(lid=TANDEMLID)),
        )

    def te_beslissen(self) -> Self:
        """Requests about which VDAB did not decide yet."""
        return self.filter(status__in=VERZOEK)

    def gestart(self) -> Self:
        """Where the 18 months run."""
        return self.filter(status__in=GESTART)

    def af_te_ronden(self) -> Self:
        """Ended, while eindverslag or eindadvies still miss."""
        return self.filter(status=AFRONDEND)

    def te_laat_op(self, dag: date) -> Self:
        """Where a last day lies before `dag`: to decide, to assign a tandem, or to end."""
        return self.filter(_te_laat(dag))

    def met_stand(self) -> Self:
        """With all that a line of a list shows, in the same query: person, regio, tandem, what stopped the clock.

        `schorsingen` are the periods that stopped it; `tandem` who guides today, as (kant, naam, organisatie).
        """
        from trajecten.models import Aanstelling, Onderbreking

        stil = Onderbreking.objects.klokstoppend().filter(traject=OuterRef("pk")).order_by("periode")
        nu = (
            Aanstelling.objects.lopend_op(timezone.localdate())
            .filter(traject=OuterRef("pk"))
            .order_by("kant")
            .annotate(
                wie=Concat(
                    "lidmaatschap__gebruiker__voornaam", Value(" "), "lidmaatschap__gebruiker__achternaam"
                )
            )
        )
        return self.select_related("deelnemer", "regio", "intake").annotate(
            schorsingen=ArraySubquery(stil.values("periode")),
            tandem=ArraySubquery(
                nu.values(json=JSONObject(kant="kant", naam="wie", organisatie="organisatie__naam"))
            ),
        )

    def dringendst(self) -> Self:
        """What must be decided first, then what waits for a tandem, must be rounded off, and runs; ended ones last.

        Within each the nearest last day first.
        """
        return self.annotate(
            rang=Case(
                When(status__in=VERZOEK, then=0),
                When(status=GOEDGEKEURD, then=1),
                When(status=AFRONDEND, then=2),
                When(status__in=IN_BEGELEIDING, then=3),
                default=4,
                output_field=models.IntegerField(),
            ),
            eerst=Coalesce("beslissen_uiterlijk_op", "uiterste_einddatum"),
        ).order_by("rang", "eerst", "-ontvangen_op", "id")

    def gezocht(self, term: str) -> Self:
        """Those of the people whom this search finds: by name, birth date or dossier number."""
        mensen = Deelnemer.objects.gezocht(term).order_by()
        return self.filter(deelnemer__in=mensen.values("pk"))

    def aan_de_beurt_op(self, dag: date, na: UUID | None = None) -> Self:
        """Running trajecten over their latest end before `dag`, or to be warned about on or before it, by key.

        Those after the key `na`, when given. Regelgeving 15, rows 4 and 5.
        """
        rijen = self.gestart().filter(Q(uiterste_einddatum__lt=dag) | Q(waarschuwen_op__lte=dag))
        return (rijen if na is None else rijen.filter(pk__gt=na)).order_by("pk")

    def met_late_acties(self, voor: date) -> Self:
        """Being carried out, with an action that should have begun or ended before `voor` and no task for that yet."""
        from trajecten.models import Actie

        laat = Actie.objects.te_laat_op(voor).filter(traject=OuterRef("pk"))
        return (
            self.filter(Exists(laat), status__in=IN_UITVOERING, deelnemer__overleden_op__isnull=True)
            .exclude(Exists(_open_taak(LATE_NETWERKACTIES)) & Exists(_open_taak(LATE_EIGEN_ACTIES)))
            .order_by("pk")
        )

    def af_te_sluiten_na_overlijden(self) -> Self:
        """Not ended, of somebody who died and without a task for it; and with one, of somebody who did not."""
        gevraagd = Exists(_open_taak(OVERLEDEN_AFSLUITEN))
        open_ = Q(status__in=[*VERZOEK, GOEDGEKEURD, TOEGEWEZEN, *GESTART])
        return self.filter(
            open_ & Q(deelnemer__overleden_op__isnull=False) & ~gevraagd
            | Q(deelnemer__overleden_op__isnull=True) & gevraagd
        ).order_by("pk")


class IntakeQuerySet(ZichtbaarQuerySet["Intake"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """What waits for a tandem in a regio in whose team the actor's organisation is today; VDAB its own too.

        VDAB is casemanager Werk by law, without a mandate (art. 13).
        """
        from mandaten.models import Bevoegdheid

        if not isinstance(door, Hoedanigheid):
            return self.none()
        wacht = self.filter(klaar_op__isnull=True)
        if door.rol == VDAB_BESLISSER:
            return wacht.filter(traject__vdab_id=door.organisatie_id)
        if door.rol not in TANDEMROLLEN:
            return self.none()
        hier = Bevoegdheid.objects.geldig_op(timezone.localdate()).filter(
            Q(regio_id=OuterRef("regio_id")) | Q(regio_id=None),
            organisatie_id=door.organisatie_id,
            functie=door.rol,
        )
        in_team = Q(Exists(hier))
        if door.rol == CASEMANAGER_WERK:
            in_team |= Q(traject__vdab_id=door.organisatie_id)
        return wacht.filter(in_team)

    def te_laat_op(self, dag: date) -> Self:
        """Those of which the term to assign a tandem was over before `dag`."""
        return self.filter(uiterlijk_op__lt=dag)


class BeoordelingQuerySet(ZichtbaarQuerySet["Beoordeling"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """That of the trajecten which the actor sees."""
        from trajecten.models import Traject

        return self.filter(traject__in=Traject.objects.zichtbaar_voor(door))


class AanstellingQuerySet(ZichtbaarQuerySet["Aanstelling"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Those of the trajecten which the actor sees: the tandem is always visible."""
        from trajecten.models import Traject

        return self.filter(traject__in=Traject.objects.zichtbaar_voor(door))

    def lopend_op(self, dag: date) -> Self:
        """Who guides on `dag`."""
        return self.filter(periode__contains=dag)

    def lopend_of_komend(self, dag: date) -> Self:
        """Who guides on `dag` or will later."""
        return self.filter(Q(periode__endswith__isnull=True) | Q(periode__endswith__gt=dag))

    def met_contact(self) -> Self:
        """With the person and his organisation in the same query."""
        return self.select_related("lidmaatschap__gebruiker", "organisatie")

    def terug_te_geven(self, dag: date) -> Self:
        """Running replacements that end on or before `dag`."""
        return self.filter(terug_op__lte=dag, periode__contains=F("terug_op")).order_by("terug_op", "id")

    def begint_op(self, dag: date) -> Self:
        """Hand-overs whose day has come by `dag`, also one that failed on its own day, in the order of their days.

        Those of which the new one had his notice are done; who was there from the first day has no reason.
        """
        gemeld = Melding.objects.filter(
            effect_sleutel=Concat(Value(f"{MELD_OVERGEDRAGEN}:"), Cast(OuterRef("pk"), models.TextField()))
        )
        return (
            self.filter(periode__startswith__lte=dag, periode__startswith__gt=dag - INGAAN_DAGEN)
            .exclude(reden="")
            .filter(~Exists(gemeld))
            .order_by("periode__startswith", "id")
        )


class MandaatverliesQuerySet(ZichtbaarQuerySet["Mandaatverlies"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Those of the trajecten which the actor sees."""
        from trajecten.models import Traject

        return self.filter(traject__in=Traject.objects.zichtbaar_voor(door))

    def open(self) -> Self:
        """For which nobody planned who takes over."""
        return self.filter(afgehandeld_op__isnull=True)

    def van_netwerk_voorbij(self, dag: date) -> Self:
        """Open losses of a netwerkcoördinator whose mandate ended before `dag`, the earliest first."""
        return (
            self.open().filter(functie=NETWERKCOORDINATOR, laatste_dag__lt=dag).order_by("laatste_dag", "id")
        )


class WaarschuwingQuerySet(models.QuerySet["Waarschuwing", Any]):
    """Warnings that were given; nobody reads them but the clock."""


def _open_taak(soort: str) -> models.QuerySet[Taak, Any]:
    return Taak.objects.filter(
        object_soort=TRAJECT, object_id=OuterRef("pk"), soort=soort, klaar_op__isnull=True
    )


def _te_laat(dag: date) -> Q:
    return (
        Q(status__in=VERZOEK, beslissen_uiterlijk_op__lt=dag)
        | Q(status=GOEDGEKEURD, intake__uiterlijk_op__lt=dag)
        | Q(status__in=GESTART, uiterste_einddatum__lt=dag)
    )


def _betrokken(door: Hoedanigheid) -> models.QuerySet[Betrokkenheid, Any]:
    """The people with whom the actor is involved today."""
    return Betrokkenheid.objects.zichtbaar_voor(door).values("deelnemer_id")


def _eigen_dossiers(door: Hoedanigheid) -> models.QuerySet[Betrokkenheid, Any]:
    """The files in which this actor is involved by an act of the traject."""
    return Betrokkenheid.objects.zichtbaar_voor(door).filter(dossier_soort=TRAJECT).values("dossier_id")


def _als_collega(door: Hoedanigheid) -> Q:
    """Fully involved with a person in whose tandem the own organisation works on the actor's side."""
    from trajecten.models import Aanstelling

    mensen = Betrokkenheid.objects.zichtbaar_voor(door).volledig().filter(dossier_id__isnull=True)
    eigen = Aanstelling.objects.lopend_op(timezone.localdate()).filter(
        organisatie_id=door.organisatie_id, kant=KANT_VAN_ROL[door.rol]
    )
    return Q(deelnemer_id__in=mensen.values("deelnemer_id"), pk__in=eigen.values("traject_id"))
