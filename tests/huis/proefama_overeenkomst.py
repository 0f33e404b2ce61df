"""A draft that can be written over and signed, and a paper that was never made."""

from __future__ import annotations

from uuid import UUID

from ama.documenten.overeenkomst import OVEREENKOMST, VERSIE
from ama.models import Overeenkomstversie
from ama.statussen import KLAAR
from tests.huis.proefama import overeenkomst_van
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import Document


def ontwerp(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """One that waits for signatures."""
    return overeenkomst_van(speler, deelnemer, KLAAR).pk


def papier(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The paper of the active one, that was never made: always the same."""
    versie = Overeenkomstversie.objects.get(overeenkomst=overeenkomst_van(speler, deelnemer))
    with in_handeling():
        rij, _ = Document.objects.get_or_create(
            soort=OVEREENKOMST,
            object_soort=VERSIE,
            object_id=versie.pk,
            defaults={"organisatie": speler.lidmaatschap.organisatie, "deelnemer_id": deelnemer.pk},
        )
    return rij.pk


PER_SLEUTEL = {
    "overeenkomst_bewerken": ontwerp,
    "overeenkomst_ondertekenen": ontwerp,
    "overeenkomst_voorbeeld": ontwerp,
    "tekenlink_maken": ontwerp,
    "amadocument_opnieuw_maken": papier,
}
