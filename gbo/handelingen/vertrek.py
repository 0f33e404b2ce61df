"""What goes to a successor when a colleague leaves: the open onthaaltrajecten on his name."""

from __future__ import annotations

from datetime import date

from django.db.models import F

from gbo.models import Onthaaltraject
from gbo.querysets import OnthaaltrajectQuerySet
from gbo.querysets.lezers import GBO
from werkzorg.handelen.overdracht import Overdracht
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap


def tel(van: Lidmaatschap) -> int:
    """The open onthaaltrajecten of this person at this partner."""
    return _van(van).count()


def draag_over(van: Lidmaatschap, aan: Lidmaatschap | None, vanaf: date, door: Door) -> int:
    """They stand on the name of the successor, or on nobody's: the whole partner sees them either way."""
    return _van(van).update(medewerker_id=aan.gebruiker_id if aan else None, versie=F("versie") + 1)


def _van(van: Lidmaatschap) -> OnthaaltrajectQuerySet:
    return Onthaaltraject.objects.open().filter(partner_id=van.organisatie_id, medewerker_id=van.gebruiker_id)


ONTHAALTRAJECTEN = Overdracht(
    "onthaaltrajecten",
    "Onthaaltrajecten",
    "Op niemands naam: het hele team ziet ze",
    tel=tel,
    draag_over=draag_over,
    rollen=frozenset({GBO}),
)
