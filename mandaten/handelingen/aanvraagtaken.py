"""The tasks around a partner's part in an application; that of the applicant stands in `werk.zet_taken`."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from mandaten.models import Aanvraag, Deelname
from mandaten.querysets import BEHEERDER
from mandaten.statussen import CONCEPT
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

AANVRAAG = "mandaten.aanvraag"
DEELNAME = "mandaten.deelname"
BEVESTIGEN = "deelname_bevestigen"
TOELICHTEN = "deelname_toelichten"


def vraag_bevestiging(deelname: Deelname, *, versie: int) -> None:
    """The managers of this partner find on Vandaag that their part waits; asked anew per version of the application.

    Of a draft it is due on the day on which the call closes.
    """
    bevestiging_klaar(deelname)
    _maak(BEVESTIGEN, deelname, str(versie), dagen=_dagen_open(deelname.aanvraag))


def vraag_toelichting(deelname: Deelname, *, keer: str) -> None:
    """The managers of this partner find on Vandaag that the desk asks something about their part; once per `keer`."""
    _maak(TOELICHTEN, deelname, keer)


def bevestiging_klaar(deelname: Deelname) -> None:
    """Nobody needs to confirm or explain this part any more."""
    for soort in (BEVESTIGEN, TOELICHTEN):
        rond_taken_af(soort, object_soort=DEELNAME, object_id=deelname.pk)


def bevestigingen_klaar(aanvraag: Aanvraag) -> None:
    """No partner needs to confirm or explain anything about this application any more."""
    alle_klaar(aanvraag.deelnames.all())


def oproep_dicht(oproep_id: UUID) -> None:
    """Nobody needs to confirm a part in a draft for this call any more: it cannot be submitted."""
    dood = Deelname.objects.filter(aanvraag__oproep_id=oproep_id, aanvraag__status=CONCEPT)
    Taak.objects.filter(
        soort=BEVESTIGEN, object_soort=DEELNAME, object_id__in=dood.values("pk"), klaar_op=None
    ).update(klaar_op=timezone.now())


def alle_klaar(deelnames: Iterable[Deelname]) -> None:
    """Nobody needs to confirm or explain these parts any more."""
    for deelname in deelnames:
        bevestiging_klaar(deelname)


def _maak(soort: str, deelname: Deelname, keer: str, *, dagen: int | None = None) -> None:
    maak_taak(
        soort,
        sleutel=f"{soort}:{deelname.pk}:{keer}",
        object_soort=DEELNAME,
        object_id=deelname.pk,
        organisatie_id=deelname.organisatie_id,
        rol=BEHEERDER,
        dagen=dagen,
    )


def _dagen_open(aanvraag: Aanvraag) -> int | None:
    """How many days from today the call of a draft closes; None without such a day."""
    if aanvraag.status != CONCEPT or aanvraag.oproep is None:
        return None
    dagen = (timezone.localdate(aanvraag.oproep.sluit_op) - timezone.localdate()).days
    return dagen if dagen >= 0 else None
