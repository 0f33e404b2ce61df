"""On which day a decision, plan, report or advice can have been registered in the persoonlijk dossier."""

from __future__ import annotations

from datetime import date

import pytest

from trajecten.domein.registratie import STUKKEN, registratie_bezwaar

SINDS, VANDAAG = date(2026, 2, 27), date(2026, 3, 2)


@pytest.mark.parametrize("wat", STUKKEN)
@pytest.mark.parametrize(
    ("op", "sinds", "stuk"),
    [
        (VANDAAG, None, "nog niet"),
        (date(2026, 2, 26), SINDS, "op 27/02/2026: kies die dag of een latere."),
        (SINDS, SINDS, ""),
        (date(2026, 3, 1), SINDS, ""),
        (VANDAAG, SINDS, ""),
        (date(2026, 3, 3), SINDS, "in de toekomst"),
    ],
)
def test_van_de_dag_dat_het_er_is_tot_en_met_vandaag(
    wat: str, op: date, sinds: date | None, stuk: str
) -> None:
    zin = registratie_bezwaar(wat, op, sinds=sinds, vandaag=VANDAAG)
    assert stuk in zin
    assert bool(zin) is bool(stuk)
