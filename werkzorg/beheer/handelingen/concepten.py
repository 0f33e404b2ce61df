"""The acts on one's own drafts. No line in the logboek: a draft is no event, it is what nobody has sent yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from werkzorg.handelen import concepten
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.models import Concept
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("concept_bewaren")
def concept_bewaren(
    velden: Mapping[str, Sequence[str]], *, bij: str, object_id: UUID | None, door: Hoedanigheid
) -> Concept | None:
    """The form of act `bij` is kept as it stands; None when it was sent already.

    Raises what `concepten.bewaar` raises.
    """
    return concepten.bewaar(velden, handeling=bij, object_id=object_id, door=door)


@handeling("concept_weggooien")
def concept_weggooien(sleutel: UUID, *, door: Hoedanigheid) -> str:
    """One's own draft with this key is gone; the address of its form, or "" when there was none."""
    return concepten.gooi_weg(sleutel, door=door)
