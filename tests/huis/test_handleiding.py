"""The page on adding an act quotes the code; what it quotes must be what stands there."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PAGINA = PROJECT / "docs/een_handeling_toevoegen.md"


def vreemde_regels(tekst: str, bronnen: set[str]) -> list[str]:
    """The lines quoted in Python blocks that no source has; an ellipsis stands for what is left out."""
    blokken = re.findall(r"```python\n(.*?)```", tekst, flags=re.S)
    regels = [regel.strip() for blok in blokken for regel in blok.splitlines()]
    return [
        regel
        for regel in regels
        if regel and "..." not in regel and "…" not in regel and regel not in bronnen
    ]


def _bronnen() -> set[str]:
    paden = [*PROJECT.glob("werkzorg/**/*.py"), *PROJECT.glob("tests/**/*.py")]
    return {regel.strip() for pad in paden for regel in pad.read_text().splitlines()}


def test_wat_de_bladzijde_aanhaalt_staat_in_de_code() -> None:
    assert vreemde_regels(PAGINA.read_text(), _bronnen()) == []


def test_een_verzonnen_regel_valt_op() -> None:
    assert vreemde_regels("```python\nx = verzonnen()\nimport re\n# ...\n```", {"import re"}) == [
        "x = verzonnen()"
    ]
