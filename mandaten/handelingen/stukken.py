"""The proofs beside a defence, beside what an inspection found, and beside the answer to that."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import Aangenomen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def bewaar_stukken(
    stukken: Sequence[Aangenomen], *, soort: str, object_soort: str, object_id: UUID, door: Hoedanigheid
) -> None:
    """These files hang on this object, as visible as the object itself."""
    for stuk in stukken:
        bewaar_bijlage(
            stuk,
            soort=soort,
            object_soort=object_soort,
            object_id=object_id,
            organisatie_id=door.organisatie_id,
            door=door,
        )
