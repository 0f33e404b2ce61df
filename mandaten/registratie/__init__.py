"""What mandaten hands over, a part per file."""

from __future__ import annotations

from mandaten.registratie import (
    aanvragen,
    behandeling,
    besluiten,
    brieven,
    controle,
    handhaving,
    inlezen,
    oproepen,
    toekenningen,
)
from werkzorg.handelen.register import Registratie

REGISTRATIES: tuple[Registratie, ...] = (
    aanvragen.REGISTRATIE,
    behandeling.REGISTRATIE,
    besluiten.REGISTRATIE,
    brieven.REGISTRATIE,
    oproepen.REGISTRATIE,
    controle.REGISTRATIE,
    handhaving.REGISTRATIE,
    toekenningen.REGISTRATIE,
    inlezen.REGISTRATIE,
)
