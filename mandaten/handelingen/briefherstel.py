"""A letter whose making failed is asked again."""

from __future__ import annotations

from django.utils import timezone

from mandaten.documenten.opmaken import EFFECTEN, effect_sleutel
from mandaten.domein.brieven import is_mislukt, opnieuw_bezwaar
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import hervat
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

SOORT = "documenten.document"


@handeling("brief_opnieuw_maken")
def brief_opnieuw_maken(document: Document, *, door: Hoedanigheid) -> Document:
    """The worker is asked again for this letter, that was given up or did not come within the hour.

    Twice asks once: the second time it is being made. Raises Geweigerd when it is there or under way, DoesNotExist for
    a letter that this desk does not see, or that another part of the house makes.
    """
    rij = Document.objects.zichtbaar_voor(door).filter(soort__in=EFFECTEN).vergrendel(document.pk)
    vraag_opnieuw(rij, effect_sleutel(rij.soort, rij.pk))
    log("brief_opnieuw_maken", door=door, object_soort=SOORT, object_id=rij.pk, gegevens={"soort": rij.soort})
    return rij


def vraag_opnieuw(rij: Document, sleutel: str) -> None:
    """The job with this key that makes this locked document is put ready anew; raises Geweigerd when it need not."""
    opdracht = Opdracht.objects.filter(effect_sleutel=sleutel).first()
    is_gemaakt = rij.versies.exists()
    mislukt = is_mislukt(
        is_gemaakt=is_gemaakt,
        is_opgegeven=opdracht is not None and opdracht.is_opgegeven,
        gevraagd_op=opdracht.aangemaakt_op if opdracht else rij.aangemaakt_op,
        nu=timezone.now(),
    )
    if nee := opnieuw_bezwaar(is_gemaakt=is_gemaakt, is_mislukt=mislukt):
        raise Geweigerd(nee)
    if not hervat(sleutel):
        # The worker holds it at this very moment.
        raise Geweigerd(opnieuw_bezwaar(is_gemaakt=False, is_mislukt=False))
