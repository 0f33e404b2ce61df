"""An added file and a file of existing grants for whoever opens a page about one; the same ones each time."""

from __future__ import annotations

from uuid import UUID

from mandaten.handelingen.bewijzen import AANVRAAGBEWIJS
from mandaten.models import Inlezing
from tests.huis import proefaanvragen
from tests.mandaten.maken import in_handeling
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import Aangenomen
from werkzorg.documenten.models import Bijlage


def bijlage(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A clean proof with the application of this player, without the work of reading it."""
    aanvraag = proefaanvragen.aanvraag(speler, deelnemer)
    al = Bijlage.objects.filter(object_id=aanvraag).first()
    if al is not None:
        return al.pk
    with in_handeling():
        return bewaar_bijlage(
            Aangenomen("proef.pdf", "application/pdf", b"%PDF-1.7 proef"),
            soort=AANVRAAGBEWIJS,
            object_soort="mandaten.aanvraag",
            object_id=aanvraag,
            organisatie_id=speler.lidmaatschap.organisatie_id,
            door=speler.door,
        ).pk


def inlezing(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A file that this player's organisation read in and that brought nothing that is still there."""
    huis = speler.lidmaatschap.organisatie
    with in_handeling():
        al, _ = Inlezing.objects.get_or_create(
            organisatie=huis,
            bestandsnaam="proef.csv",
            defaults={"sha256": "ab" * 32, "aantal": 1, "ingelezen_door": speler.gebruiker},
        )
    return al.pk
