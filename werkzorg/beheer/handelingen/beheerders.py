"""Organisations that were left without a manager: a task for whoever can name one, and done when one came in."""

from __future__ import annotations

from django.utils import timezone

from werkzorg.beheer.domein.leden import FUNCTIONEEL
from werkzorg.beheer.querysets.leden import ZONDER_BEHEERDER
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

OBJECT = "organisaties.organisatie"


def wachters() -> list[Lidmaatschap]:
    """One running functioneel beheerder per organisation that has any: there the tasks about other organisations go."""
    return list(
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .filter(rol=FUNCTIONEEL)
        .order_by("organisatie_id", "pk")
        .distinct("organisatie_id")
    )


def maak_taken(organisatie: Organisatie, laatste: Lidmaatschap, dagen: int) -> int:
    """The open task to find a manager after this last membership, once; for how many organisations."""
    wie = wachters()
    for wachter in wie:
        maak_taak(
            ZONDER_BEHEERDER,
            sleutel=_sleutel(laatste, wachter),
            object_soort=OBJECT,
            object_id=organisatie.pk,
            organisatie_id=wachter.organisatie_id,
            rol=FUNCTIONEEL,
            dagen=dagen,
        )
    return len(wie)


def _sleutel(laatste: Lidmaatschap, wachter: Lidmaatschap) -> str:
    """The key of the open task, or of the next: a departure that was cancelled may be planned once more."""
    begin = f"{ZONDER_BEHEERDER}:{laatste.pk}:{wachter.organisatie_id}"
    klaar = Taak.objects.filter(sleutel__startswith=begin, klaar_op__isnull=False).count()
    return f"{begin}:{klaar}" if klaar else begin


@handeling("beheerder_missen")
def beheerder_missen(organisatie: Organisatie, laatste: Lidmaatschap, *, door: Klok) -> bool:
    """It is noticed that nobody manages this organisation since `laatste` ran out; False when nobody is there to tell.

    Safe to run twice.
    """
    if not maak_taken(organisatie, laatste, dagen=0):
        return False
    log(
        "beheerder_missen",
        door=door,
        object_soort=OBJECT,
        object_id=organisatie.pk,
        gegevens={"laatste": str(laatste.pk)},
    )
    return True


@handeling("beheerder_terugvinden")
def beheerder_terugvinden(organisatie: Organisatie, *, door: Klok) -> int:
    """Somebody manages this organisation again: the tasks about it are done; how many."""
    aantal = rond_taken_af(ZONDER_BEHEERDER, object_soort=OBJECT, object_id=organisatie.pk)
    log("beheerder_terugvinden", door=door, object_soort=OBJECT, object_id=organisatie.pk)
    return aantal
