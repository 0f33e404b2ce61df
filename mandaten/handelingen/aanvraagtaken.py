"""The task around a partner's part in an application; that of the applicant stands in `werk.zet_taken`."""

from __future__ import annotations

from mandaten.models import Aanvraag, Deelname
from mandaten.querysets import BEHEERDER
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

AANVRAAG = "mandaten.aanvraag"
DEELNAME = "mandaten.deelname"
BEVESTIGEN = "deelname_bevestigen"


def vraag_bevestiging(deelname: Deelname, *, versie: int) -> None:
    """The managers of this partner find on Vandaag that their part waits; asked anew per version of the application."""
    bevestiging_klaar(deelname)
    maak_taak(
        BEVESTIGEN,
        sleutel=f"{BEVESTIGEN}:{deelname.pk}:{versie}",
        object_soort=DEELNAME,
        object_id=deelname.pk,
        organisatie_id=deelname.organisatie_id,
        rol=BEHEERDER,
    )


def bevestiging_klaar(deelname: Deelname) -> None:
    """Nobody needs to confirm this part any more."""
    rond_taken_af(BEVESTIGEN, object_soort=DEELNAME, object_id=deelname.pk)


def bevestigingen_klaar(aanvraag: Aanvraag) -> None:
    """No partner needs to confirm anything about this application any more."""
    for deelname in aanvraag.deelnames.all():
        bevestiging_klaar(deelname)
