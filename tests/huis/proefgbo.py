"""A partnership of the onthaal and an advies Welzijn of one player, whatever his role."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from gbo.models import Gbogemeente, Gbopartner, Gbosamenwerking, Welzijnsadvies
from gbo.statussen import GEWEIGERD, VOORGESTELD
from tests.gbo.overdragen import SINDS, refnis
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies

NAAM = "GBO van de proef"


def samenwerking(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The partnership that covers Gent, with a CAW where somebody does the onthaal; made once."""
    al = Gbosamenwerking.objects.filter(naam=NAAM).first()
    if al is not None:
        return al.pk
    caw = maak_organisatie("CAW van de proef", "caw")
    maak_speler("gbo_medewerker", caw)
    with in_handeling():
        rij = Gbosamenwerking.objects.create(naam=NAAM, van=SINDS)
        Gbogemeente.objects.create(samenwerking=rij, gemeente_id=refnis(), van=SINDS)
        Gbopartner.objects.create(samenwerking=rij, organisatie=caw, van=SINDS)
    return rij.pk


def advies(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The one about this person that is open: of this player's own organisation, as the office that gave it."""
    samenwerking(speler, deelnemer)
    al = Welzijnsadvies.objects.filter(
        deelnemer=deelnemer, organisatie=speler.lidmaatschap.organisatie, status=VOORGESTELD
    ).first()
    if al is not None:
        return al.pk
    van = {"organisatie": speler.lidmaatschap.organisatie, "gegeven_door": speler.gebruiker}
    with in_handeling():
        # There is one open at a time: that of another office of this test makes way.
        Welzijnsadvies.objects.filter(deelnemer=deelnemer).open().update(
            status=GEWEIGERD, afgesloten_op=timezone.now(), afgesloten_door=speler.gebruiker
        )
        # Before the one that an object of AMA sociale economie of the same person gets.
        brief, _ = Bemiddelingsadvies.objects.get_or_create(
            deelnemer=deelnemer,
            soort="welzijn",
            defaults={"van": date(2025, 3, 2), "tot": date(2025, 3, 31), **van},
        )
        return Welzijnsadvies.objects.create(
            deelnemer=deelnemer,
            advies=brief,
            motivering="Eerst rust in huis.",
            geinformeerd_op=date(2026, 3, 2),
            **van,
        ).pk


# Which bodies form the onthaal is public.
OPENBAAR = {"gbo.gbosamenwerking": samenwerking}
MAKERS = {"gbo.welzijnsadvies": advies}
