"""The stage of reading existing mandates in: a file that came in, and one that was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mandaten.handelingen.inlezen import Bestand, inlezing_terugdraaien, toekenningen_inlezen
from mandaten.imports.kolommen import VAN_VELD
from mandaten.imports.repetitie import lees
from mandaten.models import Inlezing
from tests.mandaten.inlezingen import kbo, organisatie, rij, verband
from werkzorg.plaatsen.models import Regio

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def vul_inlezen(toneel: Toneel) -> dict[str, Any]:
    """What the addresses of these pages are filled in with."""
    for nummer, soort in enumerate(("caw", "vaph", "cgg"), start=1):
        organisatie(nummer, soort)
    ingelezen = _lees(
        toneel, "mandaten-2023.csv", rij(), verband(kenmerk="MB 2023/13", regios="Gent, Waasland")
    )
    weg = _lees(toneel, "verkeerd.csv", rij(kenmerk="MB 2023/14", houder=kbo(3)))
    inlezing_terugdraaien(weg, reden="Het was het bestand van vorig jaar.", door=toneel.an.door)
    return {"ingelezen": ingelezen.pk, "teruggedraaid": weg.pk}


def _lees(toneel: Toneel, naam: str, *rijen: dict[str, str]) -> Inlezing:
    regios = dict(Regio.objects.values_list("sleutel", "naam"))
    gelezen, _ = lees(
        [(nummer, dict.fromkeys(VAN_VELD, "") | een) for nummer, een in enumerate(rijen, start=2)], regios
    )
    return toekenningen_inlezen(gelezen, Bestand(naam, "ab" * 32), door=toneel.an.door)
