"""Nobody decides about his own organisation (regelgeving 10.2; issue: never somebody of the applicant)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from mandaten.models import Aanvraag
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap


def eis_onafhankelijk(
    door: Hoedanigheid, organisaties: Iterable[UUID], waarover: str = "over deze aanvraag"
) -> None:
    """Raises Geweigerd when this person works, worked or will work for one of these organisations, in any role."""
    rij = (
        Lidmaatschap.objects.filter(gebruiker_id=door.gebruiker_id, organisatie_id__in=list(organisaties))
        .select_related("organisatie")
        .first()
    )
    if rij is not None:
        raise Geweigerd(
            f"Je werkt of werkte voor {rij.organisatie}, en beslist daarom niet mee {waarover} (beginsel van "
            "onpartijdigheid): laat een collega dit doen."
        )


def organisaties_van(aanvraag: Aanvraag) -> list[UUID]:
    """Who asks and who takes part: all whose own people stay out of the decision; one query."""
    return [aanvraag.aanvrager_id, *aanvraag.deelnames.values_list("organisatie_id", flat=True)]
