"""The clock makes the quarterly reports of AMA sociale economie, and keeps the drafts up to date."""

from __future__ import annotations

from datetime import date

import structlog

from ama.domein.kwartaalverslag import EERSTE_JAAR, Kwartaal, is_rapportmaand, te_rapporteren
from ama.handelingen.kwartaalverslag import kwartaalverslag_opmaken
from ama.models import Kwartaalverslag
from ama.models.kwartaallezen import JAARPARAMETERS, vaste_jaren
from ama.statussen import VERSLAG_IN_OPMAAK
from mandaten.geldigheid import contingenten
from werkzorg.handelen.klok import Klokjob, Ritme, Telling
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.parameters.lezen import momentopname

logger = structlog.get_logger(__name__)
JOB = "wse_kwartaalverslagen_opmaken"
_JAARLIJKS = "eerste_maand_van_elk_jaar"


def wse_kwartaalverslagen_opmaken(dag: date, door: Klok) -> Telling:
    """Makes the reports that are missing in the first month of a quarter, and makes drafts again whose facts changed.

    Each report is an act of its own: one that fails is logged by its key, and stops no other.
    """
    telling = Telling()
    te_maken = set(
        Kwartaalverslag.objects.filter(status=VERSLAG_IN_OPMAAK).values_list(
            "contingent_id", "jaar", "nummer"
        )
    )
    ritme = momentopname(dag).tekst("ama_se_rapport")
    kwartaal = te_rapporteren(dag)
    if is_rapportmaand(dag) and (ritme != _JAARLIJKS or dag.month == 1) and kwartaal.jaar >= EERSTE_JAAR:
        einde = kwartaal.periode.einde
        assert einde is not None  # a quarter always ends
        er = set(
            Kwartaalverslag.objects.filter(jaar=kwartaal.jaar, nummer=kwartaal.nummer).values_list(
                "contingent_id", flat=True
            )
        )
        te_maken |= {
            (een.id, kwartaal.jaar, kwartaal.nummer)
            for een in contingenten(date(kwartaal.jaar, 1, 1), einde)
            if een.id not in er
        }
        # What ended before this year is looked at too: a fixed year of it may have to be corrected.
        te_maken |= {
            (contingent_id, kwartaal.jaar, kwartaal.nummer)
            for contingent_id in vaste_jaren(kwartaal).values_list("contingent_id", flat=True)
            if contingent_id not in er
        }
    # Earlier quarters first: a later one counts on from them.
    for contingent_id, jaar, nummer in sorted(te_maken, key=lambda een: (een[1], een[2], een[0])):
        try:
            telling.gedaan += (
                kwartaalverslag_opmaken(contingent_id, Kwartaal(jaar, nummer), door=door) is not None
            )
        except Exception:
            logger.exception("klokjob_rij_mislukt", soort="mandaten.toekenning", rij=str(contingent_id))
            telling.fouten += 1
    return telling


# Today's state is what counts: after days without the clock what was missed is done once.
KLOKJOBS = (Klokjob(JOB, wse_kwartaalverslagen_opmaken, Ritme.DAGELIJKS, inhalen=0),)
GEBRUIKT = {JOB: ("ama_se_rapport", *JAARPARAMETERS)}
