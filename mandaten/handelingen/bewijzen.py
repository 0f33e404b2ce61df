"""The proofs of an application: a file beside the words, kept with the application."""

from __future__ import annotations

from uuid import UUID

from mandaten.handelingen.aanvraagtaken import AANVRAAG, DEELNAME
from mandaten.models import Aanvraag
from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import Aangenomen
from werkzorg.documenten.models import Bijlage
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

AANVRAAGBEWIJS = "aanvraagbewijs"
DEELNAMEBEWIJS = "deelnamebewijs"


def bewaar_bewijs(
    bestand: Aangenomen | None,
    aanvraag: Aanvraag,
    *,
    door: Hoedanigheid,
    nu: Bijlage | None = None,
    deelname_id: UUID | None = None,
) -> Bijlage | None:
    """The proof from now on: the new file, or the one that was there (`nu`) when nothing was sent along.

    A file of a partner hangs on his own part (`deelname_id`): other partners do not read it. An earlier file stays
    where it is: what the desk saw can be found again.
    """
    if bestand is None:
        return nu
    van_partner = deelname_id is not None and aanvraag.aanvrager_id != door.organisatie_id
    return bewaar_bijlage(
        bestand,
        soort=DEELNAMEBEWIJS if van_partner else AANVRAAGBEWIJS,
        object_soort=DEELNAME if van_partner else AANVRAAG,
        object_id=deelname_id if van_partner and deelname_id else aanvraag.pk,
        organisatie_id=door.organisatie_id,
        door=door,
    )
