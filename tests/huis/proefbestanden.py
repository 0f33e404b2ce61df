"""An added file and a file of existing grants for whoever opens a page about one; the same ones each time."""

from __future__ import annotations

from uuid import UUID

from ama.documenten.overeenkomst import ONDERTEKENDE_OVEREENKOMST, VERSIE
from ama.querysets.lezers import BEGELEIDER
from mandaten.handelingen.bewijzen import AANVRAAGBEWIJS
from mandaten.models import Inlezing
from tests.huis import proefaanvragen, proefama, proeftrajecten
from tests.mandaten.maken import in_handeling
from tests.rolverdeling import Speler
from trajecten.querysets.lezers import TANDEMROLLEN, TRAJECT
from trajecten.soorten import TRAJECTSTUK
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import Aangenomen
from werkzorg.documenten.models import Bijlage


def bijlage(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A clean file, without the work of reading it: of the person (traject, agreement), or a proof of mandates."""
    if speler.lidmaatschap.rol in TANDEMROLLEN:
        traject = proeftrajecten.traject(speler, deelnemer)
        return _bijlage(speler, TRAJECTSTUK, TRAJECT, traject, deelnemer.pk)
    if speler.lidmaatschap.rol == BEGELEIDER:
        versie = proefama.overeenkomst_van(speler, deelnemer).versies.earliest("nummer")
        return _bijlage(speler, ONDERTEKENDE_OVEREENKOMST, VERSIE, versie.pk, deelnemer.pk)
    aanvraag = proefaanvragen.aanvraag(speler, deelnemer)
    return _bijlage(speler, AANVRAAGBEWIJS, "mandaten.aanvraag", aanvraag)


def _bijlage(
    speler: Speler, soort: str, object_soort: str, object_id: UUID, deelnemer_id: UUID | None = None
) -> UUID:
    al = Bijlage.objects.filter(object_id=object_id).first()
    if al is not None:
        return al.pk
    with in_handeling():
        return bewaar_bijlage(
            Aangenomen("proef.pdf", "application/pdf", b"%PDF-1.7 proef"),
            soort=soort,
            object_soort=object_soort,
            object_id=object_id,
            organisatie_id=speler.lidmaatschap.organisatie_id,
            deelnemer_id=deelnemer_id,
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
