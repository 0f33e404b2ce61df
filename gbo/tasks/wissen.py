"""Every day the clock gives up on who was not reached, and erases what may not stay any longer."""

from __future__ import annotations

from datetime import date

from gbo.handelingen.einden import onthaal_onbereikbaar_sluiten
from gbo.handelingen.wissen import onthaal_wissen, wissing_nakijken_vragen
from gbo.models import Onthaaltraject, Wisstop
from gbo.models.eindelezen import onbereikbaar_bezwaar
from gbo.statussen import NIET_BEREIKT
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk, samen
from werkzorg.organisaties.hoedanigheid import Klok


def onbereikbaren_sluiten(dag: date, door: Klok) -> Telling:
    """Closes each whom nobody reached after enough tries over enough days."""

    def sluit(rij: Onthaaltraject) -> int:
        if onbereikbaar_bezwaar(rij, dag):
            return 0
        onthaal_onbereikbaar_sluiten(rij, einde=dag, door=door)
        return 1

    return elk(Onthaaltraject.objects.filter(status=NIET_BEREIKT).order_by("pk"), sluit)


def wissen(dag: date, door: Klok) -> Telling:
    """Erases each whose day came, in a transaction of its own; who is held back stays, and is asked about in time."""
    return samen(
        elk(
            Onthaaltraject.objects.te_wissen(dag).zonder_stop(),
            lambda rij: onthaal_wissen(rij, dag=dag, door=door) is not None,
        ),
        elk(
            Wisstop.objects.na_te_kijken(dag),
            lambda stop: wissing_nakijken_vragen(stop, door=door),
        ),
    )


# What is due is due: after days without the clock one round does all of it.
KLOKJOBS = (
    Klokjob("onbereikbaren_sluiten", onbereikbaren_sluiten, Ritme.DAGELIJKS, inhalen=0),
    # Every ring, so that whatever is freed or comes back with a backup goes within the hour.
    Klokjob("onthaal_wissen", wissen, Ritme.DOORLOPEND),
)
