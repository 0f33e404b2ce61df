"""What goes to a successor when a begeleider leaves: the agreements under which he guides, and their tasks."""

from __future__ import annotations

from datetime import date

from ama.handelingen.taken import meld_begeleider, verhuis_taken
from ama.handelingen.vergrendelen import bewaar
from ama.meldingen.levensloop import MELD_OVERGEDRAGEN
from ama.models import Overeenkomst
from ama.querysets import OvereenkomstQuerySet
from ama.querysets.lezers import BEGELEIDER
from ama.statussen import AFGELOPEN
from werkzorg.handelen.overdracht import Overdracht
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap


def tel_overeenkomsten(van: Lidmaatschap) -> int:
    """The agreements that are not over and under which this membership guides."""
    return _eigen(van).count()


def draag_overeenkomsten_over(van: Lidmaatschap, aan: Lidmaatschap | None, vanaf: date, door: Door) -> int:
    """The successor guides at once: who guides changes nothing in the agreement; nothing without a successor."""
    if aan is None:
        return 0
    rijen = list(_eigen(van).order_by("pk").vergrendeld())
    for rij in rijen:
        rij.begeleider_lid = aan
        bewaar(rij, "begeleider_lid")
        verhuis_taken(rij, van=van.gebruiker_id, naar=aan.gebruiker_id)
        meld_begeleider(rij, MELD_OVERGEDRAGEN, keer=str(rij.versie), door=door)
    return len(rijen)


def _eigen(van: Lidmaatschap) -> OvereenkomstQuerySet:
    return Overeenkomst.objects.filter(begeleider_lid=van).exclude(status__in=AFGELOPEN)


OVEREENKOMSTEN = Overdracht(
    "ama_overeenkomsten",
    "Begeleidingsovereenkomsten",
    "Nog niemand: ik duid later een begeleider aan",
    tel=tel_overeenkomsten,
    draag_over=draag_overeenkomsten_over,
    blijft_zonder=True,
    rollen=frozenset({BEGELEIDER}),
)
