"""What a holder or partner can still ask the desk to change in its grant."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort

# The keys of mandaten.models.Vraagsoort.
SAMENSTELLING, STOPZETTING = "samenstelling", "stopzetting"
AL_GEVRAAGD = "Je organisatie vroeg dit al: wacht op het antwoord, of bel wie erover beslist."


def nog_te_vragen(soort: Toekenningssoort, *, is_houder: bool, al_open: Collection[str]) -> list[str]:
    """The kinds of question that an organisation can ask now, in the order of the form.

    A change of who takes part, where there are partners; the end, for who holds it. Of each kind one at a time:
    `al_open` are those of this organisation that wait for an answer.
    """
    kan = [*([SAMENSTELLING] if soort.met_partners else []), *([STOPZETTING] if is_houder else [])]
    return [een for een in kan if een not in al_open]
