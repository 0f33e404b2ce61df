"""The written consent of who joins a grant: kept with the seat it got, or with the question to get it."""

from __future__ import annotations

from django.utils import timezone

from mandaten.domein.stukken import GEVRAAGDE_INSTEMMING, INSTEMMING
from mandaten.handelingen.bestemmelingen import beheerders
from mandaten.meldingen.toekenningen import LID, SOORT, TOEGETREDEN
from mandaten.models import Lid, Wijzigingsvraag
from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import Aangenomen
from werkzorg.documenten.models import Bijlage
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

VRAAG = "mandaten.wijzigingsvraag"


def bewaar_instemming(bestand: Aangenomen, bij: Lid | Wijzigingsvraag, door: Hoedanigheid) -> Bijlage:
    """This file from now on says that who joins, or would join, wants to."""
    is_lid = isinstance(bij, Lid)
    return bewaar_bijlage(
        bestand,
        soort=INSTEMMING if is_lid else GEVRAAGDE_INSTEMMING,
        object_soort=LID if is_lid else VRAAG,
        object_id=bij.pk,
        organisatie_id=door.organisatie_id,
        door=door,
    )


def instemming_bij(vraag: Wijzigingsvraag | None) -> Bijlage | None:
    """The consent that came with this question; None without one."""
    if vraag is None:
        return None
    rijen = Bijlage.objects.filter(object_soort=VRAAG, object_id=vraag.pk, soort=GEVRAAGDE_INSTEMMING)
    return rijen.order_by("-toegevoegd_op").first()


def meld_toetreding(lid: Lid, door: Hoedanigheid) -> None:
    """The managers of who joins hear what it joined and from when, and what to do when that is wrong."""
    vandaag = timezone.localdate()
    for gebruiker_id, organisatie_id in beheerders([lid.organisatie_id], vandaag):
        meld(
            TOEGETREDEN,
            gebruiker_id=gebruiker_id,
            organisatie_id=organisatie_id,
            object_soort=SOORT,
            object_id=lid.toekenning_id,
            effect_sleutel=f"{TOEGETREDEN}:{lid.pk}:{gebruiker_id}",
            door=door,
        )
