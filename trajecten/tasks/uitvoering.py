"""The clock watches over the carrying out: late actions, and trajecten of people who died."""

from __future__ import annotations

from datetime import date

from trajecten.domein.uitvoering import te_laat_sinds
from trajecten.handelingen.uitvoering import late_acties_melden, overleden_afsluiten_vragen
from trajecten.models import Traject
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk, samen
from werkzorg.organisaties.hoedanigheid import Klok


def uitvoering_bewaken(dag: date, door: Klok) -> Telling:
    """Late actions and deaths ask somebody's attention, each once; with nothing new it asks two questions."""
    return samen(
        elk(
            Traject.objects.met_late_acties(te_laat_sinds(dag)),
            lambda rij: late_acties_melden(rij, dag=dag, door=door),
        ),
        elk(
            Traject.objects.af_te_sluiten_na_overlijden(),
            lambda rij: overleden_afsluiten_vragen(rij, door=door),
        ),
    )


# Today's state is what counts: after days without the clock what was missed is done once.
KLOKJOBS = (Klokjob("uitvoering_bewaken", uitvoering_bewaken, Ritme.DAGELIJKS, inhalen=0),)
