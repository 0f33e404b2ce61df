"""A yearly decision and a step to work under the toeleiding of the house tests."""

from __future__ import annotations

from uuid import UUID

from ama.models import Jaarbeslissing, Toeleiding, Werkstap
from ama.querysets.lezers import BEHEERDER
from ama.statussen import OPEN
from tests.ama.maken_wse import maak_jaarbeslissing, maak_werkstap
from tests.huis.proefwse_toeleiding import toeleiding_van
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer


def jaarbeslissing(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The open one; of the manager's own office of VDAB when he looks."""
    van = toeleiding_van(speler, deelnemer)
    if speler.lidmaatschap.rol == BEHEERDER:
        with in_handeling():
            Toeleiding.objects.filter(pk=van.pk).update(vdab=speler.lidmaatschap.organisatie)
    al = Jaarbeslissing.objects.filter(toeleiding=van, status=OPEN).first()
    return (al or maak_jaarbeslissing(van)).pk


def werkstap(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """One that his own organisation wrote down, and that counts."""
    van, huis = toeleiding_van(speler, deelnemer), speler.lidmaatschap.organisatie
    al = Werkstap.objects.geldig().filter(toeleiding=van, geregistreerd_organisatie=huis).first()
    return (al or maak_werkstap(van, geregistreerd_organisatie=huis)).pk


MAKERS = {"ama.jaarbeslissing": jaarbeslissing, "ama.werkstap": werkstap}
