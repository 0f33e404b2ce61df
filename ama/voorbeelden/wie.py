"""Who and what a story of the examples is about, as the rows are now."""

from __future__ import annotations

from ama.models import Begeleiding, Overeenkomst
from ama.voorbeelden.mensen import Verhaal
from ama.voorbeelden.spel import Spel
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def door_van(spel: Spel, een: Verhaal) -> Hoedanigheid:
    """Who guides."""
    return spel.begeleider(een.huis, een.plek)


def deelnemer_van(spel: Spel, een: Verhaal) -> Deelnemer:
    """Who is guided; only once he is registered."""
    return Deelnemer.objects.get(pk=spel.mensen[een.sleutel].pk)


def laatste_van(spel: Spel, een: Verhaal) -> Overeenkomst:
    """The agreement of this person that was drawn up last."""
    rijen = Overeenkomst.objects.filter(deelnemer=spel.mensen[een.sleutel]).met_verbanden()
    return rijen.order_by("-aangemaakt_op")[0]


def begeleiding_van(spel: Spel, een: Verhaal) -> Begeleiding:
    """The guidance that runs at the organisation of the story."""
    return Begeleiding.objects.get(
        deelnemer=spel.mensen[een.sleutel], begeleider=spel.huizen[een.huis], tot__isnull=True
    )
