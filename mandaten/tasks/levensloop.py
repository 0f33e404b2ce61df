"""The clock watches over grants: who holds them, reminders, empty seats, the end."""

from __future__ import annotations

from datetime import date

from mandaten.handelingen.houders import houder_wisselen, te_wisselen
from mandaten.handelingen.levensloop import (
    herinnerregels,
    lege_plaats_melden,
    te_herinneren_op,
    te_lang_open,
    toekenning_herinneren,
    toekenning_laten_verlopen,
)
from mandaten.models import Toekenning
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk, samen
from werkzorg.organisaties.hoedanigheid import Klok


def mandaten_bewaken(dag: date, door: Klok) -> Telling:
    """What is over is called so, a new holder begins, who should hear that his grant ends hears it, and a seat too long
    empty is told.
    """
    regels = herinnerregels(dag)
    return samen(
        elk(
            Toekenning.objects.verlopen_voor(dag).order_by("pk"),
            lambda rij: toekenning_laten_verlopen(rij, dag=dag, door=door),
        ),
        # Before the reminders: the new holder gets them.
        elk(te_wisselen(dag), lambda rij: houder_wisselen(rij, dag=dag, door=door)),
        elk(
            te_herinneren_op(dag, regels),
            lambda rij: toekenning_herinneren(rij, regels=regels, dag=dag, door=door),
        ),
        elk(te_lang_open(dag), lambda lid: lege_plaats_melden(lid, dag=dag, door=door)),
    )


# Today's state is what counts: after weeks without the clock the last missed reminder is given once, not one per day.
KLOKJOBS = (Klokjob("mandaten_bewaken", mandaten_bewaken, Ritme.DAGELIJKS, inhalen=0),)
