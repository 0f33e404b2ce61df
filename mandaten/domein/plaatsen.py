"""Which seats of a partnership or network are still free, and who can take one (Decreet 8/7/2022 art. 12, 17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort


def vrije_plaatsen(soort: Toekenningssoort, bezet: Iterable[str]) -> list[str]:
    """The seats that another organisation can still take, in the order of the law; `bezet`: one key per taken seat."""
    genomen = list(bezet)
    return [
        sleutel
        for sleutel, plaats in soort.plaatsen.items()
        if plaats.hoogstens is None or genomen.count(sleutel) < plaats.hoogstens
    ]


def vol_bezwaar(soort: Toekenningssoort, plaats: str, bezet: Sequence[str]) -> str:
    """Why nobody can take this seat beside those in `bezet`, as a sentence with the article; "" when somebody can."""
    if plaats not in soort.plaatsen:
        return "Kies een plaats uit de lijst."
    if plaats in vrije_plaatsen(soort, bezet):
        return ""
    wat = soort.plaatsen[plaats]
    hoeveel = "één organisatie" if wat.hoogstens == 1 else f"{wat.hoogstens} organisaties"
    return (
        f"“{wat.label}” is al ingevuld: daar is plaats voor {hoeveel} ({soort.rechtsgrond}). Kies een andere plaats, "
        "of verwijder eerst wie er staat."
    )


def soort_bezwaar(
    soort: Toekenningssoort, plaats: str, naam: str, organisatiesoort: str, soort_label: str
) -> str:
    """Why an organisation of this kind cannot take this seat, as a sentence with the article; "" when it can."""
    if plaats not in soort.plaatsen:
        return "Kies een plaats uit de lijst."
    wat = soort.plaatsen[plaats]
    if organisatiesoort in wat.soorten:
        return ""
    return (
        f"{naam} is een organisatie van de soort “{soort_label}” en hoort niet bij “{wat.label}” "
        f"({soort.rechtsgrond})."
    )
