"""Points of experts by the weights of the call."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.ontvankelijkheid import controlepunten
from mandaten.domein.scores import Gewogen, gemiddelde, totaal
from mandaten.soorten import SOORTEN


@pytest.mark.parametrize(
    ("scores", "verwacht"),
    [
        ([], None),
        ([(1, 7)], "7.0"),
        ([(60, 8), (40, 5)], "6.8"),
        ([(1, 0), (1, 1)], "0.5"),
        # 6.25 is rounded up, 6.24… down.
        ([(1, 4), (3, 7)], "6.3"),
        ([(100, 10), (1, 0)], "9.9"),
    ],
)
def test_het_gewogen_totaal(scores: list[tuple[int, int]], verwacht: str | None) -> None:
    assert totaal(Gewogen(*een) for een in scores) == (Decimal(verwacht) if verwacht else None)


@pytest.mark.parametrize("fout", [Gewogen(0, 5), Gewogen(1, 11), Gewogen(1, -1)])
def test_wat_geen_score_is_is_een_fout(fout: Gewogen) -> None:
    with pytest.raises(ValueError, match="no score"):
        totaal([fout])


def test_het_gemiddelde() -> None:
    assert gemiddelde([]) is None
    assert gemiddelde([7, 8]) == Decimal("7.5")
    assert gemiddelde([1, 1, 2]) == Decimal("1.3")


@given(st.lists(st.builds(Gewogen, st.integers(1, 100), st.integers(0, 10)), min_size=1))
def test_het_totaal_ligt_tussen_de_laagste_en_de_hoogste(scores: list[Gewogen]) -> None:
    som = totaal(scores)
    assert som is not None
    assert min(een.punten for een in scores) <= som <= max(een.punten for een in scores)


def test_wat_nagekeken_wordt_hangt_af_van_de_soort() -> None:
    per_soort = {
        sleutel: [punt.sleutel for punt in controlepunten(soort)] for sleutel, soort in SOORTEN.items()
    }
    assert per_soort["erkenning"] == ["bevoegd", "soort", "volledig"]
    assert per_soort["werkactor"] == ["bevoegd", "soort", "werkingsgebied", "volledig"]
    for met_alles in ("zorg", "netwerk", "contingent"):
        assert per_soort[met_alles] == [
            "op_tijd",
            "bevoegd",
            "soort",
            "partners",
            "werkingsgebied",
            "volledig",
        ]
