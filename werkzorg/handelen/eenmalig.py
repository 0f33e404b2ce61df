"""The same form twice (double click, retry, back button) does the act once."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import connection, transaction

from werkzorg.handelen.models import Concept, VerwerkteAanvraag
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def eenmalig(sleutel: UUID, handeling: str, *, door: Hoedanigheid, doe: Callable[[], str]) -> str:
    """The address that `doe` returned, now or the first time this key came from this person; `doe` runs once.

    A second request with the same key waits for the first to commit. When `doe` raises, the key is free again.
    The draft of this form goes with it. Raises Geweigerd when the key belongs to somebody else's form or to another
    act.
    """
    with transaction.atomic():
        een_tegelijk(sleutel)
        VerwerkteAanvraag.objects.bulk_create(
            [VerwerkteAanvraag(sleutel=sleutel, gebruiker_id=door.gebruiker_id, handeling=handeling)],
            ignore_conflicts=True,
        )
        rij = VerwerkteAanvraag.objects.select_for_update(of=("self",)).get(sleutel=sleutel)
        if rij.gebruiker_id != door.gebruiker_id or rij.handeling != handeling:
            raise Geweigerd("Dit formulier is niet meer geldig. Open het opnieuw en vul het nog eens in.")
        if rij.antwoord:
            return rij.antwoord
        rij.antwoord = doe()
        rij.save(update_fields=["antwoord"])
        Concept.objects.filter(sleutel=sleutel, gebruiker_id=door.gebruiker_id).delete()
        return rij.antwoord


def een_tegelijk(sleutel: UUID) -> None:
    """Until the end of the transaction nobody else handles this form: neither sends it nor saves its draft.

    Without it a draft that was on its way while the act was done would stay behind.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(sleutel.bytes[:8], "big", signed=True)]
        )
