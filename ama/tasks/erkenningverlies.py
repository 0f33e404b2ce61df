"""The clock lists the agreements that an erkenning which ends around this day leaves without a begeleider."""

from __future__ import annotations

from datetime import date

from ama.domein.erkenningverlies import venster
from ama.handelingen.erkenningverlies import erkenningverlies_verwerken
from mandaten.geldigheid import verliest_geldigheid
from mandaten.soorten import BEGELEIDER_AMA
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk
from werkzorg.organisaties.hoedanigheid import Klok


def erkenningverlies_bewaken(dag: date, door: Klok) -> Telling:
    """Every agreement that is hit is listed once."""
    van, tot = venster(dag)
    verliezen = [een for een in verliest_geldigheid(van, tot) if een.functie == BEGELEIDER_AMA]
    return elk(verliezen, lambda een: erkenningverlies_verwerken(een, door=door))


KLOKJOBS = (
    # It looks back a year itself: one round after an outage finds all that ended meanwhile.
    Klokjob("erkenningverlies_verwerken", erkenningverlies_bewaken, Ritme.DAGELIJKS, inhalen=0),
)
