"""The clock watches over the tandem: who can assign it, replacements and planned hand-overs, and lost mandates."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from mandaten.geldigheid import verliest_geldigheid
from trajecten.domein.mandaatverlies import venster
from trajecten.handelingen.mandaatverlies import mandaatverlies_verwerken
from trajecten.handelingen.netwerkovername import netwerkplan_overnemen
from trajecten.handelingen.tandem import intake_verdelen
from trajecten.handelingen.terugkeer import overdracht_laten_ingaan, vervanging_beeindigen
from trajecten.models import Aanstelling, Intake, Mandaatverlies
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk, samen
from werkzorg.organisaties.hoedanigheid import Klok


def tandems_bewaken(dag: date, door: Klok) -> Telling:
    """Replacements that are over end, planned hand-overs begin, and waiting intakes stand with who can assign."""
    return samen(
        elk(
            Aanstelling.objects.terug_te_geven(dag),
            lambda rij: vervanging_beeindigen(rij, dag=dag, door=door),
        ),
        elk(
            Aanstelling.objects.begint_op(dag),
            lambda rij: overdracht_laten_ingaan(rij, dag=dag, door=door),
        ),
        elk(
            Intake.objects.filter(klaar_op__isnull=True).order_by("pk"),
            # Who is in the team counts today, also when the clock catches up.
            lambda rij: intake_verdelen(rij, dag=timezone.localdate(), door=door),
        ),
    )


def mandaatverlies_bewaken(dag: date, door: Klok) -> Telling:
    """The running files that a mandate which ends around this day hits are listed once.

    Where the regio has another netwerkcoördinator by then, he goes on with the plans.
    """
    van, tot = venster(dag)
    return samen(
        elk(verliest_geldigheid(van, tot), lambda een: mandaatverlies_verwerken(een, door=door)),
        elk(
            Mandaatverlies.objects.van_netwerk_voorbij(dag),
            lambda rij: netwerkplan_overnemen(rij, dag=dag, door=door),
        ),
    )


KLOKJOBS = (
    Klokjob("tandems_bewaken", tandems_bewaken, Ritme.DAGELIJKS),
    # It looks back a year itself: one round after an outage finds all that ended meanwhile.
    Klokjob("mandaatverlies_verwerken", mandaatverlies_bewaken, Ritme.DAGELIJKS, inhalen=0),
)
