"""Log lines: numbers of people are masked, ids of requests stay whole."""

from __future__ import annotations

import pytest

from werkzorg.logopmaak import zonder_insz

MASKER = "••.••.••-•••.••"


@pytest.mark.parametrize("insz", ["85073012345", "85.07.30-123.45", "85 07 30 123 45", "850730-12345"])
def test_een_insz_wordt_afgedekt(insz: str) -> None:
    assert zonder_insz(f"zoek {insz}, en {insz}.") == f"zoek {MASKER}, en {MASKER}."


def test_een_uuid_met_elf_cijfers_blijft_heel() -> None:
    kenmerk = "86390459-6a9b-47a7-a098-85073012345e"
    assert zonder_insz(f"aanvraag {kenmerk}") == f"aanvraag {kenmerk}"
    assert zonder_insz(f"{kenmerk} 85073012345") == f"{kenmerk} {MASKER}"
