"""The clock watches over agreements: what ended, what nobody handed in, who died, and which permission ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q

from ama.domein.leeftijd import Leeftijdsgrens, uiterlijk_geboren
from ama.domein.wsestart import NA_REDEN
from ama.handelingen.bewaken import (
    ama_overlijden_verwerken,
    ama_pensioenleeftijd_melden,
    overeenkomst_indienen_vragen,
    overeenkomst_laten_eindigen,
    toestemming_herinneren,
)
from ama.handelingen.toeleidingbeslissing import wachtlijst_oproepen
from ama.handelingen.toeleidingoverlijden import toeleiding_overlijden_verwerken
from ama.handelingen.vergrendelen import SOORT
from ama.meldingen.levensloop import INDIENEN, LEEFTIJD_BEREIKT, MELD_TE_LAAT, OVERLEDEN_NAKIJKEN
from ama.meldingen.toeleiding import PLAATS_VRIJ
from ama.models import Begeleiding, Overeenkomst, Toeleiding, Toestemming
from ama.models.grenzen import PARAMETERS as LEEFTIJDEN
from ama.models.grenzen import leeftijdsgrenzen
from ama.models.toeleidinglezen import heeft_plaats, met_rang
from ama.querysets import OvereenkomstQuerySet
from ama.querysets.lezers import TOELEIDING
from ama.soorten import WVG
from ama.statussen import ACTIEF, BEEINDIGD, GESTART, IN_BEGELEIDING, IN_OPMAAK, ONDERTEKEND, WACHT_OP_PLAATS
from werkzorg.berichten.models import Melding
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk, samen
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak

JOB = "ama_overeenkomsten_bewaken"
PARAMETERS = ("ama_wvg_indien_termijn", "ama_toestemming_herinnering", *LEEFTIJDEN)


def ama_overeenkomsten_bewaken(dag: date, door: Klok) -> Telling:
    """Deaths first, then what ended, who gets too old, what was not handed in and which permission ends.

    With nothing new a fixed number of questions. A row that fails is logged by its key, stays due, and stops no
    other.
    """
    opname = momentopname(dag)
    termijn = opname.getal("ama_wvg_indien_termijn")
    vooraf = max(opname.getallen("ama_toestemming_herinnering"), default=0)
    return samen(
        # What never began first: then nobody is asked to look at it.
        elk(
            Toeleiding.objects.van_overledenen().order_by("pk"),
            lambda rij: toeleiding_overlijden_verwerken(rij, door=door),
        ),
        elk(van_overledenen(), lambda rij: ama_overlijden_verwerken(rij, door=door)),
        elk(te_eindigen(dag), lambda rij: overeenkomst_laten_eindigen(rij, dag=dag, door=door)),
        elk(
            die_te_oud_worden(dag, leeftijdsgrenzen()),
            lambda rij: ama_pensioenleeftijd_melden(rij, dag=dag, door=door),
        ),
        elk(
            te_vragen(dag - timedelta(days=termijn)),
            lambda rij: overeenkomst_indienen_vragen(rij, dag=dag, door=door),
        ),
        elk(
            Toestemming.objects.verlopend(dag, dag + timedelta(days=vooraf)).order_by("pk"),
            lambda rij: toestemming_herinneren(rij, dag=dag, door=door),
        ),
        elk(die_een_plaats_hebben(dag), lambda rij: wachtlijst_oproepen(rij, dag=dag, door=door)),
    )


def die_een_plaats_hebben(dag: date) -> list[Toeleiding]:
    """Who waits for AMA sociale economie and comes next on a free place, while nobody was told; one query."""
    gezegd = Taak.objects.filter(object_soort=TOELEIDING, object_id=OuterRef("pk"), soort=PLAATS_VRIJ)
    wacht = Toeleiding.objects.te_starten().filter(~Exists(gezegd), status=WACHT_OP_PLAATS)
    return [rij for rij in met_rang(wacht, dag).order_by("pk") if heeft_plaats(rij)]


def te_eindigen(dag: date) -> OvereenkomstQuerySet:
    """Those whose last day lies before `dag`, while they are active, or their guidance or toeleiding still runs."""
    loopt = Begeleiding.objects.lopend().filter(
        deelnemer=OuterRef("deelnemer"), begeleider=OuterRef("begeleider")
    )
    ander = (
        Overeenkomst.objects.getekend()
        .filter(Q(einde__isnull=True) | Q(einde__gte=dag))
        .filter(deelnemer=OuterRef("deelnemer"), begeleider=OuterRef("begeleider"))
    )
    return (
        Overeenkomst.objects.getekend()
        .filter(
            Q(status=ACTIEF)
            | ~Q(status=BEEINDIGD) & Exists(loopt) & ~Exists(ander)
            # The last agreement under a toeleiding, whose end says what became of the person.
            | Q(toeleiding__status=GESTART, einde_reden__in=sorted(NA_REDEN)) & ~Exists(ander),
            einde__lt=dag,
        )
        .order_by("pk")
    )


def die_te_oud_worden(dag: date, grenzen: Sequence[Leeftijdsgrens]) -> OvereenkomstQuerySet:
    """Running ones of people who may become too old soon, about which nobody has the task."""
    geboren = uiterlijk_geboren(grenzen, dag)
    if geboren is None:
        return Overeenkomst.objects.none()
    gevraagd = Taak.objects.filter(
        object_soort=SOORT, object_id=OuterRef("pk"), soort=LEEFTIJD_BEREIKT, klaar_op__isnull=True
    )
    return (
        Overeenkomst.objects.in_begeleiding()
        .filter(
            Q(einde__isnull=True) | Q(einde__gte=dag),
            ~Exists(gevraagd),
            deelnemer__geboortedatum__lte=geboren,
        )
        .order_by("pk")
    )


def te_vragen(laatste_start: date) -> OvereenkomstQuerySet:
    """Signed ones without a task to hand them in, or begun before `laatste_start` and never called late."""
    taak = Taak.objects.filter(object_soort=SOORT, object_id=OuterRef("pk"), soort=INDIENEN)
    gemeld = Melding.objects.filter(object_soort=SOORT, object_id=OuterRef("pk"), soort=MELD_TE_LAAT)
    laat = Q(start__lt=laatste_start) & ~Exists(gemeld)
    return Overeenkomst.objects.filter(~Exists(taak) | laat, status=ONDERTEKEND, soort=WVG).order_by("pk")


def van_overledenen() -> OvereenkomstQuerySet:
    """Drafts and running agreements of people who died, about which nobody has the task to look at them."""
    gevraagd = Taak.objects.filter(object_soort=SOORT, object_id=OuterRef("pk"), soort=OVERLEDEN_NAKIJKEN)
    loopt_door = Q(einde__isnull=True) | Q(einde__gt=F("deelnemer__overleden_op"))
    return (
        Overeenkomst.objects.filter(
            Q(status__in=IN_OPMAAK) | Q(status__in=IN_BEGELEIDING) & loopt_door,
            deelnemer__overleden_op__isnull=False,
        )
        .exclude(Exists(gevraagd))
        .order_by("pk")
    )


# Today's state is what counts: after days without the clock what was missed is done once.
KLOKJOBS = (Klokjob(JOB, ama_overeenkomsten_bewaken, Ritme.DAGELIJKS, inhalen=0),)
