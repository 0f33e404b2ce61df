"""The last page of a letter: never only the legal information, however long the letter is."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from mandaten.documenten.voornemenbrief import SJABLOON
from tests.gereedschap import gereedschap
from werkzorg.documenten.pdf import maak_pdf

ZIN = "De begeleiding viel drie maanden stil en het verband dekte het werkingsgebied toen niet meer."
WETTELIJK = "Wettelijke informatie"


def bladen(pdf: bytes, map_: Path) -> list[str]:
    """The words of each page, without the foot of the page."""
    pad = map_ / "brief.pdf"
    pad.write_bytes(pdf)
    programma = gereedschap("pdftotext", pakket="poppler-utils")
    uit = subprocess.run([programma, str(pad), "-"], capture_output=True, check=True, text=True)
    return [blad.split("Voornemen SVZ")[0] for blad in uit.stdout.split("\f")[:-1]]


def brief(alineas: int) -> bytes:
    """A notice of which the reasons count so many lines."""
    dag = date(2026, 3, 2)
    handhaving = SimpleNamespace(
        meegedeeld_op=dag,
        verweer_uiterlijk_op=dag,
        beslissen_uiterlijk_op=dag,
        vastgesteld_op=dag,
        bron="controle ter plaatse",
        tekortkoming=ZIN,
        voornemen_motivering="\n".join([ZIN] * alineas),
    )
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": "Departement Zorg",
            "organisatie_adres": "Koning Albert II-laan 35, 1030 Brussel",
            "dossiernummer": "SVZ-2026-0001",
            "versie": 1,
            "datum": dag,
            "soort_label": "Voornemen van een maatregel",
            "handhaving": handhaving,
            "maatregel": "schorsing",
            "wat": "Mandaat samenwerkingsverband Zorg",
            "gronden": ("Decreet 8/7/2022 art. 12", "Decreet 8/7/2022 art. 27"),
            "houder": "CAW De Brug",
            "houder_adres": "Sint-Pietersnieuwstraat 12, 9000 Gent",
            "zaak_adres": "https://werkzorg.invalid/mandaten/handhaving/1/",
            "verifieer_adres": "https://werkzorg.invalid/verifieer/",
        },
        titel="Wij overwegen een maatregel",
        identificatie="proef:1",
    )


@pytest.mark.parametrize("alineas", [1, 4, 8, 40, 43])
def test_de_wettelijke_informatie_staat_nooit_alleen_op_een_blad(alineas: int, tmp_path: Path) -> None:
    uit = bladen(brief(alineas), tmp_path)
    assert len(uit) == (2 if alineas < 20 else 3)
    voor, kop, _ = uit[-1].partition(WETTELIJK)
    assert kop
    assert "Wat er daarna gebeurt" in voor or len(voor.split()) > 20, f"alleen {voor!r} staat ervoor"
