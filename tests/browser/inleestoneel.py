"""The stage of reading existing mandates in: a file that came in, and one that was taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from playwright.sync_api import FilePayload

from mandaten.handelingen.inlezen import Bestand, inlezing_terugdraaien, toekenningen_inlezen
from mandaten.imports.kolommen import VAN_VELD
from mandaten.imports.repetitie import lees
from mandaten.models import Inlezing
from tests.mandaten.inlezingen import csv_bestand, kbo, organisatie, rij, verband
from werkzorg.plaatsen.models import Regio

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel


def _bestand(*rijen: dict[str, str]) -> FilePayload:
    inhoud = csv_bestand(rijen).read()
    return {"name": "mandaten-2024.csv", "mimeType": "text/csv", "buffer": inhoud}


# A step before a page -> the file that is chosen on it.
BESTANDEN: dict[str, Callable[[], FilePayload]] = {
    "goed_bestand": lambda: _bestand(
        rij(kenmerk="MB 2024/1", houder=kbo(2), van="1/1/2023", tot="31/12/2027", overgang="ja"),
        verband(kenmerk="MB 2024/2", regios="Kempen, Limburg"),
    ),
    "fout_bestand": lambda: _bestand(
        rij(kenmerk="MB 2024/1", tot=""),
        verband(kenmerk="MB 2024/2", regios="Gent", partners=kbo(2)),
        rij(kenmerk="SVZ-2024-0001", houder="0403.019.261", van="32/13/2024"),
    ),
}


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
