"""Which law a verzoek follows, and what still happens under the old one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from trajecten.domein.oude_regels import (
    NIEUW,
    OUD,
    PROBLEEMLABEL,
    belemmeringen,
    handeling_bezwaar,
    invoer_bezwaren,
    is_oud,
    stelsel,
)

GRENS = date(2023, 7, 1)
VANDAAG = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("ontvangen", "oud"),
    [(date(2023, 6, 30), True), (GRENS, False), (date(2014, 7, 1), True), (VANDAAG, False)],
)
def test_de_dag_van_ontvangst_beslist(ontvangen, oud):
    assert is_oud(ontvangen, GRENS) is oud
    assert stelsel(ontvangen, GRENS) == (OUD if oud else NIEUW)
    assert bool(handeling_bezwaar(ontvangen, GRENS)) is oud


def test_de_oude_wet_zei_mentaal_waar_de_nieuwe_cognitief_zegt():
    oud, nieuw = belemmeringen(GRENS - timedelta(days=1), GRENS), belemmeringen(GRENS, GRENS)
    assert set(oud) ^ set(nieuw) == {"mentaal", "cognitief"}
    # The first letters are those of the law's own abbreviation.
    for sleutel, labels in ((OUD, oud), (NIEUW, nieuw)):
        assert "".join(label[0] for label in labels.values()) == PROBLEEMLABEL[sleutel]


@pytest.mark.parametrize(
    ("ontvangen", "einde", "gekozen", "veld", "stuk"),
    [
        (date(2022, 1, 1), date(2023, 1, 1), ("mentaal",), None, ""),
        (date(2022, 1, 1), None, ("mentaal",), "beeindigd_op", "afgesloten dossier"),
        (date(2022, 1, 1), date(2021, 12, 31), ("mentaal",), "beeindigd_op", "vóór de ontvangst"),
        (date(2022, 1, 1), VANDAAG + timedelta(days=1), ("mentaal",), "beeindigd_op", "toekomst"),
        (date(2022, 1, 1), date(2023, 1, 1), ("cognitief",), "belemmeringen", "MMPPS"),
        (date(2022, 1, 1), date(2022, 1, 1), ("mentaal",), None, ""),
        (date(2022, 1, 1), VANDAAG, ("mentaal",), None, ""),
        (date(2024, 1, 1), None, ("cognitief",), None, ""),
        (date(2024, 1, 1), None, ("medisch", "mentaal"), "belemmeringen", "CMPPS"),
        (VANDAAG, None, ("medisch",), None, ""),
        (VANDAAG + timedelta(days=1), None, ("medisch",), "ontvangen_op", "toekomst"),
    ],
)
def test_wat_je_inleest(ontvangen, einde, gekozen, veld, stuk):
    uit = invoer_bezwaren(ontvangen, einde, gekozen, grens=GRENS, vandaag=VANDAAG)
    if veld is None:
        assert uit == {}
    else:
        assert list(uit) == [veld]
        assert stuk in uit[veld]
