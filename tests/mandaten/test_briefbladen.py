"""The last page of a letter: never only the legal information, however long the letter is."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mandaten.documenten.behandelbrief import SJABLONEN, VRAAGBRIEF
from mandaten.documenten.voornemenbrief import SJABLOON
from tests.gereedschap import gereedschap
from werkzorg.documenten.pdf import maak_pdf

ZIN = "De begeleiding viel drie maanden stil en het verband dekte het werkingsgebied toen niet meer."
WETTELIJK = "Wettelijke informatie"
VOET = "Voet van elk blad"
DAG = date(2026, 3, 2)
HOOFD: dict[str, Any] = {
    "organisatie_naam": "Departement Zorg",
    "organisatie_adres": "Koning Albert II-laan 35, 1030 Brussel",
    "dossiernummer": VOET,
    "versie": 1,
    "datum": DAG,
    "soort_label": VOET,
    "wat": "Mandaat samenwerkingsverband Zorg",
    "verifieer_adres": "https://werkzorg.invalid/verifieer/",
}


def bladen(pdf: bytes, map_: Path) -> list[str]:
    """The words of each page."""
    pad = map_ / "brief.pdf"
    pad.write_bytes(pdf)
    programma = gereedschap("pdftotext", pakket="poppler-utils")
    uit = subprocess.run([programma, str(pad), "-"], capture_output=True, check=True, text=True)
    return uit.stdout.split("\f")[:-1]


def voornemen(regels: int) -> bytes:
    """A notice of which the reasons count so many lines."""
    handhaving = SimpleNamespace(
        meegedeeld_op=DAG,
        verweer_uiterlijk_op=DAG,
        beslissen_uiterlijk_op=DAG,
        vastgesteld_op=DAG,
        bron="controle ter plaatse",
        tekortkoming=ZIN,
        voornemen_motivering="\n".join([ZIN] * regels),
    )
    gegevens = HOOFD | {
        "handhaving": handhaving,
        "maatregel": "schorsing",
        "gronden": ("Decreet 8/7/2022 art. 12", "Decreet 8/7/2022 art. 27"),
        "houder": "CAW De Brug",
        "houder_adres": "Sint-Pietersnieuwstraat 12, 9000 Gent",
        "zaak_adres": "https://werkzorg.invalid/mandaten/handhaving/1/",
    }
    return maak_pdf(SJABLOON, gegevens, titel="Voornemen", identificatie="proef:1")


def vraag_om_aanvulling(vragen: int) -> bytes:
    """A request with so many questions."""
    gegevens = HOOFD | {
        "bestemmeling": "CAW De Brug",
        "bestemmeling_adres": "Sint-Pietersnieuwstraat 12, 9000 Gent",
        "ter_attentie_van": "Rita Maes",
        "rechtsgrond": "Decreet 8/7/2022 art. 12",
        "ingediend_op": DAG,
        "adres": "https://werkzorg.invalid/mandaten/aanvragen/1/",
        "klok": SimpleNamespace(staat_stil=True, uiterlijk=None),
        "reden": ZIN,
        "vragen": [("Deskundigheid", ZIN, "")] * vragen,
        "is_eerste_fase": True,
        "gevraagd_op": DAG,
    }
    return maak_pdf(SJABLONEN[VRAAGBRIEF], gegevens, titel="Vraag", identificatie="proef:2")


@pytest.mark.parametrize("maak", [voornemen, vraag_om_aanvulling], ids=lambda maak: maak.__name__)
def test_de_wettelijke_informatie_staat_nooit_alleen_op_een_blad(
    maak: Callable[[int], bytes], tmp_path: Path
) -> None:
    aantallen = set()
    for lengte in range(1, 14):
        uit = bladen(maak(lengte), tmp_path)
        aantallen.add(len(uit))
        voor, kop, _ = uit[-1].partition(WETTELIJK)
        assert kop, f"lengte {lengte}: het laatste blad eindigt niet met de wettelijke informatie"
        voor = voor.partition(VOET)[0] if len(uit) > 1 else voor
        assert len(voor.split()) > 30, f"lengte {lengte}: op het laatste blad staat alleen {voor!r}"
    assert max(aantallen) > 1, "geen van deze brieven was langer dan een blad"
